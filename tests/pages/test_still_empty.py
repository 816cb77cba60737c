"""Nobody records a form as completed without reading which of its boxes are still empty."""

from typing import NamedTuple

import pytest

from concordat.core.acts import MovedUp
from tests.casework import acting
from tests.pages.cases import NOW, Visitor, duty_id, words
from tests.pages.conftest import SignIn
from tests.pages.test_acting_to_the_end import STARTS, opened

pytestmark = pytest.mark.usefixtures("demonstration")
RAISER = STARTS["liverpool"][0]
REPORT = "board representatives.report"
LEVEL = "Please indicate level of need"
LESSONS = "Please indicate lessons learned from this disagreement resolution"


class AtTheReport(NamedTuple):
    """Whoever completes the Report to LSCB, at the page where they record that they did."""

    visitor: Visitor
    about: str

    def still_empty(self) -> list[str]:
        """What the page says of the form, box by box."""
        said = words(self.visitor.page("done", self.about))
        said = said.split("Still empty on this form: ", 1)[1]
        return said.split(". The case doesn't hold these", 1)[0].split("; ")

    def paper(self) -> str:
        there = f"/cases/{self.visitor.ref}/papers/report-to-board/"
        return words(self.visitor.client.get(there).content.decode())


@pytest.fixture
def report(sign_in: SignIn) -> AtTheReport:
    ref = opened("liverpool")
    while acting.case_of(ref, NOW).step != "board representatives":
        acting.do(ref, MovedUp("risk to the child"), RAISER, NOW)
    directory = acting.record_of(ref, NOW).directory
    agency = acting.case_of(ref, NOW).raising.id
    (seat,) = directory.seats_of(agency, "board representative")
    assert seat.holder
    return AtTheReport(Visitor(sign_in(seat.holder), ref), str(duty_id(ref, REPORT, NOW)))


def test_the_page_names_what_is_still_empty_before_it_is_recorded(report: AtTheReport) -> None:
    empty = report.still_empty()
    assert {"Address", LEVEL, LESSONS} <= {*empty}
    assert "Form completed by" not in empty, "the case gives it"
    executive = "Outcome / Issues notified to LSCB Executive Group"
    assert executive not in empty, "the Business Manager fills that"
    assert executive in report.paper()


def test_the_level_of_need_is_asked_there_and_stands_on_the_form(report: AtTheReport) -> None:
    ref = report.visitor.ref
    report.visitor.act("done", report.about, level="child-in-need")
    assert acting.case_of(ref, NOW).raised.level == "child-in-need"
    assert REPORT not in {duty.key for duty in acting.case_of(ref, NOW).open_duties}
    assert "☒ S17: ticked" in report.paper()


def test_a_form_can_be_recorded_as_it_is(report: AtTheReport) -> None:
    report.visitor.act("done", report.about)
    case = acting.case_of(report.visitor.ref, NOW)
    assert REPORT not in {duty.key for duty in case.open_duties}
    assert case.raised.level is None
