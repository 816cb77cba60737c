"""Who may set or extend a date."""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    AnyAct,
    DateSet,
    Subject,
)
from concordat.core.ids import DutyId
from concordat.core.who.dates import setters
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor
from concordat.library.files.limits import parse_limit
from tests.core.ladder import LADDER, with_changed
from tests.core.stories import (
    RAISER,
    Story,
    at,
)


def test_nobody_sets_a_date_for_what_leaves_none_to_people() -> None:
    meet = replace(LADDER.duties["managers.meet"], extended_at_most=parse_limit("8 working days"))
    story = Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.meet": meet})
    ).at_managers()
    protocol, case = story.record.protocol, story.case
    for subject, who in (
        (Subject(duties=(story.the("managers.meet").id,)), ("the parties", "the parties")),
        (Subject(duties=(story.the("managers.panel").id,)), ()),
        (Subject(name="stage-2"), ()),
        (Subject(name="nothing"), ()),
    ):
        assert setters(protocol, case, subject) == who


RAISE, TALK, MEET = (
    DutyId("colleagues.raise", agency="care"),
    DutyId("colleagues.talk", agency="care"),
    DutyId("managers.meet", agency="care"),
)


def code(story: Story, actor: Actor, act: AnyAct, when: str | None = None) -> str | None:
    return story.why_not(actor, act, when)


def test_a_limit_that_has_passed_is_not_moved() -> None:
    story = Story().at_managers()
    assert code(story, RAISER, DateSet(date(2026, 11, 20), MEET), "12 10:00") == "late-already"


def test_the_parties_may_put_off_what_may_be_put_off_and_are_offered_it() -> None:
    protocol = with_changed("colleagues.talk", extended_at_most=parse_limit("6 working days"))
    story = Story(protocol=protocol).done("colleagues.raise", "2 11:00")
    talk = story.the("colleagues.talk").id
    subject = Subject(duties=(talk,))
    assert setters(protocol, story.case, subject) == ("the parties",)
    offered = offers(protocol, story.case, RAISER)
    assert [each.subject for each in offered if each.kind == "set-date"] == [subject]
    story.do(DateSet(date(2026, 11, 9), talk), "3 10:00", who=RAISER)
    assert (story.the("colleagues.talk").due, story.the("colleagues.talk").first_due) == (
        at("9 17:00"),
        at("5 17:00"),
    )
    assert setters(LADDER, Story().done("colleagues.raise").case, subject) == ()
