"""What a case answers about itself."""

import pytest

from concordat.core.acts import RiskStated
from tests.core.stories import CARE, CLINIC, Story


def test_the_only_answering_agency_need_not_be_named() -> None:
    one, two = Story().case, Story(CARE, CLINIC).case
    assert [one.party(agency) for agency in (None, "care", "clinic")] == [CARE, CARE, None]
    assert [two.party(agency) for agency in (None, "care", "clinic")] == [None, CARE, CLINIC]


def test_what_a_correction_undid_is_still_found_by_its_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of danger, which could be taken out once."""
    monkeypatch.setattr("concordat.core.corrections.why_not_take_out", lambda *_: None)
    story = Story().done("colleagues.raise", "2 11:00").do(RiskStated(), "2 12:00")
    story.correct(3, "3 10:00").correct(2, "3 11:00")
    for key in ("emergency", "colleagues.talk"):
        duty = story.the(key)
        assert duty.undone
        assert story.case.duty(duty.id) == duty
    assert story.case.duty("nothing") is None
