"""From raised to an end through the pages alone, in every procedure: whoever owes something records
it on its page.
"""

import html
import re

import pytest

from concordat.core.posts import Party
from concordat.core.who.parts import actor
from tests.casework import acting
from tests.pages.cases import Visitor, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.filling import answers

pytestmark = pytest.mark.usefixtures("demonstration")
# Board: who raises it, with which agency, whose decision it was where that is known, which route.
STARTS = {
    "sefton": ("molly-entwistle", "sefton-childrens-services", "danielle-kershaw", None),
    "liverpool": ("mei-ling-cheung", "liverpool-childrens-services", "owen-hartley", None),
    "blackpool": ("gemma-holt", "blackpool-childrens-services", "nathan-pickup", None),
    "reading": ("ngozi-eze", "reading-childrens-services", None, None),
    "brighton-and-hove": (
        "elliot-varley",
        "brighton-hove-childrens-services",
        None,
        "plan-implementation",
    ),
}
# What comes of it where nobody ever agrees: the end that each procedure provides.
NOT_AGREED = {
    "sefton": "decided and binding",
    "liverpool": "decided",
    "blackpool": "no further stage",
    "reading": "no further stage",
    "brighton-and-hove": "no further stage",
}


def owed_links(page: str) -> list[str]:
    """The buttons by which the reader records something that is open."""
    kinds = "done|appoint|say|confirm"
    first = page.split('class="c-next', 1)[1].split("What else you can do", maxsplit=1)[0]
    return [
        html.unescape(each)
        for each in re.findall(rf'href="(/cases/[^"]+/(?:{kinds})/\?about=[^"]+)"', first)
    ]


def opened(board: str) -> str:
    """A case raised at that board."""
    from concordat.people import queries

    raiser, agency, person, route = STARTS[board]
    part = next(part for part in queries.parts_of(raiser, NOW.date()) if part.board == board)
    assert part.kind
    answering = queries.agencies(board, NOW.date(), [agency])[0]
    service = answering.services[0].id if answering.services else None
    practitioners = (line for line in answering.lines if line.seat.post == "practitioner")
    decider = person or next(line.holder.id for line in practitioners if line.holder)
    party = Party(answering.id, answering.kind, service, decider)
    raising = Party(part.seat.agency, part.kind)
    act = acting.raised(raising=raising, answering=(party,), route=route)
    ref: str = acting.raise_case(act, raiser, NOW, board=board).ref
    return ref


def owers(ref: str) -> list[str]:
    """Everybody who owes something open, those of the ladder first."""
    record = acting.record_of(ref, NOW)
    case, on = record.case(NOW), NOW.date()
    people = dict.fromkeys(seat.holder for seat in record.directory.seats if seat.holder)
    people |= dict.fromkeys(each.person for each in case.appointed)
    actors = [
        actor(record.protocol, case, record.directory, person, on)
        for person in (case.raiser, *people)
    ]
    duties = sorted(case.open_duties, key=lambda duty: not duty.holds)
    return [
        who.person
        for duty in duties
        for who in actors
        if who.owes(record.protocol.duty(duty.key), duty)
    ]


def act_once(ref: str, sign_in: SignIn, prefer: tuple[str, ...]) -> bool:
    """The first thing that somebody owes, recorded by them on its page; False where nobody can."""
    for person in dict.fromkeys(owers(ref)):
        visitor = Visitor(sign_in(person), ref)
        for link in owed_links(visitor.case()):
            shown = visitor.client.get(link).content.decode()
            answer = visitor.client.post(link, answers(shown, prefer), follow=True)
            said = answer.content.decode()
            assert answer.status_code == 200, (link, re.findall(r'error-message">(.*?)</p>', said))
            assert re.search("Recorded(?: as done:|[.]) ", said), link
            return True
    return False


@pytest.mark.parametrize("board", STARTS)
@pytest.mark.parametrize(
    ("prefer", "ends"),
    [(("not agreed", "yes"), NOT_AGREED), (("agreed", "yes"), {})],
    ids=["disagreeing", "agreeing"],
)
def test_to_the_end(
    board: str, prefer: tuple[str, ...], ends: dict[str, str], sign_in: SignIn
) -> None:
    ref = opened(board)
    for _ in range(40):
        if acting.case_of(ref, NOW).end is not None or not act_once(ref, sign_in, prefer):
            break
    case = acting.case_of(ref, NOW)
    assert case.end == ends.get(board, "agreed"), [
        (duty.key, duty.side) for duty in case.open_duties
    ]
    page = words(Visitor(sign_in(case.raiser), ref).case())
    assert f"The case ended: {case.end}" in page
    safety = page.split("What happened", 1)[0].split("What keeps the child safe?", 1)
    assert "have not said." in safety[-1], "nobody has said it, and that stays in sight"
