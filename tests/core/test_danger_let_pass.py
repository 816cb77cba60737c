"""Who was asked first to say that they read of danger and let the time pass may still say so, and
is asked to; and who is asked whether the child is safe hears it once.
"""

from concordat.core.acts import DangerAcknowledged, DangerPassed, RiskStated
from concordat.core.notices.asking import DO_YOU_AGREE, TAKEN
from concordat.core.posts import LEAD, Seat
from concordat.core.who.danger import asked_posts
from concordat.core.who.in_danger import asked_of
from concordat.core.who.parts import actor
from tests.core.ladder import CITING
from tests.core.stories import CARE, SCHOOL, Party, Story, at
from tests.core.test_danger_who_is_asked import (
    HEAD,
    LEADER,
    MANAGER,
    NIGHT,
    RAISER,
    SECOND_LEADER,
    WORKER,
    in_danger,
    reached,
    talking,
    told,
)


def asks(story: Story, person: str) -> list[tuple[str, str]]:
    """What is asked of somebody about the danger beside a call, and since when it is overdue."""
    who = actor(CITING, story.case, story.record.directory, person, story.now.date())
    (danger,) = story.case.standing
    found = asked_of(CITING, story.case, danger, who)
    return [
        (each.kind, f"{each.turn.by:%H:%M}" if each.turn else "")
        for each in found
        if not each.rings
    ]


def test_who_was_asked_first_is_still_asked_after_their_time_and_since_when() -> None:
    story = in_danger(WORKER, LEADER, MANAGER, HEAD)
    story.now = at("7 22:31")
    assert asks(story, "eli") == [("acknowledge-danger", "23:00")]
    assert asks(story, "dee") == [("acknowledge-danger", "22:30")]
    story.now = at("7 23:01")
    assert asks(story, "eli") == [("acknowledge-danger", "23:00")]
    assert asks(story, "dee") == [("acknowledge-danger", "22:30")], "the first who missed it too"


def test_only_who_was_asked_let_it_pass_not_others_in_their_post_nor_who_is_not_asked_yet() -> None:
    story = in_danger(WORKER, LEADER, SECOND_LEADER, MANAGER, HEAD)
    story.now = at("7 23:01")
    assert (asks(story, "eli"), asks(story, "ned")) == ([("acknowledge-danger", "23:00")], [])
    assert asks(story, "ann") == [], "they stated it"


def test_once_somebody_there_read_it_nothing_is_asked_of_who_let_it_pass() -> None:
    story = in_danger(WORKER, LEADER, MANAGER, HEAD)
    story.now = at("7 22:31")
    leader = actor(CITING, story.case, story.record.directory, "eli", story.now.date())
    story.do(DangerAcknowledged(3), "7 22:40", who=leader)
    assert asks(story, "dee") == []


def test_whoever_let_it_pass_can_say_that_they_read_it() -> None:
    story = in_danger(WORKER, LEADER, MANAGER, HEAD)
    story.now = at("7 23:01")
    worker = actor(CITING, story.case, story.record.directory, "dee", story.now.date())
    story.do(DangerAcknowledged(3), "7 23:05", who=worker)
    assert story.case.standing[0].heard_by("answering", CARE.id)
    asked = [each.to for each in asked_posts(CITING, story.case, story.case.standing[0])]
    assert "manager" in {each.post for each in asked}


def test_who_is_asked_whether_the_child_is_safe_hears_it_once_and_not_for_information() -> None:
    """They lead the service that was asked and the whole agency."""
    of_service = Seat(CARE.id, "x", "Service lead", "lou", service="team", lead=True)
    of_agency = Seat(CARE.id, "y", "Safeguarding lead", "lou", lead=True)
    another = Seat(CARE.id, "z", "Deputy lead", "hannah", lead=True)
    party = Party(CARE.id, CARE.kind, service="team", person="dee")
    seats = (WORKER, of_service, of_agency, another, LEADER, HEAD)
    story = talking(*seats, answering=party).do(RiskStated(), NIGHT, who=RAISER)
    head = actor(CITING, story.case, story.record.directory, "hed", story.now.date())
    assert head.on("raising", SCHOOL.id)
    found = told(story, DangerPassed(3), head, "7 22:10")

    def who(what: str) -> list[str]:
        return reached(story, tuple(each for each in found if each.what == what), "danger")

    assert "lou" in who(DO_YOU_AGREE)
    assert "lou" not in who(TAKEN)
    assert "hannah" in who(TAKEN), "who leads the agency with them is told"
    assert LEAD in {each.to.post for each in found}
