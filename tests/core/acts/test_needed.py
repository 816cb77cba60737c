"""The words that an act can't do without, and the sentence for whoever leaves them out."""

from collections.abc import Callable
from datetime import date
from typing import get_args

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionConfirmed,
    ActionDropped,
    ActionPassedOn,
    Added,
    Advised,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    Asked,
    CarriedOut,
    Child,
    ChildConfirmed,
    Corrected,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    DateSet,
    FactStated,
    HandedOn,
    HandedOnAnswered,
    HolidayProclaimed,
    HolidayTakenBack,
    IdentityConfirmed,
    IdentityCorrected,
    KeptGoing,
    Linked,
    LocalFigure,
    Misdirected,
    MovedUp,
    NobodyThere,
    Note,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    SteppedAside,
    TakenNoFurther,
    TimeConfirmed,
    TookOn,
    TookOver,
    Used,
    Withdrawn,
)
from concordat.core.ids import DutyId
from concordat.core.posts import HANDED_ON, Party, Seat
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import with_changed
from tests.core.stories import (
    CARE,
    CHAIR,
    CHAIRED,
    CLINIC,
    HEAD,
    IN_POST,
    OFFICER,
    RAISER,
    TEAM_LEAD,
    Story,
    at,
    complete,
    directory,
    refused,
    with_words,
)

TALK, MEET = DutyId("colleagues.talk", agency="care"), DutyId("managers.meet", agency="care")
DECIDE, PANEL, DAY = DutyId("chair.decide"), DutyId("managers.panel"), date(2026, 11, 20)
NOTHING_NEEDED = {
    FactStated: "the fact says it",
    Added: "any one of what was left open is enough",
    DangerAcknowledged: "that it was read is enough; what is being done can be written",
    Alongside: "what it is, is chosen",
    Noted: "the note is its words, and has to be there",
    DateSet: "the parties agreed it between them",
    Reminded: "the duty says what it is about",
    SamePerson: "the system records it",
    NobodyThere: "the system records it",
}
"""The acts that nobody has to write anything for, and why."""
TEAM_LEAD_TOO = Actor("tam", (Capacity("answering", CARE.id, HANDED_ON),))
GOES_ON = TookOver(side="raising", agency="hill-school", person="bea", of="ann")
STOPPING = (
    "Say why: one or two sentences.",
    "Say what keeps the child safe, or tick that nothing does for now.",
)


def talking() -> Story:
    return Story().done("colleagues.raise", "2 11:00")


def supported_and_withdrawn() -> Story:
    story = Story(people=directory())
    return story.appoint("supporter", "mia", side="third", agency="club").do(Withdrawn())


def backdated() -> Story:
    return Story().done("colleagues.raise", "6 10:00", happened="3 10:00", who=RAISER)


def disputed() -> Story:
    return Story(children=(Child("1"),)).do(ChildConfirmed("1", known=False), who=TEAM_LEAD)


def in_danger() -> Story:
    return Story().do(RiskStated(), who=RAISER)


def said_to_be_safe() -> Story:
    return in_danger().do(DangerPassed(2), who=HEAD)


def at_managers() -> Story:
    return Story().at_managers()


def deciding() -> Story:
    return Story().at_chair().done("chair.refer", "4 11:00")


def doing(key: str, **more: object) -> Callable[[], Story]:
    """At the managers, who owe something else there."""
    return lambda: Story(protocol=with_changed(key, **more)).at_managers()


def handing() -> Story:
    tam = Seat(CARE.id, "team lead", "Team Lead", holder="tam")
    return Story(people=directory(tam)).done("colleagues.raise", "2 11:00")


def handed_on() -> Story:
    return handing().do(HandedOn(TALK, "tam"), "2 12:00", who=TEAM_LEAD)


WHY_IN_TWO = "Say why: one or two sentences."
PREVENTS = "Say what prevents it: one or two sentences."
INSTEAD = "Say what was agreed instead, or that nothing was."
THEY_SAY_NO = Positioned("answering", CARE.id, {"1": "not agreed"})


def spoken() -> Story:
    return talking().done("colleagues.talk", "3 10:00")


def called_agreed() -> Story:
    return spoken().say("agreed", "raising", who=RAISER)


def with_an_action() -> Story:
    agreed = ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20))
    return talking().do(agreed, "3 10:00", who=RAISER)


