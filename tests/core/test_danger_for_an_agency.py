"""Who says for an agency that danger was read: somebody there, also by ringing the board. The board
alone says it for nobody but itself.
"""

from collections.abc import Iterable

from concordat.core.acts import DangerAcknowledged
from concordat.core.notices import Telling, tellings
from concordat.core.notices.naming import Unnamed
from concordat.core.who.danger import asked_posts_now
from concordat.core.who.in_danger import acknowledging, asked_to_read
from concordat.core.who.recipients import Recipient
from tests.core.ladder import CITING
from tests.core.stories import CARE, HEAD, OFFICER, SCHOOL, TEAM_LEAD, refused
from tests.core.test_danger import asked, between, in_danger, told

FOR_CARE = DangerAcknowledged(3, "answering", CARE.id)
FOR_THE_SCHOOL = DangerAcknowledged(3, "raising", SCHOOL.id)
FOR_THE_BOARD = DangerAcknowledged(3, "board")
ANN = Recipient("raising", SCHOOL.id, person="ann")
DEE = Recipient("answering", CARE.id, person="dee")


def read_by(found: Iterable[Telling]) -> set[tuple[Recipient, str]]:
    """Who is told that somebody has read it, and who that is."""
    return {(each.to, each.whom) for each in found if each.kind == "danger"}


def test_the_business_manager_alone_silences_danger_for_neither_agency() -> None:
    story = in_danger()
    for act in (FOR_CARE, FOR_THE_SCHOOL):
        with refused("for-whom", story):
            story.do(act, "7 22:10", who=OFFICER)
    assert story.case.standing[0].heard == ()
    assert Recipient("answering", CARE.id, post="team lead") in asked(
        between(story, "7 22:30", "7 22:31")
    )


def test_what_somebody_of_the_agency_rang_to_say_is_recorded_for_them_and_they_are_told() -> None:
    story = in_danger()
    before, many = story.case, len(story.events)
    story.do(FOR_CARE, "7 22:10", who=OFFICER, behalf="dee")
    found = tellings(CITING, before, story.case, story.events[many:])
    assert story.case.standing[0].heard_by("answering", CARE.id)
    assert [each.to for each in found if each.kind == "recorded"] == [DEE]
    assert read_by(found) == {(ANN, "dee")}
    read = [each.what for each in found if each.kind == "danger"]
    assert all(each.endswith("as they told the board") for each in read)


def test_nobody_of_another_agency_and_not_whoever_said_so_can_ring_to_say_that_it_was_read() -> (
    None
):
    story = in_danger()
    with refused("not-theirs-to-ask", story):
        story.do(FOR_THE_SCHOOL, "7 22:10", who=OFFICER, behalf="dee")
    with refused("own-danger", story):
        story.do(FOR_THE_SCHOOL, "7 22:10", who=OFFICER, behalf="ann")


def test_those_who_are_asked_no_more_are_told_who_of_their_agency_has_read_it() -> None:
    story = in_danger()
    found = told(story, DangerAcknowledged(3), TEAM_LEAD, "7 22:20")
    assert read_by(found) == {(ANN, "eli"), (DEE, "eli")}
    again = told(story, DangerAcknowledged(3), TEAM_LEAD, "7 22:25")
    assert read_by(again) == {(ANN, "eli")}, "they are asked nothing any more"


def test_the_board_that_was_asked_reads_it_for_itself_and_the_agency_has_not_read_it() -> None:
    story = in_danger()
    with refused("not-yours", story):
        story.do(FOR_THE_BOARD, "7 22:10", who=OFFICER)
    story.do(FOR_THE_SCHOOL, "7 22:20", who=HEAD)
    story.do(FOR_THE_BOARD, "7 23:40", who=OFFICER)
    (danger,) = story.case.standing
    assert danger.heard_by("answering", CARE.id) is None
    assert list(asked_to_read(CITING, story.case, danger, OFFICER)) == []
    assert [each.agency for each in asked_posts_now(CITING, story.case, danger)] == [CARE.id]
    theirs = acknowledging(CITING, story.case, danger, OFFICER)
    assert [each.agency for each in theirs] == ["", SCHOOL.id, CARE.id], (
        "they are asked by now to record what was done, or to say what is being done"
    )


def test_the_record_says_for_which_agency_it_was_read() -> None:
    story = in_danger().do(FOR_CARE, "7 22:10", who=OFFICER, behalf="dee")
    names = Unnamed(CITING, story.case)
    assert story.events[-1].act.sentence(names).endswith(", for the agency that was asked")
