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
    with transaction.atomic():
        if draft_id is None:
            new = notes.new_id()
            sealer = vault.begin(key(new), board)
            models.Draft.objects.create(
                id=new, board=board, person=person, kept=now, sealed=sealer.seal(_FIELD, text)
            )
            return new
        mine = models.Draft.objects.filter(pk=draft_id, person=person)
        if not mine.exists():
            raise NotFound(draft_id)
        mine.update(board=board, kept=now, sealed=vault.seal(key(draft_id), _FIELD, text))
        return draft_id


def get(person: str, draft_id: str) -> dict[str, Any]:
    """What was written so far. Raises NotFound for a draft that isn't this person's, or was thrown
    away.
    """
    row = models.Draft.objects.filter(pk=draft_id, person=person).first()
    if row is None:
        raise NotFound(draft_id)
    data: dict[str, Any] = json.loads(vault.open(key(draft_id), _FIELD, bytes(row.sealed)))
    return data


def mine(person: str) -> tuple[DraftCard, ...]:
    """A person's drafts in which something was written, the latest first. Two queries, or one where
    there is none.
    """
    rows = list(models.Draft.objects.filter(person=person).order_by("-kept", "id"))
    rings = vault.keyrings((key(row.id) for row in rows), ()) if rows else {}
    found = []
    for row in rows:
        data = json.loads(rings[key(row.id)].open(_FIELD, bytes(row.sealed)))
        if about := data.get("about", ""):
            found.append(DraftCard(row.id, row.board, row.kept, about))
    return tuple(found)


def forget_empty(person: str, before: datetime) -> None:
    """Throw away a person's drafts that hold nothing, or were raised, and were last kept before
    then, when nobody sends them any more.
    """
    named = {card.id for card in mine(person)}
    rows = models.Draft.objects.filter(person=person, kept__lt=before).exclude(pk__in=named)
    for draft_id in list(rows.values_list("id", flat=True)):
        discard(person, draft_id)


def discard(person: str, draft_id: str, at: datetime | None = None) -> None:
    """Throws a draft away with what was sent for it and not recorded, and its key with it. Doing it
    twice changes nothing.
    """
    with transaction.atomic():
        if models.Draft.objects.filter(pk=draft_id, person=person).delete()[0]:
            models.Unsent.objects.filter(sealed_by=key(draft_id)).delete()
            vault.erase(key(draft_id), at or clock.now())


def key(draft_id: str) -> str:
    """The vault's key by which a draft is sealed."""
    return f"draft/{draft_id}"
