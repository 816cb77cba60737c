"""My work: what I owe, what I was told, handing on, being away."""
