"""Where several act in the post that is asked to acknowledge danger, one of them is asked by name;
the others are told who, and learn that it was done.
"""

from concordat.core.acts import (
    AnyAct,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    RiskStated,
)
from concordat.core.notices import Telling, say_news, told_of_entries
from concordat.core.posts import LEAD, Seat
from concordat.core.who.in_danger import asked_to_read
from concordat.core.who.parts import Actor, actor
from concordat.core.who.recipients import Recipient
from tests.core.ladder import CITING
from tests.core.stories import HEAD, IN_POST, RAISER, SCHOOL, TEAM_LEAD, Story, at, directory

SECOND = Seat(SCHOOL.id, "manager", "Deputy head", "nat")
TWO_MANAGERS = directory(*IN_POST.seats, SECOND)
HED, NAT = (Recipient("raising", SCHOOL.id, person=each) for each in ("hed", "nat"))
NIGHT = "7 22:00"


def talking(*seats: Seat) -> Story:
    people = directory(*seats) if seats else TWO_MANAGERS
    return Story(protocol=CITING, people=people).done("colleagues.raise", "2 11:00")


def told(story: Story, act: AnyAct, who: Actor, when: str) -> tuple[Telling, ...]:
    before, many = story.record, len(story.events)
    since = story.case
    story.do(act, when, who=who)
    return told_of_entries(before, story.record, story.events[many:], since, story.case)


def of(found: tuple[Telling, ...], to: Recipient) -> list[str]:
    return [say_news(each.kind, each.what, whom=each.whom) for each in found if each.to == to]


def test_one_of_two_who_hold_the_post_is_asked_and_the_other_is_told_who() -> None:
    found = told(talking(), RiskStated(), RAISER, NIGHT)
    (asked,) = [each for each in found if each.to == HED]
    assert (asked.kind, asked.due) == ("acknowledge", at("7 22:30"))
    assert of(found, NAT) == [
        "a child is thought to be in immediate danger: hed is asked to say that they have read it"
    ]
    post = Recipient("raising", SCHOOL.id, post="manager")
    assert not [each for each in found if each.to == post and each.kind == "acknowledge"]


def test_only_that_one_has_it_to_do() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    (danger,) = story.case.standing
    on = story.record.calendar.day_of(story.case.now)

    def asks(person: str) -> bool:
        there = actor(CITING, story.case, story.record.directory, person, on)
        return any(asked_to_read(CITING, story.case, danger, there))

    assert (asks("hed"), asks("nat")) == (True, False)


def test_where_the_first_is_away_the_other_is_asked() -> None:
    away = (at(NIGHT).date(), at(NIGHT).date())
    rest = [each for each in IN_POST.seats if each.holder != "hed"]
    first = Seat(SCHOOL.id, "manager", "Head teacher", "hed", away=away)
    story = talking(*rest, first, SECOND)
    found = told(story, RiskStated(), RAISER, NIGHT)
    assert [
        each.kind for each in found if each.to == Recipient("raising", SCHOOL.id, post="manager")
    ]
    on = story.record.calendar.day_of(story.case.now)
    there = actor(CITING, story.case, story.record.directory, "nat", on)
    assert any(asked_to_read(CITING, story.case, story.case.standing[0], there))


def test_the_other_learns_that_it_was_acknowledged_and_nobody_hears_it_of_themselves() -> None:
    story = talking().do(RiskStated(), NIGHT, who=RAISER)
    found = told(story, DangerAcknowledged(3), HEAD, "7 22:10")
    assert "hed has said that they read this: a child is thought to be in immediate danger" in of(
        found, NAT
    )
    assert [each.kind for each in found if each.to == HED] == ["acknowledge"], "what is next"
    last = told(story, DangerAcknowledged(3), TEAM_LEAD, "7 22:20")
    assert last


LEADS_TOO = Seat(SCHOOL.id, "team lead", "Head of year and safeguarding lead", "tia", lead=True)


def heard_by_tia(found: tuple[Telling, ...]) -> list[str]:
    """What reaches whoever is told of danger as the lead, and for information in their own post."""
    theirs = {Recipient("raising", SCHOOL.id, post=each) for each in (LEAD, "team lead")}
    theirs.add(Recipient("raising", SCHOOL.id, person="tia"))
    return [say_news(each.kind, each.what, whom=each.whom) for each in found if each.to in theirs]


def test_whoever_is_told_in_two_roles_reads_once_what_was_done_and_by_whom() -> None:
    story = talking(*IN_POST.seats, LEADS_TOO).do(RiskStated(), NIGHT, who=RAISER)
    rang = DangerAcknowledged(3, rung="999", rung_at=at("7 22:10"))
    found = told(story, rang, TEAM_LEAD, "7 22:20")
    (said,) = [each for each in heard_by_tia(found) if "999 was rung" in each]
    assert "(eli recorded it)" in said
    (said,) = heard_by_tia(told(story, DangerPassed(3), HEAD, "7 22:30"))
    assert said == "immediate action was taken, and the child is said to be safe now"
    (said,) = heard_by_tia(told(story, DangerAnswered(3, agrees=True), TEAM_LEAD, "7 22:40"))
    assert said == "care agrees that the child is safe now"
