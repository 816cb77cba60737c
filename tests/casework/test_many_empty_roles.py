"""Thousands of roles in which nobody acts: no question to the database grows beyond what it takes,
and no page folds every case.
"""

from typing import Any

import pytest

from concordat.casework import models, queries
from concordat.casework.queries import empty_roles, nobody
from concordat.core.posts import LEAD
from concordat.people import queries as people
from tests.casework.acting import BOARD, OFFICER, SCHOOL, TODAY, hours, open_case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

MANY = 3_000


def parts(ref: str, **each: Any) -> Any:
    """Parts of a case that differ by one of these columns, of people and agencies that are gone."""
    of_one = models.PartRow.objects.filter(case=ref).first()
    assert of_one is not None
    same = {
        "case_id": ref,
        "board": BOARD,
        "rules_id": of_one.rules_id,
        "side": "raising",
        "agency": SCHOOL.id,
        "service": "",
        "post": "",
        "person": "",
        "since": of_one.since,
    }
    (column, beginning), *rest = each.items()
    models.PartRow.objects.bulk_create(
        models.PartRow(**(same | dict(rest) | {column: f"{beginning}-{number}"}))
        for number in range(MANY)
    )
    return models.PartRow.objects.filter(case=ref, **{f"{column}__startswith": f"{beginning}-"})


def test_the_pages_of_what_nobody_holds_and_of_empty_roles_open() -> None:
    ref = open_case()
    gone = parts(ref, person="gone")
    duties = [row.what for row in queries.held_by_nobody(BOARD, OFFICER, hours(2)) or ()]
    assert duties == []
    assert queries.nobody_acts(BOARD, OFFICER, hours(2)).rows == ()
    duty = models.DutyRow.objects.filter(case=ref).exclude(strength="may").first()
    models.PartRow.objects.filter(duty=duty).delete()
    gone.update(duty=duty)
    (found,) = queries.held_by_nobody(BOARD, OFFICER, hours(2)) or ()
    assert duty is not None
    assert found.ref == ref


def test_every_agency_that_is_alone_is_found() -> None:
    rows = parts(open_case(), agency="gone", post=LEAD)
    found = nobody.alone(rows, people.directory(BOARD, TODAY), BOARD, TODAY)
    assert len(found) == MANY


def test_only_the_cases_of_a_page_are_opened_and_the_next_page_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from concordat.people.models import Seat

    refs = [open_case() for _ in range(5)]
    Seat.objects.filter(agency=SCHOOL.id).update(lead=False)
    of_a_case = len(queries.nobody_acts(BOARD, OFFICER, hours(2)).rows) // len(refs)
    monkeypatch.setattr(empty_roles, "PAGE", 2 * of_a_case)
    opened: list[str] = []
    real = empty_roles.read_without_words

    def read(ref: str, *args: Any) -> Any:
        opened.append(ref)
        return real(ref, *args)

    monkeypatch.setattr(empty_roles, "read_without_words", read)
    found = queries.nobody_acts(BOARD, OFFICER, hours(2))
    assert opened == refs[:3]
    shown, after = [{row.ref for row in found.rows}], found.next
    while after:
        found = queries.nobody_acts(BOARD, OFFICER, hours(2), after)
        shown, after = [*shown, {row.ref for row in found.rows}], found.next
    assert shown == [set(refs[:2]), set(refs[2:4]), set(refs[4:])]
