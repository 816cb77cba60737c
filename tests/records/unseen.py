"""Which field of an entry nobody would miss: `python -m tests.records.unseen DIR WHEN kind.field …`
opens a data folder, gives each of these fields other values in entries of its kind, and looks
whether the page of the case changes for any of those who acted in it. What can be anything has no
business in the record.
"""

import logging
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args, get_type_hints
from unittest.mock import patch

import msgspec

from bench.large.__main__ import begin
from concordat.core import wire
from concordat.core.acts import AnyAct
from concordat.core.events import Event

WORDS = "notes"  # they are asked for by their own tests
ENTRIES, VALUES, PEOPLE = 3, 3, 3
TAG = re.compile(r"<[^>]+>")
SORTS: dict[str, Any] = {
    "str": "something else",
    "int": 1,
    "datetime.datetime": datetime(2026, 9, 9, 9, 9, tzinfo=UTC),
    "datetime.date": date(2026, 9, 9),
}
Said = dict[str, list[Any]]


class Case:
    """A case of the folder as people see it, with one entry as it is or with another act in it."""

    def __init__(self, ref: str) -> None:
        from concordat.casework import store

        self.ref = ref
        self.people = list(dict.fromkeys(event.by for event in store.events(ref) if event.by))
        self.as_it_is = {person: text for person in self.people if (text := self.page(person))}

    def changes(self, event: Event, act: AnyAct) -> bool:
        """Whether anybody would see another page, or none, if this had been done instead."""
        from concordat.casework import store

        def instead(ref: str, *asked: Any) -> store.Loaded | None:
            found = load(ref, *asked)
            if found is None or ref != self.ref:
                return found
            events = tuple(
                msgspec.structs.replace(each, act=act) if each.seq == event.seq else each
                for each in found.record.events
            )
            return replace(found, record=msgspec.structs.replace(found.record, events=events))

        load = store.load
        with patch.object(store, "load", instead):
            return any(
                self.page(person) != self.as_it_is[person] for person in self._readers(event)
            )

    def _readers(self, event: Event) -> list[str]:
        """Who did it, and some of the others."""
        return sorted(self.as_it_is, key=lambda person: person != event.by)[:PEOPLE]

    def page(self, person: str) -> str:
        """What it says to somebody; "" where they don't see it, or nobody can."""
        from django.conf import settings
        from django.test import Client

        from proofs.record import _session

        browser = Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
        browser.cookies[settings.SESSION_COOKIE_NAME] = _session(person)
        answer = browser.get(f"/cases/{self.ref}/", secure=True)
        return TAG.sub(" ", answer.content.decode()) if answer.status_code == 200 else ""


def fields() -> Iterator[tuple[str, str]]:
    """Every kind of entry with each of its fields, as “kind.field”."""
    for act in get_args(AnyAct):
        kind = act.__struct_config__.tag
        for field in msgspec.structs.fields(act):
            if field.name != WORDS:
                yield kind, f"{kind}.{field.name}"


def unseen(looked_at: Iterable[str]) -> Iterator[str]:
    """Each of these fields whose other values change nothing or couldn't be tried."""
    kinds, said = _entries()
    cases: dict[str, Case] = {}
    for each in looked_at:
        kind, _, field = each.partition(".")
        chosen = _unlike(kinds[kind], field)
        if not any(_is_seen(entry, field, said, cases) for entry in chosen):
            yield each


def _entries() -> tuple[Mapping[str, list[Event]], Said]:
    """The entries of every kind, and every value by its name."""
    from concordat.casework import models

    kinds: dict[str, list[Event]] = defaultdict(list)
    said: Said = defaultdict(list)
    for row in models.Event.objects.order_by("case", "-seq"):
        event = wire.decode(bytes(row.wire))
        kinds[row.kind].append(event)
        for name, value in msgspec.structs.asdict(event.act).items():
            if value not in said[name]:
                said[name].append(value)
    return kinds, said


def _unlike(entries: list[Event], name: str) -> list[Event]:
    """Some of them, with different values in that field as far as there are any."""
    found: dict[str, Event] = {}
    for each in entries:
        found.setdefault(str(getattr(each.act, name)), each)
    return [*found.values(), *entries][:ENTRIES]


def _is_seen(event: Event, name: str, said: Said, cases: dict[str, Case]) -> bool:
    if event.case not in cases:
        cases[event.case] = Case(event.case)
    others = [
        msgspec.structs.replace(event.act, **{name: value}) for value in _others(event, name, said)
    ]
    return any(cases[event.case].changes(event, act) for act in others)


def _others(event: Event, name: str, said: Said) -> list[Any]:
    """Other values of one field: those that it has elsewhere, and some of its sort."""
    own = getattr(event.act, name)
    sort = str(get_type_hints(type(event.act))[name])
    named = re.findall(r"'([^']*)'", sort)  # of a Literal
    made = [value for words, value in SORTS.items() if re.search(rf"\b{words}\b", sort)]
    elsewhere = [value for value in said[name] if value != own][:VALUES]
    return [not own] if isinstance(own, bool) else [*elsewhere, *named, *made]


def main(data: Path, now: datetime, *looked_at: str) -> None:
    begin(data)
    from django.core.management import call_command
    from django.db import connections

    from concordat import clock

    logging.disable()  # a case that can't be read as it would be then is an answer
    for database in connections:
        call_command("migrate", database=database, verbosity=0)
    from concordat.casework import queries

    with (
        patch.object(clock, "now", lambda: now),
        patch.object(queries, "read_by", lambda _: ()),  # who opened it changes by opening it
    ):
        sys.stdout.writelines(f"{each}\n" for each in unseen(looked_at))


if __name__ == "__main__":
    main(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), *sys.argv[3:])
