"""Whoever sees a child's initials is written down, on a list as well as on the page of a case."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.pages.demonstrated import be, demonstration
from tests.pages.test_who_sees_what import OF_A_BOARD, ONES_OWN, place

__all__ = ["be", "demonstration"]

Be = Callable[[str], Client]
REFERENCE = re.compile(r"[A-Z]{3}-20\d\d-\d{4}")
INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.")
SEES_NOTHING = "carmel-docherty"


def accesses() -> list[tuple[str, str, str, set[str]]]:
    from concordat.readers.models import Access

    rows = Access.objects.order_by("pk").values_list("person", "case", "shown", "cases")
    return [(person, case, shown, {*cases.split()}) for person, case, shown, cases in rows]


@pytest.mark.parametrize("person", ["priya-nambiar", "paulina-kowalczyk", "helen-marsden"])
def test_a_page_that_names_children_on_a_list_is_one_row_with_its_cases(
    be: Be, person: str
) -> None:
    somebody = be(person)
    named = 0
    for name in sorted(ONES_OWN | OF_A_BOARD):
        address, before = place(name), len(accesses())
        page = somebody.get(address)
        if page.status_code != 200:
            continue
        shown = page.content.decode().split("<main", 1)[1]
        added = accesses()[before:]
        if not INITIALS.search(shown):
            continue
        named += 1
        assert len(added) == 1, f"{address}: one row for each look at it"
        who, case, page_name, cases = added[0]
        assert (who, case) == (person, "")
        assert page_name
        assert cases >= {*REFERENCE.findall(shown)}, address
    assert named >= 2


def test_a_list_without_a_child_is_no_access(be: Be) -> None:
    assert be(SEES_NOTHING).get("/protocols/").status_code == 200
    assert accesses() == []


def test_being_on_a_list_is_not_having_opened_the_case(be: Be) -> None:
    from concordat.readers.service import of_case

    somebody = be("priya-nambiar")
    page = somebody.get("/board/sefton/").content.decode()
    ref = REFERENCE.findall(page)[0]
    assert of_case(ref) == ()
    assert somebody.get(f"/cases/{ref}/").status_code == 200
    assert [person for person, _ in of_case(ref)] == ["priya-nambiar"]
