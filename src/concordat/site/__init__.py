"""Combines the apps into one site: settings, addresses, headers, checks and the server."""
