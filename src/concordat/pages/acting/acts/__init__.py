"""One file an act: the words of its button, its questions, and the act they make."""
