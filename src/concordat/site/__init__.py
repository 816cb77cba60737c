"""How the rooms are put together into one running site: settings, addresses, headers, checks, the
server.
"""
