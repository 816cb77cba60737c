"""Who a post of a case is: seats of an agency, somebody by name, or those appointed to it."""

import pytest

from concordat.core.posts import EVERYBODY, LEAD, Party, PostRef
from concordat.core.who.recipients import (
    Recipient,
    acting,
    everyone,
    involved,
    officers,
    owners,
    recipients,
)
from tests.core.ladder import LADDER
from tests.core.stories import CARE, CLINIC, SCHOOL, Story

NOBODY_KNOWN = Party("police", "police", "child-protection")
ANN = Recipient("raising", SCHOOL.id, person="ann")
DEE = Recipient("answering", CARE.id, person="dee")
OUR_LEAD = Recipient("raising", SCHOOL.id, post=LEAD)
THEIR_LEAD = Recipient("answering", CARE.id, post=LEAD)
AT_THE_BOARD = officers()


def of(story: Story, side: str, post: str, agency: str | None = None) -> tuple[Recipient, ...]:
    return recipients(LADDER, story.case, PostRef(side, post), agency)  # type: ignore[arg-type]


def test_a_post_of_the_answering_side_is_that_of_every_agency_or_of_the_one_named() -> None:
    story = Story(CARE, NOBODY_KNOWN)
    care = Recipient("answering", CARE.id, post="manager")
    police = Recipient("answering", "police", "child-protection", "manager")
    assert of(story, "answering", "manager") == (care, police)
    assert of(story, "answering", "manager", "police") == (police,)
    assert of(story, "raising", "manager", "police") == (
        Recipient("raising", SCHOOL.id, post="manager"),
    )


def test_a_practitioner_is_somebody_by_name_and_a_seat_where_nobody_knows_who() -> None:
    story = Story(CARE, NOBODY_KNOWN)
    assert of(story, "raising", "practitioner") == (ANN,)
    assert of(story, "answering", "practitioner") == (
        DEE,
        Recipient("answering", "police", "child-protection", "practitioner"),
    )


def test_a_post_of_the_board_or_of_a_third_party_is_asked_once_and_of_no_agency() -> None:
    story = Story(CARE, CLINIC)
    assert of(story, "board", "chair") == (Recipient("board", post="chair"),)
    assert of(story, "third", "reviewer") == (Recipient("third", post="reviewer"),)


def test_somebody_brought_in_for_a_role_is_told_as_its_holders_are() -> None:
    story = Story(CARE, CLINIC).appoint("mediator", "mia")
    story.appoint("companion", "sue", side="answering", agency=CARE.id)
    assert Recipient("third", person="mia") in of(story, "third", "mediator")
    assert Recipient("third", person="mia") not in of(story, "third", "reviewer")
    sue = Recipient("answering", CARE.id, person="sue")
    assert sue in of(story, "answering", "companion")
    assert sue not in of(story, "answering", "companion", CLINIC.id)
    assert sue in involved(LADDER, story.case, "answering", CARE.id)


def test_a_post_of_the_owners_side_needs_an_owner() -> None:
    with pytest.raises(
        ValueError, match=r"^“own manager” says nothing without whoever owes the duty$"
    ):
        of(Story(), "own", "manager")


def test_those_involved_on_a_side_are_the_posts_that_were_named_and_the_practitioner() -> None:
    story = Story(CARE, CLINIC)
    assert involved(LADDER, story.case, "raising") == (ANN, OUR_LEAD)
    story.done("colleagues.raise", agency=CARE.id)
    lead = Recipient("answering", CARE.id, post="team lead")
    assert involved(LADDER, story.case, "answering", CARE.id) == (DEE, lead, THEIR_LEAD)
    assert involved(LADDER, story.case, "board") == AT_THE_BOARD
    story.done("colleagues.raise").done("colleagues.talk")
    for party in (CARE, CLINIC):
        story.say("not agreed", agency=party.id)
    story.done("managers.meet")
    for party in (CARE, CLINIC):
        story.say("not agreed", agency=party.id)
    assert Recipient("board", post="chair") in involved(LADDER, story.case, "board")


def test_everybody_on_a_side_is_whoever_is_involved_on_it_but_those_who_look_on() -> None:
    story = Story().at_managers()
    everybody = of(story, "answering", EVERYBODY)
    assert (*everybody, THEIR_LEAD) == involved(LADDER, story.case, "answering")


def test_everyone_is_the_raiser_first_then_both_sides_and_the_board() -> None:
    told = everyone(LADDER, Story().case)
    assert told == (ANN, OUR_LEAD, DEE, THEIR_LEAD, *AT_THE_BOARD)


def test_those_who_owe_a_duty_are_the_posts_it_names_and_a_side_where_it_names_none() -> None:
    story = Story().talked()
    assert owners(LADDER, story.case, story.the("colleagues.raise")) == (ANN,)
    assert owners(LADDER, story.case, story.the("say")) == acting(LADDER, story.case, "raising")
