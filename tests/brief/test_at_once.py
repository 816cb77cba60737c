"""What is owed at once and has an outer limit says both, wherever the date stands."""

from datetime import UTC, datetime

import pytest

from concordat.brief.by_when import with_at_once
from concordat.brief.deadlines import in_words
from concordat.brief.owed import Deadline

NOW = datetime(2026, 11, 17, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("limit", "left", "said"),
    [
        (
            "immediately, at most 2 working days",
            "2 working days left",
            "immediately, 2 working days left",
        ),
        ("immediately, at most 2 working days", "", "immediately"),
        ("2 working days", "2 working days left", "2 working days left"),
        ("", "", ""),
    ],
)
def test_immediately_is_shown_beside_the_date(limit: str, left: str, said: str) -> None:
    assert with_at_once(limit, left) == said


def test_it_stands_on_the_line_of_the_date() -> None:
    by = Deadline(
        datetime(2026, 11, 19, 17, tzinfo=UTC),
        left=with_at_once("immediately, at most 2 working days", "2 working days left"),
    )
    assert in_words(by, NOW) == (
        "by 5pm on Thursday 19 November (immediately, 2 working days left)"
    )
