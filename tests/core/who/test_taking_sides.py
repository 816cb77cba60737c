"""Nobody who took a side decides, mediates or sits on a panel, and nobody changes sides."""

import pytest
from msgspec.structs import replace

from concordat.core.acts import Appointed, FactStated, Noted, RiskStated, TookOver
from concordat.core.posts import Seat
from concordat.core.protocol import Permission, Post, Protocol
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import LADDER, posts
from tests.core.stories import (
    CARE,
    CHAIR,
    HEAD,
    IN_POST,
    MANAGER,
    OFFICER,
    RAISER,
    REASON,
    SCHOOL,
    TEAM_LEAD,
    Story,
    directory,
    refused,
)

PANEL = Permission(
    key="panel",
    clause="P",
    what="name the members of a panel",
    who=posts("board chair"),
    of=posts("third panel member"),
    act="appoint",
    over=("3",),
)
SEATS = (*IN_POST.seats, Seat(SCHOOL.id, "team lead", "Deputy head", "nat"))
PEOPLE = directory(*SEATS)


def with_a_panel(**asks: bool) -> Protocol:
    """The ladder, where the chair may name a panel; of whom the text asks something."""
    member = Post("panel member", "Member of the panel", **asks)
    panel = {**LADDER.posts, member.key: member}
    return replace(LADDER, permissions=(PANEL,), posts=panel)


def member(person: str) -> Appointed:
    return Appointed("panel member", person)


@pytest.mark.parametrize("party", ["ann", "dee", "hed", "hal", "eli"])
def test_nobody_of_either_side_sits_on_the_panel_that_decides(party: str) -> None:
    story = Story(protocol=with_a_panel(), people=PEOPLE).at_chair()
    with refused("took-a-side", story):
        story.do(member(party), who=CHAIR)
    assert story.why_not(CHAIR, member("mia")) is None


def test_whoever_spoke_for_a_side_took_it_whatever_they_are_now() -> None:
    story = Story(protocol=with_a_panel(), people=PEOPLE).at_chair()
    assert story.why_not(CHAIR, member("bea")) is None
    before = Actor("bea", (Capacity("raising", SCHOOL.id, "manager"),))
    story.do(Noted("both sides", "n"), who=before)
    assert story.why_not(CHAIR, member("bea")) == "took-a-side"
    story.correct(len(story.events), who=OFFICER, notes=REASON)
    assert story.why_not(CHAIR, member("bea")) is None, "what was taken out was never said"


def test_whom_the_business_manager_types_for_took_a_side_and_the_manager_did_not() -> None:
    story = Story(protocol=with_a_panel(), people=PEOPLE).at_chair()
    story.do(RiskStated(side="raising"), who=OFFICER, behalf="hed")
    gone = directory(Seat("board", "colleague", "Colleague", "hed"), Seat("b", "x", "X", "olu"))
    story.record = replace(story.record, directory=gone)
    assert story.why_not(CHAIR, member("hed")) == "took-a-side"
    assert story.why_not(CHAIR, member("olu")) is None


def test_where_the_clause_names_people_of_the_sides_they_can_be_appointed() -> None:
    story = Story(protocol=with_a_panel(of_a_side=True), people=PEOPLE).at_chair()
    for party in ("hed", "hal"):
        assert story.why_not(CHAIR, member(party)) is None


def test_nobody_of_a_side_comes_into_any_role_of_neither() -> None:
    story = Story(protocol=LADDER, people=PEOPLE).at_managers()
    for party in ("hed", "hal"):
        assert story.why_not(OFFICER, Appointed("mediator", party)) == "took-a-side"


def test_nobody_is_brought_in_on_the_side_that_they_are_not_on() -> None:
    both = (*SEATS, Seat(CARE.id, "colleague", "Colleague", "hed"))
    story = Story(protocol=LADDER, people=directory(*both)).at_managers()
    company = Appointed("companion", "hed", side="answering", agency=CARE.id)
    assert story.why_not(TEAM_LEAD, company) == "other-side"
    assert story.why_not(TEAM_LEAD, replace(company, person="hal")) is None


def test_nobody_goes_on_for_the_side_that_they_are_not_on() -> None:
    both = (*SEATS, Seat(CARE.id, "colleague", "Colleague", "hed"))
    story = Story(protocol=LADDER, people=directory(*both)).at_managers()
    over = TookOver("answering", CARE.id, "hed", "dee", notes=REASON)
    assert story.why_not(OFFICER, over) == "other-side"
    assert story.why_not(OFFICER, replace(over, person="hal")) is None


def test_who_shares_the_concern_is_on_the_side_of_those_who_raised_it() -> None:
    story = Story(protocol=with_a_panel(independent=True), people=PEOPLE).at_chair()
    assert story.why_not(CHAIR, member("ivy")) is None
    shares = Appointed("supporter", "mia", side="third", agency="club")
    story.do(replace(shares, notes=REASON), who=RAISER)
    assert story.why_not(OFFICER, Appointed("mediator", "mia", side="third")) == "took-a-side"
    assert story.why_not(CHAIR, member("ivy")) == "involved"


def test_nobody_who_is_to_decide_or_mediate_comes_to_a_side() -> None:
    both = (*SEATS, Seat(CARE.id, "colleague", "Colleague", "mia"))
    story = Story(protocol=LADDER, people=directory(*both)).at_managers()
    company = Appointed("companion", "mia", side="answering", agency=CARE.id)
    over = TookOver("answering", CARE.id, "mia", "dee", notes=REASON)
    assert story.why_not(OFFICER, over) is None
    story.do(Appointed("mediator", "mia", side="third"), who=OFFICER)
    assert story.why_not(OFFICER, over) == "took-neither-side"
    assert story.why_not(TEAM_LEAD, company) == "took-neither-side"


def test_nobody_who_took_a_side_decides_for_the_board() -> None:
    story = Story(protocol=LADDER, people=PEOPLE).at_chair().done("chair.refer")
    for held in (*HEAD.capacities, *MANAGER.capacities):
        torn = Actor("cat", (*CHAIR.capacities, held))
        with refused("own-matter", story):
            story.done("chair.decide", word="decided", who=torn)
    was_there = Actor("cat", (replace(RAISER.capacities[0], post="manager"),))
    story.do(Noted("both sides", "n"), who=was_there)
    with refused("own-matter", story):
        story.done("chair.decide", word="decided", who=CHAIR)


def test_nobody_who_has_a_part_for_the_child_sits_on_an_independent_panel() -> None:
    elsewhere = directory(*SEATS, Seat("reviews", "reviewer", "Reviewing officer", "rae"))
    for fact, refusal in ((False, None), (True, "involved")):
        story = Story(protocol=with_a_panel(independent=True), people=elsewhere)
        if fact:
            story.do(FactStated("on-a-plan"), "2 10:30", who=RAISER)
        story.at_chair()
        assert story.why_not(CHAIR, member("rae")) == refusal
