"""The cases in which the reader has a part."""
