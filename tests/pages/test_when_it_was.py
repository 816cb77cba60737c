"""A time that only one side has given is a question on the other side's My work, which says what it
is about; several such questions don't read alike.
"""

import re
from datetime import timedelta
from typing import Any

import pytest

from concordat.core.acts import CarriedOut
from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW, SignIn

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
ASKED = "Say whether it was so: this was done at 11am on Monday 21 December 2026: raise the matter"


def claimed(later: Any) -> str:
    """A case whose first duty was done two days before it was entered, by the raiser's word."""
    ref = raise_case()
    done = CarriedOut((duty_id(ref, "practitioners.raise"),))
    acting.do(ref, done, RAISER, later(48), happened=NOW + timedelta(hours=1))
    return ref


def work(sign_in: SignIn, person: str) -> str:
    return words(sign_in(person).get("/my-work/").content.decode())


def test_whoever_is_asked_has_it_among_their_tasks_and_it_says_what_it_is_about(
    sign_in: SignIn, later: Any
) -> None:
    ref = claimed(later)
    for person in (TEAM_MANAGER, SOCIAL_WORKER):
        assert ASKED in work(sign_in, person)
        assert ref in work(sign_in, person).split(ASKED, 1)[1][:120]
    assert "Say whether it was so" not in work(sign_in, RAISER)


@pytest.mark.parametrize("agrees", ["yes", "no"])
def test_once_answered_it_is_nobodys_task(
    visit: Any, sign_in: SignIn, later: Any, agrees: str
) -> None:
    ref = claimed(later)
    page = visit(TEAM_MANAGER, ref)
    (about,) = re.findall(rf"/cases/{ref}/confirm-time/\?about=(\d+)", page.case())
    if agrees == "yes":
        both = page.act("confirm-time", about, agrees=agrees, reason="It was on the Wednesday.")
        assert "Leave this empty, or change your answer above" in both
        assert "It was on the Wednesday." in both, "nothing that was typed is lost"
        assert "Say whether it was so" in work(sign_in, TEAM_MANAGER), "nothing was recorded"
    why = "It was on the Wednesday." if agrees == "no" else ""
    page.act("confirm-time", about, agrees=agrees, reason=why)
    for person in (TEAM_MANAGER, SOCIAL_WORKER):
        assert "Say whether it was so" not in work(sign_in, person)


def test_the_link_says_what_it_is_about_so_that_several_do_not_read_alike(
    visit: Any, later: Any
) -> None:
    from concordat.casework import queries
    from concordat.pages.acting.table import PAGES

    ref = claimed(later)
    page = visit(TEAM_MANAGER, ref).case()
    (link,) = re.findall(rf'<a [^>]*href="/cases/{ref}/confirm-time/[^"]*"[^>]*>([^<]+)</a>', page)
    assert link.startswith("Say whether it was so: ")
    assert link.endswith(", 11am on Monday 21 December")
    found = queries.opened(ref, TEAM_MANAGER, later(48))
    assert found is not None
    labels = [PAGES["confirm-time"].words(found.view, about) for about in ("1", "2")]
    assert link == labels[1]
    assert labels[0] != labels[1]


@pytest.mark.parametrize("agrees", ["yes", "no"])
def test_what_was_raised_and_told_in_one_call_is_asked_once_and_answered_once(
    visit: Any, sign_in: SignIn, later: Any, agrees: str
) -> None:
    now, told = later(48), CarriedOut((), by_raising=True)
    then = NOW + timedelta(hours=1)
    ref = acting.raise_case(acting.raised(), at=now, happened=then, also=(told,)).ref
    page = visit(TEAM_MANAGER, ref)
    (about,) = set(re.findall(rf"/cases/{ref}/confirm-time/\?about=(\d+)", page.case()))
    assert work(sign_in, TEAM_MANAGER).count("Say whether it was so") == 1
    asked = words(page.page("confirm-time", about))
    for each in ("Said to have begun on", "Said to have happened on", "Done: raise the matter"):
        assert each in asked, "whoever answers reads all that their answer counts for"
    why = "She rang on the Wednesday." if agrees == "no" else ""
    page.act("confirm-time", about, agrees=agrees, reason=why)
    assert "confirm-time" not in page.case()
    assert "Say whether it was so" not in work(sign_in, TEAM_MANAGER)
    answered = "says that it was not so" if agrees == "no" else "confirmed this"
    assert words(page.case()).count(f"Sefton Children's Social Care {answered}.") == 2
