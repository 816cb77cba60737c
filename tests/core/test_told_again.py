"""What is said to those who were told of something since put right; and in whose words."""

from msgspec.structs import replace

from concordat.core.acts import Withdrawn, say_beside
from concordat.core.notices import Telling, told_again
from concordat.core.who.recipients import Recipient
from tests.core.stories import SCHOOL
from tests.core.test_notices import talking

ANN = Recipient("raising", SCHOOL.id, person="ann")


def test_what_still_holds_after_a_correction_is_said_to() -> None:
    story = talking()
    danger = Telling(ANN, "danger", "a child is thought to be in immediate danger")
    (again,) = told_again([danger], story.case, taken_out=False)
    assert again.what == f"“{danger.what}” – that still holds, and the entry was put right"
    ended = story.do(Withdrawn(), "4 10:00").case
    (again,) = told_again([Telling(ANN, "moved up", "2")], ended, taken_out=True)
    assert again.what == "“the case went on to stage 2” – it has ended: withdrawn"


def test_only_concordats_own_words_for_what_runs_beside_are_the_readers() -> None:
    about_adults = {"child": "adult"}
    moved = say_beside("the child moved to another area", about_adults)
    assert moved == "the adult moved to another area"
    text = "a court case about the child"
    assert say_beside(text, about_adults) == text


def test_a_date_that_did_not_change_is_not_told_as_another() -> None:
    story = talking()
    [duty] = story.case.open_duties
    told = Telling(ANN, "owed", duty.what, duty.due, duty.clause)
    (again,) = told_again([told], story.case, taken_out=False)
    assert again.what.endswith("– that still holds, and the entry was put right")
    earlier = replace(told, due=story.case.start)
    (again,) = told_again([earlier], story.case, taken_out=False)
    assert "– it is now due by" in again.what
