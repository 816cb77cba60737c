"""What is told keeps whose name stands where, by id; whoever reads it sees the name, and what they
are to each other only where nobody knows it.
"""

from datetime import date

from concordat.core.acts import ActionAgreed
from concordat.core.notices import say_news
from concordat.core.notices.naming import Unnamed, the_action
from concordat.core.notices.words import ids_in, named, notes_in, with_names, with_words
from concordat.core.posts import PostRef
from tests.core.ladder import CITING
from tests.core.stories import CARE, CLINIC, SCHOOL, TEAM_LEAD
from tests.core.test_danger import talking

NAMES = {CARE.id: "Westshire Care", SCHOOL.id: "Hill School", "ann": "Ann Bell"}


def test_a_name_is_put_in_where_it_is_read_and_words_stand_in_for_one_that_nobody_knows() -> None:
    what = f"{named(CARE.id, 'an agency')} asks {named('gone', 'somebody')}"
    assert ids_in(what) == (CARE.id, "gone")
    assert with_names(what, NAMES) == "Westshire Care asks somebody"
    assert say_news("said", what) == "an agency asks somebody"
    assert named(None, "an agency") == "an agency"


def test_every_agency_of_an_entry_is_named_to_whoever_reads_the_case() -> None:
    story = talking(CARE, CLINIC)
    first = story.events[0].act
    reads = Unnamed(CITING, story.case, reads=True)
    assert with_names(first.sentence(reads), {**NAMES, CLINIC.id: "The Clinic"}) == (
        "Hill School raised a disagreement with Westshire Care and The Clinic"
    )
    assert with_names(reads.person("ann"), NAMES) == "Ann Bell"
    assert reads.title(PostRef("raising", "manager"))
    only_told = Unnamed(CITING, story.case)
    assert not ids_in(first.sentence(only_told)), "who doesn't open it reads no more names"


def test_an_action_is_named_by_whose_it_is_and_by_its_words_to_who_may_read_them() -> None:
    story = talking().do(
        ActionAgreed("a1", "answering", CARE.id, by=date(2026, 11, 20)), "3 10:00", who=TEAM_LEAD
    )
    told = the_action(story.case, "a1")
    (note,) = notes_in(told)
    read = with_names(with_words(told, {note: "Visit her at home."}), NAMES)
    action = "an action for Westshire Care, by Friday 20 November 2026"
    assert read == f"{action} (“Visit her at home”)"
    assert with_names(with_words(told, {}), NAMES) == action
