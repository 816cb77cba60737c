"""Forms and letters of a case, filled from its brief."""
