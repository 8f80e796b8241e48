"""What stands around every answer: headers, limits, and the files of the pages and the map."""
