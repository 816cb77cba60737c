"""Two people, or two tabs, act at the same instant: on a real database, with real commits."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, RiskStated
from tests.casework.acting import (
    MONDAY,
    OFFICER,
    RAISER,
    SOCIAL_WORKER,
    case_of,
    do,
    hours,
    open_case,
    raise_case,
    raised,
)
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def committed(transactional_db: None) -> None:
    """The same directory as elsewhere, committed, so that every connection sees it."""
    from concordat.people.load import load

    load(ROOT / "demo" / "directory", MONDAY.date())


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Runs these at the same moment, each on a connection of its own; returns what came of each, or
    what was raised.
    """
    from django.db import connections

    ready = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            ready.wait(10)
            return act()
        except Exception as error:  # noqa: BLE001 - what was raised is the answer
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [each.result(60) for each in [pool.submit(run, act) for act in acts]]


def test_of_two_who_do_the_same_one_wins_and_the_other_sees_what_happened() -> None:
    from concordat.casework.service import Done, Stale

    ref = open_case()
    duty = CarriedOut((case_of(ref, MONDAY).open_duties[0].id,))
    came = at_once(
        lambda: do(ref, duty, RAISER, hours(1), seen=1),
        lambda: do(ref, duty, OFFICER, hours(1), seen=1, behalf=RAISER),
    )
    (done,) = [each for each in came if isinstance(each, Done)]
    (stale,) = [each for each in came if isinstance(each, Stale)]
    assert stale.events == done.events
    assert case_of(ref, hours(2)).seq == done.events[-1].seq


def test_of_two_who_do_different_things_neither_is_lost() -> None:
    ref = open_case()
    came = at_once(
        *(
            lambda who=who: do(ref, RiskStated(), who, hours(1))
            for who in (RAISER, OFFICER, SOCIAL_WORKER)
        )
    )
    assert sorted(each.events[0].seq for each in came) == [2, 3, 4]
    assert len(case_of(ref, hours(2)).dangers) == 3


def test_one_request_that_comes_twice_at_once_acts_once() -> None:
    ref = open_case()
    came = at_once(*[lambda: do(ref, RiskStated(), RAISER, hours(1), request="7" * 32)] * 3)
    assert came[0] == came[1] == came[2]
    assert case_of(ref, hours(2)).seq == 2


def test_one_case_is_raised_by_a_request_that_comes_twice_at_once() -> None:
    from concordat.casework import models

    once = raised()
    came = at_once(*[lambda: raise_case(once, request="8" * 32)] * 3)
    assert [each.ref for each in came] == ["SEF-2026-0001"] * 3
    assert models.CaseHead.objects.count() == 1


def test_cases_raised_at_once_have_numbers_of_their_own() -> None:
    came = at_once(*[open_case] * 4)
    assert sorted(came) == [f"SEF-2026-000{number}" for number in (1, 2, 3, 4)]


def test_of_two_who_raise_the_same_child_at_once_the_second_is_asked() -> None:
    """The second has a part in what the first raised: they are shown it, and can go on then."""
    from concordat.casework.service import Done, Refused, Words

    def raise_one(seen: tuple[str, ...]) -> Any:
        act = raised()
        child = Words('{"initials": "J.K.", "numbers": {"nhs": "943 476 5919"}}')
        return raise_case(act, words={act.children[0].note: child}, alike_seen=seen)

    came = at_once(*[lambda: raise_one(())] * 2)
    (done,) = [each for each in came if isinstance(each, Done)]
    (refused,) = [each for each in came if isinstance(each, Refused)]
    assert refused.code == "raised-meanwhile"
    assert raise_one((done.ref,)).ref != done.ref


def test_two_sweeps_at_once_tell_once() -> None:
    from concordat.casework import models
    from concordat.casework.sweep import sweep

    open_case()
    before = models.ToldRow.objects.count()
    came = at_once(*[lambda: sweep(hours(24 * 10))] * 2)
    assert sum(came) == 1
    told = list(models.ToldRow.objects.order_by("pk").values_list("kind", "post", "person"))[
        before:
    ]
    assert told
    assert len(set(told)) == len(told)
