"""What a page says where an agency doesn't answer on the route that was chosen."""

import pytest

from concordat.people import queries
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import begin, in_short
from tests.pages.reading import shown

BOARD = "brighton-and-hove"


@pytest.mark.parametrize("route", ["conference-request", "conference-dissent"])
def test_the_police_can_not_be_asked_for_a_conference(sign_in: SignIn, route: str) -> None:
    agencies = queries.agencies(BOARD, NOW.date())
    police = next(each for each in agencies if each.kind == "police")
    raiser = next(
        line.holder
        for agency in agencies
        for line in agency.lines
        if line.holder and line.seat.post == "practitioner" and agency.id != police.id
    )
    client = sign_in(raiser.id)
    typed = {"board": BOARD, "with": police.id, "matter": "thresholds", "route": route}
    sent = in_short(client, begin(client), **typed)
    assert sent.status_code == 422
    assert "is not for a disagreement with that agency" in shown(sent)
    assert in_short(client, begin(client), **typed | {"route": "enquiry"}).status_code == 302
