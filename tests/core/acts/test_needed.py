"""The words that an act can't do without, and the sentence for whoever leaves them out."""

from collections.abc import Callable
from datetime import date
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    Advised,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    Asked,
    CarriedOut,
    Child,
    Corrected,
    DateSet,
    FactStated,
    HolidayProclaimed,
    Issue,
    LocalFigure,
    Misdirected,
    MovedUp,
    Note,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    TakenNoFurther,
    Used,
    Withdrawn,
)
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.record import Record
from concordat.core.who.parts import Actor
from tests.core.ladder import CALENDAR, LADDER, with_changed
from tests.core.stories import (
    ANYBODY,
    CHAIR,
    CLINIC,
    COMPANY,
    HEAD,
    OFFICER,
    RAISER,
    TEAM_LEAD,
    Story,
    at,
    complete,
    directory,
    raised,
    refused,
    with_words,
)

TALK, MEET = DutyId("colleagues.talk", agency="care"), DutyId("managers.meet", agency="care")
DECIDE, PANEL = DutyId("chair.decide"), DutyId("managers.panel")
NOTHING_NEEDED = {
    Positioned: "whether it is agreed is enough; what was agreed can be written",
    FactStated: "the fact says it",
    RiskStated: "danger never waits for words",
    Alongside: "what it is, is chosen",
    Noted: "the note is its words, and has to be there",
    DateSet: "the parties agreed it between them",
    Reminded: "the duty says what it is about",
    SamePerson: "the system records it",
}
"""The acts that nobody has to write anything for, and why."""
SAY_THE_POINT, SAY_THE_CHILD = (
    "Say what exactly you disagree about.",
    "Say which child this is about.",
)
STOPPING = (
    "Say why: one or two sentences.",
    "Say what keeps the child safe. “Nothing” is an answer.",
)


def talking() -> Story:
    return Story().done("colleagues.raise", "2 11:00")


def at_managers() -> Story:
    return Story().at_managers()


def deciding() -> Story:
    return Story().at_chair().done("chair.refer", "4 11:00")


def doing(key: str, **more: object) -> Callable[[], Story]:
    """At the managers, who owe something else there."""
    return lambda: Story(protocol=with_changed(key, **more)).at_managers()


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
    (
        lambda: Story(people=directory()),
        OFFICER,
        Appointed("companion", "mia"),
        ("Say what would help.",),
    ),
    (talking, RAISER, SafetyStated("raising"), (
        "Say what keeps the child safe, or tick that nothing does for now.",
    )),
    (talking, RAISER, ActionAgreed("a1", "raising"), ("Say what is to be done.",)),
    (talking, RAISER, MovedUp("risk to the child"), (
        "Say why you are moving up now: one or two sentences.",
    )),
    (talking, RAISER, Withdrawn(), STOPPING),
    (talking, RAISER, TakenNoFurther(), STOPPING),
    (at_managers, RAISER, Used("advice"), ("Say what you are asking for.",)),
    (talking, RAISER, Advised("ivy"), ("Say what the advice was.",)),
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
    (talking, OFFICER, Corrected(2), ("Say why: one sentence.",)),
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
        assert begin().do(act).events[-1].act == act


def test_saying_that_nothing_keeps_the_child_safe_needs_no_words() -> None:
    nothing = SafetyStated("raising", nothing=True)
    assert Story().do(nothing, who=RAISER, wordless=True).events[-1].act == nothing


def test_only_a_companion_is_asked_for_with_words() -> None:
    mediator = Appointed("mediator", "mia")
    assert Story().do(mediator, who=OFFICER, wordless=True).events[-1].act == mediator


WORDLESS = (
    (RiskStated(), COMPANY),
    (FactStated("on-a-plan"), RAISER),
    (Alongside("court proceedings"), RAISER),
    (Noted("both sides", "n"), RAISER),
    (Reminded((TALK,)), RAISER),
)


