"""The page of one case: what is next, what has happened, who is who."""
