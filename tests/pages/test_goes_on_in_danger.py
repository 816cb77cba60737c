"""Whoever takes a case over while danger stands has what the person before them owed because they
stated it: on the case, on My work and among what they were told.
"""

from functools import partial

import pytest

from concordat.core.acts import DangerAcknowledged, Note
from concordat.core.who.handing import manages
from concordat.core.who.parts import actor
from concordat.ids import new_id
from tests.casework import acting
from tests.pages.cases import Visitor, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_acting_to_the_end import STARTS, opened

pytestmark = pytest.mark.usefixtures("demonstration")
ASKED = {"liverpool": "escalate the concern", "blackpool": "take immediate action"}


def manager_of(ref: str, raiser: str) -> tuple[str, str]:
    """The agency that raised it, and a lead or manager there."""
    record = acting.record_of(ref, NOW)
    agency, on = record.case(NOW).raising.id, NOW.date()
    seats = (seat for seat in record.directory.seats if seat.agency == agency)
    others = (seat.holder for seat in seats if seat.holder not in (None, raiser))
    read = partial(actor, record.protocol, record.case(NOW), record.directory, on=on)
    return agency, next(each for each in others if manages(read(each), "raising", agency))


@pytest.mark.parametrize("board", ASKED)
def test_what_danger_asks_of_the_person_before_is_theirs(board: str, sign_in: SignIn) -> None:
    ref, raiser = opened(board), STARTS[board][0]
    Visitor(sign_in(raiser), ref).act("risk", rung="999", summary="He is alone tonight.")
    agency, lead = manager_of(ref, raiser)
    theirs = Visitor(sign_in(lead), ref)
    asked = ASKED[board]
    receipt = words(theirs.act("take-over", agency, reason="She is ill."))
    assert "Next Say that you have read this" in receipt
    entry = acting.case_of(ref, NOW).standing[0].seq
    doing = DangerAcknowledged(entry, notes=(Note(new_id(), "doing"),))
    acting.do(ref, doing, lead, NOW, words=acting.words_of(doing))
    assert f"You must {asked}" in words(theirs.case())
    work = words(theirs.client.get("/my-work/").content.decode())
    assert asked in work.lower()
    told = words(theirs.client.get("/my-work/told/").content.decode())
    assert asked in told.lower()
    emergency = [each for each in acting.case_of(ref, NOW).open_duties if each.person]
    assert {each.person for each in emergency} == {lead}
    before = words(sign_in(raiser).get("/my-work/").content.decode())
    assert asked not in before.split("Your open cases")[0].lower(), "it is no task of theirs"