def action_done() -> Story:
    done = CarriedOut((DutyId("action", action="a1"),))
    return with_an_action().do(done, "4 10:00", who=TEAM_LEAD)


def long_after() -> Story:
    agreed = ActionAgreed("a1", "raising", by=date(2026, 7, 31))
    return Story(raised="7-01 10:00").do(agreed).do(FactStated("on-a-plan"), "3 10:00")


def withdrawing() -> Story:
    return talking().do(Withdrawn(), "3 10:00", who=RAISER)


CASES: tuple[tuple[Callable[[], Story], Actor, AnyAct, tuple[str, ...]], ...] = (
    (talking, TEAM_LEAD, CarriedOut((TALK,)), ("Say in a sentence or two what was said.",)),
    (at_managers, HEAD, CarriedOut((MEET,)), ("Say in a sentence or two what was said.",)),
    (
        deciding,
        CHAIR,
        CarriedOut((DECIDE,), "decided"),
        (
            "Say what was decided, and who does what by when.",
            "Give the reasons for the decision.",
        ),
    ),
    (
        doing("managers.meet", act="consider", settled="choice", then={}),
        HEAD,
        CarriedOut((MEET,), "yes"),
        ("Say why: one or two sentences.",),
    ),
    (
        doing("managers.meet", act="advise", settled="doing", then={}),
        HEAD,
        CarriedOut((MEET,)),
        ("Say what the advice was.",),
    ),
    (
        doing("managers.meet", act="represent", settled="doing", then={}),
        HEAD,
        CarriedOut((MEET,)),
        ("Say whose views were given, and what they are.",),
    ),
    (
        doing("managers.panel", act="record", needs=("the precise problem", "the outcome wanted")),
        OFFICER,
        CarriedOut((PANEL,)),
        ("Write down the precise problem.", "Write down the outcome wanted."),
    ),
    (lambda: Story(people=IN_POST), RAISER, Appointed("companion", "hed", side="raising"), (
        "Say what would help.",
    )),
    (
        supported_and_withdrawn,
        Actor("mia", (Capacity("third", "club", "supporter"),)),
        TookOn(3, Party("club", "charity"), "mia"), ("Say why: one or two sentences.",),
    ),
    (
        lambda: Story(people=directory()), RAISER,
        Appointed("supporter", "mia", side="third", agency="club"),
        ("Say why: one or two sentences.",),
    ),
    (talking, RAISER, SafetyStated("raising"), (
        "Say what keeps the child safe, or tick that nothing does for now.",
    )),
    (talking, RAISER, ActionAgreed("a1", "raising", None, DAY), ("Say what is to be done.",)),
    (spoken, RAISER, Positioned("raising", CARE.id, {"1": "agreed"}), (
        "Say what was agreed: who does what.",
    )),
    (spoken, RAISER, Positioned("raising", CARE.id, {"1": "not agreed"}), (PREVENTS,)),
    (spoken, TEAM_LEAD, THEY_SAY_NO, (PREVENTS,)),
    (called_agreed, TEAM_LEAD, THEY_SAY_NO, (INSTEAD,)),
    (with_an_action, TEAM_LEAD, ActionAnswered("a1", accepts=False), (WHY_IN_TWO,)),
    (with_an_action, RAISER, ActionChanged("a1", date(2026, 11, 27)), (WHY_IN_TWO,)),
    (with_an_action, RAISER, ActionDropped("a1"), (WHY_IN_TWO,)),
    (action_done, RAISER, ActionConfirmed("a1", done=False), ("Say what is still missing.",)),
    (long_after, RAISER, ActionPassedOn("a1"), ("Say who owns it now, and in which plan.",)),
    (withdrawing, HEAD, KeptGoing(3), (WHY_IN_TWO,)),
    (talking, RAISER, MovedUp("risk to the child"), (
        "Say why you are moving up now: one or two sentences.",
    )),
    (talking, RAISER, RiskStated(), (
        "Say what makes you think that the child is in danger.",
    )),
    (in_danger, HEAD, DangerPassed(2), ("Say what was done.", "Say why the child is safe now.")),
    (said_to_be_safe, TEAM_LEAD, DangerAnswered(2, agrees=False), (
        "Say why the child is not safe yet.",
    )),
    (talking, RAISER, Withdrawn(), STOPPING),
    (talking, RAISER, TakenNoFurther(), STOPPING),
    (at_managers, HEAD, Used("advice"), ("Say what you are asking for.",)),
    (lambda: Story(people=CHAIRED), RAISER, Advised("ivy"), ("Say what the advice was.",)),
    (talking, RAISER, Asked("meeting"), ("Say what it should be about.",)),
    (talking, RAISER, Asked("companion"), ("Say what would help.",)),
    (talking, RAISER, Misdirected(), ("Say what is wrong, and who it should be if you know.",)),
    (talking, OFFICER, OpenedInError(), (
        "Say what was wrong: the wrong child, the wrong procedure.",
    )),
    (talking, OFFICER, Answering(CLINIC), ("Say why: everybody will read it.",)),
    (at_managers, OFFICER, LocalFigure(PANEL, date(2026, 11, 9)), (
        "Say why: both sides will read it.",
    )),
    (talking, OFFICER, HolidayProclaimed(date(2026, 11, 5)), ("Say why the day is closed.",)),
    (talking, OFFICER, HolidayTakenBack(date(2026, 11, 5)), (
        "Say why the day is open after all.",
    )),
    (talking, OFFICER, GOES_ON, STOPPING[:1]),
    (talking, RAISER, SteppedAside("practitioner"), STOPPING[:1]),
    (handing, TEAM_LEAD, HandedOn(TALK, "tam"), STOPPING[:1]),
    (handed_on, TEAM_LEAD_TOO, HandedOnAnswered(3, accepts=False), STOPPING[:1]),
    (talking, OFFICER, Corrected(2), ("Say why: one sentence.",)),
    (backdated, TEAM_LEAD, TimeConfirmed(2, agrees=True), ()),
    (talking, TEAM_LEAD, Linked("C-2", "different"), (
        "Say how you know that it is another child.",
    )),
    (lambda: Story(children=(Child("1"),)), TEAM_LEAD, ChildConfirmed("1", known=False), (
        "Say what does not fit: one or two sentences.",
    )),
    (lambda: Story(children=(Child("1"),)), RAISER, IdentityCorrected("1"), (
        "Say which child this is about.",
        "Say what was wrong, and how you know: everybody will read it.",
    )),
    (disputed, RAISER, IdentityConfirmed("1"), (
        "Say how you know that it is the same child, so that they can find them.",
    )),
    (backdated, TEAM_LEAD, TimeConfirmed(2, agrees=False), (
        "Say when it was, as far as you know: one sentence.",
    )),
)  # fmt: skip


