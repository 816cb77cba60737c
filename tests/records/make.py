"""Makes the data folder of the present format: `python -m tests.records.make`. A folder that is
frozen is never made again: where a kind of entry was added since, another one is made beside it,
and frozen in its turn in `FROZEN.toml`. `python -m tests.records.make rows FOLDER` makes only what
the lists of a folder say again, after `LAYOUT` was raised.

The demonstration, and cases in which people did whatever they might, until every kind of entry is
there.
"""

import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import get_args

from bench.large.__main__ import begin
from concordat.core.acts import (
    ActionAgreed,
    ActionPassedOn,
    Added,
    Answering,
    AnyAct,
    Appointed,
    CarriedOut,
    Corrected,
    DangerAnswered,
    DangerPassed,
    KeptGoing,
    Linked,
    Noted,
    OpenedInError,
    RiskStated,
    SafetyStated,
    TakenNoFurther,
    TimeConfirmed,
    TookOn,
    Withdrawn,
)
from concordat.core.posts import Party
from concordat.ids import new_id
from tests.records.frozen import frozen, kinds_there, next_name
from tests.records.reading import DATA, STATE, folder, state
from tests.records.rows import RAISE, ROWS, make_again, rows

BOARDS = ("sefton", "liverpool", "reading", "blackpool", "brighton-and-hove")
SEED, STEPS, LEAST, ROUNDS = 20261130, 25, 2, 8
SUPPORTER = "paulina-kowalczyk"
NEIGHBOURS = Party("dunes-housing", "housing")
CLOSED, OPENED_AGAIN = date(2026, 12, 29), date(2026, 12, 30)


def main() -> None:
    name = next_name()
    if not set(kinds()) - kinds_there():
        sys.exit("Every kind of entry is in a frozen folder: there is nothing to make.")
    for each in frozen():
        refuse_unraised(each)
    with tempfile.TemporaryDirectory() as made:
        data = Path(made)
        begin(data)
        from django.core.management import call_command
        from django.db import connections

        from concordat.casework.projections import rebuild

        for database in connections:
            call_command("migrate", database=database, verbosity=0)
        at = told()
        folder(name).mkdir(exist_ok=True)
        (folder(name) / STATE).write_text(state(at), encoding="utf-8")
        rebuild()
        (folder(name) / ROWS).write_text(rows(), encoding="utf-8")
        for each in connections.all():
            each.close()
        with tarfile.open(folder(name) / DATA, "w:xz") as packed:
            for file in sorted(data.iterdir()):
                packed.add(file, file.name)


def refuse_unraised(name: str) -> None:
    """A folder made now would hide that rows say something else under the same layout."""
    again = [sys.executable, "-m", "tests.records.make", "rows", name]
    if RAISE in subprocess.run(again, capture_output=True, text=True, check=False).stderr:
        sys.exit(RAISE)


def told() -> datetime:
    """Everything that the folder tells, in the present database; returns until when."""
    from concordat.casework import closed_days
    from concordat.casework.sweep import sweep
    from concordat.demonstration.build import build
    from tests.casework import acting, walks

    build(acting.MONDAY)
    given_up(acting.MONDAY)
    put_right(acting.MONDAY)
    kept_safe(acting.MONDAY)
    in_danger(acting.MONDAY)
    noted(acting.MONDAY)
    office = acting.OFFICER
    closed_days.proclaim(acting.BOARD, CLOSED, "Flooded.", office, acting.hours(1))
    closed_days.proclaim(acting.BOARD, OPENED_AGAIN, "A slip.", office, acting.hours(1))
    closed_days.take_back(acting.BOARD, OPENED_AGAIN, "Mistyped.", office, acting.hours(2))
    latest, rng = acting.hours(30), Random(SEED)
    for turn, board in enumerate(list(BOARDS) * ROUNDS):
        if turn >= len(BOARDS) * LEAST and not missing():
            break
        ref = walks.a_case(rng, board, rng.choice((1, 2)))
        latest = max(latest, walks.walk(rng, ref, walks.people(board), STEPS))
    if left := sorted(missing()):
        sys.exit(f"No case has an entry of these kinds: {', '.join(left)}.")
    latest += timedelta(days=1)
    sweep(latest)
    return latest


def given_up(at: datetime) -> None:
    """Cases that end in each way that the side which raised them may choose, and one that another
    agency takes on.
    """
    from tests.casework.acting import OFFICER, RAISER, do, open_case, record_of, withdraw

    hour = timedelta(hours=1)
    withdraw(open_case(), at + hour)
    no_further = open_case()
    do(no_further, SafetyStated("raising"), RAISER, at + hour)
    do(no_further, TakenNoFurther(), RAISER, at + 2 * hour)
    do(open_case(), OpenedInError(), OFFICER, at + hour)
    do(open_case(), Answering(NEIGHBOURS), OFFICER, at + hour)
    for goes_on in (False, True):
        ref = open_case()
        do(ref, SafetyStated("raising", nothing=True), RAISER, at + hour)
        do(ref, brought_in(), RAISER, at + hour)
        do(ref, Withdrawn(), RAISER, at + 2 * hour)
        entry = len(record_of(ref, at).events)
        act = TookOn(entry, NEIGHBOURS, SUPPORTER) if goes_on else KeptGoing(entry)
        do(ref, act, SUPPORTER if goes_on else OFFICER, at + 3 * hour)


