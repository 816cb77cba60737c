"""Who was involved in a case is named on its papers, on both sides, and with their own
organisation.
"""

from typing import Any

import pytest

from tests.pages.demonstrated import be, demonstration, text_of

__all__ = ["be", "demonstration"]
OWN = "Senior School Improvement Officer, Safeguarding, Mersey School Improvement"


@pytest.fixture
def see(be: Any) -> Any:
    def page(address: str) -> str:
        return text_of(be("carmel-docherty").get(f"/cases/{address}"))

    return page


def test_somebody_of_another_organisation_is_named_with_their_own(see: Any) -> None:
    said = see("LIV-2026-0003/")
    assert f"Wendy Garston, {OWN}, for Calder Street Academy" in said, "as an author"
    whom_to_ring = said.split("Ring Wendy Garston", 1)[0][-160:]
    assert "Mersey School Improvement Wendy Garston" in whom_to_ring
    assert "Safeguarding Calder Street Academy Wendy Garston" not in said
    assert OWN in see("LIV-2026-0003/papers/report-to-board/")


def test_the_report_lists_the_professionals_of_both_sides(see: Any) -> None:
    report = see("LIV-2026-0002/papers/report-to-board/")
    others = report.split("Name(s) of other professionals involved:", 1)[1]
    names, roles = others.split("Please indicate level of need", 1)[0].split("Role and Agency:")
    for name in ("Hannah Eccles", "Sean Molyneux", "Trudy Maddocks"):
        assert name in names
    assert "Lamar Joseph" not in names, "the raiser has a box of their own"
    assert "Social Worker, Liverpool Children's Services" in roles


def test_everybody_on_the_report_has_a_role(see: Any) -> None:
    report = see("LIV-2026-0001/papers/report-to-board/")
    assert "Partnership Representative, Liverpool Safeguarding Children Board" in report


def test_nobody_employed_where_somebody_acts_for_a_side_can_be_named_to_the_panel(be: Any) -> None:
    """Ingrid Solberg of Rivermouth acts for Alder Lane Surgery, which raised the case."""
    page = text_of(be("alan-whitcombe").get("/cases/LIV-2026-0001/use/?about=panel"))
    assert "Who is it?" in page, page
    for name in ("Rob Ashcroft", "Theresa Okonjo", "Zainab Siddiqui"):
        assert name not in page
    assert "Graham Tattersall" in page, "others can be"
