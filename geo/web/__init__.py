"""Everything that is answered over HTTP, apart from the pages."""
