"""What a procedure asks about that says a child is in danger leaves nobody unasked: the danger is
stated in the same breath, or they stated it before.
"""

import pytest
from msgspec.structs import replace

from concordat.core.acts import AnyAct, Corrected, FactStated, Note, RiskStated, Used
from concordat.core.commands import Command
from concordat.core.protocol import Fact
from concordat.core.who.danger import acknowledgers
from tests.core.ladder import CITING
from tests.core.stories import IN_POST, RAISER, TEAM_LEAD, Story, at, followed, refused

FACT = Fact("stays-out", "The child is at immediate risk and they stay out", states_danger=True)
ADVICE = CITING.permissions[0]
SAYS_SO = replace(
    CITING,
    facts=(*CITING.facts, FACT),
    permissions=(replace(ADVICE, states_danger=True, over=()), *CITING.permissions[1:]),
)
BOTH: tuple[AnyAct, ...] = (FactStated(FACT.key), Used(ADVICE.key))
NIGHT = "2 22:00"


def talking() -> Story:
    return Story(protocol=SAYS_SO, people=IN_POST).done("colleagues.raise", "2 11:00")


@pytest.mark.parametrize("act", BOTH)
def test_whoever_writes_that_a_child_is_at_immediate_risk_states_the_danger(act: AnyAct) -> None:
    with refused("danger-unsaid", story := talking()):
        story.do(act, NIGHT)
    assert not story.case.dangers


def test_stated_in_one_request_it_is_asked_and_stands_and_opens_the_emergency_duty() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    alone = acknowledgers(SAYS_SO, story.case, story.case.dangers[0])
    story = talking()
    words = Note("why", "summary")
    said = Command(RiskStated(notes=(words,)), "both", also=(FactStated(FACT.key),))
    record = followed(story.record, said, RAISER, at(NIGHT))
    case = record.case(at(NIGHT))
    (danger,) = case.standing
    assert [each.to for each in acknowledgers(SAYS_SO, case, danger)] == [each.to for each in alone]
    assert [duty.key for duty in case.open_duties].count("emergency") == 1
    assert FACT.key in case.facts


@pytest.mark.parametrize("act", BOTH)
def test_while_a_danger_stands_whoever_stated_it_need_not_say_it_twice(act: AnyAct) -> None:
    story = talking().do(RiskStated(), NIGHT).do(act, "2 22:10")
    assert len(story.case.dangers) == 1
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    assert len(story.do(BOTH[0], "2 22:10", who=RAISER).case.dangers) == 1


def test_while_a_danger_stands_somebody_else_who_says_so_states_it_too() -> None:
    """Each owes what the text asks of whoever states it."""
    story, act = talking().do(RiskStated(), NIGHT, who=RAISER), FactStated(FACT.key)
    with refused("danger-unsaid", story):
        story.do(act, "2 22:10", who=TEAM_LEAD)
    said = Command(RiskStated(notes=(Note("why", "summary"),)), "both", also=(act,))
    case = followed(story.record, said, TEAM_LEAD, at("2 22:10")).case(at("2 22:10"))
    owed = [duty.person for duty in case.open_duties if duty.key == "emergency"]
    assert owed == [RAISER.person, TEAM_LEAD.person]


def test_it_is_no_way_round_to_say_so_while_raising_or_by_a_correction() -> None:
    with refused("danger-unsaid"):
        Story(protocol=SAYS_SO, people=IN_POST, facts=(FACT.key,))
    other = next(each.key for each in CITING.facts)
    story = talking().do(FactStated(other), NIGHT)
    with refused("danger-unsaid", story):
        story.do(Corrected(len(story.events), FactStated(FACT.key)), "2 22:10")


def test_that_it_is_no_longer_so_states_nothing() -> None:
    story = talking().do(RiskStated(), NIGHT).do(FactStated(FACT.key), "2 22:10")
    story.do(FactStated(FACT.key, holds=False), "2 22:20")
    assert FACT.key not in story.case.facts
