"""A case withdrawn under pressure, or while nothing is known to keep the child safe, doesn't end by
silence: the business manager looks, then the chair, and who asked for it never learns of that.
"""

import html
import re
from typing import Any
from urllib.parse import unquote_plus

import pytest

from concordat.core.acts import Noted
from tests.casework import acting
from tests.pages.cases import later, visit, words
from tests.pages.conftest import NOW, SignIn

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
TASK = "Decide whether this goes on or ends"
REASON = {"reason": "We see it otherwise now."}
UNSAFE = {"safe": ["nothing"], "asked": "yes", "asked__by": "The head teacher, on Friday."}
LEAD, MANAGER, OFFICER, CHAIR = (
    "joanne-sutcliffe",
    "colin-threlfall",
    "priya-nambiar",
    "margaret-oyelaran",
)
OTHERS = (acting.RAISER, LEAD, OFFICER, acting.TEAM_MANAGER, acting.SOCIAL_WORKER)


def withdrawn(visit: Any, **said: Any) -> str:
    ref: str = acting.raise_case(acting.raised(), at=NOW).ref
    visit(acting.RAISER, ref).act("withdraw", **REASON, **(said or UNSAFE))
    return ref


def passes(later: Any, hours: float) -> None:
    from concordat.casework.sweep import sweep

    sweep(later(hours))


def work(sign_in: SignIn, person: str) -> str:
    """What is theirs on My work, without what is next in their open cases."""
    return words(sign_in(person).get("/my-work/").content.decode()).replace(f"Next: {TASK}", "")


def told(sign_in: SignIn, person: str, ref: str) -> str:
    return words(sign_in(person).get(f"/my-work/told/?case={ref}").content.decode())


def let_end(visitor: Any) -> tuple[str, str]:
    """The link by which whoever looks lets it end: which task that is, and what it reads."""
    link = rf'/cases/{visitor.ref}/done/\?about=(stopping[^"]*)"[^>]*>([^<]*)<'
    found = re.search(link, visitor.case())
    assert found
    return unquote_plus(html.unescape(found[1])), found[2].strip()


def test_it_goes_on_until_somebody_of_the_board_has_looked_at_it(visit: Any, later: Any) -> None:
    ref = withdrawn(visit)
    passes(later, 24 * 7)
    page = words(visit(acting.RAISER, ref).case())
    assert "It goes on until Colin Threlfall" in page
    assert "has looked at it" in page
    assert "Ended" not in page


@pytest.mark.parametrize("late", [False, True])
def test_the_page_says_the_same_whether_or_not_somebody_asked_for_it(
    visit: Any, later: Any, late: bool
) -> None:
    """With words on what keeps the child safe, while nobody is late and while somebody is."""
    private = {"asked": "yes", "asked__by": "The head teacher, on Friday."}
    pages = []
    for also in ({"asked": "no"}, private):
        ref = acting.raise_case(acting.raised(), at=NOW).ref
        at = later(24 * 16) if late else NOW
        visit(acting.RAISER, ref).act("withdraw", **REASON, safety="A visit today.", **also)
        shown = (acting.TEAM_MANAGER, LEAD, CHAIR)
        pages.append([words(visit(each, ref).case()).replace(ref, "") for each in shown])
        assert at
    assert pages[0] == pages[1]


def test_the_manager_has_it_to_decide_by_a_day_and_is_late_then_when_the_chair_has_it_too(
    visit: Any, sign_in: SignIn, later: Any
) -> None:
    ref = withdrawn(visit)
    page = work(sign_in, MANAGER)
    assert TASK in page
    assert "Wednesday 23 December" in page
    for person in (*OTHERS, CHAIR):
        assert TASK not in work(sign_in, person), person
    assert ref not in words(sign_in(CHAIR).get(f"/cases/{ref}/").content.decode())
    passes(later, 56)
    assert "Late was due by 5pm on Wednesday 23 December" in work(sign_in, MANAGER)
    chairs = work(sign_in, CHAIR)
    assert TASK in chairs
    assert "Tuesday 29 December" in chairs
    assert TASK in told(sign_in, CHAIR, ref)
    for person in OTHERS:
        assert TASK not in work(sign_in, person), person


