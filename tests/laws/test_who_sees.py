"""Law: a case opens to exactly those whose lists it is in, on the same side, and is read for
nobody else the first time, however posts, leave and what somebody must not see change meanwhile.
"""

import os
from collections import defaultdict
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from random import Random

import pytest

from concordat.casework import excluding, store
from concordat.core.acts import Used
from concordat.core.calendar import in_london
from concordat.core.errors import Refused
from concordat.core.who.offers import offers
from concordat.core.who.parts import actor
from concordat.readers import service as readers
from tests.casework import walks
from tests.casework.acting import do
from tests.casework.conftest import directory

__all__ = ["directory"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

BOARDS = ["sefton", "liverpool", "blackpool", "reading", "brighton-and-hove"]
THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SHAKES = 40 if THOROUGH else 6


@pytest.mark.parametrize("board", BOARDS)
def test_a_case_opens_to_exactly_those_whose_lists_it_is_in(
    board: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = Random(f"{board} who sees")
    everybody = walks.people(board)
    refs = [walks.a_case(rng, board, answering=number) for number in (1, 2)]
    now = max(walks.walk(rng, ref, everybody, 8) for ref in refs) + timedelta(hours=1)
    asked = [each for ref in refs for each in _ask_by_name(rng, ref, everybody, now)]
    monkeypatch.setattr(readers, "was_shown", lambda *_: False)
    seen = 0
    for _ in range(SHAKES):
        now += timedelta(days=rng.choice([0, 1, 3]))
        _shake(rng, board, everybody, asked, now)
        opened = {ref: _opened(ref, everybody, now) for ref in refs}
        for person in everybody:
            theirs = {ref: opened[ref][person] for ref in refs}
            assert _listed(refs, person, now) == theirs, (person, now)
            to_read = {ref: _may_be_theirs(ref, person, now) for ref in refs}
            assert to_read == {ref: bool(sides) for ref, sides in theirs.items()}, (person, now)
            seen += sum(map(bool, theirs.values()))
    assert seen > SHAKES, "somebody sees something"


def _ask_by_name(rng: Random, ref: str, everybody: list[str], now: datetime) -> list[str]:
    """Somebody asks people by name for whatever the procedure allows, where it allows any; returns
    whom.
    """
    from concordat.casework import queries

    asked: list[str] = []
    for person in rng.sample(everybody, len(everybody)):
        view = queries.case(ref, person, now)
        found = offers(view.record.protocol, view.case, view.actor) if view else ()
        for each in (each for each in found if each.kind == "use" and each.open):
            for of in rng.sample(everybody, len(everybody)):
                with suppress(Refused):
                    do(ref, Used(each.subject.name, of=of), person, now)
                    asked.append(of)
                    break
        if len(asked) > 2:
            break
    return asked


def _opened(ref: str, everybody: list[str], now: datetime) -> dict[str, set[str]]:
    """On which sides a case takes each person to be when they open it."""
    on = in_london(now).date()
    loaded = store.load(ref, on)
    assert loaded
    record = loaded.record
    read = partial(actor, record.protocol, record.case(now), record.directory, on=on)
    return {each: {held.side for held in read(each).capacities} for each in everybody}


def _may_be_theirs(ref: str, person: str, now: datetime) -> bool:
    from concordat.casework import theirs

    return theirs.may_be(ref, person, now)


def _listed(refs: list[str], person: str, now: datetime) -> dict[str, set[str]]:
    """The same, by the rows from which lists are made."""
    from concordat.casework.holdings import held_by
    from concordat.casework.models import PartRow

    rows = PartRow.objects.filter(
        held_by(person, now).mine(now), case__in=refs, duty__isnull=True, since__lte=now
    )
    found: dict[str, set[str]] = defaultdict(set, {ref: set() for ref in refs})
    for ref, side in rows.values_list("case", "side"):
        found[ref].add(side)
    return dict(found)


def _shake(rng: Random, board: str, everybody: list[str], asked: list[str], now: datetime) -> None:
    """Somebody changes posts, goes away, or must not see a case any more. Whoever was asked by name
    comes to lead an agency, of the other side perhaps.
    """
    from concordat.casework.models import CaseHead
    from concordat.people.models import Absence, Seat

    people = [each for each in everybody if each != "nobody-at-all"]
    today = now.date()
    for seat in rng.sample(list(Seat.objects.filter(board=board)), 3):
        seat.holder_id = rng.choice([*people, None])
        seat.cover_id = rng.choice([*people, None])
        seat.save()
    leads = list(Seat.objects.filter(board=board, lead=True))
    for person, seat in zip(asked, rng.sample(leads, len(leads)), strict=False):
        seat.holder_id = person
        seat.save()
    absent = rng.choice(people)
    cover = rng.choice([each for each in people if each != absent])
    Absence.objects.filter(board=board, person=absent).delete()
    Absence.objects.create(
        board_id=board,
        person_id=absent,
        since=today,
        until=today + timedelta(days=2),
        cover_id=rng.choice([cover, None]),
    )
    if rng.random() < 0.2:
        head = rng.choice(list(CaseHead.objects.all()))
        excluding.exclude(head, [excluding.Exclusion(rng.choice(people), "a relative")])
