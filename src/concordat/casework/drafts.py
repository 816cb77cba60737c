"""Drafts: disagreements that somebody is still writing, until they are raised or thrown away."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from concordat import clock
from concordat.casework import unrecorded
from concordat.casework.errors import NotFound


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft in a list: `about` is what its writer's pages call it. One that has no such name
    holds nothing yet, or was raised, and is in no list.
    """

    id: str
    board: str
    kept: datetime
    about: str


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


def mine(person: str) -> tuple[DraftCard, ...]:
    """A person's drafts in which something was written, the latest first. Two queries, or one where
    there is none.
    """
    every = unrecorded.read(_of(person).order_by("-kept", "id"))
    named = ((row, json.loads(text).get("about", "")) for row, text in every)
    return tuple(DraftCard(row.id, row.board, row.kept, about) for row, about in named if about)


def board_of(person: str, draft_id: str) -> str:
    """The board of a draft; "" where that person has none of that id."""
    boards = _of(person).filter(pk=draft_id).values_list("board", flat=True)
    return boards.first() or ""


def forget_empty(person: str, before: datetime) -> None:
    """Throw away a person's drafts that hold nothing, or were raised, and were last kept before
    then, when nobody sends them any more; not one of which a form was returned.
    """
    named = {card.id for card in mine(person)}
    empty = _of(person).filter(kept__lt=before).exclude(pk__in=named)
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
