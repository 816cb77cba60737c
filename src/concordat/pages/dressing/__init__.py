"""A brief's values as the components show them: addresses are added, nothing is worked out."""
