"""What a board may wish to look at in a sound protocol, and what differs between two versions."""
