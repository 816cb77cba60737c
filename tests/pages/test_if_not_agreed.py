"""By when the next step is due, if it is not agreed, stands wherever whoever has yet to say so
looks; once that has passed, they and the board are told.
"""

from typing import Any

import pytest

from concordat.core.acts import CarriedOut
from concordat.core.who.asked import There
from concordat.core.who.recipients import owners
from tests.casework import acting
from tests.pages.cases import duty_id, later, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_acting_to_the_end import STARTS, opened

__all__ = ["later"]
pytestmark = pytest.mark.usefixtures("demonstration")

RAISER = STARTS["blackpool"][0]
OFFICER = "terence-ogden"
DUE = "if not agreed, the next step is due by 5pm on Wednesday 30 December"
PASSED = "if not agreed, the next step was due by 5pm on Wednesday 30 December"


@pytest.fixture
def ref() -> str:
    """The Practice Manager made contact, and nobody has said what came of it."""
    found = opened("blackpool")
    for key in ("practice manager.escalate", "practice manager.contact"):
        duty = duty_id(found, key)
        acting.do(found, CarriedOut((duty,)), _owes(acting.record_of(found, NOW), duty), NOW)
    return found


def _owes(record: Any, duty: Any) -> str:
    """The first who owes it."""
    case, protocol = record.case(NOW), record.protocol
    there = There.of(protocol, case, record.directory, NOW.date())
    return there.acting(owners(protocol, case, case.duty(duty)))[0]


def page(sign_in: SignIn, person: str, address: str) -> str:
    return words(sign_in(person).get(address).content.decode())


def test_it_stands_on_the_case_on_my_work_and_on_the_boards_list(ref: str, sign_in: SignIn) -> None:
    for person, address in (
        (RAISER, f"/cases/{ref}/"),
        (RAISER, "/my-work/"),
        (OFFICER, "/board/blackpool/"),
    ):
        shown = page(sign_in, person, address)
        assert DUE in shown, address
        assert "No time is set" not in shown, address


def test_once_it_has_passed_who_has_to_say_it_and_the_board_are_told_once(
    ref: str, sign_in: SignIn, later: Any
) -> None:
    from concordat.casework.models import ToldRow
    from concordat.casework.sweep import sweep

    assert "if it is not agreed" not in page(sign_in, RAISER, "/my-work/told/")
    now = later(24 * 12)
    for _ in range(2):
        sweep(now)
    rows = ToldRow.objects.filter(case=ref, what__startswith="if it is not agreed")
    posts = [row.post or row.person for row in rows]
    assert len(posts) == len(set(posts)), "once each"
    assert "business manager" in posts
    said = "The time for this passed: if it is not agreed, refer the matter up"
    for person in (RAISER, OFFICER):
        assert said in page(sign_in, person, "/my-work/told/")
    assert PASSED in page(sign_in, RAISER, "/my-work/")
