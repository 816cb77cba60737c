"""What no form offers and nobody could mean: unknown names, texts that are no names, odd ids."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ALLEGATION,
    BESIDE,
    OTHER_MATTER,
    ActionAgreed,
    Advised,
    Alongside,
    Answering,
    Appointed,
    CarriedOut,
    Child,
    Corrected,
    DateSet,
    FactStated,
    Issue,
    Note,
    Noted,
    SafetyStated,
    Used,
)
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import Party
from concordat.core.protocol import Kind
from concordat.core.record import Record
from tests.core.ladder import CALENDAR, LADDER
from tests.core.names import Plain
from tests.core.refusals import code_of
from tests.core.stories import (
    ANYBODY,
    CARE,
    CLINIC,
    CLINIC_LEAD,
    HEAD,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
    directory,
    raised,
    refused,
)

# ── What no form offers ───────────────────────────────────────────────────────────────────────────

TALK = DutyId("colleagues.talk", agency="care")
UNHEARD_OF = Party("nowhere", "school")


UNKNOWN = (
    ("no-such-fact", RAISER, FactStated("the moon is full")),
    ("no-such-thing", RAISER, Alongside("a rumour")),
    ("no-day", RAISER, ActionAgreed("a1", "answering", CARE.id)),
    ("no-such-person", RAISER, Advised("moriarty")),
    ("no-such-person", OFFICER, Appointed("mediator", "moriarty")),
    ("no-such-person", OFFICER, Answering(replace(CLINIC, person="moriarty"))),
    ("not-in-that-agency", OFFICER, Answering(replace(CLINIC, person="dee"))),
    ("no-such-person", HEAD, Used("advice", of="moriarty")),
    ("no-such-agency", OFFICER, Answering(UNHEARD_OF)),
)


def test_a_person_names_only_what_the_procedure_or_the_board_knows(
    subtests: pytest.Subtests,
) -> None:
    for (
        code,
        who,
        act,
    ) in UNKNOWN:
        with subtests.test(code=code, who=who, act=act):
            story = Story().at_managers()
            with refused(code, story):
                story.do(act, who=who)
            assert story.do(act).events[-1].act == act


UNKNOWN_WHEN_RAISED = (
    ("no-such-kind", raised(matter="gossip")),
    ("no-such-level", raised(level="urgent")),
    ("no-such-fact", raised(facts=("on-a-plan", "the moon is full"))),
    ("no-such-agency", raised(CARE, UNHEARD_OF)),
    ("no-such-person", raised(replace(CARE, person="moriarty"))),
    ("not-in-that-agency", raised(replace(CARE, person="fay"))),
    ("for-yourself", raised(raising=replace(SCHOOL, person="fay"))),
)


def test_a_person_raises_only_what_the_procedure_and_the_board_know(
    subtests: pytest.Subtests,
) -> None:
    for code, act in UNKNOWN_WHEN_RAISED:
        with subtests.test(code=code, act=act):
            record = Record("C-1", LADDER, CALENDAR, directory())
            with refused(code):
                decide(record, Command(act, "r1"), RAISER, at("2 10:00"))
            decide(record, Command(act, "r1"), ANYBODY, at("2 10:00"))


KNOWN = replace(
    LADDER,
    kinds=(Kind("thresholds", "Thresholds"),),
    instead=(Kind("complaint", "A complaint"),),
    alongside=(Kind("appeal", "an appeal to the court"),),
    duties={
        **LADDER.duties,
        "log": replace(LADDER.duties["log"], conditions=("level grave", "kind thresholds")),
    },
)


KNOWN_EVERYWHERE = (
    {"matter": "thresholds"},
    {"matter": "complaint"},
    {"matter": OTHER_MATTER},
    {"level": "early-help"},
    {"level": "grave"},
    {"facts": ("on-a-plan",)},
    {"facts": ("looked-after", "child-protection-plan")},
)


def test_the_levels_and_facts_that_every_raiser_is_asked_for_are_known_everywhere() -> None:
    for more in KNOWN_EVERYWHERE:
        record = Record("C-1", KNOWN, CALENDAR, directory())
        decide(record, Command(raised(**more), "r1"), RAISER, at("2 10:00"))


def test_what_runs_beside_is_one_of_concordats_own_or_of_the_procedures() -> None:
    story = Story(protocol=KNOWN)
    for what in (*BESIDE, "an appeal to the court"):
        story.do(Alongside(what), who=OFFICER if what == ALLEGATION else RAISER)
    with refused("no-such-thing", story) as info:
        story.do(Alongside("an appeal"), who=RAISER)
    assert info.value.sentence.endswith("; the child died; an appeal to the court.")


def test_an_allegation_is_no_matter_of_the_two_sides() -> None:
    """The board's office says that there is one, and nothing of it."""
    story = Story(protocol=KNOWN).do(Alongside("a complaint"), who=OFFICER)
    with refused("not-here", story):
        story.do(Alongside(ALLEGATION), who=RAISER)
    with refused("another-act", story):
        story.do(Corrected(len(story.events), Alongside(ALLEGATION)), who=OFFICER)
    with refused("no-words-here", story):
        story.do(Alongside(ALLEGATION, notes=(Note("n1", "summary"),)), who=OFFICER)


