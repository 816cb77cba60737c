"""What somebody reads under *What you were told*: first what happened; that what was late has come;
and what a correction changed, in one line.
"""

import re
from typing import Any

import pytest

from concordat.casework.sweep import sweep
from concordat.core.acts import Raised
from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import later, raise_case, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import begin, in_short, raised

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
LEAD, MANAGER = "joanne-sutcliffe", "colin-threlfall"
SCHOOL, CARE = "St Brendan's High School", "Sefton Children's Social Care"
REVIEW = "read and review the case file"


def entries(sign_in: SignIn, person: str) -> list[list[str]]:
    """What somebody was told, the latest first: the sentences of each entry in their order."""
    page = sign_in(person).get("/my-work/told/").content.decode()
    found = re.findall(r'<li class="c-work-row">(.*?)</p>\s*</li>', page, re.DOTALL)
    return [_sentences(each) for each in found]


def _sentences(entry: str) -> list[str]:
    said, *_ = entry.split('<p class="c-work-row__case">')
    first, *more = re.split(r"<ul[^>]*>|<li>", said)
    read = (words(f"<main>{each}</main>").replace("’", "'").strip() for each in (first, *more))
    return [each.removeprefix("New ") for each in read if each]


def all_told(sign_in: SignIn, person: str) -> str:
    return "\n".join(each for entry in entries(sign_in, person) for each in entry)


# ── First what happened ───────────────────────────────────────────────────────────────────────────


def test_the_board_reads_that_it_was_raised_before_that_no_plan_is_known(sign_in: SignIn) -> None:
    client = sign_in(RAISER)
    draft = begin(client)
    in_short(client, draft)
    raised(client, draft)
    (latest, *_) = entries(sign_in, MANAGER)
    assert latest[0].endswith("raised a disagreement with Sefton Children's Social Care")
    assert any(each.endswith("says that no safety plan is known yet") for each in latest[1:])


def test_every_entry_after_every_act_begins_with_what_happened(visit: Any, sign_in: SignIn) -> None:
    """Of those who can act in it nobody reads first what is only a fact beside."""
    ref = raise_case()
    raiser = visit(RAISER, ref)
    raiser.act("safety", nothing="yes")
    acting.carry_out(ref, RAISER, NOW)
    acting.carry_out(ref, TEAM_MANAGER, NOW)
    said = {"said-1": "not agreed", "words-1": "They see no need."}
    raiser.act("say", acting.SOCIAL_CARE.id, **said)
    beside = (
        "no safety plan",
        "an agency",
        "say, for each",
        "this has another",
        "read and",
        "they read",
    )
    for person in (SOCIAL_WORKER, TEAM_MANAGER, LEAD, MANAGER):
        for first, *_ in entries(sign_in, person):
            assert not first.lower().startswith(beside), (person, first)


# ── What was late has come ────────────────────────────────────────────────────────────────────────


def answered_late(visit: Any, later: Any) -> str:
    """A case in which the answer came a day after its time, and everybody had been told so."""
    ref = raise_case()
    acting.carry_out(ref, RAISER, NOW)
    now = later(24 * 9)
    sweep(now)
    acting.carry_out(ref, TEAM_MANAGER, now)
    return ref


def test_whoever_was_told_that_the_answer_is_late_reads_that_it_came(
    visit: Any, later: Any, sign_in: SignIn
) -> None:
    answered_late(visit, later)
    came = f"This has been done by {CARE}, at "
    for person in (SOCIAL_WORKER, LEAD, MANAGER):
        told = all_told(sign_in, person)
        assert "The time for this passed" in told, person
        assert told.count(came) == 1, person
        assert REVIEW in next(each for each in told.splitlines() if came in each)
    assert came not in all_told(sign_in, TEAM_MANAGER), "who did it knows"


def test_in_time_only_those_who_owed_it_with_them_read_it(visit: Any, sign_in: SignIn) -> None:
    ref = raise_case()
    acting.carry_out(ref, RAISER, NOW)
    acting.carry_out(ref, TEAM_MANAGER, NOW)
    assert f"This has been done by {CARE}" in all_told(sign_in, SOCIAL_WORKER)
    for person in (LEAD, MANAGER):
        assert "This has been done" not in all_told(sign_in, person)


# ── What a correction changed ─────────────────────────────────────────────────────────────────────


def test_a_correction_is_one_line_that_says_what_changed(visit: Any, sign_in: SignIn) -> None:
    ref = raise_case(level="early-help")
    visit(RAISER, ref).act(
        "correct", "1", way="otherwise", level="child-protection", reason="Mistyped."
    )
    changed = (
        f"“{SCHOOL} raised a disagreement with Sefton Children's Social Care” was corrected: the "
        "level of need is “Child protection (section 47)”, not “Early help”"
    )
    for person in (SOCIAL_WORKER, TEAM_MANAGER, LEAD):
        assert entries(sign_in, person)[0] == [changed], person
    assert "was corrected" not in all_told(sign_in, MANAGER), "the board sees a row"
    assert "Mistyped" not in all_told(sign_in, TEAM_MANAGER)


def test_what_was_sent_with_the_raising_is_put_right_for_those_who_were_told_of_it(
    visit: Any, sign_in: SignIn
) -> None:
    client = sign_in(RAISER)
    draft = begin(client)
    in_short(client, draft)
    ref = raised(client, draft)
    events = acting.record_of(ref, NOW).events
    (plan,) = (each.seq for each in events if each.act.kinds == ("safety",))
    assert not isinstance(events[plan - 1].act, Raised)
    visit(RAISER, ref).act("correct", str(plan), way="out", reason="There is a plan.")
    said = f"This was taken out of the record: “{SCHOOL}: no safety plan is known yet”"
    assert entries(sign_in, TEAM_MANAGER)[0][0] == said
    assert "This was taken out of the record" in entries(sign_in, MANAGER)[0][0]


def test_a_text_that_is_reworded_is_told_without_its_words(visit: Any, sign_in: SignIn) -> None:
    ref = raise_case()
    reworded = "The nurse saw a bruise on Friday."
    visit(RAISER, ref).act(
        "correct", "1", **{"way": "otherwise", "note-reasons": reworded, "reason": "Clearer."}
    )
    told = entries(sign_in, TEAM_MANAGER)[0][0]
    assert told.endswith("was corrected: “Evidence-based reasons” was reworded")
    assert reworded not in all_told(sign_in, TEAM_MANAGER)
