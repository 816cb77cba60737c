"""Pages for when something is missing, not allowed, not understood, or broken."""
