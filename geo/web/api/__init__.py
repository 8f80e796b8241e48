"""The HTTP interface: routes under /api and /download, their parameters and answers."""
