"""Only what the text makes a must is shown as one: what Concordat or the board adds is marked as
theirs.
"""

from datetime import date

import pytest

from concordat.brief.by_when import BOARDS_DATE, BY_CONCORDAT, BY_THE_BOARD, added_by
from concordat.brief.deadlines import deadline
from concordat.brief.owed import Deadline
from concordat.core.acts import LocalFigure
from concordat.core.protocol import ACCEPT, BUILT_IN, CARRY_OUT, CHECK, CONFIRM, SAY
from tests.builders import BOARD, Told, at, holder, story

LATER = at(24, 18)


def talked() -> Told:
    """Talked, with nothing said about it yet."""
    told = story("liverpool").raised(at(21))
    return told.did("workers.talk", "osei", at(21, 12))


def test_what_concordat_asks_for_is_marked_as_its_own_and_never_red() -> None:
    told = talked()
    say = told.duty(SAY.key, LATER)
    by = deadline(told.view("osei", LATER), say)
    assert say.strength == "must"
    assert by.badge == BY_CONCORDAT == "Concordat's own rule"
    assert not Deadline(at(21), "must", late=True, own=by.own).is_late_must


def test_what_a_clause_makes_a_must_is_shown_as_one() -> None:
    told = talked()
    records = told.duty("workers.case-file", LATER)
    by = deadline(told.view("osei", LATER), records)
    assert (records.clause, by.badge) == ("LIV-1a", "must")
    assert Deadline(at(21), "must", late=True, own=by.own).is_late_must


def test_a_date_of_the_boards_own_is_no_must() -> None:
    told = talked()
    records = told.duty("workers.case-file", at(22))
    officer = holder(BOARD, "business manager")
    told.act(LocalFigure(records.id, date(2026, 12, 23)), officer, at(22))
    by = deadline(told.view("osei", at(22, 12)), told.duty("workers.case-file", at(22, 12)))
    assert by.badge == BOARDS_DATE == "the board's own date"


@pytest.mark.parametrize("key", [each for each in BUILT_IN if each != CARRY_OUT.key])
def test_everything_that_concordat_adds_says_so(key: str) -> None:
    assert added_by(None, key) == BY_CONCORDAT


def test_what_a_board_adds_to_a_file_is_the_boards_and_an_action_says_what_it_is() -> None:
    assert added_by(None, "managers.note") == BY_THE_BOARD
    assert added_by(None, CARRY_OUT.key) == ""
    assert added_by("LIV-1a", "workers.talk") is None
    assert {SAY.key, CONFIRM.key, ACCEPT.key, CHECK.key} < {*BUILT_IN}
