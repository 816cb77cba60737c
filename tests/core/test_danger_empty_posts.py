"""Danger is asked of somebody who is there: a post that nobody holds is passed over at once."""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    Appointed,
    Corrected,
    DangerAcknowledged,
    NobodyThere,
    Note,
    RiskStated,
    SteppedAside,
)
from concordat.core.acts.danger import EmptyPost
from concordat.core.empty_roles import noticed
from concordat.core.notices import tellings
from concordat.core.posts import Directory, PostRef, Seat
from concordat.core.who.danger import asked_posts as who_is_asked
from concordat.core.who.danger import to_ask, upwards
from concordat.core.who.in_danger import asked_to_read
from concordat.core.who.parts import Actor, Capacity
from concordat.core.who.recipients import Recipient
from tests.core.ladder import CITING
from tests.core.stories import AGENCIES, CARE, IN_POST, OFFICER, RAISER, SCHOOL, Story, at, refused
from tests.core.stories import TEAM_LEAD as TEAM_LEADER
from tests.core.test_danger import NIGHT, asked, told

AWAY = (date(2026, 11, 1), date(2026, 11, 30))
TEAM_LEAD = Recipient("answering", CARE.id, post="team lead")
DEE = Recipient("answering", CARE.id, person="dee")
OUR_MANAGER = Recipient("raising", SCHOOL.id, post="manager")
TO_THE_BOARD = Recipient("board", post="business manager")


def people(*seats: Seat) -> Directory:
    """Both agencies, with one colleague each whom no procedure names, and these posts."""
    there = (
        Seat(SCHOOL.id, "practitioner", "Teacher", "ann"),
        Seat(SCHOOL.id, "colleague", "Teacher", "bea"),
        Seat(CARE.id, "colleague", "Social worker", "cyd"),
    )
    return Directory("board", (*there, *seats), AGENCIES)


def stated(*seats: Seat) -> Story:
    story = Story(protocol=CITING, people=people(*seats)).done("colleagues.raise", "2 11:00")
    return story.do(RiskStated(), NIGHT, who=RAISER)


def asked_of(*seats: Seat) -> dict[Recipient, str]:
    story = Story(protocol=CITING, people=people(*seats)).done("colleagues.raise", "2 11:00")
    found = told(story, RiskStated(), RAISER, NIGHT)
    return {each.to: f"{each.due:%H:%M}" for each in found if each.kind == "acknowledge"}


def test_a_post_that_nobody_holds_is_passed_over_and_the_next_one_up_is_asked_at_once() -> None:
    found = asked_of(
        Seat(SCHOOL.id, "manager", "Head"),
        Seat(CARE.id, "practitioner", "Social worker", "dee", away=AWAY),
        Seat(CARE.id, "team lead", "Team lead", "eli"),
    )
    assert found == {TEAM_LEAD: "22:30", TO_THE_BOARD: "22:30"}


def test_whoever_stands_in_is_asked() -> None:
    found = asked_of(
        Seat(SCHOOL.id, "manager", "Head", cover="bea"),
        Seat(CARE.id, "practitioner", "Social worker", "dee", away=AWAY, cover="cyd"),
    )
    assert found == {OUR_MANAGER: "22:30", DEE: "22:30"}


def test_what_was_asked_stays_as_it_was_when_the_words_are_corrected() -> None:
    story = stated(
        Seat(SCHOOL.id, "manager", "Head", "hed"),
        Seat(CARE.id, "practitioner", "Social worker", "dee", away=AWAY),
        Seat(CARE.id, "team lead", "Team lead", "eli"),
    )
    entry = story.case.dangers[0].seq
    before = story.case.dangers[0].said.empty
    assert EmptyPost(CARE.id, "practitioner") in before
    again = RiskStated("999", at("7 21:00"), notes=(Note("other", "summary"),))
    story.do(Corrected(entry, again), "7 22:10", who=RAISER)
    assert story.case.dangers[0].said.empty == before


def test_nobody_can_say_for_themselves_who_is_not_there() -> None:
    story = Story(protocol=CITING, people=people(Seat(CARE.id, "team lead", "Team lead", "eli")))
    story.done("colleagues.raise", "2 11:00")
    found = told(story, RiskStated(empty=(EmptyPost(CARE.id, "team lead"),)), RAISER, NIGHT)
    assert EmptyPost(CARE.id, "team lead") not in story.case.dangers[0].said.empty
    assert asked(found)


