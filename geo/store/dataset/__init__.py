"""A dataset in memory: loaded, filtered, searched, counted."""
