"""A safety plan that is about to run out: its side has that on My work from the day before, both
sides and the board are told, and every list says once it has.
"""

from datetime import date
from typing import Any

import pytest

from concordat.core.acts import RiskStated, SafetyStated, Withdrawn
from tests.casework import acting
from tests.pages.cases import later, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import begin, case, in_short, own_safety, raised

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
TASK = "Say what keeps the child safe now"
UNTIL = date(2026, 12, 23)
LEAD, MANAGER, OFFICER = "joanne-sutcliffe", "colin-threlfall", "priya-nambiar"
WHOSE = {
    "raising": (SafetyStated("raising", until=UNTIL), acting.RAISER),
    "answering": (
        SafetyStated("answering", acting.SOCIAL_CARE.id, until=UNTIL),
        acting.SOCIAL_WORKER,
    ),
}


def planned(side: str = "raising") -> str:
    ref: str = acting.raise_case(acting.raised(), at=NOW).ref
    act, author = WHOSE[side]
    acting.do(ref, act, author, NOW)
    return ref


def passes(later: Any, hours: float) -> None:
    from concordat.casework.sweep import sweep

    sweep(later(hours))


def work(sign_in: SignIn, person: str) -> str:
    """What is theirs on My work, without what is next in their open cases."""
    return words(sign_in(person).get("/my-work/").content.decode()).replace(f"Next: {TASK}", "")


def told(sign_in: SignIn, person: str, ref: str) -> str:
    return words(sign_in(person).get(f"/my-work/told/?case={ref}").content.decode())


@pytest.mark.parametrize("side", ["raising", "answering"])
def test_its_author_owes_it_from_the_day_before_and_is_late_after(
    sign_in: SignIn, later: Any, side: str
) -> None:
    ref, (_, author) = planned(side), WHOSE[side]
    passes(later, 1)
    assert TASK not in work(sign_in, author)
    passes(later, 24)
    page = work(sign_in, author)
    assert TASK in page
    assert "5pm on Wednesday 23 December" in page
    passes(later, 24 * 3)
    assert "Late was due by 5pm on Wednesday 23 December" in work(sign_in, author)
    assert ref in work(sign_in, author)
    others = {acting.RAISER, acting.SOCIAL_WORKER} - {author}
    for person in others:
        assert TASK not in work(sign_in, person)


@pytest.mark.parametrize("side", ["raising", "answering"])
def test_its_lead_the_other_side_and_the_board_are_told_before_and_after(
    sign_in: SignIn, later: Any, side: str
) -> None:
    ref = planned(side)
    others = [LEAD, OFFICER, MANAGER]
    others += [acting.SOCIAL_WORKER if side == "raising" else acting.RAISER]
    passes(later, 24)
    for person in others:
        heard = told(sign_in, person, ref)
        assert "said what keeps the child safe until Wednesday 23 December" in heard, person
        assert "ran out" not in heard
    passes(later, 24 * 3)
    for person in others:
        heard = told(sign_in, person, ref)
        assert "said keeps the child safe ran out on Wednesday 23 December" in heard, person
    assert "The time for this passed: say what keeps the child safe now" in told(
        sign_in, WHOSE[side][1], ref
    )


def test_saying_it_on_the_case_is_what_does_it(visit: Any, sign_in: SignIn, later: Any) -> None:
    ref = planned()
    passes(later, 24)
    raiser = visit(acting.RAISER, ref)
    page = raiser.case()
    task = page.split('id="open-heading"', 1)[1].split(TASK[1:], 1)[1]
    assert f"/cases/{ref}/safety/" in task.split('id="can-heading"', 1)[0]
    raiser.act("safety", what="His aunt has him.")
    assert TASK not in work(sign_in, acting.RAISER)


def test_it_stands_on_cases_the_board_and_the_case_beside_a_danger_and_after_the_end(
    visit: Any, sign_in: SignIn, later: Any
) -> None:
    in_danger, ended = planned(), planned()
    acting.do(in_danger, RiskStated(), acting.RAISER, NOW)
    acting.do(ended, Withdrawn(), acting.RAISER, NOW)
    passes(later, 24 * 5)
    ran_out = "ran out on Wednesday 23 December"
    for ref in (in_danger, ended):
        assert ran_out in words(visit(acting.RAISER, ref).case())
    assert "Ended" in words(visit(acting.RAISER, ended).case())
    assert TASK in work(sign_in, acting.RAISER).split(ended, 1)[0]
    for address in ("/board/sefton/", "/cases/"):
        page = words(sign_in(MANAGER).get(address).content.decode())
        row = page.split(in_danger, 1)[1][:900]
        assert ran_out in row, address


def test_the_short_form_asks_until_when_and_may_be_left_empty(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    for typed, until in (("30 12 2026", date(2026, 12, 30)), ("", None)):
        draft = begin(client)
        in_short(client, draft, safe=[], safe_what="Her aunt has her.", safe_until_day=typed)
        ref = raised(client, draft)
        assert own_safety(case(ref)[0]).until == until
        page = words(client.get(f"/cases/{ref}/").content.decode())
        assert ("No end said, said on Monday 21 December" in page) is (until is None)
    draft = begin(client)
    both = in_short(client, draft, safe=["nothing"], safe_until_day="30 12 2026")
    assert "not both" in words(both.content.decode())


def test_a_plan_without_an_end_is_asked_about_after_a_week(sign_in: SignIn, later: Any) -> None:
    ref: str = acting.raise_case(acting.raised(), at=NOW).ref
    acting.do(ref, SafetyStated("raising"), acting.RAISER, NOW)
    passes(later, 24)
    assert TASK not in work(sign_in, acting.RAISER)
    passes(later, 24 * 10)
    assert TASK in work(sign_in, acting.RAISER)
    heard = told(sign_in, acting.SOCIAL_WORKER, ref)
    assert "whether what they said still keeps the child safe" in heard
