"""The page that every other page is laid in, and a board's accent colour."""
