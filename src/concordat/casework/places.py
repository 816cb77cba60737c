"""Where a page of a list ends and the next begins: by the last row shown, so that the last page
costs what the first does.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import datetime
from functools import reduce

from django.db.models import Q

from concordat.casework.errors import NotFound


def told(*key: datetime | str | int) -> str:
    """The place after the row with this key, as a page's address carries it."""
    parts = [part.isoformat() if isinstance(part, datetime) else part for part in key]
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def after(place: str | None, columns: Sequence[str]) -> Q:
    """Rows behind that place, in the order of these columns ("-" first for one that falls). Raises
    NotFound for a place that no page gave.
    """
    if place is None:
        return Q()
    values = _read(place)
    if len(values) != len(columns):
        raise NotFound(place)
    names = [column.lstrip("-") for column in columns]
    found = Q()
    for number, column in enumerate(columns):
        same = reduce(lambda q, i: q & Q(**{names[i]: values[i]}), range(number), Q())
        beyond = "lt" if column.startswith("-") else "gt"
        found |= same & Q(**{f"{names[number]}__{beyond}": values[number]})
    return found


def _read(place: str) -> list[datetime | str | int]:
    try:
        parts = json.loads(base64.urlsafe_b64decode(place + "=" * (-len(place) % 4)))
    except (binascii.Error, ValueError):
        raise NotFound(place) from None
    if not isinstance(parts, list) or not all(isinstance(part, str | int) for part in parts):
        raise NotFound(place)
    return [_instant(part) if isinstance(part, str) else part for part in parts]


def _instant(part: str) -> datetime | str:
    try:
        return datetime.fromisoformat(part)
    except ValueError:
        return part
