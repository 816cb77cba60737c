"""Cases acted in as people do, through the service, in a database of their own, to see how many
bytes they take.
"""

import os
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from bench.story import BOARD, START
from concordat.core.acts import AnyAct, CarriedOut, Child, Issue, Positioned, Raised
from concordat.core.commands import Command
from concordat.core.posts import Party
from concordat.core.record import Record
from concordat.ids import new_id
from concordat.people.ids import service_id
from tests.complete import complete, with_words

if TYPE_CHECKING:
    from concordat.casework.store import Loaded

PEOPLE = Path(__file__).parents[1] / "demo" / "directory"
RAISING = Party("dunes-housing", "housing")
ANSWERING = Party(
    "sefton-childrens-services",
    "childrens-services",
    service_id("sefton-childrens-services", "Child Protection"),
    "beth-lathom",
)
# Fifteen events up to the chair, by the demonstration's people: who did what on which day. The case
# is still open.
RAISER = "paulina-kowalczyk"
ACTS = (
    (1, RAISER, "SEF-1.1"),
    (2, "yusuf-demir", "SEF-1.2b"),
    (2, RAISER, "not agreed"),
    (3, RAISER, "SEF-2.1"),
    (3, "beth-lathom", "SEF-2.1"),
    (4, "patrick-cullen", "SEF-2.3a"),
    (4, "derek-ainscough", "not agreed"),
    (9, "patrick-cullen", "SEF-2.4a"),
    (9, "derek-ainscough", "not agreed"),
    (11, "patrick-cullen", "SEF-3.1a"),
    (15, "rosalind-fairclough", "SEF-3.1b"),
    (15, "bernadette-sloane", "not agreed"),
    (17, "rosalind-fairclough", "SEF-3.2"),
    (18, "bernadette-sloane", "SEF-3.3"),
)


def begin(folder: Path, people: Path) -> None:
    """An empty installation in that folder, with the demonstration's directory loaded."""
    empty(folder)
    from concordat.people.load import load

    load(people, START.date())


def empty(folder: Path) -> None:
    """An empty installation in that folder."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "concordat.site.settings",
        "CONCORDAT_DATA": str(folder),
        "CONCORDAT_DEMONSTRATION": "1",
    }
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    for database in connections:
        call_command("migrate", database=database, verbosity=0)


def tell_case() -> int:
    """Acts one case out, and returns how many events its record has."""
    from concordat.casework import store

    act = Raised(RAISING, (ANSWERING,), (Issue("1", note=new_id()),), (Child("1", new_id()),))
    ref = _perform(None, with_words(act, act.words_needed()), RAISER, 0)
    for day, who, did in ACTS:
        record = _loaded(ref).record
        whole = complete(_act(record, who, did), record.protocol, record.folded)
        _perform(ref, whole, who, day)
    return len(store.events(ref))


def _act(record: Record, who: str, did: str) -> AnyAct:
    if did == "not agreed":
        return Positioned("raising", ANSWERING.id, {"1": "not agreed"})
    owed = [duty for duty in record.folded.open_duties if duty.clause == did]
    mine = [duty for duty in owed if len(owed) == 1 or (duty.side == "raising") == (who == RAISER)]
    return CarriedOut(tuple(duty.id for duty in mine))


def _perform(ref: str | None, act: AnyAct, who: str, day: int) -> str:
    from concordat.casework.notes import Words
    from concordat.casework.service import perform, raise_case

    command = Command(act, request=uuid4().hex)
    at = START + timedelta(days=day)
    child = Words('{"initials": "J.K."}')
    words = {
        note.id: child if note.about == "child" else Words(f"About the {note.about}")
        for note in act.noted()
    }
    if ref is None:
        return raise_case(BOARD, command, who, at=at, words=words).ref
    return perform(ref, command, who, at=at, words=words).ref


def _loaded(ref: str) -> "Loaded":
    from concordat.casework import store

    loaded = store.load(ref, START.date())
    if loaded is None:
        raise LookupError(ref)
    return loaded


def bytes_of_events() -> int:
    """The bytes of all events, as they are written."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(length(wire)) FROM casework_event")
        (total,) = cursor.fetchone()
    return int(total)


def bytes_of_tables() -> dict[str, int]:
    """The bytes of the pages of every table of cases, its indexes with it, after everything was
    packed.
    """
    from django.conf import settings

    file = settings.DATABASES["default"]["NAME"]
    found: dict[str, int] = {}
    with sqlite3.connect(file) as database:
        database.execute("VACUUM")
        tables = dict(
            database.execute(
                "SELECT name, tbl_name FROM sqlite_master WHERE type IN ('table', 'index')"
            )
        )
        for name, size in database.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"):
            table = tables.get(name, name)
            found[table] = found.get(table, 0) + size
    return {
        table: size for table, size in found.items() if table.startswith(("casework_", "vault_"))
    }
