"""What is said after an act."""

from concordat.brief.names import Names
from concordat.brief.receipt import (
    NOBODY_NEEDED,
    NOBODY_THERE,
    ONLY_YOU,
    receipt,
    told,
    would_reach,
)
from concordat.core.acts import RiskStated
from concordat.core.notices import Telling
from concordat.core.who.recipients import Recipient
from tests.builders import SCHOOL, SOCIAL_CARE, at, story


def test_an_entry_that_begins_with_done_says_so_once() -> None:
    told = story("liverpool").raised(at(21)).act(RiskStated(), "osei", at(21, 11))
    told.did("emergency", "osei", at(21, 12))
    names = Names(told.view("osei", at(22)))
    said = receipt(names, told.record.events[-1:], {}).recorded
    assert said == (
        "Recorded as done: escalate the concern by the established safeguarding procedures"
    )


def told_to(*tellings: Telling) -> tuple[str, ...]:
    """Whom the raiser's receipt names, when these were told."""
    names = Names(story("sefton").raised(at(21)).view("osei", at(21, 12)))
    return told(names, would_reach(names, tellings))


def test_nobody_needed_to_be_told_is_said_only_where_nothing_is_told() -> None:
    assert told_to() == (NOBODY_NEEDED,)


def test_who_alone_has_to_know_reads_that_nobody_else_does() -> None:
    mine = Telling(Recipient("raising", SCHOOL.id, person="osei"), "owed", "ring them")
    assert told_to(mine) == (ONLY_YOU,)


def test_posts_that_nobody_holds_are_named() -> None:
    empty = Telling(Recipient("answering", "nowhere", post="director"), "owed", "ring them")
    (said,) = told_to(empty)
    assert said == f"{NOBODY_THERE} Director or Head of Service."


def test_those_who_were_told_are_named_with_their_posts() -> None:
    director = Telling(Recipient("answering", SOCIAL_CARE.id, post="director"), "owed", "ring")
    (said,) = told_to(director)
    assert said == "Cora Director (Director or Head of Service)"
