"""What the files of a dataset are: columns, rules of cells, themes, ids, and where they lie."""
