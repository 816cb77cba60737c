"""A told case as something to be copied: its rows, with the places where a copy says something
else.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
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
Numbers = Mapping[type[Model], int]
"""So many, or the number of the first, by the table."""
NUMBERED: tuple[type[Model], ...] = (models.DutyRow, models.ToldRow)
"""The tables whose rows others name by a number: a copy's are given here, not by the database."""
_KEPT = 22  # digits of a note's id that stay, so that the notes of a copy are in the same order


def columns(table: type[Model]) -> list[Field]:
    """The columns that are written: all but numbers that the database gives."""
    found = table._meta.concrete_fields  # noqa: SLF001 - Django's name for what is public
    return [each for each in found if table in NUMBERED or not each.db_returning]


def tables() -> list[type[Model]]:
    """The tables of casework with rows of a case that are copied, those that others name first."""
    found = [each for each in apps.get_app_config("casework").get_models() if _is_of_cases(each)]
    first = (models.CaseHead, *NUMBERED)
    return [*first, *(each for each in found if each not in first)]


def _is_of_cases(table: type[Model]) -> bool:
    return any(each in (models.CaseHead, *NUMBERED) for each in _named_by(table).values())


def _named_by(table: type[Model]) -> dict[str, type[Model] | None]:
    """The columns of a table, each with the table whose rows it names, if any."""
    return {each.name: each.related_model for each in table._meta.concrete_fields}  # noqa: SLF001 - likewise


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a told case. `texts` are the columns with ids in them, each in pieces: what stands
    between the ids and the ids, in turn. `sealed` is the column of sealed words; `numbers` are the
    columns of numbers, each with its table and its place among the rows of the case there.
    """

    same: tuple[Any, ...]
    texts: tuple[tuple[int, list[str], type], ...]
    sealed: int | None
    numbers: tuple[tuple[int, type[Model], int], ...]

    def copied(
        self, ids: Ids, first: Numbers = MappingProxyType({}), sealed: bytes = b""
    ) -> tuple[Any, ...]:
        found = list(self.same)
        for place, pieces, kind in self.texts:
            said = list(pieces)
            said[1::2] = [ids.get(old, old) for old in pieces[1::2]]
            text = "".join(said)
            found[place] = text.encode() if kind is bytes else text
        if self.sealed is not None:
            found[self.sealed] = sealed
        for place, table, among in self.numbers:
            found[place] = first[table] + among
        return tuple(found)


class ToldCase:
    """One case, ready to be copied. `varying` are the ids of whoever and whatever a case may name
    and a copy may have others for.
    """

    def __init__(self, ref: str, varying: Iterable[str]) -> None:
        self.ref = ref
        self.board = models.CaseHead.objects.get(pk=ref).board
        self._numbers = {table: [row.pk for row in _of(table, ref)] for table in NUMBERED}
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
    def numbered(self) -> Numbers:
        """How many numbers a copy takes, by the table."""
        return {table: len(found) for table, found in self._numbers.items()}

    def copy(
        self, number: int, named: Mapping[str, str], master: MasterKey, first: Numbers
    ) -> Rows:
        """The rows of one copy, sealed and chained as its own, of other children. `named` says what
        stands for what; `first` is the first of its numbers, by the table.
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
            table: [row.copied(ids, first) for row in kept] for table, kept in self._others.items()
        }

    def _row(self, row: Model) -> Row:
        same, texts, sealed, numbers = [], [], None, []
        for place, column in enumerate(columns(type(row))):
            value = getattr(row, column.attname)
            if column.name == "sealed":
                sealed = place
            elif (named := _numbered(column)) and value is not None:
                numbers.append((place, named, self._numbers[named].index(value)))
            elif isinstance(value, str | bytes | memoryview):
                kind = str if isinstance(value, str) else bytes
                pieces = self._pieces(value if isinstance(value, str) else bytes(value).decode())
                if len(pieces) > 1:
                    texts.append((place, pieces, kind))
            same.append(column.get_db_prep_save(value, connection))
        return Row(tuple(same), tuple(texts), sealed, tuple(numbers))

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
    """The rows of a case in a table, whether they name it or something numbered of it."""
    named = _named_by(table)
    through = [f"{column}__case" for column, other in named.items() if other in NUMBERED]
    column = "pk" if table is models.CaseHead else "case" if "case" in named else through[0]
    rows = table._default_manager.filter(**{column: ref})  # noqa: SLF001 - likewise
    return list(rows.order_by("pk"))


def _numbered(column: Field) -> type[Model] | None:
    """The table whose rows are named by a number in a column, if any."""
    table = column.model if column.primary_key else column.related_model
    return table if table in NUMBERED else None


def _label(note: models.Note, id_: str = "") -> Label:
    return Label(id_ or note.id, note.field, note.audience, note.agency)