def test_every_act_has_its_words_here_or_a_reason_why_it_needs_none() -> None:
    needing = {type(act) for _, _, act, _ in CASES} | {Raised}
    assert needing | set(NOTHING_NEEDED) == set(get_args(AnyAct))
    assert not needing & set(NOTHING_NEEDED)


def test_a_person_is_asked_for_the_words_one_after_the_other(subtests: pytest.Subtests) -> None:
    for begin, who, act, sentences in CASES:
        with subtests.test(begin=begin, who=who, act=act, sentences=sentences):
            story = begin()
            needed = act.needed(story.record.protocol, story.case)
            assert tuple(need.sentence for need in needed) == sentences
            for many in range(len(needed)):
                with refused("words-needed", story) as info:
                    story.do(with_words(act, needed[:many]), who=who, wordless=True)
                assert info.value.sentence == sentences[many]
            story.do(with_words(act, needed), who=who, wordless=True)
            assert {note.about for note in story.events[-1].act.notes} <= set(act.writes)


def test_what_a_procedure_asks_to_be_written_is_numbered_as_it_lists_it() -> None:
    needs = ("the precise problem", "the outcome wanted")
    story = Story(protocol=with_changed("managers.panel", needs=needs)).at_managers()
    needed = CarriedOut((PANEL,)).needed(story.record.protocol, story.case)
    assert [(need.about, need.point) for need in needed] == [("need", "1"), ("need", "2")]


def test_a_story_leaves_them_unsaid() -> None:
    for begin, _, act, _ in CASES:
        said = begin().do(act).events[-1].act
        assert (replace(said, empty=()) if isinstance(said, RiskStated) else said) == act


