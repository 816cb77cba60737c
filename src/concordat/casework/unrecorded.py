"""What somebody wrote that is not in the record: sealed, theirs alone, gone for good once it is
recorded or thrown away.

Each is sealed as a note: of the case or the draft it belongs to, so that it can't outlive either,
or else under a key of its own.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from concordat.casework import models
from concordat.casework.errors import NotFound
from concordat.ids import new_id
from concordat.vault import service as vault
from concordat.vault.errors import Destroyed, Erased

Rows = QuerySet[models.Unrecorded, models.Unrecorded]
_FIELD = "unrecorded"


class Written(NamedTuple):
    """What was written, opened."""

    row: models.Unrecorded
    text: str


def of(person: str) -> Rows:
    """Everything of one person."""
    return models.Unrecorded.objects.filter(person=person)


def returned(person: str) -> Rows:
    """The returned forms of one person."""
    return of(person).filter(until__isnull=False)


def keep(
    person: str,
    board: str,
    text: str,
    at: datetime,
    *,
    belongs_to: str = "",
    until: datetime | None = None,
    form: str = "",
) -> str:
    """Keep a text and return its id. It is sealed by the key of what it `belongs_to`, a case or a
    draft, or else by its own. Raises Erased where that key was destroyed.
    """
    new = new_id()
    key = belongs_to or own_key(new)
    with transaction.atomic():
        vault.begin(key, board)
        sealed = vault.seal_notes(key, board, {_label(new): text})[new]
        models.Unrecorded.objects.create(
            id=new,
            board=board,
            person=person,
            kept=at,
            until=until,
            sealed_by=key,
            form=form,
            sealed=sealed,
        )
    return new


def rewrite(person: str, id_: str, board: str, text: str, at: datetime) -> None:
    """Keep another text in the place of one. Raises NotFound where that person has none of that
    id.
    """
    with transaction.atomic():
        row = of(person).filter(pk=id_).first()
        if row is None:
            raise NotFound(id_)
        sealed = vault.seal_again(row.sealed_by, _label(id_), text)
        of(person).filter(pk=id_).update(board=board, kept=at, sealed=sealed)


def read(rows: Rows) -> Iterator[Written]:
    """Open them, in their order, without those whose keys are gone. Two queries, or one where there
    is none.
    """
    found = list(rows)
    rings = vault.keyrings({row.sealed_by for row in found}, (row.id for row in found))
    for row in found:
        try:
            text = rings[row.sealed_by].open_note(_label(row.id), bytes(row.sealed))
        except (Erased, Destroyed):
            continue
        yield Written(row, text)


def discard(rows: Rows, now: datetime) -> None:
    """Throw them away with what belongs to them, and their keys. Safe to repeat."""
    for id_, person, key in list(rows.values_list("id", "person", "sealed_by")):
        own = key == own_key(id_)
        gone = {"sealed_by": key} if own else {"pk": id_}
        with transaction.atomic():
            if not of(person).filter(**gone).delete()[0]:
                continue
            if own:
                vault.erase(key, now)
            else:
                vault.destroy_note(key, id_, now)


def own_key(id_: str) -> str:
    """The vault's key of something that belongs to nothing else."""
    return f"unrecorded/{id_}"


def _label(id_: str) -> vault.Label:
    return vault.Label(id_, _FIELD)
