"""A person's work: what they owe, what they were told, handing on, being away."""
