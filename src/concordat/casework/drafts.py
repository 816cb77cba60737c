"""What somebody is still writing: sealed, theirs alone, gone for good when it is raised or thrown
away.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from concordat import clock
from concordat.casework import models, notes
from concordat.casework.errors import NotFound
from concordat.vault import service as vault

_FIELD = "draft"


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft in a list: no word of it."""

    id: str
    board: str
    kept: datetime


def keep(
    person: str, board: str, draft_id: str | None, data: dict[str, Any], at: datetime | None = None
) -> str:
    """Keeps what was written so far; returns the draft's id, a new one where none is given.

    Raises NotFound for a draft that isn't this person's, or was thrown away.
    """
    text, now = json.dumps(data), at or clock.now()
    with transaction.atomic():
        if draft_id is None:
            new = notes.new_id()
            sealer = vault.begin(_key(new), board)
            models.Draft.objects.create(
                id=new, board=board, person=person, kept=now, sealed=sealer.seal(_FIELD, text)
            )
            return new
        mine = models.Draft.objects.filter(pk=draft_id, person=person)
        if not mine.exists():
            raise NotFound(draft_id)
        mine.update(board=board, kept=now, sealed=vault.seal(_key(draft_id), _FIELD, text))
        return draft_id


def get(person: str, draft_id: str) -> dict[str, Any]:
    """What was written so far. Raises NotFound for a draft that isn't this person's, or was thrown
    away.
    """
    row = models.Draft.objects.filter(pk=draft_id, person=person).first()
    if row is None:
        raise NotFound(draft_id)
    data: dict[str, Any] = json.loads(vault.open(_key(draft_id), _FIELD, bytes(row.sealed)))
    return data


def mine(person: str) -> tuple[DraftCard, ...]:
    """A person's drafts, the latest first."""
    rows = models.Draft.objects.filter(person=person).order_by("-kept", "id")
    return tuple(DraftCard(row.id, row.board, row.kept) for row in rows)


def discard(person: str, draft_id: str, at: datetime | None = None) -> None:
    """Throws a draft away, and its key with it. Doing it twice changes nothing."""
    with transaction.atomic():
        if models.Draft.objects.filter(pk=draft_id, person=person).delete()[0]:
            vault.erase(_key(draft_id), at or clock.now())


def _key(draft_id: str) -> str:
    return f"draft/{draft_id}"
