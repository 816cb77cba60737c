"""Who was shown what of a case, and when: written down before it is shown."""
