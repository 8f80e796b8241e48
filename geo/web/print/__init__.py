"""The offline page: the filtered map as one HTML file."""
