"""The article as it lies on the page: blocks, headings, scripts, lines of names, quotation marks."""
