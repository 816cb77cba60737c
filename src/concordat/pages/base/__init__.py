"""The base template of every page, and a board's accent colour."""
