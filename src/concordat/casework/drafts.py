"""Drafts: disagreements that somebody is still writing, until they are raised or thrown away."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from concordat import clock
from concordat.casework import unrecorded
from concordat.casework.errors import NotFound

EMPTY_FOR = timedelta(days=1)
"""How long a draft is kept in which nothing was written."""


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft in a list: `about` is what its writer's pages call it, "" while nothing was written
    in it. `danger`: it says that a child is in danger and not that anybody was rung.
    """

    id: str
    board: str
    kept: datetime
    about: str
    danger: bool = False


def keep(
    person: str, board: str, draft_id: str | None, data: dict[str, Any], at: datetime | None = None
) -> str:
    """Keeps what was written so far; returns the draft's id, a new one where none is given.

    Raises NotFound for a draft that isn't this person's, or was thrown away.
    """
    text, now = json.dumps(data), at or clock.now()
    if draft_id is None:
        return unrecorded.keep(person, board, text, now)
    unrecorded.rewrite(person, draft_id, board, text, now)
    return draft_id


def get(person: str, draft_id: str) -> dict[str, Any]:
    """What was written so far. Raises NotFound for a draft that isn't this person's, or was thrown
    away.
    """
    for found in unrecorded.read(_of(person).filter(pk=draft_id)):
        data: dict[str, Any] = json.loads(found.text)
        return data
    raise NotFound(draft_id)


def mine(person: str, now: datetime) -> tuple[DraftCard, ...]:
    """A person's drafts, the latest first, without what was raised and those that were left empty.
    Two queries, or one where there is none.
    """
    every = unrecorded.read(_of(person).order_by("-kept", "id"))
    kept = ((row, json.loads(text)) for row, text in every)
    cards = (
        DraftCard(
            row.id, row.board, row.kept, data.get("about", ""), danger=data.get("danger", False)
        )
        for row, data in kept
        if not data.get("raised")
    )
    return tuple(card for card in cards if card.about or now - card.kept < EMPTY_FOR)


def board_of(person: str, draft_id: str) -> str:
    """The board of a draft; "" where that person has none of that id."""
    boards = _of(person).filter(pk=draft_id).values_list("board", flat=True)
    return boards.first() or ""


def forget_empty(person: str, now: datetime) -> None:
    """Throw away a person's drafts that were left empty, or were raised, so long ago that nobody
    sends them any more; not one of which a form was returned.
    """
    listed = {card.id for card in mine(person, now)}
    empty = _of(person).filter(kept__lt=now - EMPTY_FOR).exclude(pk__in=listed)
    returned = set(unrecorded.returned(person).values_list("sealed_by", flat=True))
    gone = [id_ for (id_,) in empty.values_list("pk") if unrecorded.own_key(id_) not in returned]
    unrecorded.discard(unrecorded.of(person).filter(pk__in=gone), clock.now())


def discard(person: str, draft_id: str, at: datetime | None = None) -> None:
    """Throws a draft away with the forms that were returned of it, and its key with it. Safe to
    repeat.
    """
    unrecorded.discard(_of(person).filter(pk=draft_id), at or clock.now())


def _of(person: str) -> unrecorded.Rows:
    return unrecorded.of(person).filter(until=None)
