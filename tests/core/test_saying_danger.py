"""What a procedure asks about that says a child is in danger leaves nobody unasked: the danger is
stated in the same breath, each time.
"""

import pytest
from msgspec.structs import replace

from concordat.core.acts import AnyAct, Corrected, FactStated, Note, RiskStated, Used
from concordat.core.commands import Command
from concordat.core.protocol import Fact
from concordat.core.who.danger import asked_posts
from concordat.core.who.parts import Actor
from tests.core.ladder import CITING
from tests.core.stories import (
    HEAD,
    IN_POST,
    RAISER,
    TEAM_LEAD,
    Story,
    at,
    complete,
    followed,
    refused,
)

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


def said_with_it(story: Story, act: AnyAct, who: Actor, when: str) -> Story:
    """Somebody says so and states the danger by one request."""
    act = complete(story.record, story.record.case(at(when)), act)
    said = Command(RiskStated(notes=(Note("why", "summary"),)), f"at {when}", also=(act,))
    story.record = followed(story.record, said, who, at(when))
    return story


@pytest.mark.parametrize("act", BOTH)
def test_whoever_writes_that_a_child_is_at_immediate_risk_states_the_danger(act: AnyAct) -> None:
    with refused("danger-unsaid", story := talking()):
        story.do(act, NIGHT)
    assert not story.case.dangers


def test_stated_in_one_request_it_is_asked_and_stands_and_opens_the_emergency_duty() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    alone = asked_posts(SAYS_SO, story.case, story.case.dangers[0])
    case = said_with_it(talking(), FactStated(FACT.key), RAISER, NIGHT).record.case(at(NIGHT))
    (danger,) = case.standing
    assert [each.to for each in asked_posts(SAYS_SO, case, danger)] == [each.to for each in alone]
    assert [duty.key for duty in case.open_duties].count("emergency") == 1
    assert FACT.key in case.facts


@pytest.mark.parametrize("act", BOTH)
def test_whoever_stated_a_danger_that_stands_states_it_again_with_what_says_so(
    act: AnyAct,
) -> None:
    """What was read and done of the first is not what is said now: it is asked and owed anew."""
    story = talking().do(RiskStated(), NIGHT, who=HEAD).done("emergency", "2 22:05")
    with refused("danger-unsaid", story):
        story.do(act, "2 22:10", who=HEAD)
    case = said_with_it(story, act, HEAD, "2 22:10").record.case(at("2 22:10"))
    _, again = case.standing
    assert {each.at for each in asked_posts(SAYS_SO, case, again)} == {at("2 22:10")}
    owed = [duty for duty in case.open_duties if duty.key == "emergency"]
    assert [(duty.person, duty.seq) for duty in owed] == [(HEAD.person, again.seq)]


def test_while_a_danger_stands_somebody_else_who_says_so_states_it_too() -> None:
    """Each owes what the text asks of whoever states it."""
    story, act = talking().do(RiskStated(), NIGHT, who=RAISER), FactStated(FACT.key)
    with refused("danger-unsaid", story):
        story.do(act, "2 22:10", who=TEAM_LEAD)
    case = said_with_it(story, act, TEAM_LEAD, "2 22:10").record.case(at("2 22:10"))
    owed = [duty.person for duty in case.open_duties if duty.key == "emergency"]
    assert owed == [RAISER.person, TEAM_LEAD.person]


def test_it_is_no_way_round_to_say_so_while_raising_or_by_a_correction() -> None:
    with refused("danger-unsaid"):
        Story(protocol=SAYS_SO, people=IN_POST, facts=(FACT.key,))
    other = next(each.key for each in CITING.facts)
    story = talking().do(FactStated(other), NIGHT)
    with refused("danger-unsaid", story):
        story.do(Corrected(len(story.events), FactStated(FACT.key)), "2 22:10")


def test_to_put_right_when_it_was_said_states_nothing_new() -> None:
    story = said_with_it(talking(), FactStated(FACT.key), RAISER, NIGHT)
    fact = len(story.events)
    story.do(Corrected(fact, FactStated(FACT.key), at("2 21:50")), "2 22:20", who=RAISER)
    assert len(story.case.dangers) == 1


def test_that_it_is_no_longer_so_states_nothing() -> None:
    story = said_with_it(talking(), FactStated(FACT.key), RAISER, NIGHT)
    story.do(FactStated(FACT.key, holds=False), "2 22:20")
    assert FACT.key not in story.case.facts
    assert len(story.case.dangers) == 1
