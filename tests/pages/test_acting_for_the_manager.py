"""Who acts for the board's business manager in a case where they can't, or are not there: they are
asked, may do it, read what was written for the manager, and find it on their list.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import DangerAcknowledged, DangerPassed, Noted, RiskStated
from concordat.core.commands import Command
from concordat.core.errors import Refused
from tests.casework import acting
from tests.pages.cases import later, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_looked_at import CHAIR, MANAGER, OFFICER, TASK, let_end, passes, told, work

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
SAID = {"reason": "We see it otherwise now.", "safe": ["nothing"], "asked": "yes"}
PRIVATELY = "The head teacher, on Friday."
LISTED = "Asked to stop it: to follow up"


def nobody_in(*people: str) -> None:
    from concordat.people.models import Seat

    Seat.objects.filter(holder__in=people).update(holder=None, cover=None)


def raised(why: str, *people: str) -> str:
    """A case in which these people can't act: it is kept from them, their post is empty, or they
    are away with nobody to stand in.
    """
    from concordat.casework import absences
    from concordat.casework.excluding import Exclusion

    shut = [Exclusion(each, "Too close to the family.") for each in people]
    if why == "empty":
        nobody_in(*people)
    for person in people if why == "away" else ():
        absences.take(person, NOW.date(), NOW.date().replace(day=31), None, by=person, now=NOW)
    ref: str = acting.raise_case(
        acting.raised(), at=NOW, excluded=shut if why == "kept out" else ()
    ).ref
    return ref


WHYS = ["kept out", "empty", "away"]
ACTING = [((MANAGER,), OFFICER), ((MANAGER, OFFICER), CHAIR)]


@pytest.mark.parametrize(("gone", "instead"), ACTING)
@pytest.mark.parametrize("why", WHYS)
def test_what_is_private_is_read_and_followed_up_by_whoever_acts_for_the_manager(
    visit: Any, why: str, gone: tuple[str, ...], instead: str
) -> None:
    from concordat.casework import queries, service

    ref = raised(why, *gone)
    raiser = visit(acting.RAISER, ref)
    form = words(raiser.page("withdraw"))
    name = {OFFICER: "Priya Nambiar", CHAIR: "Margaret Oyelaran"}[instead]
    reads = f"Only {name}, who acts for the business manager in this case"
    back = ", and the business manager" if why == "away" else ""
    assert f"{reads}{back} will see your answer." in form
    raiser.act("withdraw", **SAID, asked__by=PRIVATELY)
    assert PRIVATELY in visit(instead, ref).case()
    for person in {OFFICER, CHAIR, acting.SOCIAL_WORKER} - {instead, *gone}:
        assert PRIVATELY not in visit(person, ref).case()
        assert queries.to_follow_up("sefton", person, NOW) == ()
    (waiting,) = queries.to_follow_up("sefton", instead, NOW)
    note = Noted("business manager", "f" * 31 + "0", about=waiting.entry)
    said = {note.note_id: service.Words("I rang the head teacher.")}
    service.perform(ref, Command(note, "7" * 32), instead, at=NOW, words=said)
    assert queries.to_follow_up("sefton", instead, NOW) == ()


@pytest.mark.parametrize(("gone", "instead"), ACTING)
@pytest.mark.parametrize("why", WHYS)
def test_whoever_acts_for_the_manager_has_the_look_on_their_list_and_lets_it_end(
    visit: Any, sign_in: SignIn, why: str, gone: tuple[str, ...], instead: str
) -> None:
    ref = raised(why, *gone)
    visit(acting.RAISER, ref).act("withdraw", **SAID, asked__by=PRIVATELY)
    assert TASK in work(sign_in, instead)
    visitor = visit(instead, ref)
    about, label = let_end(visitor)
    assert label == "Let this end"
    visitor.act("done", about, reason="I rang her. His aunt has him.")
    assert acting.case_of(ref, NOW).end is not None


def test_while_the_manager_is_there_nobody_else_of_the_board_acts_in_their_place(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raised("", MANAGER)
    assert "Only the board’s business manager will see your answer." in words(
        visit(acting.RAISER, ref).page("withdraw")
    )
    visit(acting.RAISER, ref).act("withdraw", **SAID, asked__by=PRIVATELY)
    assert TASK in work(sign_in, MANAGER)
    assert TASK not in work(sign_in, OFFICER)
    assert PRIVATELY not in visit(OFFICER, ref).case()


def test_the_business_officer_finds_it_on_the_boards_page_where_the_manager_is_kept_out(
    visit: Any, sign_in: SignIn
) -> None:
    refs = [raised("kept out", MANAGER), raised("", MANAGER)]
    for ref in refs:
        visit(acting.RAISER, ref).act("withdraw", **SAID, asked__by=PRIVATELY)
    for person, (theirs, others) in {OFFICER: refs, MANAGER: reversed(refs)}.items():
        page = sign_in(person).get("/board/sefton/").content.decode()
        listed = words(page).split(LISTED, 1)[1].split("What the board has to do", maxsplit=1)[0]
        assert theirs in listed
        assert others not in listed
        assert re.search(rf'href="/cases/{theirs}/note/\?about=\d+"', page)


@pytest.mark.parametrize("why", WHYS)
@pytest.mark.parametrize(("gone", "instead"), ACTING)
def test_whoever_is_asked_to_record_what_was_done_may_record_it(
    later: Any, why: str, gone: tuple[str, ...], instead: str
) -> None:
    ref = raised(why, *gone)
    acting.do(ref, RiskStated(), acting.RAISER, NOW)
    acting.do(ref, DangerAcknowledged(2), acting.HEAD_OF_YEAR, NOW)
    passes(later, 8)
    acting.do(ref, DangerPassed(2), instead, later(8))


def test_the_next_of_the_board_records_what_was_done_of_what_the_manager_said(later: Any) -> None:
    ref = raised("", MANAGER)
    acting.do(ref, RiskStated(), MANAGER, NOW)
    with pytest.raises(Refused, match="not-yours"):
        acting.do(ref, DangerPassed(2), acting.SOCIAL_WORKER, NOW)
    acting.do(ref, DangerPassed(2), OFFICER, NOW)


def test_a_chair_who_was_asked_is_not_said_to_be_told_as_well(
    visit: Any, sign_in: SignIn, later: Any
) -> None:
    refs = [raised("kept out", MANAGER, OFFICER), raised("", MANAGER)]
    for ref in refs:
        acting.do(ref, RiskStated(), acting.RAISER, NOW)
    passes(later, 8)
    for ref, asked in zip(refs, (True, False), strict=True):
        page = words(visit(acting.RAISER, ref).case()) + told(sign_in, acting.RAISER, ref)
        assert ("obody else at the board can be told. Ring" in page) is asked
        assert ("the LSCB Chair is told" in page) is not asked
        assert page.count("Margaret Oyelaran") > 0
