"""What is told, and since when something is asked for, where an entry is taken out or something is
asked again.
"""

from datetime import date

from concordat.core.acts import (
    RISK_TO_CHILD,
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    Corrected,
    MovedUp,
)
from concordat.core.notices import told_of_entries
from concordat.core.wording import asked_whether_they_agree
from tests.builders import SOCIAL_CARE, at, story


def test_what_had_been_done_already_is_not_told_to_be_owed_no_more() -> None:
    case = story("liverpool").raised(at(14)).act(MovedUp(RISK_TO_CHILD), "osei", at(15))
    before = case.record
    done = {duty.what for duty in before.case(at(20)).duties if duty.how == "done"}
    case = case.act(Corrected(before.events[-1].seq), "osei", at(21))
    added = case.record.events[len(before.events) :]
    void = {duty.what for duty in case.record.case(at(21)).duties if duty.how == "void"}
    assert done & void, "the record itself had kept the log"
    found = told_of_entries(
        before, case.record, added, before.case(at(21)), case.record.case(at(21))
    )
    told = {each.what for each in found if each.kind == "not owed"}
    assert told
    assert not told & done


def test_what_is_asked_again_is_open_since_then() -> None:
    case = story().raised(at(14))
    agreed = ActionAgreed("a1", "answering", SOCIAL_CARE.id, by=date(2026, 12, 29))
    case = case.act(agreed, "osei", at(14, 11))
    case = case.act(ActionAnswered("a1", accepts=True), "lowe", at(14, 12))
    case = case.act(ActionChanged("a1", by=date(2026, 12, 30)), "osei", at(28))
    assert case.record.known_since(case.duty("accept", at(28))) == at(28)


def test_who_is_asked_whether_they_agree_is_one_or_several() -> None:
    assert asked_whether_they_agree(["A"]) == "A is asked whether it agrees"
    assert asked_whether_they_agree(["A", "B"]) == "A and B are asked whether they agree"
    assert asked_whether_they_agree([]) == ""
