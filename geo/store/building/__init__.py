"""Articles and curated inputs become the dataset: read, merged, corrected, written, checked."""
