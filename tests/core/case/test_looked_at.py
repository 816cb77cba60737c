"""Silence ends no case that is given up while the child isn't said to be safe, then or once its
time has passed: somebody of the board looks at it, and keeps it going or lets it end. That somebody
was asked to give it up changes nothing that others could see.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    CarriedOut,
    Corrected,
    HolidayProclaimed,
    KeptGoing,
    Noted,
    RiskStated,
    SafetyStated,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.case import fold
from concordat.core.errors import Refused
from concordat.core.notices import tellings
from concordat.core.posts import CHAIR, OFFICERS
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor, Capacity
from concordat.core.who.recipients import Recipient, owners
from concordat.core.who.tiers import Tier, tiers_named
from tests.core.case.test_withdrawing import either_way, safe, told
from tests.core.ladder import LADDER
from tests.core.stories import CARE, HEAD, OFFICER, RAISER, TEAM_LEAD, Story, at, refused

NOTHING = SafetyStated("raising", nothing=True)
PRESIDES = Actor("cat", (Capacity("board", "board", CHAIR),))
ASSISTANT = Actor("oz", (Capacity("board", "board", OFFICERS[1]),))
ASKED = Noted("business manager", "f" * 32, to_follow_up=True)
WITHDRAWN = Withdrawn()
SOON = date(2026, 11, 20)
LOOKING = ("stopping", "stopping-passed-up")


def unsafe(act: Withdrawn | TakenNoFurther = WITHDRAWN) -> Story:
    """Given up on a Tuesday, in the fourth entry, while nobody knows of a safety plan."""
    return told().do(NOTHING, "2 12:00", who=RAISER).do(act, "3 10:00", who=RAISER)


def in_danger(act: Withdrawn | TakenNoFurther = WITHDRAWN) -> Story:
    """Given up while a danger stands, in the fifth entry."""
    story = safe().do(RiskStated(), "2 13:00", who=RAISER)
    return story.do(act, "3 10:00", who=RAISER)


def was_asked(act: Withdrawn | TakenNoFurther = WITHDRAWN) -> Story:
    """Given up on a Friday, in the fifth entry, while an answer is late: somebody asked for it."""
    return safe().do(ASKED, "6 10:00", who=RAISER, also=(act,))


EITHER = pytest.mark.parametrize("given_up", [unsafe, in_danger])


def asked(story: Story, when: str) -> list[tuple[str, object]]:
    """Whoever is asked to look by then, each with their time."""
    case = story.look(when)
    duties = [each for each in case.open_duties if each.key in LOOKING]
    return [(each.post, duty.due) for duty in duties for each in owners(LADDER, case, duty)]


def let_end(story: Story, when: str = "4 10:00") -> CarriedOut:
    """That whoever is asked last by then lets it end."""
    *_, duty = (each for each in story.look(when).open_duties if each.key in LOOKING)
    return CarriedOut((duty.id,))


@either_way
@EITHER
def test_silence_does_not_end_it(given_up: object, act: Withdrawn, end: str) -> None:
    story = given_up(act)  # type: ignore[operator]
    assert story.look("27 10:00").end is None


@EITHER
def test_the_manager_has_two_working_days_and_then_the_chair_is_asked_too(given_up: object) -> None:
    story = given_up()  # type: ignore[operator]
    first = (OFFICERS[0], at("5 17:00"))
    assert asked(story, "5 17:00") == [first]
    assert asked(story, "5 17:01") == [first, (CHAIR, at("9 17:00"))]
    late = {each.key for each in story.look("9 17:01").open_duties if each.late(at("9 17:01"))}
    assert {*LOOKING} <= late


@EITHER
def test_the_agency_that_gives_it_up_keeps_it_going_in_that_time_and_is_late_for_nothing(
    given_up: object,
) -> None:
    story = given_up()  # type: ignore[operator]
    entry = len(story.events)
    assert [each.side for each in story.open("keep-going")] == ["raising"]
    after = story.look("5 17:01")
    assert not [each for each in after.open_duties if each.key == "keep-going"]
    story.do(KeptGoing(entry), "12 10:00", who=HEAD)
    assert story.case.leaving is None
    assert asked(story, "13 10:00") == []


@either_way
@EITHER
def test_whoever_looked_lets_it_end_with_a_reason(
    given_up: object, act: Withdrawn, end: str
) -> None:
    story = given_up(act)  # type: ignore[operator]
    let = let_end(story)
    with refused("words-needed", story):
        story.do(let, "4 10:00", who=OFFICER, wordless=True)
    story.do(let, "4 10:00", who=OFFICER)
    assert (story.case.end, story.case.ended) == (end, at("4 10:00"))
    assert {each.how for each in story.all(LOOKING[0])} == {"done"}


@EITHER
def test_nobody_of_the_agency_that_gives_it_up_lets_it_end_nor_whoever_reads_no_private_note(
    given_up: object,
) -> None:
    story = given_up()  # type: ignore[operator]
    let = let_end(story)
    for who in (RAISER, HEAD, TEAM_LEAD, ASSISTANT, PRESIDES):
        assert story.why_not(who, let, "4 10:00") is not None
        with refused("not-yours", story):
            story.do(let, "4 10:00", who=who)
    story.do(let_end(story, "6 10:00"), "6 10:00", who=PRESIDES)
    assert story.case.end == "withdrawn"


def test_the_chair_may_keep_it_going_once_they_are_asked() -> None:
    story = unsafe()
    story.do(KeptGoing(4), "6 10:00", who=PRESIDES)
    assert story.case.leaving is None


def test_what_ends_by_itself_asks_nobody_to_let_it_end() -> None:
    story = told().do(Withdrawn(), "3 10:00", who=RAISER)
    assert story.case.leaving is not None
    assert asked(story, "4 10:00") == []


@pytest.mark.parametrize("ends", ["kept going", "moved up"])
def test_what_goes_on_is_let_end_by_nobody(ends: str) -> None:
    story = unsafe()
    let = let_end(story)
    if ends == "kept going":
        story.do(KeptGoing(4), "4 09:00", who=OFFICER)
    else:
        story.up("risk to the child", "4 09:00", who=RAISER)
    with refused("not-open", story):
        story.do(let, "4 10:00", who=OFFICER)


UNTIL = {
    "the plan runs out meanwhile": (SafetyStated("raising", until=date(2026, 11, 9)), None),
    "its side isn't heard of it again": (SafetyStated("raising"), None),
    "the other side says that none is known": (
        SafetyStated("raising"),
        (SafetyStated("answering", CARE.id, nothing=True), TEAM_LEAD),
    ),
    "a danger is stated meanwhile": (SafetyStated("raising"), (RiskStated(), RAISER)),
}


@pytest.mark.parametrize("what", UNTIL)
def test_what_comes_before_its_time_has_passed_counts_as_well(what: str) -> None:
    """Given up on the Friday while the other side is late: it would end on the Tuesday."""
    plan, then = UNTIL[what]
    story = told().do(plan, "2 12:00", who=RAISER).do(Withdrawn(), "6 10:00", who=RAISER)
    if then:
        act, who = then
        story.do(act, "6 11:00", who=who)
    assert story.look("10 17:00").leaving is not None
    assert asked(story, "10 17:00") == []
    assert asked(story, "10 17:01") == [(OFFICERS[0], at("12 17:00"))]
    assert asked(story, "12 17:01")[1:] == [(CHAIR, at("16 17:00"))]
    assert story.look("27 10:00").end is None


def test_what_is_said_of_safety_meanwhile_lets_its_time_end_it() -> None:
    story = told().do(SafetyStated("raising"), "2 12:00", who=RAISER)
    story.do(Withdrawn(), "6 10:00", who=RAISER)
    story.do(SafetyStated("raising", until=date(2026, 11, 20)), "9 10:00", who=RAISER)
    assert story.look("10 17:01").end == "withdrawn"


def test_a_plan_about_which_its_side_is_late_is_none() -> None:
    story = told().do(SafetyStated("raising"), "2 12:00", who=RAISER)
    story.do(Withdrawn(), "11 10:00", who=RAISER)
    assert story.case.leaving is not None
    assert "no plan" in story.case.leaving.because
    assert story.look("27 10:00").end is None


@pytest.mark.parametrize(("when", "ends"), [("3 10:00", "3 10:00"), ("6 10:00", "10 17:00")])
def test_that_somebody_was_asked_changes_nothing_of_when_it_ends(when: str, ends: str) -> None:
    told_so = safe().do(ASKED, when, who=RAISER, also=(WITHDRAWN,))
    plain = safe().do(WITHDRAWN, when, who=RAISER)
    for story in (told_so, plain):
        case = story.look("12 10:00")
        assert (case.end, case.ended) == ("withdrawn", at(ends))
    assert told_so.case.to_follow_up == {4}


def followed_up(story: Story) -> Story:
    return story.do(Noted("business manager", "e" * 32, about=4), "6 13:00", who=OFFICER)


@pytest.mark.parametrize("who", [RAISER, HEAD, TEAM_LEAD, OFFICER, ASSISTANT, PRESIDES])
def test_nobody_says_that_they_were_asked_to_but_whoever_gives_it_up_with_that(who: Actor) -> None:
    story = safe()
    with refused("not-giving-up", story):
        story.do(ASKED, "3 10:00", who=who)
    if who not in (RAISER, HEAD):
        with pytest.raises(Refused):
            story.do(ASKED, "3 10:00", who=who, also=(WITHDRAWN,))
    story.do(replace(ASKED, to_follow_up=False), "3 10:00", who=who)
    assert story.case.to_follow_up == frozenset()


def test_taking_the_private_word_out_leaves_it_to_be_followed_up() -> None:
    story = was_asked()
    story.do(Corrected(4), "6 11:00", who=RAISER)
    assert story.case.to_follow_up == {4}
    with refused("nothing-changed", story):
        story.do(Corrected(4), "6 12:00", who=RAISER)
    followed_up(story)
    assert story.case.to_follow_up == frozenset()


def test_whoever_was_asked_to_puts_their_words_right_and_not_that_they_were() -> None:
    story = was_asked()
    story.do(Corrected(4, replace(ASKED, note_id="d" * 32)), "6 11:00", who=RAISER)
    assert story.case.to_follow_up == {4}
    with refused("another-act", story):
        story.do(Corrected(4, replace(ASKED, to_follow_up=False)), "6 12:00", who=RAISER)


PRIVATE = (
    (replace(ASKED, to_follow_up=False), RAISER, (ASSISTANT,), OFFICER),
    (Noted("own agency", "f" * 32, agency=CARE.id), TEAM_LEAD, (OFFICER, ASSISTANT), TEAM_LEAD),
    (Noted("board", "f" * 32), PRESIDES, (), ASSISTANT),
    (Noted("both sides", "f" * 32), RAISER, (), ASSISTANT),
)


@pytest.mark.parametrize(("note", "writes", "others", "corrects"), PRIVATE)
def test_nobody_corrects_a_note_that_they_may_not_read_nor_its_correction(
    note: Noted, writes: Actor, others: tuple[Actor, ...], corrects: Actor
) -> None:
    story = safe().do(note, "3 10:00", who=writes)
    again = Corrected(4, replace(note, note_id="d" * 32))
    for who in others:
        for act in (Corrected(4), again):
            with refused("no-such-event", story):
                story.do(act, "3 11:00", who=who)
    story.do(again, "3 11:00", who=corrects)
    for who in others:
        with refused("no-such-event", story):
            story.do(Corrected(5), "3 12:00", who=who)
    story.do(Corrected(5), "3 12:00", who=corrects)


def test_whoever_types_a_withdrawal_does_not_take_out_what_only_the_business_manager_reads() -> (
    None
):
    story = safe()
    story.do(WITHDRAWN, "3 10:00", who=ASSISTANT, behalf=RAISER.person, also=(ASKED,))
    with refused("no-such-event", story):
        story.do(Corrected(5), "3 11:00", who=ASSISTANT)
    story.do(Corrected(5, replace(ASKED, note_id="d" * 32)), "3 11:00", who=RAISER)


def test_nothing_that_others_are_told_or_shown_says_that_somebody_was_asked() -> None:
    """The same where nobody says what keeps the child safe, whether somebody was asked or not."""
    plain, private = unsafe(), told().do(NOTHING, "2 12:00", who=RAISER)
    private.do(ASKED, "3 10:00", who=RAISER, also=(WITHDRAWN,))

    def heard(story: Story) -> set[tuple[object, ...]]:
        before = story.record.before(4).case(at("3 09:59"))
        found = tellings(LADDER, before, story.case, story.events[3:])
        manager = Recipient("board", post=OFFICERS[0])
        return {(each.to, each.kind, each.what) for each in found if each.to != manager}

    assert heard(plain) == heard(private)
    for who in (RAISER, HEAD, TEAM_LEAD, ASSISTANT, PRESIDES):
        shown = [
            {(each.kind, each.refused and each.refused.code) for each in offers(LADDER, case, who)}
            for case in (plain.case, private.case)
        ]
        assert shown[0] == shown[1]


@pytest.mark.parametrize("was_asked_to", [False, True])
def test_nobody_hears_of_the_private_note_as_what_was_done(was_asked_to: bool) -> None:
    story = safe()
    before = story.case
    note = replace(ASKED, to_follow_up=was_asked_to)
    story.do(note, "3 10:00", who=RAISER, also=(WITHDRAWN,))
    found = tellings(LADDER, before, story.case, story.events[3:])
    manager = Recipient("board", post=OFFICERS[0])
    others = {each.what for each in found if each.to != manager}
    assert others
    assert not [each for each in others if "note" in each]


def test_that_no_plan_is_known_is_not_taken_out_meanwhile() -> None:
    story = unsafe()
    with refused("looked-at", story):
        story.do(Corrected(3), "3 11:00", who=RAISER)
    with refused("another-act", story):
        story.do(Corrected(3, instead=SafetyStated("raising", until=SOON)), "3 11:00", who=RAISER)
    story.do(Corrected(4), "3 12:00", who=RAISER)
    assert story.case.leaving is None, "giving it up can be taken out"
    story.do(Corrected(3), "3 13:00", who=RAISER)


def test_everybody_is_told_that_no_plan_is_known_and_the_chair_once_it_ends_so() -> None:
    story = unsafe()
    before = story.case
    story.do(let_end(story), "4 10:00", who=OFFICER)
    told_now = tellings(LADDER, before, story.case, story.events[4:])
    ended = {each.to: each.what for each in told_now if each.kind == "ended"}
    assert set(ended.values()) == {"withdrawn, and no safety plan is known"}
    assert Recipient("board", post=CHAIR) in ended
    assert Tier("board", CHAIR) in tiers_named(LADDER, story.case), "who is told can open it"


def test_a_closed_day_gives_whoever_looks_a_day_more() -> None:
    story = unsafe().do(HolidayProclaimed(date(2026, 11, 5)), "4 10:00", who=OFFICER)
    assert asked(story, "6 10:00") == [(OFFICERS[0], at("6 17:00"))]


def test_by_the_rules_before_silence_ended_it() -> None:
    record = unsafe().record
    events = [replace(event, edition=8) for event in record.events]
    case = fold.fold(record.protocol, record.calendar, events)
    assert fold.at(record.protocol, record.calendar, case, at("5 17:01")).end == "withdrawn"


def test_folding_on_says_the_same_as_folding_from_the_first_entry() -> None:
    for story in (unsafe(), in_danger()):
        record = story.do(NOTHING, "10 10:00", who=RAISER).record
        assert fold.fold(record.protocol, record.calendar, record.events) == record.folded
