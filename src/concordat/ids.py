"""Ids made at random: they are in the record in clear, so they give nothing away."""

import uuid


def new_id() -> str:
    """An id for what is about to be written down, in 32 hexadecimal digits."""
    return uuid.uuid4().hex
