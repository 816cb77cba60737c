"""Once an answer is overdue, taking the case on is what its raiser most likely does: it is the one
prominent button of what is next. Before that it stands last, and danger still comes before it.
"""

import re
from datetime import timedelta
from typing import Any

import pytest

from concordat.core.acts import Note, RiskStated
from tests.casework import acting
from tests.casework.acting import OFFICER, RAISER, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import later, ref, visit

__all__ = ["later", "ref", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
NO_ANSWER, EARLY = "Move up a step: no answer", "Move up a step early"


def buttons(page: str) -> list[tuple[str, bool]]:
    """The buttons of what is next, in order, and whether each is a prominent one."""
    first = page.split('<section class="c-next c-first__next', 1)[1].split("</section>", 1)[0]
    more = page.split('<div class="c-next c-first__more">', 1)
    rest = more[1].split('<div class="c-case c-first__facts">', 1)[0] if len(more) > 1 else ""
    found = re.findall(r'<a class="govuk-button([^"]*)" href="[^"]*">([^<]*)</a>', first + rest)
    return [(label, not look.strip()) for look, label in found]


def test_moving_up_is_the_prominent_act_once_no_answer_came(
    visit: Any, ref: str, later: Any
) -> None:
    before = buttons(visit(RAISER, ref).case())
    assert before[-1] == (EARLY, False)
    assert not any(prominent for _, prominent in before), "while there is time it is theirs to do"
    later(24 * 9)
    after = buttons(visit(RAISER, ref).case())
    assert after[0] == (NO_ANSWER, True)
    assert [label for label, prominent in after if prominent] == [NO_ANSWER]
    assert before[0][0] in dict(after), "it can still be recorded"


def test_whoever_cannot_move_it_up_is_led_to_what_they_owe(
    visit: Any, ref: str, later: Any
) -> None:
    later(24 * 9)
    for person in (TEAM_MANAGER, SOCIAL_WORKER, OFFICER):
        shown = buttons(visit(person, ref).case())
        assert NO_ANSWER not in [label for label, prominent in shown if prominent]


def test_what_danger_asks_comes_before_it(visit: Any, ref: str, later: Any) -> None:
    now = later(24 * 9)
    danger = RiskStated("999", rung_at=now - timedelta(hours=1), notes=(Note("9" * 32, "summary"),))
    acting.do(ref, danger, TEAM_MANAGER, now, words=acting.words_of(danger))
    page = visit(RAISER, ref).case()
    prominent = [label for label, so in buttons(page) if so]
    assert prominent
    assert NO_ANSWER not in prominent
    assert page.index("c-danger") < page.index("c-first__next")
