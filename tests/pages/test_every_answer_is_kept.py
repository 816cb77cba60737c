"""Whatever can be written while raising a disagreement is asked somewhere, and is on record then: a
question that is added in one place only fails here.
"""

from collections.abc import Iterator
from dataclasses import replace
from unittest import mock

import pytest

from concordat.core import labels
from concordat.core.acts.sound import why_not_notes
from concordat.pages.components.fields import Area, Text
from concordat.pages.raising import journey, sending
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.drafts import keep
from concordat.pages.raising.ground import Ground, ground
from concordat.pages.raising.sending import Answered, to_record
from concordat.people import queries
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import ANSWERS

DANGER = {"danger": {"danger": "no"}}


@pytest.fixture
def place(demonstration: None) -> Ground:
    return ground(queries.person("molly-entwistle"), NOW, NOW.date())


@pytest.fixture
def draft() -> Draft:
    """A draft in which every question of the tests is answered."""
    answers = {
        page: {name: _several(given) for name, given in boxes.items()}
        for page, boxes in (DANGER | ANSWERS).items()
    }
    return Draft("draft", request="7" * 32, answers=answers, short=False)


def _several(given: object) -> list[str]:
    return [*given] if isinstance(given, list | tuple) else [str(given)]


def test_every_text_of_raising_is_asked_on_one_page(draft: Draft, place: Ground) -> None:
    asked: set[str] = set()
    for page in journey.pages(draft, place):
        questions = journey.filled(page, draft, place)
        asked |= {answer.kept.key for answer in questions.answers if answer.kept}
        asked |= questions.texts().keys()
    missing = {text.key for text in labels.OF_RAISING} - asked
    assert missing == set(), "No page in pages/raising/questions asks for these (kept=…)."


def test_everything_that_is_written_while_raising_is_on_record(draft: Draft, place: Ground) -> None:
    marks = []
    for page, name in _boxes(draft, place):
        mark = f"Mark-{len(marks)}"
        marked = draft.with_answers(page.key, {**draft.answers[page.key], name: [mark]})
        if journey.filled(page, marked, place).is_right:  # no box for a time of day, or the like
            draft = marked
            marks.append((mark, page.key, name))
    recorded = to_record(Answered(draft, place))
    said = "\n".join(text.text for text in recorded.words.values())
    lost = [f"{name} on the page {page}" for mark, page, name in marks if mark not in said]
    assert lost == [], "Say with kept=… under which text of core/labels.py these are kept."
    refused = [why for act in recorded.command.acts if (why := why_not_notes(act))]
    assert refused == [], "Declare what raising may hold above OF_RAISING in core/labels.py."


def _boxes(draft: Draft, place: Ground) -> Iterator[tuple[journey.Page, str]]:
    """Every box in which words can be written, with its page."""
    for page in journey.pages(draft, place):
        for field in journey.filled(page, draft, place).fields:
            if isinstance(field, Text | Area):
                yield page, field.name


def test_the_check_page_reads_each_answer_once(
    draft: Draft, place: Ground, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = keep(replace(draft, id=""), place)
    read = mock.Mock(wraps=Answered)
    monkeypatch.setattr(sending, "Answered", read)
    shown = sign_in(place.person.id).get(f"/raise/{begun.id}/check/")
    assert shown.status_code == 200
    assert read.call_count == 1
