"""What somebody was told is new to them until it was shown, and leads to the thing itself."""

import pytest

from concordat.casework.values import Waits
from concordat.core.acts import Asked, MovedUp, Used
from tests.casework.acting import (
    CHAIR,
    OFFICER,
    RAISER,
    SOCIAL_WORKER,
    STRANGER,
    TEAM_MANAGER,
    carry_out,
    do,
    hours,
    open_case,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def told_to(person: str, hour: float = 3) -> list[tuple[str, int, bool, bool]]:
    """The kind of each thing somebody was told, its entry, whether it is new, and opens."""
    from concordat.casework import queries

    rows = queries.news(person, hours(hour)).rows
    return [(row.kind, row.entry, row.new, row.opens) for row in rows]


def look(person: str, hour: float = 3) -> None:
    from concordat.casework import queries, traces

    traces.shown(person, queries.news(person, hours(hour)).rows, hours(hour))


def new(person: str, hour: float = 3) -> int:
    from concordat.casework import queries

    return queries.waits(person, hours(hour)).told


def test_what_was_told_is_new_until_it_was_shown_and_to_each_person_for_themselves() -> None:
    do(open_case(), Asked("meeting"), RAISER, hours(1))
    assert told_to(SOCIAL_WORKER) == [("asked", 2, True, True), ("raised", 1, True, True)]
    assert new(SOCIAL_WORKER) == 2
    look(SOCIAL_WORKER)
    look(SOCIAL_WORKER)
    assert told_to(SOCIAL_WORKER) == [("asked", 2, False, True), ("raised", 1, False, True)]
    assert new(SOCIAL_WORKER) == 0


def test_what_was_told_to_somebody_in_two_roles_is_one_piece_of_news() -> None:
    from concordat.casework import models

    open_case()
    row = models.ToldRow.objects.filter(person=SOCIAL_WORKER, kind="raised").get()
    row.pk, row.person, row.post = None, "", "team manager"
    row.save()
    once = models.ToldRow.objects.get(pk=row.pk)
    once.pk = None
    once.save()
    assert [kind for kind, *_ in told_to(TEAM_MANAGER)] == ["raised"]
    assert new(TEAM_MANAGER) == 1
    look(TEAM_MANAGER)
    assert new(TEAM_MANAGER) == 0


def test_what_one_did_oneself_is_not_new_to_one() -> None:
    ref = open_case()
    assert new(RAISER) == 0, "what they have to do is work, and no news"
    carry_out(ref, RAISER, hours(1))
    carry_out(ref, TEAM_MANAGER, hours(2), act="discuss")
    assert new(TEAM_MANAGER) == 2, "raised; done, and what they owe by it: each entry once"
    assert new(RAISER) > 0


def test_the_chair_who_is_asked_for_guidance_is_told_and_opens_the_case() -> None:
    from concordat.casework import queries

    ref = open_case()
    assert queries.case(ref, CHAIR, hours(1)) is None
    carry_out(ref, RAISER, hours(1))
    do(ref, MovedUp("risk to the child"), RAISER, hours(1.5))
    do(ref, Used("guidance", of=CHAIR), RAISER, hours(2))
    assert told_to(CHAIR) == [("used", 4, True, True)]
    view = queries.case(ref, CHAIR, hours(3))
    assert view is not None
    assert [held.post for held in view.actor.capacities] == ["independent chair"]
    assert [line.ref for line in queries.cases(CHAIR, hours(3)).lines] == [ref]
    assert told_to(STRANGER) == []


def test_what_waits_counts_work_and_news() -> None:
    from concordat.casework import queries

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    found = queries.waits(TEAM_MANAGER, hours(3))
    assert found.work == len(queries.work(TEAM_MANAGER, hours(3)).rows) == 1
    rows = queries.news(TEAM_MANAGER, hours(3)).rows
    assert [row.kind for row in rows] == ["owed", "done", "raised"]
    assert found.told == len({(row.ref, row.first, row.at) for row in rows}) == 2
    assert queries.waits(OFFICER, hours(3)).work == 0


def test_what_waits_is_counted_no_further_than_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from concordat.casework import queries
    from concordat.casework.queries import mine

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    monkeypatch.setattr(mine, "MOST", 0)
    assert queries.waits(TEAM_MANAGER, hours(3)) == Waits(work=1, told=1)