def brought_in() -> Appointed:
    return Appointed("supporter", SUPPORTER, side="third", agency=NEIGHBOURS.id)


def put_right(at: datetime) -> None:
    """A case in which an entry is corrected, another is confirmed, and an action of long ago is
    passed on.
    """
    from tests.casework.acting import (
        RAISER,
        SOCIAL_CARE,
        SOCIAL_WORKER,
        do,
        open_case,
        record_of,
    )

    ref, hour = open_case(), timedelta(hours=1)
    do(ref, SafetyStated("raising"), RAISER, at + hour)
    last = len(record_of(ref, at).events)
    sooner = SafetyStated("raising", until=at.date() + timedelta(days=2))
    do(ref, Corrected(last, sooner), RAISER, at + 2 * hour)
    old = open_case(at=at - timedelta(days=150))
    action = ActionAgreed(new_id(), "answering", SOCIAL_CARE.id, at.date() - timedelta(days=120))
    do(old, action, RAISER, at + 2 * hour)
    do(old, ActionPassedOn(action.id), RAISER, at + 3 * hour)
    earlier, days = open_case(), timedelta(days=2)
    owed = record_of(earlier, at).case(at).open_duties
    told = tuple(duty.id for duty in owed if duty.key == "practitioners.raise")
    do(earlier, CarriedOut(told), RAISER, at + days, happened=at + hour)
    entry = len(record_of(earlier, at).events)
    do(earlier, TimeConfirmed(entry, agrees=True), SOCIAL_WORKER, at + days + hour)
    do(earlier, Linked(ref, "duplicate"), SOCIAL_WORKER, at + days + hour)
    do(earlier, Added(level="early-help"), RAISER, at + days + hour)


def kept_safe(at: datetime) -> None:
    """A case that two sides keep safe, until different days."""
    from tests.casework.acting import RAISER, SOCIAL_CARE, SOCIAL_WORKER, do, open_case

    ref, hour, today = open_case(), timedelta(hours=1), at.date()
    until, longer = today + timedelta(days=3), today + timedelta(days=8)
    do(ref, SafetyStated("raising", until=until), RAISER, at + hour)
    answered = SafetyStated("answering", SOCIAL_CARE.id, until=longer)
    do(ref, answered, SOCIAL_WORKER, at + hour)


def in_danger(at: datetime) -> None:
    """A danger that is over, as both sides say, and one that waits for somebody who is away."""
    from concordat.casework.sweep import sweep
    from concordat.people.models import Absence
    from tests.casework.acting import (
        BOARD,
        RAISER,
        SOCIAL_WORKER,
        TEAM_MANAGER,
        do,
        open_case,
        record_of,
    )

    hour, over = timedelta(hours=1), open_case()
    do(over, RiskStated(), SOCIAL_WORKER, at + hour)
    entry = len(record_of(over, at).events)
    do(over, DangerPassed(entry), TEAM_MANAGER, at + 2 * hour)
    do(over, DangerAnswered(entry), RAISER, at + 3 * hour)
    do(open_case(), RiskStated(), RAISER, at + hour)
    away = {"board_id": BOARD, "person_id": SOCIAL_WORKER, "cover": None}
    Absence.objects.create(since=at.date(), until=at.date(), **away)
    sweep(at + hour + timedelta(minutes=5))


def noted(at: datetime) -> None:
    """Notes for everybody who may read one alone, in a case that is raised again after it ended."""
    from concordat.casework.service import Words
    from tests.casework.acting import RAISER, SCHOOL, do, open_case, withdraw

    ended, hour = open_case(), timedelta(hours=1)
    withdraw(ended, at + hour)
    ref = open_case(at=at + 2 * hour, after=ended)
    for note in (
        Noted("both sides", new_id(), about=1),
        Noted("own agency", new_id(), agency=SCHOOL.id),
    ):
        do(ref, note, RAISER, at + 3 * hour, words={note.note_id: Words("It was a Tuesday.")})
    private = Noted("business manager", new_id(), to_follow_up=True)
    told = {private.note_id: Words("It was a Wednesday.")}
    do(ref, Withdrawn(), RAISER, at + 4 * hour, words=told, also=(private,))


def missing() -> set[str]:
    """The kinds of entry that no case has yet."""
    from concordat.casework.models import Event

    there = set(Event.objects.values_list("kind", flat=True).distinct())
    return set(kinds()) - there


def kinds() -> Iterator[str]:
    for act in get_args(AnyAct):
        yield act.__struct_config__.tag


if __name__ == "__main__":
    if sys.argv[1:2] == ["rows"]:
        make_again(sys.argv[2])
    else:
        main()
