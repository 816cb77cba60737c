"""Whoever gives a case up may say privately that somebody asked them to: the board's business
manager alone finds it on their list, until they record what they did about it.
"""

import re
from typing import Any

import pytest

from concordat.core.acts import Corrected, Noted
from concordat.core.commands import Command
from concordat.core.errors import Refused
from tests.casework import acting
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import NOW, SignIn

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
LISTED = "Asked to stop it: to follow up"
PRIVATELY = "My manager told me to drop it."
MANAGER, OFFICER, CHAIR, LEAD = (
    "colin-threlfall",
    "priya-nambiar",
    "margaret-oyelaran",
    "carol-mulhearn",
)


def withdrawn(visit: Any, act: str = "withdraw", **said: str) -> str:
    ref = raise_case()
    why = {"reason": "We see it otherwise now.", "safety": "A visit this afternoon."}
    visit(acting.RAISER, ref).act(act, **why, **said)
    return ref


def board(sign_in: SignIn, person: str) -> str:
    page = sign_in(person).get("/board/sefton/").content.decode()
    return words(page) if "<main" in page else page


@pytest.mark.parametrize("act", ["withdraw", "no-further"])
def test_the_business_manager_finds_who_was_asked_to_give_it_up_on_their_list(
    visit: Any, sign_in: SignIn, act: str
) -> None:
    ref = withdrawn(visit, act, asked="yes", asked__by=PRIVATELY)
    page = board(sign_in, MANAGER)
    listed = page.split(LISTED, 1)[1].split("What the board has to do", maxsplit=1)[0]
    assert ref in listed
    assert "Said at 10am on Monday 21 December" in listed
    assert PRIVATELY not in page
    assert "J.K." not in listed


def test_nobody_else_sees_that_somebody_was_asked_to_withdraw(visit: Any, sign_in: SignIn) -> None:
    from concordat.casework import queries

    ref = withdrawn(visit, asked="yes", asked__by=PRIVATELY)
    for person in (OFFICER, CHAIR, acting.RAISER, acting.TEAM_MANAGER, acting.SOCIAL_WORKER):
        assert LISTED not in board(sign_in, person)
        assert queries.to_follow_up("sefton", person, NOW) == ()
    for person in (OFFICER, CHAIR, acting.TEAM_MANAGER, acting.SOCIAL_WORKER):
        assert PRIVATELY not in visit(person, ref).case()
    assert PRIVATELY in visit(MANAGER, ref).case()


@pytest.mark.parametrize("said", [{"asked": "no"}, {}])
def test_whoever_was_not_asked_puts_nothing_on_the_list(
    visit: Any, sign_in: SignIn, said: dict[str, str]
) -> None:
    withdrawn(visit, **said)
    assert LISTED not in board(sign_in, MANAGER)


@pytest.mark.parametrize("act", ["withdraw", "no-further"])
def test_who_asked_and_nobody_asked_contradict_each_other_and_nothing_is_lost(
    visit: Any, act: str
) -> None:
    ref = raise_case()
    why = {"reason": "We see it otherwise now.", "safety": "A visit this afternoon."}
    raiser = visit(acting.RAISER, ref)
    page = raiser.act(act, **why, **{"asked": "no", "asked-by": PRIVATELY})
    assert "Leave this empty, or change your answer above: you chose “No”." in words(page)
    assert PRIVATELY in page
    assert acting.case_of(ref, NOW).end is None


def test_what_is_taken_no_further_can_be_kept_going_and_both_its_pages_say_so(visit: Any) -> None:
    ref = raise_case()
    raiser = visit(acting.RAISER, ref)
    assert "Did anybody ask you to take it no further?" in words(raiser.page("no-further"))
    assert "after two working days in which it can be kept going" in words(
        raiser.page("no-further")
    )
    raiser.act("no-further", reason="We see it otherwise now.", safety="A visit.")
    page = raiser.case()
    assert "is taking this no further. It ends at" in page
    assert "unless it is kept going" in page
    lead = visit("joanne-sutcliffe", ref)
    assert "is taking this no further" in lead.case()
    lead.act("keep-going", reason="The child is not safe yet.")
    assert "is taking this no further" not in lead.case()


def test_once_followed_up_it_leaves_the_list_and_nobody_else_reads_what_was_done(
    visit: Any, sign_in: SignIn
) -> None:
    ref = withdrawn(visit, asked="yes", asked__by=PRIVATELY)
    page = sign_in(MANAGER).get("/board/sefton/").content.decode()
    (number,) = re.findall(rf'href="/cases/{ref}/note/\?about=(\d+)"', page)
    manager = visit(MANAGER, ref)
    assert PRIVATELY in words(manager.page("note", number))
    manager.act("note", number, text="I rang the head teacher.")
    assert LISTED not in board(sign_in, MANAGER)
    assert "I rang the head teacher." in manager.case()
    for person in (OFFICER, acting.RAISER, acting.TEAM_MANAGER):
        assert "I rang the head teacher." not in visit(person, ref).case()


def test_another_note_of_the_business_manager_follows_nothing_up(
    visit: Any, sign_in: SignIn
) -> None:
    ref = withdrawn(visit, asked="yes")
    visit(MANAGER, ref).act("note", text="A note for all.", audience="both sides")
    assert ref in board(sign_in, MANAGER).split(LISTED, 1)[1]


def test_what_is_taken_back_stays_on_the_list_until_it_is_followed_up(
    visit: Any, sign_in: SignIn
) -> None:
    from concordat.casework import queries

    ref = withdrawn(visit, asked="yes", asked__by=PRIVATELY)
    (waiting,) = queries.to_follow_up("sefton", MANAGER, NOW)
    about = str(waiting.entry)
    raiser, manager = visit(acting.RAISER, ref), visit(MANAGER, ref)
    assert "stays on the business manager’s list" in words(raiser.page("correct", about))
    raiser.act("correct", about, way="out", reason="Not so.")
    assert "Monday 21 December, and taken back since." in board(sign_in, MANAGER)
    form = words(manager.page("note", about))
    assert PRIVATELY in form
    assert "Taken back by Kwame Boateng" in form
    assert acting.case_of(ref, NOW).end is None
    manager.act("note", about, text="I rang the head teacher.")
    assert LISTED not in board(sign_in, MANAGER)


def test_whoever_may_not_read_it_finds_no_such_entry_to_correct(visit: Any) -> None:
    from concordat.casework import queries

    ref = withdrawn(visit, asked="yes", asked__by=PRIVATELY)
    (waiting,) = queries.to_follow_up("sefton", MANAGER, NOW)
    about = str(waiting.entry)
    for person in (OFFICER, CHAIR, acting.TEAM_MANAGER):
        page = words(visit(person, ref).page("correct", about))
        assert "A note" not in page
        assert PRIVATELY not in page
        assert "What is wrong with it?" not in page
    with pytest.raises(Refused, match="no-such-event"):
        acting.do(ref, Corrected(waiting.entry), OFFICER, NOW)


@pytest.mark.parametrize("person", [OFFICER, acting.RAISER, acting.TEAM_MANAGER])
def test_nobody_else_takes_it_off_the_list(visit: Any, person: str) -> None:
    from concordat.casework import queries, service

    ref = withdrawn(visit, asked="yes")
    (waiting,) = queries.to_follow_up("sefton", MANAGER, NOW)
    note = Noted("business manager", "f" * 31 + "0", about=waiting.entry)
    told = {note.note_id: service.Words("It is fine.")}
    with pytest.raises(Refused, match="officer-only"):
        service.perform(ref, Command(note, "7" * 32), person, at=NOW, words=told)
