"""Laws of the record and of the rows made from it, tried on cases that wander at random through
every procedure.
"""

import os
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from concordat.brief.reading import Brief
from concordat.pages.dressing.lists import work_groups
from tests.casework import walks
from tests.casework.acting import MONDAY
from tests.casework.conftest import directory
from tests.casework.kept import rows_of
from tests.share import Share

__all__ = ["directory"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

BOARDS = ["sefton", "liverpool", "blackpool", "reading", "brighton-and-hove"]
TRIES = 20 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 1
LISTS = Share("people whose lists were compared with their cases at a board", one_in=3)
WALKS = [(board, seed) for board in BOARDS for seed in range(TRIES)]


@pytest.mark.parametrize(("board", "seed"), WALKS)
def test_lists_show_everybody_what_is_theirs_and_nothing_else(board: str, seed: int) -> None:
    """Who has a part is one rule for a page and for a list; so is who owes a duty."""
    from concordat.casework import queries

    rng = Random(f"{board} {seed}")
    everybody = walks.people(board)
    some = [person for person in everybody if LISTS.has(f"{board} {seed} {person}", board)]
    refs = [walks.a_case(rng, board, answering=number) for number in (1, 2)]
    now = MONDAY
    for _ in range(3):
        now = max(walks.walk(rng, ref, everybody, 2, now) for ref in refs) + timedelta(
            days=rng.choice([0, 1, 12])
        )
        for person in some:
            seen = [view for ref in refs if (view := queries.case(ref, person, now))]
            listed = queries.cases(person, now, queries.Filters(state="all")).lines
            assert {line.ref for line in listed} == {view.ref for view in seen}, (person, now)
            owed = {(view.ref, duty) for view in seen for duty in _owed(view)}
            assert {(row.ref, row.duty) for row in queries.work(person, now).rows} == owed, (
                person,
                now,
            )


def _owed(view: Any) -> list[str]:
    """The duties that whoever looks owes in a case, or is asked to take on, as a list names
    them.
    """
    specs, actor = view.record.protocol, view.actor
    return [
        str(duty.id)
        for duty in view.case.owed_now
        if actor.owes(specs.duty(duty.key), duty)
        or (duty.handed_on and actor.was_handed(duty.handed_on))
    ]


@pytest.mark.parametrize(("board", "seed"), WALKS)
def test_a_list_says_of_every_duty_what_its_case_says(board: str, seed: int) -> None:
    """By when, how late, and since when it is open, whatever was recorded how long afterwards."""
    from concordat.casework import queries

    rng = Random(f"{board} by when {seed}")
    everybody = walks.people(board)
    ref = walks.a_case(rng, board, answering=1)
    now = walks.walk(rng, ref, everybody, 6, MONDAY) + timedelta(days=rng.choice([0, 1, 12]))
    for person in everybody:
        view = queries.case(ref, person, now)
        pages = {str(duty.id): duty for duty in Brief(view).duties} if view else {}
        for row in queries.work(person, now).rows:
            ((of_row,),) = (group.rows for group in work_groups([row], now, mine=True))
            asked, _, what = of_row.what.rpartition(" asks you to take this on: ")
            assert asked in pages[row.duty].handed
            assert what[1:] in pages[row.duty].sentence
            page, listed = pages[row.duty].deadline, of_row.due
            if row.local_until is None:
                assert listed.words == page.words
            assert (listed.at is None, listed.late) == (row.due is None, page.late)
            if listed.at is None and row.stage == view.case.stage:
                assert row.local_until or listed.left == page.left


@pytest.mark.parametrize(("board", "seed"), WALKS)
def test_rows_made_again_equal_those_that_were_kept(board: str, seed: int) -> None:
    from concordat.casework import projections

    rng = Random(f"{board} again {seed}")
    everybody = walks.people(board)
    for answering in (1, 2):
        walks.walk(rng, walks.a_case(rng, board, answering), everybody, 10)
    kept = rows_of()
    assert all(kept.values())
    assert projections.rebuild() == 2
    assert rows_of() == kept


def test_whoever_owes_it_reads_your_own_in_the_list_as_on_the_page() -> None:
    from concordat.casework import queries

    walks.a_case(Random("reading"), "reading", answering=1)
    owed = {person: queries.work(person, MONDAY).rows for person in walks.people("reading")}
    told = [
        row.what
        for rows in owed.values()
        for group in work_groups(rows, MONDAY, mine=True)
        for row in group.rows
    ]
    assert any("their own" in row.what for rows in owed.values() for row in rows)
    assert [what for what in told if "your own" in what]
    assert not [what for what in told if "their own" in what]
