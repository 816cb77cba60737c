"""Forms and letters filled from a case: what it knows stands in the boxes, the rest is left for
handwriting.
"""

import html
import re
from typing import Any

import pytest

from concordat.brief.values import PaperRef
from concordat.core.acts import ActionAgreed, CarriedOut, MovedUp, Note
from concordat.documents.papers import DRAWN_UP, FilledForm, fill_form, fill_letter
from concordat.library.files.papers import papers_of
from concordat.pages.case.papers import paper
from tests.builders import SOCIAL_CARE, Told, at, holder, story
from tests.casework import acting
from tests.casework.acting import RAISER
from tests.pages.cases import duty_id, raise_case, visit, words
from tests.pages.conftest import NOW

__all__ = ["visit"]
MANAGER = holder(SOCIAL_CARE.id, "team manager")


@pytest.fixture
def told() -> Told:
    return story().raised(at(21)).did("practitioners.raise", "osei", at(22))


def form(told: Told, key: str, person: str = "osei", day: int = 23) -> FilledForm:
    return fill_form(told.brief(person, at(day)), papers_of(told.protocol), key)


def boxes(filled: FilledForm) -> dict[str, str]:
    return {box.label: box.value for box in filled.boxes}


def test_a_form_that_was_only_named_says_so_and_holds_what_the_case_gives(told: Told) -> None:
    filled = form(told, "notification")
    assert filled.drawn_up == DRAWN_UP
    assert boxes(filled) == {
        "Name of child": "J.K.",
        "Date of birth": "Monday 4 March 2019",
        "Agency raising the disagreement": "Westshire Primary",
        "Professional who raised it": "Ewan Osei",
        "Their role": "Safeguarding lead, Westshire Primary",
        "Receiving agency": "Westshire Children's Social Care",
        "Disagreement": "The referral of 18 December was closed without an assessment.\n\n"
        "Whether the threshold for an assessment is met\n\nWho visits the family this week",
        "Date raised": "Monday 21 December 2026",
        "Date the decision reached them": "",
        "Stage": "1",
        "Form completed by": "",  # looking at it completes nothing
        "Date": "",
    }


def test_a_form_names_who_completed_it_and_when_whoever_looks_at_it(told: Told) -> None:
    told.act(MovedUp("risk to the child"), "osei", at(22, 11))
    assert boxes(form(told, "notification", MANAGER))["Form completed by"] == ""
    assert "Form completed by" not in form(told, "notification").still_empty
    told.did("service managers.notification", "osei", at(22, 12))
    filled = boxes(form(told, "notification", MANAGER))
    assert filled["Form completed by"] == "Ewan Osei"
    assert filled["Date"] == "Tuesday 22 December 2026"
    assert boxes(form(told, "notification", day=29))["Date"] == "Tuesday 22 December 2026"


def test_the_boards_own_form_is_whole_and_ticks_what_the_case_says() -> None:
    told = story("liverpool").raised(at(21), level="child-in-need")
    filled = form(told, "report-to-board")
    assert filled.drawn_up == ""
    assert filled.footnotes == ("Completed reports should be referred to the LSCB Team.",)
    assert len(filled.boxes) == 22
    ticked = {
        box.label: [choice for choice, yes in box.ticks if yes] for box in filled.boxes if box.ticks
    }
    assert ticked == {"Please indicate level of need:": ["S17:"], "Disagreement resolved at:": []}
    assert "Address:" in boxes(filled)
    assert boxes(filled)["Address:"] == "", "left for handwriting"


def test_what_was_agreed_and_is_to_be_done_stands_in_the_form(told: Told) -> None:
    told.act(ActionAgreed("1", "raising", by=at(29).date()), "osei", at(22, 11))
    told.did("practitioners.review", MANAGER, at(22, 12)).said(
        "raising", "osei", at(22, 12), "agreed", "not agreed"
    )
    letter = fill_letter(told.brief("osei", at(23)), papers_of(told.protocol).letters["outcome"])
    outcome = dict(letter.parts)["Outcome"]
    assert "Whether the threshold for an assessment is met: not agreed" in outcome, (
        "said, and not confirmed yet"
    )
    assert "Who visits the family this week: not agreed" in outcome


