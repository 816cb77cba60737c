"""What only forms refused is refused of whoever asks the services: a closed day of one case alone,
another's absence, and people, reasons and words that no form lets through.
"""

from datetime import date
from typing import Any

import pytest

from concordat.core.acts import AnyAct, HolidayProclaimed, HolidayTakenBack, Note, RiskStated
from concordat.core.errors import Refused
from concordat.ids import new_id
from tests.casework.acting import (
    OFFICER,
    RAISER,
    SOCIAL_WORKER,
    do,
    hours,
    open_case,
    raise_case,
    raised,
)

pytestmark = pytest.mark.usefixtures("directory")
CHRISTMAS = date(2026, 12, 25)


@pytest.mark.parametrize("act", [HolidayTakenBack(CHRISTMAS), HolidayProclaimed(CHRISTMAS)])
def test_a_day_is_closed_for_a_whole_board_and_not_in_one_case(act: AnyAct) -> None:
    ref = open_case()
    with pytest.raises(Refused) as info:
        do(ref, act, OFFICER, hours(1))
    assert info.value.code == "for-the-board"


@pytest.mark.parametrize("by", [RAISER, OFFICER])
def test_nobody_else_says_that_somebody_is_away(by: str) -> None:
    from concordat.casework import absences
    from concordat.people import leave

    today = hours(1).date()
    with pytest.raises(leave.WrongLeave):
        absences.take(SOCIAL_WORKER, today, today, None, by=by, now=hours(1))
    absences.take(SOCIAL_WORKER, today, today, None, by=SOCIAL_WORKER, now=hours(1))


@pytest.mark.parametrize(
    ("person", "why", "code"),
    [
        ("nobody-of-that-name", "He is a relative.", "no-such-person"),
        (SOCIAL_WORKER, "He is a relative. " * 9000, "too-long"),
        (SOCIAL_WORKER, "He is \0 a relative.", "no-text"),
    ],
)
def test_who_must_not_see_it_is_somebody_and_why_is_a_text(
    person: str, why: str, code: str
) -> None:
    from concordat.casework.service import Exclusion

    with pytest.raises(Refused) as info:
        raise_case(raised(), excluded=[Exclusion(person, why)])
    assert info.value.code == code


@pytest.mark.parametrize("text", ["He is \0 in danger now.", "He is \ud800 in danger now."])
def test_words_are_text(text: str) -> None:
    from concordat.casework.service import Words

    ref, note = open_case(), new_id()
    words: dict[str, Any] = {note: Words(text)}
    with pytest.raises(Refused) as info:
        do(ref, RiskStated(notes=(Note(note, "summary"),)), RAISER, hours(1), words=words)
    assert info.value.code == "no-text"
