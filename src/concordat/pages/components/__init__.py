"""Pieces of a page that hold no journey's words: macros (`*.html`) and the values they show."""
