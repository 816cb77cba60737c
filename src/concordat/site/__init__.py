"""Puts the apps together into one site: settings, addresses, headers, checks and the server."""
