"""Who can be disagreed with under a procedure, and where to go otherwise, is said before anything
is written, in both ways of raising.
"""

import pytest

from concordat.people import queries
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import begin, in_short
from tests.pages.reading import shown

ELSEWHERE = "? Use: The Pan Lancashire procedure, Resolving Professional Disagreements."


def who_disagrees(board: str, kind: str) -> str:
    """A practitioner of an agency of that kind on that board."""
    agencies = (each for each in queries.agencies(board, NOW.date()) if each.kind == kind)
    lines = (line for agency in agencies for line in agency.lines)
    found = (line.holder.id for line in lines if line.holder and line.seat.post == "practitioner")
    return next(found)


@pytest.mark.parametrize("page", ["in-short", "agencies"])
def test_only_those_who_answer_can_be_chosen_and_the_way_elsewhere_stands_beside(
    sign_in: SignIn, page: str
) -> None:
    client = sign_in(who_disagrees("blackpool", "school"))
    answer = client.get(f"{begin(client)}/{page}/")
    assert ELSEWHERE in shown(answer)
    choices = answer.content.decode()
    for agency in queries.agencies("blackpool", NOW.date()):
        answers = agency.kind == "childrens-services"
        assert (f'value="{agency.id}"' in choices) is answers, agency.name


def test_whom_the_procedure_leaves_out_is_refused_at_the_question(sign_in: SignIn) -> None:
    police = next(
        each for each in queries.agencies("blackpool", NOW.date()) if each.kind == "police"
    )
    client = sign_in(who_disagrees("blackpool", "school"))
    sent = in_short(client, begin(client), board="blackpool", **{"with": police.id})
    assert "Choose the agency you disagree with" in shown(sent)
    assert "She was seen with a bruise" in sent.content.decode(), "nothing typed is lost"


def test_who_has_nobody_to_disagree_with_here_learns_it_before_the_first_question(
    sign_in: SignIn,
) -> None:
    client = sign_in(who_disagrees("blackpool", "childrens-services"))
    answer = client.get("/raise/")
    assert "your agency can raise nothing" in shown(answer)
    assert ELSEWHERE in shown(answer)
    assert "<form" not in answer.content.decode().partition("<main")[2]


def test_where_everybody_answers_everybody_can_be_chosen(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    answer = client.get(f"{begin(client)}/in-short/")
    choices = answer.content.decode()
    own = "westshire-primary"
    for agency in queries.agencies("sefton", NOW.date()):
        assert (f'value="{agency.id}"' in choices) is (agency.id != own), agency.name
    assert "? Use: " not in shown(answer)


def test_a_route_says_who_alone_answers_on_it(sign_in: SignIn) -> None:
    client = sign_in(who_disagrees("brighton-and-hove", "school"))
    page = shown(client.get(f"{begin(client)}/in-short/"))
    assert "(only with Brighton" in page