def test_whoever_says_so_is_not_asked_to_read_it_in_another_post_of_theirs() -> None:
    alone = (
        Seat(SCHOOL.id, "manager", "Head", "ann"),
        Seat(CARE.id, "practitioner", "Social worker", "dee"),
    )
    assert asked_of(*alone) == {DEE: "22:30", TO_THE_BOARD: "22:30"}
    with_another = (*alone, Seat(SCHOOL.id, "manager", "Deputy", "hed"))
    assert asked_of(*with_another) == {DEE: "22:30", OUR_MANAGER: "22:30"}


def first_asked(story: Story) -> list[str]:
    danger, case = story.case.dangers[0], story.case
    return [str(each.to) for each in who_is_asked(story.record.protocol, case, danger)]


def test_whoever_rang_the_business_manager_is_not_asked_to_read_what_they_said() -> None:
    there = people(Seat(SCHOOL.id, "manager", "Head", "hed"))
    story = Story(protocol=CITING, people=there).done("colleagues.raise", "2 11:00")
    story.do(RiskStated(side="raising"), NIGHT, who=OFFICER, behalf="ann")
    assert first_asked(story)[0] == "raising manager"


def test_those_whom_the_text_names_to_act_are_asked_first_and_then_upwards() -> None:
    named = (PostRef("raising", "practitioner"), PostRef("answering", "team lead"))
    emergency = replace(CITING.duties["emergency"], who=named, owed="party")
    acting = replace(CITING, duties=CITING.duties | {"emergency": emergency})
    for protocol, first in ((CITING, "practitioner"), (acting, "team lead")):
        story = Story(protocol=protocol, people=IN_POST).done("colleagues.raise", "2 11:00")
        story.do(RiskStated(), NIGHT, who=RAISER)
        theirs = [each for each in first_asked(story) if each.startswith("answering")]
        assert theirs == [f"answering {first}"]
        in_turn = upwards(protocol, "colleagues", "answering")
        assert sorted(in_turn) == sorted(set(in_turn))
        assert set(in_turn) >= {"practitioner", "team lead", "manager"}


def asked_one_after_another(*seats: Seat) -> list[str]:
    """The posts that are asked in turn, if nobody ever says that they read it."""
    case = stated(*seats).case
    every = to_ask(CITING, case, case.dangers[0])
    return [f"{each.to} {each.at:%H:%M}" for each in every if each.agency == CARE.id]


def test_whoever_was_asked_is_not_asked_again_in_another_post_of_theirs() -> None:
    social_worker = Seat(CARE.id, "practitioner", "Social worker", "dee")
    one_up = Seat(CARE.id, "team lead", "Team lead", "eli")
    both = Seat(CARE.id, "manager", "Manager", "eli")
    assert asked_one_after_another(social_worker, one_up, both) == [
        "answering practitioner 22:00",
        "answering team lead 22:30",
        "board business manager 23:00",
    ]
    another = Seat(CARE.id, "manager", "Deputy", "fay")
    assert "answering manager 23:00" in asked_one_after_another(
        social_worker, one_up, both, another
    )


def test_who_stands_in_for_a_post_above_their_own_is_asked_once() -> None:
    found = asked_one_after_another(
        Seat(CARE.id, "practitioner", "Social worker", "dee"),
        Seat(CARE.id, "team lead", "Team lead", "eli", away=AWAY, cover="dee"),
        Seat(CARE.id, "manager", "Manager", "fay"),
    )
    assert found[:2] == ["answering practitioner 22:00", "answering manager 22:30"]


def test_who_is_below_whoever_says_so_and_above_them_too_is_asked() -> None:
    there = people(
        Seat(CARE.id, "practitioner", "Social worker", "dee"),
        Seat(CARE.id, "team lead", "Team lead", "eli"),
        Seat(CARE.id, "manager", "Manager", "dee"),
    )
    story = Story(protocol=CITING, people=there).done("colleagues.raise", "2 11:00")
    story.do(RiskStated(), NIGHT, who=TEAM_LEADER)
    every = to_ask(CITING, story.case, story.case.dangers[0])
    first = next(each for each in every if each.agency == CARE.id)
    assert str(first.to) == "answering manager"


def test_whoever_says_so_is_not_asked_beside_a_colleague_who_shares_the_post_above() -> None:
    case = stated(
        Seat(SCHOOL.id, "manager", "Head", "ann"), Seat(SCHOOL.id, "manager", "Deputy", "hed")
    ).case

    def asks(person: str) -> list[str]:
        who = Actor(person, (Capacity("raising", SCHOOL.id, "manager"),))
        return [each.agency for each in asked_to_read(CITING, case, case.dangers[0], who)]

    assert asks("hed") == [SCHOOL.id]
    assert asks("ann") == []


# ── Who goes away once danger was stated ──────────────────────────────────────────────────────────

WORKER = Seat(CARE.id, "practitioner", "Social worker", "dee")
LEADER = Seat(CARE.id, "team lead", "Team lead", "eli")
MANAGER = Seat(CARE.id, "manager", "Manager", "fay")


