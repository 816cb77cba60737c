"""Where a task has no time of its own and the time for its stage has passed, every page says that
it is late: the case, My work, the lists of cases and the board's.
"""

from typing import Any

import pytest

from tests.pages.cases import later, visit, words
from tests.pages.test_acting_to_the_end import STARTS, opened

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")

RAISER, ANSWERS = STARTS["liverpool"][0], STARTS["liverpool"][2]
OFFICER = "carmel-docherty"
PASSED = "Late the time for the stage passed"
GO_ON = "You can now take this on: open the case to move it up."


def pages_of(visit: Any, person: str) -> dict[str, str]:
    client = visit(person, "").client
    return {page: words(client.get(page).content.decode()) for page in ("/my-work/", "/cases/")}


@pytest.mark.parametrize(("hours", "late"), [(24, False), (24 * 4, True)])
def test_the_time_for_a_stage_makes_what_keeps_the_case_there_late_on_every_page(
    visit: Any, later: Any, hours: int, *, late: bool
) -> None:
    ref = opened("liverpool")
    later(hours)
    for person in (RAISER, ANSWERS):
        first = visit(person, ref).case().split("What is disagreed")[0]
        pages = pages_of(visit, person)
        assert (PASSED in words(first + "</main>")) is late, person
        assert (PASSED in pages["/my-work/"]) is late, person
        assert ("Late 1 in this list" in pages["/my-work/"]) is late, person
        assert ("Late was due by" in pages["/cases/"]) is late, person
    board = words(visit(OFFICER, "").client.get("/board/liverpool/").content.decode())
    assert ("Late was due by" in board) is late


def test_the_raiser_reads_that_they_can_go_on_once_the_time_for_the_stage_has_passed(
    visit: Any, later: Any
) -> None:
    opened("liverpool")
    later(24)
    assert GO_ON not in pages_of(visit, RAISER)["/my-work/"]
    later(24 * 4)
    assert GO_ON in pages_of(visit, RAISER)["/my-work/"]
