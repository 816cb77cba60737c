"""The cases in which one has a part."""
