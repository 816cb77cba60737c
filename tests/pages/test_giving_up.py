"""A case that is given up while the child may not be safe: whoever can keep it going has that on My
work, with its date, until they do or the time has passed.
"""

import re
from datetime import date
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, RiskStated, SafetyStated
from tests.casework import acting
from tests.pages.cases import duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_what_weighs import sent_once

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
TASK = "Decide whether this goes on: if nobody keeps it going, it ends then"
LEAD, MANAGER, OFFICER = "joanne-sutcliffe", "colin-threlfall", "priya-nambiar"


def given_up(visit: Any, act: str = "withdraw") -> str:
    ref = raise_case()
    visit(acting.RAISER, ref).act(act, reason="We see it otherwise now.", safety="A visit today.")
    return ref


def work(sign_in: SignIn, person: str) -> str:
    return words(sign_in(person).get("/my-work/").content.decode())


@pytest.mark.parametrize("act", ["withdraw", "no-further"])
def test_the_lead_and_the_business_manager_are_asked_by_when_it_ends(
    visit: Any, sign_in: SignIn, act: str
) -> None:
    ref = given_up(visit, act)
    for person in (LEAD, MANAGER):
        page = work(sign_in, person)
        asked = page.split(TASK, 1)[1]
        assert ref in asked[:200]
        assert "Wednesday 23 December" in page.split(TASK, 1)[0] + asked[:200]
    for person in (acting.RAISER, acting.TEAM_MANAGER, acting.SOCIAL_WORKER):
        assert TASK not in work(sign_in, person)


def test_the_task_leads_to_keeping_it_going_which_ends_it_for_both(
    visit: Any, sign_in: SignIn
) -> None:
    ref = given_up(visit)
    lead = visit(LEAD, ref)
    page = lead.case()
    (about,) = re.findall(rf"/cases/{ref}/keep-going/\?about=(\d+)", page)
    assert "Decide whether this goes on" in words(page).split("Why?", 1)[0]
    lead.act("keep-going", about, reason="The child is not safe yet.")
    for person in (LEAD, MANAGER):
        assert TASK not in work(sign_in, person)


def test_nothing_need_be_done_to_let_it_end_and_nobody_is_late(
    visit: Any, sign_in: SignIn, later: Any
) -> None:
    from concordat.casework.sweep import sweep

    ref = given_up(visit)
    sweep(later(72))
    for person in (LEAD, MANAGER):
        page = work(sign_in, person)
        assert TASK not in page
        assert "Late" not in page
    assert "Ended" in words(visit(LEAD, ref).case())


def test_a_day_closed_meanwhile_gives_whoever_decides_a_day_more(
    visit: Any, sign_in: SignIn, later: Any
) -> None:
    from concordat.casework.closed_days import proclaim
    from concordat.casework.sweep import sweep

    ref = given_up(visit)
    proclaim("sefton", date(2026, 12, 22), "Flooded", MANAGER, later(1))
    for person in (LEAD, MANAGER):
        assert "Thursday 24 December" in work(sign_in, person).split(TASK, 1)[0]
    sweep(later(72))
    lead = visit(LEAD, ref)
    page = lead.case()
    assert "It ends at 5pm on Thursday 24 December unless it is kept going" in words(page)
    (about,) = re.findall(rf"/cases/{ref}/keep-going/\?about=(\d+)", page)
    lead.act("keep-going", about, reason="The child is not safe yet.")
    sweep(later(24 * 7))
    assert "Ended" not in words(lead.case())


@pytest.mark.parametrize("act", ["withdraw", "no-further"])
def test_the_receipt_names_as_able_to_keep_it_going_those_who_have_it_to_decide(
    visit: Any, sign_in: SignIn, act: str
) -> None:
    ref = raise_case()
    sent = {"reason": "We see it otherwise now.", "safety": "A visit today."}
    page = words(visit(acting.RAISER, ref).act(act, **sent))
    named = page.split(" unless ", 1)[1].split(" keeps it going", 1)[0]
    asked = {LEAD, MANAGER, OFFICER}
    for name in ("Joanne Sutcliffe", "Colin Threlfall", "Priya Nambiar"):
        assert name in named
    assert named.count("(") == len(asked)
    for person in asked:
        assert TASK in work(sign_in, person)


REASON = {"reason": "We see it otherwise now."}
NO_PLAN = "No safety plan known yet"


@pytest.mark.parametrize("plan_before", [False, True])
@pytest.mark.parametrize("act", ["withdraw", "no-further"])
def test_that_nothing_is_known_to_keep_the_child_safe_stays_a_warning_and_it_waits(
    visit: Any, act: str, plan_before: bool
) -> None:
    ref = raise_case()
    if plan_before:
        acting.do(ref, SafetyStated("raising"), acting.RAISER, NOW)
    raiser = visit(acting.RAISER, ref)
    page = words(raiser.act(act, **REASON, safe=["nothing"]))
    assert "It goes on until Colin Threlfall (Business Manager) has looked at it" in page
    case = words(raiser.case())
    assert NO_PLAN in case
    assert "as St Brendan's High School said when stopping" not in case
    assert "Ended" not in case


