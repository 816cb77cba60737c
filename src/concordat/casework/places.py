"""Where a page of a list ends and the next begins: by the last row shown, so that the last page
costs what the first does. A place is signed for its list: no list is asked for one that it didn't
give.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import reduce

from django.core import signing
from django.db.models import Q

from concordat.casework.errors import NotFound


def behind(columns: Sequence[str], *key: datetime | str | int) -> str:
    """The place after the row with this key, in the order of these columns, as a page's address
    carries it.
    """
    parts = [part.isoformat() if isinstance(part, datetime) else part for part in key]
    return _of(columns).sign_object(parts)


def after(place: str | None, columns: Sequence[str]) -> Q:
    """Rows behind that place, in the order of these columns ("-" first for one that falls). Raises
    NotFound for a place that no page gave.
    """
    if not place:
        return Q()
    values = _read(place, columns)
    names = [column.lstrip("-") for column in columns]
    found = Q()
    for number, column in enumerate(columns):
        same = reduce(lambda q, i: q & Q(**{names[i]: values[i]}), range(number), Q())
        beyond = "lt" if column.startswith("-") else "gt"
        found |= same & Q(**{f"{names[number]}__{beyond}": values[number]})
    return found


def _read(place: str, columns: Sequence[str]) -> list[datetime | str | int]:
    try:
        parts: list[str | int] = _of(columns).unsign_object(place)
    except signing.BadSignature:
        raise NotFound(place) from None
    return [_instant(part) if isinstance(part, str) else part for part in parts]


def _of(columns: Sequence[str]) -> signing.Signer:
    return signing.Signer(salt=f"{__name__}/{'/'.join(columns)}")


def _instant(part: str) -> datetime | str:
    try:
        return datetime.fromisoformat(part)
    except ValueError:
        return part
