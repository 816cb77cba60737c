"""An answer is checked away from its field: what stands above it must make sense there."""

import re
from collections.abc import Iterator

import pytest

from concordat.pages.raising import journey
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.ground import Ground, ground
from concordat.people import queries
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import ANSWERS, begin, in_short
from tests.pages.reading import shown

BESIDE_ITS_FIELD = re.compile(
    r"^(Or|And|If|Choose|At what time\?)\b|^(Why|When|How|Time|Until when|What is it)\W*$"
    r"|one of these|in the list|\bthat board\b|\bthink so\b|^Who sees to it\?|not be told"
)


def _places() -> Iterator[Ground]:
    """The ground of somebody on each board."""
    for person in ("molly-entwistle", "gemma-holt"):
        yield ground(queries.person(person), NOW, NOW.date())


def _everything_told(place: Ground) -> Iterator[str]:
    answers = {"danger": {"danger": ["yes"]}} | {
        page: {name: [*given] if isinstance(given, list) else [given] for name, given in of.items()}
        for page, of in ANSWERS.items()
    }
    for short in (True, False):
        draft = Draft("draft", answers=answers, short=short)
        beside = (journey.RUNG, journey.CALLER, journey.KEPT_OUT)
        for page in (*journey.pages(draft, place), *beside):
            for answer in journey.filled(page, draft, place).answers:
                yield from (question for question, _ in answer.told)


@pytest.mark.usefixtures("demonstration")
def test_no_answer_stands_under_words_that_only_make_sense_beside_its_field() -> None:
    for place in _places():
        found = {each for each in _everything_told(place) if BESIDE_ITS_FIELD.search(each)}
        assert found == set(), "Say what it is with told_as=…"


def test_nothing_known_stands_under_what_keeps_the_child_safe(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    page = shown(client.get(f"{draft}/check/"))
    assert "What keeps the child safe meanwhile Nothing that I know of" in page
    assert " Or " not in page.partition("Safety")[2].partition("Who will be told")[0]


def test_when_and_how_it_was_first_raised_is_asked_on_the_way_of_everybody(sign_in: SignIn) -> None:
    """Short or long, the check page shows the question with what happens unless it is changed."""
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    answer = client.get(f"{draft}/check/")
    question = "When did you first raise this with them, and how?"
    assert f"{question} Now, by raising it here Change" in shown(answer)
    assert f'href="{draft}/telling/?then=check"' in answer.content.decode()
    earlier = {"told": "already", "told_on_day": "19", "told_on_month": "12"}
    earlier |= {"told_on_year": "2026", "told_how": "telephone"}
    sent = client.post(f"{draft}/telling/?then=check", earlier)
    assert sent["Location"] == f"{draft}/check/"
    page = shown(client.get(f"{draft}/check/"))
    assert f"{question} I have raised it with them already" in page
    assert "When you raised it with them 19 December 2026" in page
    assert "How you raised it with them By telephone" in page
    assert "you raised it on Saturday 19 December. Until they do" in page