def test_what_is_confirmed_accepted_or_done_needs_no_words() -> None:
    same = Positioned("answering", CARE.id, {"1": "agreed"})
    assert called_agreed().do(same, who=TEAM_LEAD, wordless=True).events[-1].act == same
    yes = ActionAnswered("a1", accepts=True)
    assert with_an_action().do(yes, who=TEAM_LEAD, wordless=True).events[-1].act == yes
    done = ActionConfirmed("a1", done=True)
    assert action_done().do(done, who=RAISER, wordless=True).events[-1].act == done


def test_saying_that_nothing_keeps_the_child_safe_needs_no_words() -> None:
    nothing = SafetyStated("raising", nothing=True)
    assert Story().do(nothing, who=RAISER, wordless=True).events[-1].act == nothing


def test_a_mediator_is_brought_in_without_words() -> None:
    mediator = Appointed("mediator", "mia")
    assert Story().do(mediator, who=OFFICER, wordless=True).events[-1].act == mediator


WORDLESS = (
    (FactStated("on-a-plan"), RAISER),
    (Alongside("court proceedings"), RAISER),
    (Noted("both sides", "n"), RAISER),
    (Reminded((TALK,)), RAISER),
)


def test_these_are_recorded_without_a_word() -> None:
    for act, who in WORDLESS:
        assert talking().do(act, who=who, wordless=True).events[-1].act == act


# ── Moving up ─────────────────────────────────────────────────────────────────────────────────────


def test_moving_up_needs_a_reason_unless_an_answer_is_late() -> None:
    story = talking()
    with refused("words-needed", story):
        story.up("risk to the child", "3 10:00", who=RAISER, wordless=True)
    assert story.up("risk to the child", "3 10:00", who=RAISER).case.stage == "2"
    assert talking().up(when="6 10:00", who=RAISER, wordless=True).case.stage == "2"


def test_once_the_clock_has_passed_what_had_a_date_needs_no_reason_and_what_had_none_does() -> None:
    opened_after = Story().at_managers("12 10:00")
    assert not opened_after.the("managers.meet").late(at("12 10:01"))
    assert opened_after.up(when="12 10:01", who=RAISER, wordless=True).case.stage == "3"
    undated = Story(protocol=with_changed("managers.meet", limit=None)).at_managers()
    with refused("words-needed", undated):
        undated.up(when="12 10:00", who=RAISER, wordless=True)
    assert undated.up(when="12 10:00", who=RAISER).case.stage == "3"


def test_after_a_reminder_the_reason_is_needed() -> None:
    story = Story(protocol=with_changed("colleagues.talk", limit=None))
    story.done("colleagues.raise", "2 11:00").do(Reminded((TALK,)), "3 10:00")
    with refused("words-needed", story):
        story.up(when="4 11:00", who=RAISER, wordless=True)
    assert story.up(when="4 11:00", who=RAISER).case.stage == "2"


# ── Words that don't fit ──────────────────────────────────────────────────────────────────────────


UNFIT_WORDS = (
    ("no-such-note", (Note("a narrative about J.K.", "summary"),)),
    ("no-such-note", (Note("", "summary"),)),
    ("no-such-note", (Note("n1", "summary"), Note("n2", "gossip"))),
    ("twice", (Note("n1", "summary"), Note("n1", "reason"))),
    ("twice", (Note("n1", "summary"), Note("n2", "summary"))),
)


def test_words_have_an_id_each_and_are_about_something_that_the_act_holds() -> None:
    for code, notes in UNFIT_WORDS:
        story = talking()
        with refused(code, story):
            story.do(CarriedOut((TALK,), notes=notes))


def test_a_note_holds_no_words_beside_its_own() -> None:
    story = talking()
    with refused("no-such-note", story):
        story.do(Noted("both sides", "n1", notes=(Note("n2", "note"),)))


def test_a_correction_may_say_why_beside_an_act_that_says_why_too() -> None:
    story = Story().do(SafetyStated("raising"), who=RAISER).do(Withdrawn(), "3 10:00", who=RAISER)
    rightly = complete(story.record, story.case, Withdrawn())
    story.correct(3, "3 11:00", who=RAISER, instead=rightly, happened=at("3 09:00"))
    assert story.case.end == "withdrawn"
    with refused("twice", story):
        same = (Note(rightly.notes[0].id, "reason"),)
        story.correct(3, "3 12:00", who=RAISER, instead=rightly, notes=same)
