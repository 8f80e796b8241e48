"""Articles read for the dataset: one, many, and as a document of the command line."""
