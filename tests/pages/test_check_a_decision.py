"""A decision is shown once more before it counts: what was decided, for whom, what is to be done,
where it leads and who will be told.
"""

from typing import Any

import pytest

from concordat.core.acts import CarriedOut
from tests.casework import acting
from tests.pages.cases import Visitor, visit, words
from tests.pages.conftest import NOW, Browser, SignIn
from tests.pages.filling import answers
from tests.pages.test_acting_to_the_end import opened, owed_links, owers

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
DECIDED = "Social care assesses him, and begins this week."


@pytest.fixture
def to_decide(sign_in: SignIn) -> tuple[Visitor, str]:
    """Whoever decides, at a case that has come to them, and the page on which they do."""
    ref = opened("sefton")
    for _ in range(40):
        visitor = Visitor(sign_in(next(iter(owers(ref)))), ref)
        link = next(iter(owed_links(visitor.case())))
        form = visitor.client.get(link).content.decode()
        if 'name="decided"' in form:
            return visitor, link
        visitor.client.post(link, answers(form, ("not agreed", "yes")))
    raise AssertionError("nobody decides")


def decisions(ref: str) -> int:
    record = acting.record_of(ref, NOW)
    done = (each.act for each in record.events if isinstance(each.act, CarriedOut))
    duties = (record.protocol.duty(duty.key) for act in done for duty in act.duties)
    return sum(spec.settled == "decision" for spec in duties)


def send(client: Any, link: str, sent: dict[str, Any]) -> Any:
    """Sends it as it is, without pressing on: the page that answers."""
    return super(Browser, client).post(link, sent)


def test_a_decision_counts_once_it_was_looked_at(to_decide: tuple[Visitor, str]) -> None:
    chair, link = to_decide
    form = chair.client.get(link).content.decode()
    sent = answers(form) | {"decided": DECIDED, "action-1-what": "Visit him at home."}
    page = send(chair.client, link, sent)
    said = words(page.content.decode()).split("Check this before it counts", 1)[1]
    assert decisions(chair.ref) == 0
    said, _, again = said.partition("Change an answer")
    for each in (
        "Nothing has been recorded yet.",
        DECIDED,
        "Visit him at home.",
        "Who will be told ",
    ):
        assert each in said
    assert "Molly Entwistle" in said.split("Who will be told ")[1]
    assert DECIDED in again, "and can be changed"
    mark = page.content.decode().split('name="as_shown" value="', 1)[1].split('"', 1)[0]
    other = sent | {"decided": "Something else altogether.", "as_shown": mark}
    page = send(chair.client, link, other)
    assert decisions(chair.ref) == 0, "what was changed is shown once more"
    assert "Something else altogether." in page.content.decode()
    assert "Recorded" in words(chair.client.post(link, sent, follow=True).content.decode())
    assert decisions(chair.ref) == 1
