"""Changes each line of the core and the library in turn, and sees whether a test notices."""
