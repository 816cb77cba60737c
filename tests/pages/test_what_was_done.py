"""Recording what was done: the parts that were ticked, how, and when it can have happened."""

import re
from typing import Any

import pytest

from concordat.core.acts import Positioned
from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_CARE, TEAM_MANAGER
from tests.pages.cases import (
    duty_id,
    ref,
    visit,
    words,
)
from tests.pages.conftest import NOW
from tests.pages.reading import problem_at

__all__ = ["ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def review(ref: str) -> str:
    return duty_id(ref, "practitioners.review")


def test_only_what_was_ticked_is_recorded(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    about = review(ref)
    asked = manager.page("done", about)
    assert not re.search(r'name="acts"[^>]*checked', asked), "nothing is ticked beforehand"
    page = manager.act("done", about, summary="We spoke.")
    assert manager.status == 422
    assert "Tick what was done." in words(page)
    page = words(manager.act("done", about, acts=["read the file"], summary=""))
    recorded = "Read the file, which is a part of this: read and review the case file"
    assert f"Recorded. {recorded}" in page
    assert "They spoke" not in page
    assert acting.case_of(ref, NOW).duty(about).open
    assert re.search(r'value="discuss" checked', manager.page("done", about)), "only this is left"
    assert "Tick what was done." in words(manager.act("done", about, summary="We spoke."))
    page = words(manager.act("done", about, acts=["discuss"], summary="We spoke."))
    assert "Recorded. They spoke: read and review" in page


def test_words_are_asked_for_of_what_was_done_and_of_nothing_else(visit: Any, ref: str) -> None:
    manager, about = visit(TEAM_MANAGER, ref), review(ref)
    assert "Needed if you tick “Spoke to each other”." in words(manager.page("done", about))
    manager.act("done", about, acts=["discuss"], summary="")
    assert manager.status == 422
    manager.act("done", about, acts=["discuss"], summary="We spoke.")
    page = words(manager.page("done", about))
    assert "What was said?" not in page, "they have said that"
    assert "Is there anything to add?" in page
    manager.act("done", about, acts=["read the file"], summary="")
    assert not acting.case_of(ref, NOW).duty(about).open


def test_who_is_told_is_named_for_what_may_be_ticked(visit: Any, ref: str) -> None:
    page = words(visit(TEAM_MANAGER, ref).page("done", review(ref)))
    told = page.split("Who will be told: ", 1)[1]
    assert "depends on your answer" not in told
    both, rest = told.split("If you tick both: ", 1)[1].split("If you tick only “Spoke", 1)
    assert "Kwame Boateng" in both
    assert "Kwame Boateng" in rest.split("If you tick only “Read")[0]
    assert "If you tick only “Read the file”: nobody" in rest


def test_who_rang_is_not_said_to_have_written(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    said = {"acts": ["read the file", "discuss"], "summary": "Rang. It stays as it is."}
    manager.act("done", review(ref), **said)
    page = words(visit(RAISER, ref).case())
    said = "What was said, Monday 21 December, as Sefton Children's Social Care recorded it"
    assert f"{said} Rang. It stays as it is." in page
    assert "Wrote" not in page


SPOKE = {"acts": ["read the file", "discuss"], "summary": "We spoke."}


def test_how_people_spoke_is_shown(visit: Any, ref: str) -> None:
    page = visit(TEAM_MANAGER, ref).act("done", review(ref), channel="telephone", **SPOKE)
    assert "We spoke. By telephone." in words(page)


def test_a_letter_can_not_be_recorded_as_sent_by_telephone(visit: Any, ref: str) -> None:
    visit(TEAM_MANAGER, ref).act("done", review(ref), **SPOKE)
    acting.disagree(ref, NOW, word="agreed")
    said = Positioned("answering", SOCIAL_CARE.id, {"1": "agreed", "2": "agreed"})
    acting.do(ref, said, TEAM_MANAGER, NOW)
    letter = duty_id(ref, "practitioners.outcome-letter")
    manager = visit(TEAM_MANAGER, ref)
    page = words(manager.page("done", letter))
    assert "By letter By e-mail By secure e-mail On a form In writing, here" in page
    assert "By telephone" not in page
    manager.act("done", letter, channel="telephone", summary="The outcome.")
    assert manager.status == 422
    manager.act("done", letter, channel="secure e-mail", summary="The outcome.")
    assert "The outcome. By secure e-mail." in words(manager.case())


def test_a_time_needs_its_day(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    page = manager.act("done", review(ref), happened_at="2pm", **SPOKE)
    assert manager.status == 422
    assert "Give the day too. Today is Monday 21 December 2026." in words(page)


def test_a_time_before_the_case_is_refused_at_its_field(visit: Any, ref: str) -> None:
    manager = visit(TEAM_MANAGER, ref)
    when = {"happened_on_day": "20 12 2026", "happened_at": "2pm"}
    page = manager.act("done", review(ref), **SPOKE, **when)
    assert manager.status == 422
    said = "When did it happen? At that time the case had not been raised. Give a later time."
    assert problem_at(page, "happened_on_day") == said
    assert "govuk-form-group--error" in page.split("It happened earlier")[1]


def test_days_that_have_passed_are_refused_at_their_field(visit: Any, ref: str) -> None:
    raiser = visit(RAISER, ref)
    page = raiser.act("safety", what="His aunt has him.", until_day="20 12 2026")
    assert raiser.status == 422
    assert "Until when? This day has passed. Give the day" in problem_at(page, "until_day")
    assert not any(each.act.attempt == "safety" for each in acting.record_of(ref, NOW).events)
