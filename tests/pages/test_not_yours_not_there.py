"""Whoever names a case that isn't theirs gets what they get for one that isn't there, by the same
queries, and nothing of it is read: the time it takes tells nothing. Whoever has a part opens it,
also the first time.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from concordat.casework import absences, linking, queries, store
from concordat.core import record, wire
from concordat.core.acts import AnyAct, Appointed, CarriedOut, Linked
from concordat.core.errors import Refused
from concordat.readers import service as readers
from tests.asking import queries_of
from tests.casework import acting
from tests.casework.acting import OFFICER, RAISER, SOCIAL_WORKER, STRANGER, TEAM_MANAGER
from tests.casework.many import lengthen
from tests.pages.cases import duty_id, raise_case, returned_forms
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_supporting import SUPPORTER, THEIR_LEAD

pytestmark = pytest.mark.usefixtures("demonstration")

EACH_TIME = re.compile(r"""(?<="expire_date" [>=] )'[^']*'|(?<=SAVEPOINT ).*""")
MISSING = "SEF-2026-9999"
TYPED = {"request": "once", "text": "Rang again.", "audience": "both sides"}
WAYS = (
    "/cases/{}/",
    "/cases/{}/note/",
    "/cases/{}/papers/notification/",
    "/my-work/hand-on/{}/",
    "/my-work/told/?case={}",
    "/raise/?again={}",
    "/raise/raised/{}/",
)
COMPANION, STAND_IN = "lily-fazakerley", "imran-qureshi"
THEIRS = {
    "who raised it": RAISER,
    "who it is with, by name": SOCIAL_WORKER,
    "a post": TEAM_MANAGER,
    "a lead": "joanne-sutcliffe",
    "who stands in": STAND_IN,
    "the board's officer": OFFICER,
    "who supports it": SUPPORTER,
    "the lead of who supports it": THEIR_LEAD,
    "who comes along": COMPANION,
}


@pytest.fixture
def ref() -> str:
    """A case with a long history, which nobody has opened."""
    made = raise_case()
    lengthen(made, 60)
    return made


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """`unread()`: from now on no entry of a case may be read, nor any case folded."""

    def fail(*given: Any) -> Any:
        raise AssertionError("something of a case was read")

    def unread() -> None:
        monkeypatch.setattr(store, "load", fail)
        monkeypatch.setattr(wire, "decode", fail)
        monkeypatch.setattr(record, "fold", fail)

    return unread


def same(do: Callable[[str], Any], ref: str) -> bool:
    """Whether something takes the same queries with a case as with one that isn't there, but for
    its reference and what is another each time; and some.
    """
    took = [
        [EACH_TIME.sub("", sql.replace(each, "REF")) for sql in queries_of(partial(do, each))[1]]
        for each in (ref, MISSING)
    ]
    return took[0] == took[1] != []


@pytest.mark.parametrize("way", WAYS)
def test_a_page_of_somebody_elses_case_takes_what_one_that_is_not_there_does(
    sign_in: SignIn, ref: str, unread: Any, way: str
) -> None:
    client = sign_in(STRANGER)
    client.get(way.format("SEF-2026-9998"))  # what waits is counted then, and kept
    unread()
    assert same(lambda each: client.get(way.format(each)), ref)


def test_so_does_a_form_that_is_sent(sign_in: SignIn, ref: str, unread: Any) -> None:
    client = sign_in(STRANGER)
    client.get("/help/")
    unread()
    assert same(lambda each: client.post(f"/cases/{each}/note/", TYPED), ref)


@pytest.mark.parametrize(
    "act", [lambda ref: Linked(ref, "sibling"), lambda ref: acting.raised(after=ref)]
)
def test_so_does_naming_it_in_a_case_of_ones_own(
    ref: str, unread: Any, act: Callable[[str], AnyAct]
) -> None:
    unread()

    def name(other: str) -> None:
        with pytest.raises(Refused, match="no such case"):
            linking.check(acting.command(act(other)), acting.BOARD, STRANGER, NOW)

    assert same(name, ref)


def test_nothing_is_kept_for_a_case_that_was_never_ones_own(
    sign_in: SignIn, ref: str, unread: Any
) -> None:
    client, kept = sign_in(STRANGER), {**TYPED, "keep_it": "yes"}
    client.get("/help/")
    unread()
    assert same(lambda each: client.post(f"/cases/{each}/note/", kept), ref)
    assert not returned_forms()
    assert "What you wrote" not in client.get("/my-work/").content.decode()


# ── Whose it is ───────────────────────────────────────────────────────────────────────────────────


def brought_in(ref: str) -> None:
    """Bring in whoever may be, by acts alone: nobody opens the case."""
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise", NOW),)), RAISER, NOW)
    support = Appointed("supporter", SUPPORTER, side="third", agency="dunes-housing")
    acting.do(ref, support, RAISER, NOW)
    acting.do(ref, Appointed("companion", COMPANION, side="raising"), RAISER, NOW)


@pytest.mark.parametrize("what", THEIRS)
def test_whoever_has_a_part_opens_it_the_first_time_and_again_at_less_cost(
    ref: str, what: str
) -> None:
    brought_in(ref)
    absences.take(SOCIAL_WORKER, NOW.date(), NOW.date(), STAND_IN, by=SOCIAL_WORKER, now=NOW)
    assert readers.of_case(ref) == ()
    first = queries_of(lambda: queries.case(ref, THEIRS[what], NOW))
    again = queries_of(lambda: queries.case(ref, THEIRS[what], NOW))
    assert first[0]
    assert again[0]
    assert len(again[1]) < len(first[1])


def test_whoever_has_a_part_opens_it_where_the_clock_is_behind_its_last_entry(ref: str) -> None:
    assert queries.case(ref, RAISER, NOW - timedelta(seconds=2))
