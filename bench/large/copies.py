"""A told case as something to be copied: its rows, with the places where a copy says something
else.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Field, Model

from concordat.casework import models
from concordat.core import chain
from concordat.vault import service as vault
from concordat.vault.keyring import KeyRing, Label
from concordat.vault.keys import MasterKey
from concordat.vault.models import CaseKey, NoteKey
from concordat.vault.sealing import new_key

Rows = dict[type[Model], list[tuple[Any, ...]]]
Ids = dict[str, str]
"""What stands in a copy for what in the case that was told."""
_KEPT = 22  # digits of a note's id that stay, so that the notes of a copy are in the same order


def columns(table: type[Model]) -> list[Field]:
    """The columns that are written: all but numbers that the database gives. Those of duties are
    given here, because other rows name them.
    """
    found = table._meta.concrete_fields  # noqa: SLF001 - Django's name for what is public
    return [each for each in found if table is models.DutyRow or not each.db_returning]


def tables() -> list[type[Model]]:
    """The tables of casework with rows of a case that are copied, those that others name first."""
    found = [each for each in apps.get_app_config("casework").get_models() if _is_of_cases(each)]
    first = (models.CaseHead, models.DutyRow)
    return [*first, *(each for each in found if each not in first)]


def _is_of_cases(table: type[Model]) -> bool:
    return any(each.related_model is models.CaseHead for each in table._meta.concrete_fields)  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a told case. `texts` are the columns with ids in them, each in pieces: what stands
    between the ids and the ids, in turn. `sealed` is the column of sealed words; `duty` that of a
    duty's number, with its place among the duties of the case.
    """

    same: tuple[Any, ...]
    texts: tuple[tuple[int, list[str], type], ...]
    sealed: int | None
    duty: tuple[int, int] | None

    def copied(self, ids: Ids, first_duty: int = 0, sealed: bytes = b"") -> tuple[Any, ...]:
        found = list(self.same)
        for place, pieces, kind in self.texts:
            said = list(pieces)
            said[1::2] = [ids.get(old, old) for old in pieces[1::2]]
            text = "".join(said)
            found[place] = text.encode() if kind is bytes else text
        if self.sealed is not None:
            found[self.sealed] = sealed
        if self.duty is not None:
            found[self.duty[0]] = first_duty + self.duty[1]
        return tuple(found)


class ToldCase:
    """One case, ready to be copied. `varying` are the ids of whoever and whatever a case may name
    and a copy may have others for.
    """

    def __init__(self, ref: str, varying: Iterable[str]) -> None:
        self.ref = ref
        self.board = models.CaseHead.objects.get(pk=ref).board
        self._duties = list(models.DutyRow.objects.filter(case=ref).values_list("pk", flat=True))
        events = list(models.Event.objects.filter(case=ref).order_by("seq"))
        self._notes = list(models.Note.objects.filter(case=ref))
        excluded = models.Excluded.objects.filter(case=ref)
        ring = vault.keyring(ref)
        self._words = [ring.open_note(_label(each), bytes(each.sealed)) for each in self._notes]
        self._excluded = [vault.open(ref, "excluded", bytes(each.sealed)) for each in excluded]
        self._digests = [vault.digest(bytes(each.sealed)) for each in self._notes]
        self._hashes = [chain.digest(bytes(each.wire)) for each in events]
        self._requests = [each.request for each in events]
        children = models.ChildToken.objects.filter(case=ref)
        self._children = list(children.values_list("token", flat=True))
        ids = [each.id for each in self._notes]
        hexes = [*ids, *self._digests, *self._hashes, *self._children]
        self._ids = _finder([*varying, *self._requests], hexes)
        self._noted = [self._row(row) for row in self._notes]
        self._events = [self._row(row) for row in events]
        self._shut = [self._row(row) for row in excluded]
        apart = (models.Event, models.Note, models.Excluded)
        self._others = {
            table: [self._row(row) for row in _of(table, ref)]
            for table in tables()
            if table not in apart
        }

    @property
    def duties(self) -> int:
        return len(self._duties)

    def copy(self, number: int, named: Mapping[str, str], master: MasterKey, duty: int) -> Rows:
        """The rows of one copy, sealed and chained as its own, of other children. `named` says what
        stands for what; `duty` is the number of the first of its duties.
        """
        ids = dict(named)
        ids |= {each: f"copy/{number}/{each}" for each in self._requests}
        ids |= {each: vault.digest(f"{number}/{each}".encode()) for each in self._children}
        ids |= {each.id: f"{each.id[:_KEPT]}{number:010x}" for each in self._notes}
        ref, key = ids[self.ref], new_key()
        ring = KeyRing(ref, key)
        rows: Rows = {CaseKey: [(ref, self.board, master.id, master.wrap(ref, key), None)]}
        rows |= {table: [] for table in (models.CaseHead, NoteKey, models.Note, models.Event)}
        sealing = zip(self._notes, self._noted, self._words, self._digests, strict=True)
        for note, row, words, digest in sealing:
            label = _label(note, ids[note.id])
            sealed, wrapped = ring.seal_note(label, words)
            ids[digest] = vault.digest(sealed)
            rows[models.Note].append(row.copied(ids, sealed=sealed))
            rows[NoteKey].append((label.note, ref, self.board, wrapped, None))
        wire = [each.name for each in columns(models.Event)].index("wire")
        for old, row in zip(self._hashes, self._events, strict=True):
            made = row.copied(ids)
            ids[old] = chain.digest(made[wire])
            rows[models.Event].append(made)
        rows[models.Excluded] = [
            row.copied(ids, sealed=ring.seal("excluded", words))
            for row, words in zip(self._shut, self._excluded, strict=True)
        ]
        return rows | {
            table: [row.copied(ids, duty) for row in kept] for table, kept in self._others.items()
        }

    def _row(self, row: Model) -> Row:
        same, texts, sealed, duty = [], [], None, None
        for place, column in enumerate(columns(type(row))):
            value = getattr(row, column.attname)
            if column.name == "sealed":
                sealed = place
            elif value in self._duties and (column.name == "duty" or column.primary_key):
                duty = (place, self._duties.index(value))
            elif isinstance(value, str | bytes | memoryview):
                kind = str if isinstance(value, str) else bytes
                pieces = self._pieces(value if isinstance(value, str) else bytes(value).decode())
                if len(pieces) > 1:
                    texts.append((place, pieces, kind))
            same.append(column.get_db_prep_save(value, connection))
        return Row(tuple(same), tuple(texts), sealed, duty)

    def _pieces(self, value: str) -> list[str]:
        found, at = [], 0
        for match in self._ids.finditer(value):
            found += [value[at : match.start()], match.group()]
            at = match.end()
        return [*found, value[at:]]


def _finder(words: Iterable[str], hexes: Iterable[str]) -> re.Pattern[str]:
    """Finds each of these words where it stands for itself, the longest that fits; and each of
    these hex numbers.
    """
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])|{'|'.join(hexes)}")


def _of(table: type[Model], ref: str) -> list[Model]:
    case = {"pk": ref} if table is models.CaseHead else {"case": ref}
    return list(table._default_manager.filter(**case).order_by("pk"))  # noqa: SLF001 - likewise


def _label(note: models.Note, id_: str = "") -> Label:
    return Label(id_ or note.id, note.field, note.audience, note.agency)
