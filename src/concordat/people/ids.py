"""Ids of services. They are in the record in clear, so they give nothing away."""

import json
import uuid
from hashlib import sha256


def new_id() -> str:
    """A random id, for a service that somebody enters."""
    return uuid.uuid4().hex


def service_id(agency: str, name: str) -> str:
    """The id of a service that comes from a folder: the same each time the folder is loaded."""
    return sha256(json.dumps(["service", agency, name]).encode()).hexdigest()[:32]
