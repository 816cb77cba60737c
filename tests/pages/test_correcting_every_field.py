"""Whatever an act says can be put right on its page, or is what the entry is: then it is taken out
and recorded anew. One table over all acts, so that a new field is thought of.
"""

from datetime import date, timedelta
from typing import Any, get_args

import msgspec
import pytest

from concordat.core.acts import DIED, AnyAct, Corrected
from concordat.core.acts.correcting import asked_again
from tests.casework.acting import RAISER
from tests.pages.cases import raise_case, visit, words
from tests.pages.reading import problem_at
from tests.pages.test_danger_told import SAID

__all__ = ["visit"]
WHAT_IT_IS = {
    "Raised": {"raising", "answering", "issues", "children", "route", "facts", "after"},
    "Added": {"matter", "level"},
    "Answering": {"agency", "instead_of"},
    "CarriedOut": {"duties", "acts", "by_raising"},
    "SamePerson": {"duties"},
    "NobodyThere": {"danger", "side", "agency", "empty"},
    "Appointed": {"role", "person", "duties", "side", "agency"},
    "Reminded": {"duties"},
    "TookOver": {"side", "agency", "person", "of"},
    "TookOn": {"entry", "agency", "person"},
    "HandedOn": {"duty", "to"},
    "HandedOnAnswered": {"entry", "accepts"},
    "SteppedAside": {"role"},
    "Positioned": {"side", "agency"},
    "SafetyStated": {"side", "agency", "nothing"},
    "ActionAgreed": {"id", "side", "agency", "decided"},
    "ActionAnswered": {"action", "accepts"},
    "ActionChanged": {"action"},
    "ActionDropped": {"action"},
    "ActionConfirmed": {"action", "done"},
    "ActionPassedOn": {"action"},
    "MovedUp": {"ground"},
    "KeptGoing": {"entry"},
    "DateSet": {"duty", "clock"},
    "LocalFigure": {"duty"},
    "RiskStated": {"side", "agency", "empty"},
    "DangerAcknowledged": {"danger", "side", "agency"},
    "DangerPassed": {"danger", "side", "agency"},
    "DangerAnswered": {"danger", "side", "agency", "agrees"},
    "FactStated": {"name", "holds"},
    "Alongside": {"what"},
    "Noted": {"audience", "about", "agency", "to_follow_up"},
    "Used": {"permission", "of"},
    "Advised": {"person"},
    "Asked": {"what"},
    "TimeConfirmed": {"entry", "agrees"},
    "ChildConfirmed": {"child", "known"},
    "IdentityCorrected": {"child"},
    "IdentityConfirmed": {"child"},
    "Linked": {"other", "how"},
}
"""Which act it is, about whom and what, and a yes or no: with another one it is another entry."""


@pytest.mark.parametrize("kind", [each for each in get_args(AnyAct) if each is not Corrected])
def test_every_field_can_be_put_right_or_is_what_the_entry_is(kind: Any) -> None:
    name = kind.__name__
    fields = {each.name for each in msgspec.structs.fields(kind)}
    asked, fixed = asked_again(kind), WHAT_IT_IS.get(name, set())
    assert fields == asked | fixed
    assert not asked & fixed


@pytest.mark.usefixtures("demonstration")
def test_the_new_day_of_an_action_is_put_right(visit: Any) -> None:
    ref = raise_case()
    raiser = visit(RAISER, ref)
    action = {"what": "Ring the grandmother", "owner": "raising/", "by_day": "23 12 2026"}
    raiser.act("action", **action)
    from tests.casework import acting
    from tests.pages.conftest import NOW

    (key,) = acting.case_of(ref, NOW).actions
    raiser.act("action-change", key, by_day="24 12 2026", reason="She is away until then.")
    assert acting.case_of(ref, NOW).actions[key].by == date(2026, 12, 24)
    changed = {"way": "otherwise", "by_day": "28 12 2026", "reason": "I meant the 28th."}
    page = raiser.act("correct", "3", **changed)
    assert acting.case_of(ref, NOW).actions[key].by == date(2026, 12, 28)
    assert "It now reads: An action was changed: now by Monday 28 December 2026" in words(page)


@pytest.mark.usefixtures("demonstration")
def test_a_day_that_is_still_to_come_is_refused_at_its_field_where_it_can_only_have_passed(
    visit: Any,
) -> None:
    from tests.casework import acting
    from tests.pages.conftest import NOW

    ref = raise_case()
    raiser = visit(RAISER, ref)
    page = raiser.act("alongside", what=DIED, on_day="1 1 2030")
    assert "This day is still to come. Give today or" in problem_at(page, "on_day")
    assert len(acting.record_of(ref, NOW).events) == 1
    raiser.act("alongside", what=DIED, on_day="20 11 2026")
    entry = str(len(acting.record_of(ref, NOW).events))
    changed = {"way": "otherwise", "on_day": "1 1 2030", "reason": "I mistyped it."}
    page = raiser.act("correct", entry, **changed)
    assert "This day is still to come. Give today or" in problem_at(page, "on_day")


@pytest.mark.usefixtures("demonstration")
def test_who_was_rung_is_put_right_and_the_danger_stands(visit: Any) -> None:
    from tests.casework import acting
    from tests.pages.conftest import NOW

    ref = raise_case()
    raiser = visit(RAISER, ref)
    raiser.act("risk", **SAID)
    raiser.act("correct", "2", way="otherwise", rung="both", reason="I rang both.")
    (danger,) = acting.case_of(ref, NOW).standing
    assert danger.said.rung == "both"


@pytest.mark.usefixtures("demonstration")
def test_the_kind_of_disagreement_is_put_right(visit: Any) -> None:
    from tests.casework import acting
    from tests.pages.conftest import NOW

    ref = raise_case(level="early-help")
    raiser = visit(RAISER, ref)
    asked = raiser.page("correct", "1")
    assert "What kind of disagreement is it?" in words(asked)
    raiser.act("correct", "1", way="otherwise", level="child-protection", reason="Mistyped.")
    case = acting.case_of(ref, NOW)
    assert (case.raised.level, case.raised.matter) == ("child-protection", "safeguarding-needs")


def test_a_plan_is_not_put_right_to_a_day_that_has_passed(
    visit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.casework import acting
    from tests.pages.conftest import NOW

    ref = raise_case()
    raiser = visit(RAISER, ref)
    raiser.act("safety", what="His aunt has him.", until_day="30 12 2026")
    entry = str(len(acting.record_of(ref, NOW).events))
    monkeypatch.setattr("concordat.clock.now", lambda: NOW + timedelta(days=3))
    changed = {"way": "otherwise", "until_day": "23 12 2026", "reason": "I mistyped it."}
    said = "Until when? This day has passed. Give the day until which it holds from now."
    assert problem_at(raiser.act("correct", entry, **changed), "until_day") == said
    raiser.act("correct", entry, **(changed | {"until_day": "24 12 2026"}))
    plans = acting.case_of(ref, NOW).safety.values()
    assert date(2026, 12, 24) in {each.stated.until for each in plans}
