"""What the check page of raising promises, under every procedure: whom it names is told, nobody
else is, and each of them can open the case, but for those who are told of danger for information.
"""

import pytest

from concordat.casework import queries as casework
from concordat.people import queries
from tests.casework import acting
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import begin, in_short, raised
from tests.pages.reading import shown
from tests.pages.test_acting_to_the_end import STARTS
from tests.pages.test_promises import heard, named, shut_out

pytestmark = pytest.mark.usefixtures("demonstration")
SENT: dict[str, dict[str, str]] = {
    "in danger": {"rung": "999", "summary": "He says that he will not be there tomorrow."},
    "in no danger": {},
}


def _answers(board: str) -> dict[str, str]:
    """What the one page is sent at that board."""
    _, agency, _, route = STARTS[board]
    [asked] = queries.agencies(board, NOW.date(), [agency])
    service = f"/{asked.services[0].id}" if asked.services else ""
    return {"board": board, "with": f"{agency}{service}", "route": route or ""}


@pytest.mark.parametrize("danger", SENT)
@pytest.mark.parametrize("board", STARTS)
def test_checking_names_exactly_those_who_are_told_on_every_board(
    board: str, danger: str, sign_in: SignIn
) -> None:
    raiser = STARTS[board][0]
    client = sign_in(raiser)
    draft = begin(client, "yes" if SENT[danger] else "no")
    if SENT[danger]:
        client.post(f"{draft}/rung/", SENT[danger])
    sent = in_short(client, draft, **_answers(board))
    assert sent.status_code == 302, shown(sent)
    checked = shown(client.get(f"{draft}/check/")).split("Who will be told")[1]
    ref = raised(client, draft)
    every = {event.seq for event in acting.record_of(ref, NOW).events}
    told = heard(board, ref, every) - {raiser}
    assert told
    assert named(board, checked) == told
    end = shown(client.get(f"/raise/raised/{ref}/"))
    receipt = end.split("Who has been told")[1].split("What happens next")[0]
    assert named(board, receipt) == named(board, checked)
    for person in shut_out(told, ref, sign_in):
        assert _only_for_information(person, ref), person


def _only_for_information(person: str, ref: str) -> bool:
    """Whether they were told of danger and of nothing else: that opens nothing by itself."""
    return {row.kind for row in casework.news(person, NOW, ref=ref).rows} == {"danger"}