def test_a_fact_that_every_raiser_is_asked_about_can_stop_being_so() -> None:
    story = Story(facts=("looked-after",)).do(FactStated("looked-after", holds=False), who=RAISER)
    assert story.events[-1].act.sentence(Plain(LADDER, story.case)) == "No longer so: Looked after"


NONSENSE = (
    ("no-such-channel", CarriedOut((TALK,), channel="by owl")),
    ("no-such-role", Appointed("note taker", "mia")),
    ("no-such-audience", Noted("own agency", "n")),
    ("no-such-audience", Noted("board", "n", agency=CARE.id)),
    ("no-such-audience", Noted("both sides", "n", to_follow_up=True)),
    ("no-such-note", Noted("board", "a narrative about J.K.")),
    ("no-such-service", Answering(replace(CLINIC, service="Fostering team"))),
    ("no-such-id", ActionAgreed("ring them on Monday", "raising")),
    ("no-such-person", Advised("ivy of the clinic")),
    ("no-such-person", Answering(Party("the clinic", "health"))),
    ("no-such-agency", SafetyStated("raising", CARE.id)),
    ("no-such-agency", SafetyStated("answering", CLINIC.id)),
    ("no-such-agency", SafetyStated("answering")),
    ("no-such-agency", ActionAgreed("a1", "raising", CARE.id)),
    ("no-such-agency", ActionAgreed("a1", "answering", CLINIC.id)),
    ("no-such-agency", Appointed("mediator", "mia", side="raising", agency=CARE.id)),
    ("no-such-agency", Appointed("mediator", "mia", side="answering", agency=CLINIC.id)),
    ("no-such-agency", Appointed("mediator", "mia", side="board", agency=CARE.id)),
    ("not-open", DateSet(date(2026, 11, 9))),
)


def test_what_is_nonsense_in_any_case_is_nonsense_in_a_story_too(subtests: pytest.Subtests) -> None:
    for code, act in NONSENSE:
        with subtests.test(code=code, act=act):
            story = Story().done("colleagues.raise", "2 11:00")
            with refused(code, story):
                story.do(act)


WORDS_FOR_IDS = (
    raised(issues=(Issue("first point", note="n"),)),
    raised(children=(Child("J.K.!", note="n"),)),
    raised(after="the last one"),
    raised(replace(CARE, service="Fostering team")),
    raised(replace(CARE, id="the care people")),
)


def test_nothing_in_a_disagreement_has_a_phrase_for_an_id() -> None:
    for act in WORDS_FOR_IDS:
        record = Record("C-1", LADDER, CALENDAR, directory())
        with pytest.raises(Refused) as info:
            decide(record, Command(act, "r1"), ANYBODY, at("2 10:00"))
        assert code_of(info.value) in ("no-such-id", "no-such-person")


ODD_TEXTS = ("\0", "\ud800", "\u202e", "one\ntwo", "x" * 201)


def test_no_act_holds_what_is_neither_a_name_nor_a_choice(subtests: pytest.Subtests) -> None:
    for text in ODD_TEXTS:
        for act in (
            FactStated(text),
            Alongside(text),
            CarriedOut((TALK,), word=text),
            Answering(replace(CLINIC, kind=text)),
            CarriedOut((TALK,), notes=(Note("n1", "summary", text),)),
            Corrected(2, instead=FactStated(text)),
        ):
            story = Story().done("colleagues.raise", "2 11:00")
            with subtests.test(act=act), refused("no-such-thing", story):
                story.do(act)
    with refused("no-such-thing"):
        Story(matter="\ud800")
    Story().do(Alongside("x" * 200))


def test_a_note_explains_an_entry_that_is_there() -> None:
    story = Story().talked()
    for number in (0, -1, 4):
        with refused("no-such-event", story):
            story.do(Noted("both sides", "n", about=number))
    story.do(Noted("both sides", "n1", about=3)).do(Noted("both sides", "n2", about=1))


def test_a_note_for_one_agency_is_written_by_its_own_people() -> None:
    story = Story().talked()
    note = Noted("own agency", "n", agency=CARE.id)
    for who in (RAISER, CLINIC_LEAD, OFFICER):
        with refused("not-of-the-agency", story):
            story.do(note, who=who)
    for who in (TEAM_LEAD, ANYBODY):
        assert Story().talked().do(note, who=who).events[-1].act == note


def test_a_date_is_for_one_limit() -> None:
    story = Story().at_managers()
    with refused("not-open", story):
        story.do(DateSet(date(2026, 11, 9), story.the("managers.meet").id, clock="stage-2"))


def test_a_child_is_named_once() -> None:
    record = Record("C-1", LADDER, CALENDAR, directory())
    twins = (Child("1", note="n1"), Child("1", note="n2"))
    with refused("twice"):
        decide(record, Command(raised(children=twins), "r1"), RAISER, at("2 10:00"))
