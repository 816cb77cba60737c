"""Ids of services that come from a folder."""

import json
from hashlib import sha256


def service_id(agency: str, name: str) -> str:
    """The id of a service that comes from a folder: the same each time the folder is loaded."""
    return sha256(json.dumps(["service", agency, name]).encode()).hexdigest()[:32]