def test_where_a_plan_is_known_it_may_stay_as_it_was(visit: Any) -> None:
    ref = raise_case()
    raiser = visit(acting.RAISER, ref)
    assert "As it was" not in words(raiser.page("withdraw")), "nothing was said yet"
    acting.do(ref, SafetyStated("raising"), acting.RAISER, NOW)
    (plan,) = re.findall(r"As it was: (.*?) Did anybody", words(raiser.page("withdraw")))
    raiser.act("withdraw", **REASON, safe=["as-it-was"])
    case = words(raiser.case())
    assert "Ended" in case
    assert all(each.strip(" .") in case for each in plan.split(". "))
    assert NO_PLAN not in case


def test_what_keeps_the_child_safe_is_asked_for_and_one_answer_is_taken(visit: Any) -> None:
    raiser = visit(acting.RAISER, raise_case())
    page = words(raiser.act("withdraw", **REASON))
    assert "Say what keeps the child safe, or tick that nothing does for now." in page
    page = words(raiser.act("withdraw", **REASON, safety="His aunt has him.", safe=["nothing"]))
    assert "Say what keeps the child safe, or tick that nothing does: not both." in page
    assert raiser.status == 422


def test_who_is_told_is_said_by_what_is_ticked_not_by_a_label(visit: Any) -> None:
    ref = raise_case()
    for act in ("withdraw", "no-further", "safety"):
        page = words(visit(acting.RAISER, ref).page(act))
        told = page.split("Who will be told", 1)[1]
        assert "“Or”" not in told


def test_beside_what_one_person_reads_it_says_what_everybody_does(visit: Any) -> None:
    ref = raise_case()
    asked = words(visit(acting.RAISER, ref).page("withdraw"))
    both = "All agencies in the case and the board read this."
    assert asked.index(both) < asked.index("Only the board’s business manager will see your answer")
    assert asked.count(both) == 2, "why, and what keeps the child safe"
    for kind in ("safety", "step-aside"):
        about = {"safety": "", "step-aside": "practitioner"}[kind]
        assert both in words(visit(acting.RAISER, ref).page(kind, about)), kind


PLAN = SafetyStated("raising")
NO_PLAN_KNOWN = "no safety plan is known"
NOT_AT_ONCE = "It doesn’t end at once, because"


LATE = "they raised it, and no answer came"


def known(ref: str, *said: Any) -> None:
    for each in said:
        act = CarriedOut((duty_id(ref, "practitioners.raise"),)) if each == LATE else each
        acting.do(ref, act, acting.RAISER, NOW)


@pytest.mark.parametrize(
    ("before", "why"),
    [
        ((), NO_PLAN_KNOWN),
        ((PLAN, RiskStated()), "the child is said to be in danger"),
        ((PLAN, LATE), "an answer is overdue"),
        ((RiskStated(),), f"{NO_PLAN_KNOWN} and the child is said to be in danger"),
    ],
)
@pytest.mark.parametrize("act", ["withdraw", "no-further"])
def test_where_it_does_not_end_at_once_every_page_says_why(
    visit: Any, later: Any, act: str, before: Any, why: str
) -> None:
    ref = raise_case()
    known(ref, *before)
    later(24 * 9 if LATE in before else 1)
    said = f"{NOT_AT_ONCE} {why}."
    raiser, sent = visit(acting.RAISER, ref), {**REASON, "safety": "His aunt has him."}
    assert said in words(raiser.page(act)), "before anything is written"
    assert said in words(sent_once(raiser, act, **sent)), "before it counts"
    assert said in words(raiser.act(act, **sent)).partition("Told")[0], "once it is recorded"
    for person in (acting.RAISER, LEAD, MANAGER):
        assert said in words(visit(person, ref).case()), "while it is being given up"


def test_what_ends_at_once_says_nothing_of_waiting(visit: Any) -> None:
    ref = raise_case()
    known(ref, PLAN)
    assert NOT_AT_ONCE not in words(visit(acting.RAISER, ref).page("withdraw"))


def test_the_receipt_is_of_giving_it_up_whatever_was_answered_privately(visit: Any) -> None:
    ref = raise_case()
    acting.do(ref, SafetyStated("raising"), acting.RAISER, NOW)
    page = words(
        visit(acting.RAISER, ref).act("withdraw", **REASON, safe=["as-it-was"], asked="no")
    )
    assert "Recorded. St Brendan's High School withdrew the disagreement" in page
    assert "The case has ended: withdrawn." in page