def test_a_letter_says_who_writes_to_whom(told: Told) -> None:
    letter = fill_letter(told.brief("osei", at(23)), papers_of(told.protocol).letters["directors"])
    assert letter.sender.endswith("Director or Head of Service")
    assert letter.sender != letter.to
    chair = fill_letter(told.brief("osei", at(23)), papers_of(told.protocol).letters["decision"])
    assert chair.sender.endswith(", LSCB Chair")


@pytest.mark.parametrize("id_", ["sefton", "liverpool", "blackpool", "berkshire", "sussex"])
def test_every_paper_of_every_protocol_can_be_filled(id_: str) -> None:
    told = story(id_).raised(at(21))
    brief = told.brief("osei", at(22))
    found = papers_of(told.protocol)
    assert all(fill_form(brief, found, key).boxes for key in found.forms)
    assert all(fill_letter(brief, each).parts for each in found.letters.values())


@pytest.mark.parametrize("id_", ["sefton", "liverpool", "blackpool", "berkshire", "sussex"])
def test_what_a_paper_is_is_said_once(id_: str) -> None:
    told = story(id_).raised(at(21))
    view, found = told.view("osei", at(22)), papers_of(told.protocol)
    for key in found.titles:
        listed = paper(view, found, PaperRef(key))
        said = f"{listed.label} {listed.about}".casefold().split()
        assert sum(said.count(each) for each in ("form", "letter")) == 1, said


def test_who_may_not_read_the_words_gets_empty_boxes(told: Told) -> None:
    told.words.clear()
    filled = boxes(form(told, "notification"))
    assert filled["Name of child"] == ""
    assert filled["Disagreement"] == "Point 1\n\nPoint 2"


def test_a_paper_is_a_page_to_print(visit: Any, demonstration: object) -> None:
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    there = visit(RAISER, ref)
    said = words(there.page("papers/notification"))
    assert "Drawn up from the procedure's words; the board's own form was not supplied." in said
    assert "Kwame Boateng" in said
    assert "W-17" not in html.unescape(re.sub(r"<[^>]+>", " ", there.page("papers/outcome"))), (
        "not asked for"
    )
    there.page("papers/no-such-paper")
    assert there.status == 404


def test_the_conference_chairs_paper_holds_the_chairs_own_decision_and_the_dissent() -> None:
    told = story("sussex").raised(at(21), route="conference-dissent")
    chair = holder(SOCIAL_CARE.id, "conference chair")
    needs = {"need-1": "The plan ends.", "need-2": "The school dissents."}
    notes = tuple(Note(told.note(text), "need", key[-1]) for key, text in needs.items())
    decided = CarriedOut((told.duty("conference.decide", at(21)).id,), notes=notes)
    told.act(decided, chair, at(22))
    paper = papers_of(told.protocol).letters["dissent"]
    parts = dict(fill_letter(told.brief("osei", at(23)), paper).parts)
    assert parts == {"Decision": "The plan ends.", "Dissenting views": "The school dissents."}


def test_after_a_conference_was_reconvened_the_headline_reads_as_a_sentence() -> None:
    told = story("sussex").raised(at(21), route="conference-dissent")
    chair = holder(SOCIAL_CARE.id, "conference chair")
    reviewer = holder(SOCIAL_CARE.id, "senior child protection manager")
    told.did("conference.decide", chair, at(22))
    told.did("conference.whether-to-challenge", "osei", at(22, 11), word="yes")
    told.did("challenge.raise", "osei", at(22, 12))
    told.did("challenge.review", reviewer, at(22, 13), word="reconvene")
    told.did("conference.decide", chair, at(23))
    told.did("conference.whether-to-challenge", "osei", at(23, 11), word="no")
    headings = [panel.heading for panel in told.brief("osei", at(23, 12)).outcome]
    assert [each for each in headings if each.startswith("Decided by ")], headings
    assert not [each for each in headings if each.startswith("Reconvene by")]


def test_blackpools_form_calls_the_day_what_its_procedure_calls_it() -> None:
    labels = [
        field.label
        for field in papers_of(story("blackpool").protocol).forms["monitoring-information"].field
    ]
    assert "Date on which it was clear that they could not agree" in labels
    assert "Date the decision reached them" not in labels
