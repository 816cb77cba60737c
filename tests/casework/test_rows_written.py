"""Of the rows that lists are made of, an act writes those that it changes and no others."""

from typing import Any

import pytest

from concordat.core.acts import Noted
from concordat.ids import new_id
from tests.casework.acting import (
    HOUSING,
    RAISER,
    SOCIAL_CARE,
    TEAM_MANAGER,
    carry_out,
    do,
    hours,
    open_case,
    words_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def rows(ref: str) -> dict[str, dict[int, Any]]:
    """What each row of a case says, by its number, of each table that lists are made of."""
    from concordat.casework import models

    return {
        table.__name__: {row["id"]: row for row in table.objects.filter(case=ref).values()}
        for table in (models.DutyRow, models.PartRow)
    }


def made_again(ref: str) -> dict[str, list[str]]:
    """What they say once they are all made again, but for their numbers."""
    from concordat.casework import projections

    projections.rebuild()
    return said(ref)


def said(ref: str) -> dict[str, list[str]]:
    return {
        table: sorted(
            repr({name: value for name, value in row.items() if name not in ("id", "duty_id")})
            for row in found.values()
        )
        for table, found in rows(ref).items()
    }


def test_a_note_leaves_all_of_them() -> None:
    ref = open_case()
    before = rows(ref)
    act = Noted("both sides", new_id())
    do(ref, act, RAISER, hours(1), words=words_of(act))
    assert rows(ref) == before


def test_what_one_agency_does_leaves_what_another_owes() -> None:
    ref = open_case(answering=(SOCIAL_CARE, HOUSING))
    carry_out(ref, RAISER, hours(1))
    before = rows(ref)
    carry_out(ref, TEAM_MANAGER, hours(2), act="discuss")
    after = rows(ref)
    assert after["DutyRow"].keys() != before["DutyRow"].keys()
    for table, kept in after.items():
        left = before[table].keys() & kept.keys()
        assert left, f"all rows of {table} were written"
        assert {number: kept[number] for number in left} == {
            number: before[table][number] for number in left
        }
    there = said(ref)
    assert made_again(ref) == there
