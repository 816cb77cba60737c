"""A protocol in words and pictures: the ladder as text, its map, the reference for authors."""
