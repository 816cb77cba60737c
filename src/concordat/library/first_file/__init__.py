"""A first protocol file, written from the answers to a few questions."""
