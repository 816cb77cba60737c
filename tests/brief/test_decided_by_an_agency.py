"""What an agency decided in writing stands under what it says of each point."""

from concordat.core.acts import RISK_TO_CHILD, CarriedOut, MovedUp, Note
from tests.builders import SOCIAL_CARE, at, holder, story

MANAGER = holder(SOCIAL_CARE.id, "senior child protection manager")


def test_an_agency_that_decided_in_writing_has_not_said_nothing() -> None:
    told = story("sussex").raised(at(1), route="conference-request")
    while told.record.case(at(2)).step != "last resort":
        told.act(MovedUp(RISK_TO_CHILD), "osei", at(2))
    before = [row.says for row in told.brief("osei", at(2)).issues.rows]
    assert all(says[-1] == "Nothing yet" for says in before)
    note = Note(told.note("A conference is held on Friday."), "decided")
    owed = told.duty("last resort.decide", at(2, 12)).id
    told.act(CarriedOut((owed,), word="decided", notes=(note,)), MANAGER, at(2, 12))
    for row in told.brief("osei", at(2, 13)).issues.rows:
        assert row.says[-1].startswith("Decided, Wednesday 2 December")
        assert row.says[-1].endswith("A conference is held on Friday.")
