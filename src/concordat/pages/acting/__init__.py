"""Recording what was done: one page for each act."""
