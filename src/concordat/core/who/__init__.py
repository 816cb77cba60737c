"""Who may do what in a case, and why not."""