def looked(story: Story, when: str, *seats: Seat) -> Story:
    """The story once the system has looked who is there, with these posts."""
    record = replace(story.record, directory=people(*seats))
    story.record = record.after(*noticed(record, at(when)))
    story.now = at(when)
    return story


def in_turn(story: Story) -> list[str]:
    every = to_ask(CITING, story.case, story.case.dangers[0])
    return [f"{each.to} {each.at:%H:%M}" for each in every if each.agency == CARE.id]


def test_whoever_goes_away_while_it_is_their_turn_is_passed_over_at_once() -> None:
    before = stated(WORKER, LEADER, MANAGER).record.case(at("7 22:10"))
    gone = replace(WORKER, away=AWAY)
    story = looked(stated(WORKER, LEADER, MANAGER), "7 22:10", gone, LEADER, MANAGER)
    assert in_turn(story) == [
        "answering practitioner 22:00",
        "answering team lead 22:10",
        "answering manager 22:40",
        "board business manager 23:10",
    ]
    assert "answering team lead" in first_asked(story)
    found = tellings(CITING, before, story.record.case(at("7 22:10")), story.record.events[-1:])
    assert {each.to for each in found if each.kind == "acknowledge"} == {TEAM_LEAD}
    assert noticed(story.record, at("7 22:11")) == (), "it is written down once"


def test_the_record_says_who_was_passed_over_and_nobody_did_it() -> None:
    gone = replace(WORKER, away=AWAY)
    event = looked(stated(WORKER, LEADER), "7 22:10", gone, LEADER).record.events[-1]
    assert event.act == NobodyThere(3, empty=(EmptyPost(CARE.id, "practitioner"),))
    assert (event.by, event.side, event.happened) == ("", None, at("7 22:10"))


def test_all_who_are_away_above_them_are_passed_over_with_them() -> None:
    gone = (replace(WORKER, away=AWAY), replace(LEADER, holder=None))
    story = looked(stated(WORKER, LEADER), "7 22:10", *gone)
    assert in_turn(story) == ["answering practitioner 22:00", "board business manager 22:10"]


def test_who_went_away_before_their_turn_is_passed_over_when_it_comes() -> None:
    gone = (WORKER, replace(LEADER, away=AWAY))
    story = looked(stated(WORKER, LEADER), "7 22:10", *gone)
    assert len(story.record.events) == 3, "it is not their turn yet"
    story = looked(story, "7 22:31", *gone)
    assert in_turn(story)[1:] == ["answering team lead 22:30", "board business manager 22:31"]


def test_whoever_is_asked_is_not_passed_over_when_a_post_below_falls_to_them() -> None:
    story = stated(WORKER, LEADER, MANAGER)
    falls_to_them = replace(LEADER, away=AWAY, cover="fay")
    story = looked(story, "7 23:10", WORKER, falls_to_them, MANAGER)
    assert in_turn(story)[-2:] == ["answering manager 23:00", "board business manager 23:30"]


def test_whoever_a_post_below_falls_to_since_has_a_time_of_their_own() -> None:
    falls_to_them = replace(LEADER, away=AWAY, cover="fay")
    story = looked(stated(WORKER, LEADER, MANAGER), "7 22:59", WORKER, falls_to_them, MANAGER)
    story = looked(story, "7 23:01", WORKER, falls_to_them, MANAGER)
    assert in_turn(story)[-2:] == ["answering manager 23:00", "board business manager 23:30"]


def test_whoever_was_brought_in_to_a_post_is_asked() -> None:
    story = stated(WORKER, LEADER)
    story.do(SteppedAside("team lead"), "7 22:04", who=TEAM_LEADER)
    brought_in = Appointed("team lead", "cyd", side="answering", agency=CARE.id)
    story.do(brought_in, "7 22:05", who=OFFICER)
    story = looked(story, "7 22:31", WORKER, replace(LEADER, holder=None))
    assert in_turn(story)[1:] == ["answering team lead 22:30", "board business manager 23:00"]


def test_nobody_is_passed_over_once_their_side_has_read_it() -> None:
    story = stated(WORKER, LEADER).do(DangerAcknowledged(3), "7 22:05", who=TEAM_LEADER)
    story = looked(story, "7 22:10", replace(WORKER, away=AWAY), LEADER)
    assert len(story.record.events) == 4


def test_nobody_can_say_that_somebody_else_is_not_there() -> None:
    act = NobodyThere(3, empty=(EmptyPost(CARE.id, "practitioner"),))
    story = stated(WORKER)
    with refused("not-yours", story):
        story.do(act, "7 22:10", who=OFFICER)