def test_these_are_recorded_without_a_word() -> None:
    for act, who in WORDLESS:
        assert talking().do(act, who=who, wordless=True).events[-1].act == act


# ── Raising ───────────────────────────────────────────────────────────────────────────────────────


def new(act: Raised, who: Actor = RAISER, **words: str) -> None:
    record = Record("C-1", replace(LADDER, words=words), CALENDAR, directory())
    decide(record, Command(act, "r1"), who, at("2 10:00"))


def test_a_disagreement_needs_the_words_that_its_form_asks_for() -> None:
    whole = raised()
    sentences = {
        "decision": "Say in a sentence or two what was decided or what is not being done.",
        "reasons": (
            "Give your reasons: what you saw or know, and why the decision does not fit it."
        ),
        "outcome": "Say what you want to happen, who should do it and by when.",
    }
    needed = [need.sentence for need in whole.words_needed()]
    assert needed == [*sentences.values(), SAY_THE_POINT, SAY_THE_CHILD]
    new(whole)
    for about, sentence in sentences.items():
        without = replace(whole, notes=tuple(note for note in whole.notes if note.about != about))
        with refused("words-needed") as info:
            new(without)
        assert info.value.sentence == sentence
        new(without, ANYBODY)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"issues": (Issue("1", note="n1"), Issue("2"))}, SAY_THE_POINT),
        ({"children": ()}, SAY_THE_CHILD),
        ({"children": (Child("1", note="n1"), Child("2"))}, SAY_THE_CHILD),
    ],
)
def test_each_point_and_each_child_brings_its_words_with_it(
    more: dict[str, Any], sentence: str
) -> None:
    act = replace(raised(), **more)
    with refused("words-needed") as info:
        new(act)
    assert info.value.sentence == sentence
    new(act, ANYBODY)


def test_what_is_asked_of_a_raiser_is_told_by_what_it_is_about() -> None:
    needed = raised(children=()).words_needed()
    assert [(need.about, need.point) for need in needed] == [
        *(("decision", ""), ("reasons", ""), ("outcome", "")),
        *(("issue", "1"), ("child", "")),
    ]


def test_what_is_missing_is_said_in_the_procedures_own_word() -> None:
    with pytest.raises(Refused) as info:
        new(replace(raised(), children=()), child="adult")
    assert info.value.sentence == "Say which adult this is about."


# ── Moving up ─────────────────────────────────────────────────────────────────────────────────────


def test_moving_up_needs_a_reason_unless_an_answer_is_late() -> None:
    story = talking()
    with refused("words-needed", story):
        story.up("risk to the child", "3 10:00", who=RAISER, wordless=True)
    assert story.up("risk to the child", "3 10:00", who=RAISER).case.stage == "2"
    assert talking().up(when="6 10:00", who=RAISER, wordless=True).case.stage == "2"


def test_a_clock_that_has_passed_needs_no_reason_and_one_over_other_stages_does_not_count() -> None:
    undated = with_changed("managers.meet", limit=None)
    late = Story(protocol=undated).at_managers()
    assert late.up(when="12 10:00", who=RAISER, wordless=True).case.stage == "3"
    early = Story(protocol=with_changed("colleagues.talk", limit=None))
    early.done("colleagues.raise", "2 11:00").do(Reminded((TALK,)), "12 10:00")
    with refused("words-needed", early):
        early.up(when="12 11:00", who=RAISER, wordless=True)


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
    story = Story().do(Withdrawn(), "3 10:00", who=RAISER)
    rightly = complete(story.record, story.case, Withdrawn())
    story.correct(2, "3 11:00", who=RAISER, instead=rightly, happened=at("3 09:00"))
    assert story.case.end == "withdrawn"
    with refused("twice", story):
        same = (Note(rightly.notes[0].id, "reason"),)
        story.correct(2, "3 12:00", who=RAISER, instead=rightly, notes=same)
