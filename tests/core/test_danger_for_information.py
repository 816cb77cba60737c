"""Danger for information: who is told of it without being asked anything, what they read, and that
it opens nothing.
"""

import pytest
from msgspec.structs import replace

from concordat.core.acts import RISK_TO_CHILD, MovedUp, RiskStated, Rung
from concordat.core.who.danger_chain import upwards
from concordat.core.who.parts import Capacity
from concordat.core.who.recipients import Recipient
from concordat.core.who.tiers import tiers_named
from tests.core.ladder import CITING
from tests.core.stories import CARE, IN_POST, RAISER, SCHOOL, Story, at
from tests.core.test_danger import NIGHT, talking, told


def test_those_who_are_asked_have_a_part_in_the_case_and_those_only_told_have_none() -> None:
    """The next one up hears of it for information, and is asked if nobody below them reads it."""
    told_of_it = told(Story(people=IN_POST), RiskStated(), RAISER, NIGHT)
    lead, team_lead = ("answering", "manager"), ("answering", "team lead")
    assert Recipient("answering", CARE.id, post="team lead") in {each.to for each in told_of_it}
    story = Story(people=IN_POST).do(RiskStated(), NIGHT, who=RAISER)
    assert ("raising", "manager") in tiers_named(CITING, story.case)
    assert team_lead not in tiers_named(CITING, story.case)
    assert team_lead in tiers_named(CITING, story.record.case(at("7 22:31")))
    assert lead not in tiers_named(CITING, story.record.case(at("7 22:31")))
    assert lead in tiers_named(CITING, story.record.case(at("7 23:01")))


@pytest.mark.parametrize(
    ("rung", "said"),
    [
        ("999", "999 was rung"),
        ("front door", "the front door was rung"),
        ("both", "999 and the front door were rung"),
    ],
)
def test_who_is_told_for_information_reads_who_was_rung(rung: Rung, said: str) -> None:
    found = told(talking(), RiskStated(rung=rung, rung_at=at(NIGHT)), RAISER, NIGHT)
    read = {each.what for each in found if each.kind == "danger"}
    assert read == {f"a child is thought to be in immediate danger; {said}"}


def test_the_managers_of_whoever_states_it_are_told_where_somebody_higher_is_asked() -> None:
    """The higher the step, the higher who is asked: those between hear of it all the same."""
    story = talking().do(MovedUp(RISK_TO_CHILD), "2 12:00", who=RAISER)
    who = replace(RAISER, capacities=(Capacity("raising", SCHOOL.id, "practitioner"),))
    found = told(story, RiskStated(), who, NIGHT)
    heard = {each.to.post for each in found if each.to.agency == SCHOOL.id}
    ladder = upwards(CITING, "colleagues", "raising")
    assert {"manager"} <= heard
    assert set(ladder[1 : ladder.index("manager")]) <= heard
