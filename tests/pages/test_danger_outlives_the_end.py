"""Nobody can make danger disappear by ending a case: it stands in red, on the case and on every
list, whichever way the case ended.
"""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, Linked, OpenedInError, TakenNoFurther, Withdrawn
from tests import share
from tests.casework import acting
from tests.pages.cases import Visitor, later, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_acting_to_the_end import STARTS, act_once, opened, owed_links, owers
from tests.pages.test_danger_told import SAID

__all__ = ["later"]
pytestmark = pytest.mark.usefixtures("demonstration")
OFFICER = "colin-threlfall"
BEFORE = "If this ends the case, the warning stays, in red"
LISTS = ("/cases/?state=all", "/my-work/")
DONE_WITH = (
    "This case is closed",
    "Nothing is left to do",
    "Nothing is left to do in",
    "asks nothing",
)
TOLD = "The case ended while a child is thought to be in immediate danger: the warning stays"


def through_the_pages(*prefer: str) -> Callable[[str, SignIn], datetime]:
    """Goes on until it has ended, by what everybody records on their pages."""

    def end(ref: str, sign_in: SignIn) -> datetime:
        for _ in range(40):
            if acting.case_of(ref, NOW).end is not None or not act_once(ref, sign_in, prefer):
                break
        return NOW

    return end


def let_end(act: Any) -> Callable[[str, SignIn], datetime]:
    """Gives it up, which no silence ends, and has the business manager let it end."""

    def end(ref: str, sign_in: SignIn) -> datetime:
        from concordat.casework.sweep import sweep

        acting.do(ref, act, acting.case_of(ref, NOW).raiser, NOW)
        then = NOW + timedelta(days=14)
        sweep(then)
        given_up = acting.case_of(ref, then)
        assert given_up.end is None, "nor by silence, while danger stands"
        (look,) = (duty.id for duty in given_up.open_duties if duty.key == "stopping")
        acting.do(ref, CarriedOut((look,)), OFFICER, then)
        return then

    return end


def in_error(ref: str, sign_in: SignIn) -> datetime:
    acting.do(ref, OpenedInError(), OFFICER, NOW)
    return NOW


ENDS: dict[str, tuple[str, Callable[[str, SignIn], datetime]]] = {
    "agreed": ("sefton", through_the_pages("agreed", "yes")),
    "decided and binding": ("sefton", through_the_pages("not agreed", "yes")),
    "withdrawn": ("sefton", let_end(Withdrawn())),
    "not taken further": ("blackpool", through_the_pages("not agreed", "no")),
    "taken no further": ("sefton", let_end(TakenNoFurther())),
    "opened in error": ("sefton", in_error),
    "no further stage": ("blackpool", through_the_pages("not agreed", "yes")),
}


def stands_everywhere(ref: str, board: str, sign_in: SignIn) -> None:
    raiser = sign_in(STARTS[board][0])
    case = raiser.get(f"/cases/{ref}/").content.decode()
    assert "c-notice--danger" in case
    everywhere = [case, *(raiser.get(each).content.decode() for each in LISTS)]
    for page in map(words, everywhere):
        for done_with in DONE_WITH:
            assert done_with not in page, "under a danger that stands nobody is done"
    for address in ("/my-work/", "/cases/"):
        page = raiser.get(address).content.decode()
        red = re.findall(r"c-notice--danger.*?</section>", page, re.DOTALL)
        assert any(ref in each for each in red), address


@pytest.mark.parametrize("end", ENDS)
def test_danger_outlives_every_end(end: str, sign_in: SignIn, later: Any) -> None:
    from concordat.casework import models, queries

    board, ended = ENDS[end]
    ref = opened(board)
    Visitor(sign_in(STARTS[board][0]), ref).act("risk", **SAID)
    now = ended(ref, sign_in)
    later((now - NOW) / timedelta(hours=1))
    case = acting.case_of(ref, now)
    assert case.end == {"taken no further": "not taken further"}.get(end, end)
    assert case.standing, "nobody has said why the child is safe"
    stands_everywhere(ref, board, sign_in)
    office = models.ToldRow.objects.filter(case=ref, side="board", kind="in danger")
    assert any("the case ended while" in row.what for row in office), "the board is told"
    told = words(sign_in(STARTS[board][0]).get("/my-work/told/").content.decode())
    assert TOLD in told, "those who raised it are told as well"
    assert ref in {line.ref for line in queries.in_danger(STARTS[board][0], now)}


@pytest.mark.parametrize("board", ["sefton", "blackpool"])
def test_every_page_that_may_end_it_says_so_before(board: str, sign_in: SignIn) -> None:
    ref = opened(board)
    raiser = Visitor(sign_in(STARTS[board][0]), ref)
    assert BEFORE not in words(raiser.page("withdraw", ""))
    raiser.act("risk", **SAID)
    for kind in ("withdraw", "no-further"):
        assert BEFORE in words(raiser.page(kind, "")), kind
    assert BEFORE not in words(raiser.page("note", "")), "that ends nothing"
    seen: set[str] = set()
    looked: set[tuple[str, str]] = set()
    for _ in range(40):
        case = acting.case_of(ref, NOW)
        if case.end is not None:
            break
        for person in dict.fromkeys(owers(ref)):
            visitor = Visitor(sign_in(person), ref)
            for link in owed_links(visitor.case()):
                if (person, link) in looked and not share.WHOLE:
                    continue
                looked.add((person, link))
                shown = words(visitor.client.get(link).content.decode())
                kind = link.split("/")[3]
                seen |= {kind} if BEFORE in shown else set()
                assert kind not in ("say", "confirm") or BEFORE in shown, link
        if not act_once(ref, sign_in, ("not agreed", "no")):
            break
    assert "done" in seen, "a choice or a decision that ends it says so as well"


def test_linking_a_duplicate_ends_no_danger(sign_in: SignIn) -> None:
    ref, other = opened("sefton"), opened("sefton")
    Visitor(sign_in(STARTS["sefton"][0]), ref).act("risk", **SAID)
    acting.do(ref, Linked(other, "duplicate"), OFFICER, NOW)
    stands_everywhere(ref, "sefton", sign_in)
