"""A question of raising is added in two places: its declaration, and the page that asks it. All the
rest follows: it is drafted, checked, sealed, told on the case and in the record, and corrected.
"""

from typing import Any

import pytest

from concordat.brief.names import Names
from concordat.brief.written import written
from concordat.casework import queries
from concordat.core import labels
from concordat.core.acts import Raised
from concordat.pages.forms.fields import LongText
from concordat.pages.raising.questions.safety import Voice
from tests.pages.cases import visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import answer, begin, raised
from tests.pages.reading import shown

__all__ = ["visit"]
INTERPRETER = labels.Written(
    "interpreter",
    asked="Does the family need an interpreter?",
    shown="Interpreter for the family",
    at_the_top=True,
)
SAID = "Yes: Sylheti, and not the uncle."


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question more, in two places."""
    # 1. its declaration in core/labels.py, and what the program makes of all that are there
    monkeypatch.setattr(labels, "EVERY", (*labels.EVERY, INTERPRETER))
    monkeypatch.setitem(labels._BY_KEY, INTERPRETER.key, INTERPRETER)
    monkeypatch.setattr(Raised, "writes", (*Raised.writes, INTERPRETER.key))
    # 2. the page that asks it
    fill = Voice.fill

    def fill_and_ask(self: Voice) -> None:
        fill(self)
        self.ask(LongText("interpreter", kept=INTERPRETER, needed="Say whether they need one."))

    monkeypatch.setattr(Voice, "fill", fill_and_ask)


def in_the_record(ref: str) -> str:
    """What is told of the raising where letters and lists tell it."""
    view = queries.case(ref, "molly-entwistle", NOW)
    assert view is not None
    return written(Names(view), view.record.events[0].act)


@pytest.mark.usefixtures("added")
def test_a_question_is_added_in_two_places(sign_in: SignIn, visit: Any) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft, voice={"voice": "“No.”", "interpreter": SAID})
    wrong = client.post(f"{draft}/voice/", {"voice": "“No.”", "interpreter": "x" * 10_001})
    assert "Shorten this to 10,000 characters." in shown(wrong)
    client.post(f"{draft}/voice/", {"voice": "“No.”", "interpreter": SAID})
    assert f"Does the family need an interpreter? {SAID}" in shown(client.get(f"{draft}/check/"))
    ref = raised(client, draft)
    page = shown(client.get(f"/cases/{ref}/"))
    assert f"Interpreter for the family {SAID}" in page, "at the top of the case"
    assert f"Interpreter for the family: {SAID}" in in_the_record(ref)
    assert "Interpreter for the family" in words(visit("molly-entwistle", ref).page("correct", "1"))


def test_what_was_written_is_called_the_same_wherever_it_is_read(
    sign_in: SignIn, visit: Any
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    ref = raised(client, draft)
    page = shown(client.get(f"/cases/{ref}/"))
    record = in_the_record(ref)
    correcting = words(visit("molly-entwistle", ref).page("correct", "1"))
    for text in (each for each in labels.EVERY if each.at_the_top):
        assert f"{text.shown} " in page, "at the top of the case"
        assert f"{text.shown}: " in record
        assert text.shown in correcting
