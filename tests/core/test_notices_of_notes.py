"""A note is told to those whom it is for."""

from concordat.core.acts import Noted
from concordat.core.notices import Telling, say_news
from concordat.core.notices.words import named
from concordat.core.who.recipients import involved
from tests.core.ladder import CITING
from tests.core.stories import CARE, TEAM_LEAD
from tests.core.test_notices import AT_THE_BOARD, agencies, talking, to, told_by


def test_a_note_for_the_business_manager_alone_is_told_to_them_alone() -> None:
    story = talking()
    told = told_by(story, Noted("business manager", "a-note"))
    wrote = "wrote a note for you alone"
    assert told == (Telling(AT_THE_BOARD[0], "noted", wrote, whom="ann", about=3),)
    assert say_news("noted", wrote, whom="Ann Bell") == f"Ann Bell {wrote}"


def test_a_note_is_told_to_those_whom_it_is_for_and_not_to_its_writer() -> None:
    story = talking()
    for_both = told_by(story, Noted("both sides", "n"))
    assert to(for_both, "noted") == [each for each in agencies(story) if each.person != "ann"]
    for_the_board = told_by(story, Noted("board", "n"))
    assert {*to(for_the_board, "noted")} == {*involved(CITING, story.case, "board")}
    own = told_by(story, Noted("own agency", "n", agency=CARE.id), who=TEAM_LEAD)
    assert {each.agency for each in to(own, "noted")} == {CARE.id}
    assert {each.what for each in (*for_both, *for_the_board, *own)} == {
        "wrote a note",
        "wrote a note for the board",
        f"wrote a note for {named(CARE.id, 'their own agency')} alone",
    }
