"""A case is told in the same sentences wherever it is read: on its page, in the lists of those who
owe something, in what is said after an act, on paper.
"""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.brief.by_when import by_when
from concordat.brief.reading import Brief
from concordat.casework import queries
from concordat.core.acts import CarriedOut, Positioned
from concordat.core.wording import capitalised
from concordat.documents.papers import fill_form
from concordat.library.files.papers import papers_of
from tests.builders import at, story
from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_CARE, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import DIFFERING, duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.reading import shown

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


@pytest.fixture
def ref() -> str:
    """A case that the other side has answered."""
    made = raise_case()
    acting.do(made, CarriedOut((duty_id(made, "practitioners.raise"),)), RAISER, NOW)
    acting.do(made, CarriedOut((duty_id(made, "practitioners.review"),)), TEAM_MANAGER, NOW)
    return made


def brief(ref: str, person: str) -> Brief:
    view = queries.case(ref, person, NOW)
    assert view is not None
    return Brief(view)


def test_the_page_of_a_case_says_what_its_brief_says(visit: Any, ref: str) -> None:
    for end in ({"1": "not agreed", "2": "agreed"}, None):
        page = words(visit(RAISER, ref).case())
        told = brief(ref, RAISER)
        sentences = [told.about, told.raised, told.ladder.sentence]
        sentences += [duty.sentence for duty in told.duties]
        sentences += [panel.heading for panel in (*told.outcome, *told.safety)]
        sentences += [f"{row.what} " for row in told.issues.rows]
        sentences += [each.what for each in told.timeline if each.kind not in ("opened", "ended")]
        assert [each for each in sentences if " ".join(each.split()) not in page] == []
        if end:
            acting.do(ref, Positioned("raising", SOCIAL_CARE.id, end), RAISER, NOW)


def test_what_is_said_after_an_act_is_what_the_case_then_says(visit: Any, ref: str) -> None:
    page = words(visit(RAISER, ref).act("say", SOCIAL_CARE.id, **DIFFERING))
    told = brief(ref, RAISER)
    recorded = max((each for each in told.timeline if each.seq), key=lambda each: each.seq)
    assert f"Recorded. {recorded.what}" in page
    assert told.next is not None
    assert f"Next {told.next.sentence}" in page.split("What keeps the child safe")[0]


def test_a_list_names_a_duty_as_its_case_does(sign_in: SignIn, ref: str) -> None:
    work = shown(sign_in(RAISER).get("/my-work/"))
    mine = [duty for duty in brief(ref, RAISER).duties if duty.mine]
    assert mine
    for duty in mine:
        assert capitalised(duty.what) in work
        assert duty.what in duty.sentence or capitalised(duty.what) in duty.sentence


def test_a_list_says_by_when_as_the_page_and_the_receipt_do(
    visit: Any, sign_in: SignIn, later: Any
) -> None:
    """The discussion was yesterday and is recorded today: nobody kept open what follows from it."""
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    acting.do(
        ref,
        CarriedOut((duty_id(ref, "practitioners.review"),)),
        TEAM_MANAGER,
        later(24),
        happened=NOW,
    )
    by = "No time is set – open since Tuesday 22 December"
    assert by in words(visit(RAISER, ref).case())
    assert by in shown(sign_in(RAISER).get("/my-work/"))
    assert f"{by} Concordat's own rule" in shown(sign_in(SOCIAL_WORKER).get("/cases/"))
    page = words(visit(RAISER, ref).act("safety", nothing=["nothing"]))
    _, receipt, _ = page.split("Next ", 2)
    assert f"whether it is now agreed. {by}" in receipt


def test_the_receipt_says_you_must_and_the_list_and_the_page_begin_alike(
    visit: Any, sign_in: SignIn, ref: str
) -> None:
    raiser = visit(RAISER, ref)
    typed = {"what": "Visit him at home and see his bedroom.", "owner": "raising/"}
    page = raiser.act("action", **typed, by_day="21", by_month="12", by_year="2026")
    _, receipt, rest = words(page).split("Next ", 2)
    assert "You are to carry out what was agreed, by 5pm on Monday 21 December" in receipt
    assert "Visit him" not in receipt, "it is kept with the session"
    assert "You are to carry out what was agreed: Visit him at home and see his bedroom " in rest
    assert "bedroom.." not in rest
    assert "Carry out what was agreed" in shown(sign_in(RAISER).get("/my-work/"))


def test_a_paper_tells_what_was_done_as_the_case_does() -> None:
    told = story("liverpool").raised(at(21)).did("workers.talk", "osei", at(22))
    read = told.brief("osei", at(23))
    log = fill_form(read, papers_of(told.protocol), "summary-log")
    entry = next(each for each in read.timeline if each.seq == 2)
    told_in_the_log = f"Tuesday 22 December 2026: {entry.what}. {entry.words}"
    assert told_in_the_log in [box.value for box in log.boxes]


def test_what_somebody_was_told_names_the_duty_as_its_case_does(
    sign_in: SignIn, visit: Any, ref: str
) -> None:
    told = shown(sign_in(RAISER).get("/my-work/told/"))
    owed = next(duty for duty in brief(ref, RAISER).duties if duty.mine)
    assert capitalised(owed.what) in told


def test_a_list_says_by_when_and_whether_it_is_late_as_the_page_does(ref: str) -> None:
    for now in (NOW, NOW + timedelta(days=30)):
        view = queries.case(ref, RAISER, now)
        assert view is not None
        on_the_page = {str(each.id): each.deadline for each in Brief(view).duties}
        rows = [row for row in queries.work(RAISER, now).rows if row.ref == ref]
        assert rows
        for row in rows:
            listed, shown_there = by_when(row, now), on_the_page[row.duty]
            assert replace(listed, left="") == replace(shown_there, left="")
            assert row.late == shown_there.late
