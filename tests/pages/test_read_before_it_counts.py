"""What ends a case, moves it, or says that a danger is over counts for what was read: whatever
was recorded since the last look is read first.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import AGREEING, Visitor, later, ref, visit, words
from tests.pages.conftest import NOW, Browser
from tests.pages.filling import answers
from tests.pages.test_acting_to_the_end import STARTS, opened, owed_links, owers
from tests.pages.test_check_a_decision import DECIDED, to_decide

__all__ = ["later", "ref", "to_decide", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
BUSINESS_MANAGER = "colin-threlfall"
US = acting.SOCIAL_CARE.id
CHECK = "Check this before it counts"
MEANWHILE = "This was recorded meanwhile"
WITH_NAN = {"done": "Police went there.", "safe": "He is with his grandmother."}
WITH_RAY = {"done": "We moved him.", "safe": "He is with his uncle Ray now."}


@dataclass
class LastLook:
    """A form at its check page, and what is sent when it is pressed there."""

    client: Browser
    address: str
    sent: dict[str, Any]
    said: str = field(default="", init=False)

    def press(self) -> str:
        """Sends it as the page has it; what is answered."""
        answer = super(Browser, self.client).post(self.address, self.sent, follow=True)
        page = answer.content.decode()
        self.said = words(page)
        shown = re.findall(r'name="(as_shown|seen|request)" value="([^"]+)"', page)
        self.sent |= dict(shown) if CHECK in self.said else {}
        return self.said


def last_look(visitor: Visitor, kind: str, about: str, typed: dict[str, Any]) -> LastLook:
    """At the check page of an act."""
    sent = visitor.hidden(visitor.page(kind, about)) | typed
    look = LastLook(visitor.client, visitor._address(kind, about), sent)  # type: ignore[arg-type]
    assert CHECK in look.press()
    return look


def in_danger(visit: Any, ref: str, by: str = SOCIAL_WORKER) -> str:
    visit(by, ref).act("risk", rung="nobody yet", summary="His father is at the door.")
    return str(acting.case_of(ref, NOW).standing[-1].seq)


def about_to_confirm(visit: Any, ref: str) -> LastLook:
    acting.carry_out(ref, TEAM_MANAGER, NOW)
    visit(RAISER, ref).act("say", US, **AGREEING)
    return last_look(
        visit(TEAM_MANAGER, ref), "confirm", US, {"said-1": "agreed", "said-2": "agreed"}
    )


def test_who_agrees_that_a_child_is_safe_agrees_to_the_words_that_stand(
    visit: Any, ref: str
) -> None:
    manager, office = visit(TEAM_MANAGER, ref), visit(BUSINESS_MANAGER, ref)
    danger = in_danger(visit, ref, RAISER)
    about = f"{danger} {US}"
    office.act("danger-passed", danger, **WITH_NAN)
    look = last_look(manager, "answer-danger", about, {"agrees": "yes"})
    assert "He is with his grandmother." in look.said.split("Change an answer")[0]
    no = {"agrees": "no", "reason": "His grandmother is in hospital."}
    visit(SOCIAL_WORKER, ref).act("answer-danger", about, **no)
    office.act("danger-passed", danger, **WITH_RAY)
    said = look.press()
    assert acting.case_of(ref, NOW).standing, "they had read of the grandmother"
    assert MEANWHILE in said
    assert "uncle Ray" in said
    look.press()
    assert not acting.case_of(ref, NOW).standing, "now they have read of the uncle"


def test_a_case_does_not_end_past_a_danger_that_was_stated_since_the_last_look(
    visit: Any, ref: str
) -> None:
    look = about_to_confirm(visit, ref)
    in_danger(visit, ref)
    said = look.press()
    assert acting.case_of(ref, NOW).end is None
    assert MEANWHILE in said
    assert "A child is said to be in immediate danger." in said
    look.press()
    assert acting.case_of(ref, NOW).end == "agreed"


def test_who_decides_reads_what_was_written_to_them_since_the_last_look(
    to_decide: tuple[Visitor, str], visit: Any
) -> None:
    chair, link = to_decide
    form = chair.client.get(link).content.decode()
    sent = answers(form) | {"decided": DECIDED, "action-1-what": "Visit him."}
    look = LastLook(chair.client, link, sent)  # type: ignore[arg-type]
    assert CHECK in look.press()
    raiser = visit(acting.case_of(chair.ref, NOW).raiser, chair.ref)
    raiser.act("use", "representations", summary="Read this first: he was seen at A&E.")
    said = look.press()
    assert acting.case_of(chair.ref, NOW).end is None
    assert "he was seen at A&E" in said


def test_what_would_follow_is_shown_again_where_it_has_changed_with_time(
    visit: Any, ref: str, later: Any
) -> None:
    typed = {"reason": "He was hungry again this morning.", "safety": "nothing"}
    look = last_look(visit(RAISER, ref), "withdraw", "", typed)
    before = len(acting.record_of(ref, NOW).events)
    assert "it ends at 5pm on Wednesday 23 December" in look.said
    later(24)
    said = look.press()
    assert len(acting.record_of(ref, NOW).events) == before
    assert "it ends at 5pm on Thursday 24 December" in said
    look.press()
    assert acting.case_of(ref, NOW).leaving


def test_a_minute_that_passes_asks_nobody_again(visit: Any, ref: str, later: Any) -> None:
    look = about_to_confirm(visit, ref)
    later(1 / 60)
    look.press()
    assert acting.case_of(ref, NOW).end == "agreed"


def test_saying_that_a_child_is_in_danger_waits_for_nothing(visit: Any) -> None:
    case = opened("blackpool")
    raiser = visit(STARTS["blackpool"][0], case)
    old = raiser.hidden(raiser.page("fact", "uninvolved"))
    other = visit(next(each for each in owers(case) if each != STARTS["blackpool"][0]), case)
    link = owed_links(other.case())[0]
    before = len(acting.record_of(case, NOW).events)
    other.client.post(link, answers(other.client.get(link).content.decode(), ("yes",)))
    assert len(acting.record_of(case, NOW).events) > before
    raiser.send("fact", "uninvolved", **old, rung="999", summary="He is alone with them.")
    assert acting.case_of(case, NOW).standing


def test_what_moves_nothing_is_not_held_up_by_a_note(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    old = raiser.hidden(raiser.page("safety"))
    visit(SOCIAL_WORKER, ref).act("note", text="Rang the GP.", audience="both sides")
    before = len(acting.record_of(ref, NOW).events)
    raiser.send("safety", **old, what="His aunt has him.")
    assert len(acting.record_of(ref, NOW).events) == before + 1
