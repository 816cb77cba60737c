"""What somebody sent that was not recorded, because they were signed out or something in it has to
be put right: sealed, theirs alone, until they have sent it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from concordat import clock
from concordat.casework import models, notes
from concordat.core.errors import Refused
from concordat.vault import service as vault

KEPT_FOR = timedelta(days=7)
_FIELD = "unsent"
Boxes = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Unsent:
    """What was in the boxes of a page when it was sent. `back`: they were signed in, and it came
    back to be put right; `refused` is why, where the boxes alone don't show it.
    """

    id: str
    boxes: Boxes
    back: bool = False
    refused: Refused | None = None


def keep(
    person: str,
    board: str,
    boxes: Mapping[str, list[str]],
    at: datetime | None = None,
    *,
    back: bool = False,
    refused: Refused | None = None,
) -> str:
    """Keep what was sent, and return its id. What is older than a week is thrown away."""
    now, new = at or clock.now(), notes.new_id()
    with transaction.atomic():
        for old in models.Unsent.objects.filter(person=person, kept__lt=now - KEPT_FOR):
            discard(person, old.id, now)
        sealer = vault.begin(_key(new), board)
        why = [refused.code, refused.sentence] if refused else []
        sealed = sealer.seal(_FIELD, json.dumps({"boxes": dict(boxes), "back": back, "why": why}))
        models.Unsent.objects.create(id=new, board=board, person=person, kept=now, sealed=sealed)
    return new


def get(person: str, unsent: str) -> Unsent | None:
    """What that person sent under this id; None where they sent nothing, or it was sent since."""
    row = models.Unsent.objects.filter(pk=unsent, person=person).first()
    if row is None:
        return None
    kept = json.loads(vault.open(_key(unsent), _FIELD, bytes(row.sealed)))
    refused = Refused(*kept["why"]) if kept["why"] else None
    return Unsent(unsent, kept["boxes"], kept["back"], refused)


def discard(person: str, unsent: str, at: datetime | None = None) -> None:
    """Throw it away, and its key with it. Doing it twice changes nothing."""
    with transaction.atomic():
        if models.Unsent.objects.filter(pk=unsent, person=person).delete()[0]:
            vault.erase(_key(unsent), at or clock.now())


def _key(unsent: str) -> str:
    return f"unsent/{unsent}"
