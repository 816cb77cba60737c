"""Pages of a board whose cases aren't about children: they say its own word, wherever it is
Concordat that speaks.
"""

import re

import pytest

from concordat.core.acts import DIED, Alongside, MovedUp, RiskStated, SafetyStated
from tests.casework import acting
from tests.pages.cases import raise_case
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import ANSWERS, answer, begin, raised
from tests.pages.reading import shown, title

NOT_CONCORDATS = re.compile(
    r"child protection|Child in need|What every child gets|"  # the law's own words
    r"safeguarding needs of a child|The progress of a child.s plan|"  # the procedure's
    r"Sefton Safeguarding Children Board|Children Looked After",  # the board's, and a service's
    re.IGNORECASE,
)


@pytest.fixture
def about_adults(demonstration: object) -> None:
    """A board of the demonstration that calls the child an adult."""
    from concordat.people.models import Board

    board = Board.objects.get(pk=acting.BOARD)
    board.words |= {"child": "adult", "children": "adults"}
    board.save()


def children_in(page: str) -> list[str]:
    """What a page says of a child in Concordat's own words, with some words around it."""
    return re.findall(r".{0,40}\b[Cc]hild(?:ren)?\b(?!['’]s).{0,20}", NOT_CONCORDATS.sub("", page))


def test_raising_asks_about_an_adult(about_adults: None, sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    for page in ("danger", *ANSWERS):
        asked = client.get(f"{draft}/{page}/")
        assert children_in(shown(asked) + title(asked)) == [], page
    assert "Who is the adult?" in shown(client.get(f"{draft}/child-1/"))
    assert "The adult's case is held there" in shown(client.get(f"{draft}/board/"))
    for page in ("", "check/", "ring-first/"):
        assert children_in(shown(client.get(f"{draft}/{page}"))) == [], page
    ended = shown(client.get(f"/raise/raised/{raised(client, draft)}/"))
    assert "I see a decision about an adult differently" in ended
    assert children_in(ended) == []


def test_an_adult_may_be_older_than_any_child(about_adults: None, sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    born = {"child_name": "Jasmine Kaye", "born_day": "27", "born_month": "3"}
    sent = client.post(f"{draft}/child-1/", born | {"born_year": "1931"})
    assert sent.status_code == 302
    refused = client.post(f"{draft}/child-1/", born | {"born_year": "1831"})
    assert "not longer ago than a lifetime" in shown(refused)


def test_a_case_tells_of_an_adult(about_adults: None, sign_in: SignIn) -> None:
    ref = raise_case()
    for act in (
        RiskStated(),
        SafetyStated("raising", nothing=True),
        Alongside(DIED),
        MovedUp("risk to the child"),
    ):
        acting.do(ref, act, acting.RAISER, NOW)
    client = sign_in(acting.RAISER)
    page = shown(client.get(f"/cases/{ref}/"))
    assert children_in(page) == []
    for told in (
        "An adult is thought to be in immediate danger",
        "No safety plan known yet, says",
        "Beside this case: the adult died",
        "moved up to the next step: risk to the adult",
        "Because of: risk to the adult",
    ):
        assert told in page
    for kind in ("move-up", "withdraw", "no-further", "safety", "risk", "alongside"):
        assert children_in(shown(client.get(f"/cases/{ref}/{kind}/"))) == [], kind
