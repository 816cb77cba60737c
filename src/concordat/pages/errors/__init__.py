"""Pages for when something is not there, not allowed, not understood, or broken."""