@pytest.mark.parametrize("person", [MANAGER, CHAIR])
def test_whoever_looks_lets_it_end_with_a_reason_after_a_second_look(
    visit: Any, sign_in: SignIn, later: Any, person: str
) -> None:
    ref = withdrawn(visit)
    passes(later, 56)
    visitor = visit(person, ref)
    about, label = let_end(visitor)
    assert label == "Let this end"
    without = words(visitor.act("done", about))
    assert "There is a problem" in without
    visitor.act("done", about, reason="I rang her. His aunt has him.")
    case = words(visit(acting.RAISER, ref).case())
    assert "Ended" in case
    assert "I rang her. His aunt has him." in case
    for each in (MANAGER, CHAIR):
        assert TASK not in work(sign_in, each)


@pytest.mark.parametrize("person", [MANAGER, CHAIR, LEAD])
def test_whoever_looks_keeps_it_going_and_the_lead_may_too(
    visit: Any, later: Any, person: str
) -> None:
    ref = withdrawn(visit)
    passes(later, 56)
    visitor = visit(person, ref)
    (about,) = set(re.findall(rf"/cases/{ref}/keep-going/\?about=(\d+)", visitor.case()))
    visitor.act("keep-going", about, reason="He is not safe yet.")
    assert acting.case_of(ref, acting.hours(2000)).leaving is None


def test_nothing_says_nothing_is_left_to_do_where_no_plan_is_known(
    visit: Any, sign_in: SignIn, later: Any
) -> None:
    ref = withdrawn(visit)
    manager = visit(MANAGER, ref)
    about, _ = let_end(manager)
    receipt = words(manager.act("done", about, reason="She will raise it again."))
    page = words(visit(acting.RAISER, ref).case())
    for each in (receipt, page):
        assert "Nothing is left to do" not in each
        assert "No safety plan is known." in each
        assert (
            "St Brendan's High School, Sefton Children's Social Care and the board were told"
            in each
        )
    for person in (acting.RAISER, acting.SOCIAL_WORKER, OFFICER, CHAIR):
        heard = told(sign_in, person, ref)
        assert "The case ended: withdrawn, and no safety plan is known" in heard, person
    cases = words(sign_in(MANAGER).get("/cases/?show=ended").content.decode())
    assert ref not in cases or "No safety plan known yet" in cases


def test_only_the_manager_learns_that_somebody_asked_for_it(
    visit: Any, sign_in: SignIn, later: Any
) -> None:
    refs = [withdrawn(visit), withdrawn(visit, safe=["nothing"], asked="no")]
    passes(later, 56)
    for person in (*OTHERS[1:], CHAIR):
        shown = []
        for ref in refs:
            page = words(visit(person, ref).case()) + told(sign_in, person, ref)
            assert "head teacher, on Friday" not in page
            assert "Asked to withdraw" not in page
            shown.append(page.replace(ref, "THIS"))
        assert re.sub(r"\d", "", shown[0]) == re.sub(r"\d", "", shown[1]), person


def test_whoever_looks_reads_on_the_form_who_said_privately_that_they_were_asked_to(
    visit: Any, later: Any
) -> None:
    ref = withdrawn(visit)
    manager = visit(MANAGER, ref)
    about, _ = let_end(manager)
    form = words(manager.page("done", about))
    assert "Written for you alone by Kwame Boateng" in form
    assert "The head teacher, on Friday." in form
    visit(acting.RAISER, ref).act("correct", str(private(ref)), way="out", reason="A slip.")
    form = words(manager.page("done", about))
    assert "The head teacher, on Friday." in form
    assert "Taken back by Kwame Boateng" in form
    passes(later, 24 * 7)
    chair = visit(CHAIR, ref)
    form = words(chair.page("done", let_end(chair)[0]))
    assert "Why does it end?" in form
    assert "Written for" not in form
    assert "The head teacher" not in form


def private(ref: str) -> int:
    """The entry that only the business manager reads."""
    events = acting.record_of(ref, NOW).events
    return next(int(each.seq) for each in events if isinstance(each.act, Noted))
