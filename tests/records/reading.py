"""What a data folder says, in words that outlive the program's own: `python -m
tests.records.reading DIR WHEN` opens it, brings its tables up to date, and prints the state of
every case. What lists show of it is in `tests.records.rows`.
"""

import hashlib
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bench.large.__main__ import begin
from concordat.core.calendar import in_london
from concordat.core.case import Case
from concordat.core.record import Record

DATA, STATE = "data.tar.xz", "state.txt"
HERE = Path(__file__).parent


def folder(name: str) -> Path:
    return HERE / name


def state(now: datetime) -> str:
    """The state of every case at an instant."""
    from concordat.casework.models import CaseHead

    refs = CaseHead.objects.order_by("ref").values_list("ref", flat=True)
    lines = [line for ref in refs for line in _of_case(ref, now)]
    return "\n".join((now.isoformat(), *lines)) + "\n"


def _of_case(ref: str, now: datetime) -> Iterator[str]:
    from concordat.casework import models, store

    loaded = store.load(ref, in_london(now).date())
    if loaded is None:
        raise LookupError(ref)
    events = models.Event.objects.filter(case=ref).order_by("seq")
    entries = [bytes(each) for each in events.values_list("wire", flat=True)]
    yield ""
    yield f"{ref}: {len(entries)} entries, the last {loaded.last}"
    yield f"  breaks at: {_broken_at(entries)}"
    yield f"  words: {_words(ref)}"
    for line in _of_record(loaded.record, now):
        yield f"  {line}"


def _broken_at(entries: list[bytes]) -> int | None:
    from concordat.core import chain

    try:
        chain.read(entries)
    except chain.Broken as broken:
        return broken.seq
    return None


def _words(ref: str) -> str:
    """How many notes can be opened, and a hash over what they say."""
    from concordat.casework import models
    from concordat.casework.notes import text
    from concordat.vault import service as vault

    ring, said = vault.keyring(ref), hashlib.sha256()
    rows = list(models.Note.objects.filter(case=ref).order_by("pk"))
    for row in rows:
        said.update(f"{row.pk} {text(ring, row)}\n".encode())
    return f"{len(rows)} notes, {said.hexdigest()}"


def _of_record(record: Record, now: datetime) -> Iterator[str]:
    case = record.case(now)
    yield f"stage {case.stage}, step {case.step}, route {case.route}, since {case.start}"
    yield f"with {', '.join(each.id for each in case.answering)}; left: {sorted(case.left)}"
    yield f"end: {case.end}, {case.ended}"
    yield from _of_duties(case)
    for clock in case.clocks:
        yield f"clock {clock.key} until {clock.due}, ended {clock.ended}"
    for (agency, issue), said in case.positions.items():
        yield f"point {issue} with {agency}: {said.raising}, {said.answering}"
    yield from _of_people(case)
    yield from _of_danger(case)


def _of_duties(case: Case) -> Iterator[str]:
    for duty in case.duties:
        ended = f"{duty.how} {duty.word or ''} {duty.ended}" if duty.how else "open"
        whose = f"{duty.side} {duty.agency or ''} {duty.person}".strip()
        yield f"duty {duty.key}, {whose}, from {duty.opened} until {duty.due}: {ended}"


def _of_people(case: Case) -> Iterator[str]:
    for action in case.actions.values():
        said = f"accepted {action.accepted}, confirmed {action.confirmed}"
        yield f"action of {action.agreed.side} by {action.by}: {said} {action.closed}".strip()
    for side, safety in case.safety.items():
        yield f"safe, says {side}: {not safety.stated.nothing} until {safety.stated.until}"
    for each in case.appointed:
        yield f"appointed {each.role}: {each.person}"
    for over in case.took_over:
        yield f"{over.person} goes on for {over.agency}"
    for known, answer in case.children_known.items():
        yield f"child {known}: {answer}"
    for day, why in sorted(case.closed.items()):
        yield f"closed {day}: {why}"
    if case.leaving:
        yield f"given up on {case.leaving.asked}, in effect {case.leaving.effective}"


def _of_danger(case: Case) -> Iterator[str]:
    for danger in case.dangers:
        heard = [f"{each.side} {each.agency}" for each in danger.heard]
        agreed = [f"{each.agency} {each.agrees}" for each in danger.agreed]
        yield f"danger in entry {danger.seq}: heard {heard}, passed {danger.passed} {agreed}"


def opened(data: Path) -> None:
    """Open a data folder, bring its tables up to date, and make all rows of lists again."""
    begin(data)
    from django.core.management import call_command
    from django.db import connections

    from concordat.casework.projections import rebuild
    from concordat.site.guard import refuse_other_formats, refuse_wrong_key, say_what_is_damaged

    refuse_other_formats()
    for database in connections:
        call_command("migrate", database=database, verbosity=0)
    refuse_wrong_key()
    if damaged := say_what_is_damaged():
        sys.exit("\n".join(damaged))
    rebuild()


def main(data: Path, now: datetime) -> None:
    opened(data)
    sys.stdout.write(state(now))


if __name__ == "__main__":
    main(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
