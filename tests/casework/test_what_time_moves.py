"""The rows of a case that time alone moves on: what is owed until then is in them, and no more once
it has moved.
"""

from datetime import datetime
from pathlib import Path

from concordat.library.files.load import load_file
from tests.builders import BOARD, at, story

SILENCE = Path("tests/protocols/language/silence.toml")
RAISED, MOVES = at(14, 11), at(17, 17)


def rows(told_until: datetime) -> dict[str, str]:
    """What is owed by its key, and on which stage the case stands in lists."""
    from concordat.casework import list_rows, models

    case = story(load_file(SILENCE)).raised(at(14)).did("workers.raise", "osei", RAISED)
    head = models.CaseHead(ref="W-1", board=BOARD, told_until=told_until)
    made = list_rows.made(head, case.record)
    return {row.key: made.case.stage for row in made.duties}


def test_what_is_owed_until_time_moves_the_case_is_in_its_lists() -> None:
    assert rows(RAISED) == {"workers.reply": "1", "leads.answer": "1"}


def test_once_it_has_moved_only_what_is_owed_then_is_in_them() -> None:
    assert rows(at(17, 17, 1)) == {"leads.answer": "2"}
