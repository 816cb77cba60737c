"""What is refused whatever the act: strangers, impossible days, and dates moved too far."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
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
    HolidayProclaimed,
    Issue,
    Note,
    Noted,
    Raised,
    SafetyStated,
    Used,
)
from concordat.core.calendar import Calendar
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.ids import DutyId
from concordat.core.posts import Party, Seat
from concordat.core.protocol import Kind
from concordat.core.record import Record
from concordat.library.files.limits import parse_limit
from tests.core.ladder import CALENDAR, LADDER, with_changed
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

# ── For somebody else ─────────────────────────────────────────────────────────────────────────────


def test_only_an_officer_records_for_somebody_else_and_only_for_who_has_a_part() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("officer-only", story):
        story.done("colleagues.talk", who=TEAM_LEAD, behalf="dee")
    with refused("no-part", story):
        story.done("colleagues.talk", who=OFFICER, behalf="stranger")
    story.done("colleagues.talk", who=OFFICER, behalf="dee")
    assert (story.events[-1].by, story.events[-1].behalf) == ("olu", "dee")


def test_whoever_covers_that_day_has_a_part_in_which_something_is_typed_for_them() -> None:
    away = Seat(
        CARE.id,
        "team lead",
        "Team Lead",
        "eli",
        cover="cov",
        away=(date(2026, 11, 3), date(2026, 11, 3)),
    )
    story = Story(people=directory(away)).done("colleagues.raise", "2 11:00")
    with refused("no-part", story):
        story.done("colleagues.talk", "2 12:00", who=OFFICER, behalf="cov")
    assert (
        story.done("colleagues.talk", "3 10:00", who=OFFICER, behalf="cov").events[-1].behalf
        == "cov"
    )


def test_nobody_is_recorded_for_whose_name_is_no_name() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    for who in (OFFICER, ANYBODY):
        with refused("no-such-person", story):
            story.done("colleagues.talk", who=who, behalf="Dr Dee")


def test_whoever_tells_a_story_may_tell_what_anybody_did() -> None:
    story = Story().done("colleagues.raise", "2 11:00", behalf="stranger")
    assert story.events[-1].behalf == "stranger"


# ── Whom it names ─────────────────────────────────────────────────────────────────────────────────


def test_each_side_brings_in_only_people_of_its_own_agency() -> None:
    people = directory(
        Seat(SCHOOL.id, "manager", "Head", "hed"), Seat(CARE.id, "manager", "Manager", "hal")
    )
    story = Story(people=people)
    with refused("not-of-the-agency", story):
        story.do(Appointed("companion", "hal", side="raising"), "3 10:00", who=RAISER)
    story.do(Appointed("companion", "hed", side="raising"), "3 10:00", who=RAISER)
    assert [each.person for each in story.case.appointed] == ["hed"]


PEOPLE = directory(
    Seat(SCHOOL.id, "manager", "Head", "hed"),
    Seat(CARE.id, "manager", "Manager", "hal", cover="cis"),
    Seat(CLINIC.id, "manager", "Manager", "cli"),
)


BROUGHT_IN = (
    ("hed", RAISER, "raising", None, None),
    ("hal", RAISER, "raising", None, "not-of-the-agency"),
    ("hal", TEAM_LEAD, "answering", CARE.id, None),
    ("cis", TEAM_LEAD, "answering", CARE.id, None),
    ("hed", TEAM_LEAD, "answering", CARE.id, "not-of-the-agency"),
    ("cli", TEAM_LEAD, "answering", CARE.id, "not-of-the-agency"),
    ("hed", ANYBODY, "answering", CARE.id, None),
    ("hed", OFFICER, "third", None, None),
    ("hed", OFFICER, "board", None, None),
)


def test_who_may_be_brought_in(subtests: pytest.Subtests) -> None:
    for person, who, side, agency, code in BROUGHT_IN:
        with subtests.test(person=person, who=who, side=side, agency=agency, code=code):
            story, act = (
                Story(CARE, CLINIC, people=PEOPLE),
                Appointed("supporter", person, side=side, agency=agency),
            )
            if code is None:
                assert story.do(act, who=who).case.appointed == (act,)
                return
            with refused(code, story):
                story.do(act, who=who)


# ── What no form offers ───────────────────────────────────────────────────────────────────────────

TALK = DutyId("colleagues.talk", agency="care")
UNHEARD_OF = Party("nowhere", "school")


UNKNOWN = (
    ("no-such-fact", RAISER, FactStated("the moon is full")),
    ("no-such-thing", RAISER, Alongside("a rumour")),
    ("no-such-person", RAISER, Advised("moriarty")),
    ("no-such-person", OFFICER, Appointed("mediator", "moriarty")),
    ("no-such-person", OFFICER, Answering(replace(CLINIC, person="moriarty"))),
    ("no-such-person", HEAD, Used("advice", of="moriarty")),
    ("no-such-agency", OFFICER, Answering(UNHEARD_OF)),
)


def test_a_person_says_only_what_the_procedure_and_the_board_know_and_a_story_anything(
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
        story.do(Alongside(what), who=RAISER)
    with refused("no-such-thing", story) as info:
        story.do(Alongside("an appeal"), who=RAISER)
    assert info.value.sentence.endswith("; the child died; an appeal to the court.")


def test_a_fact_that_every_raiser_is_asked_about_can_stop_being_so() -> None:
    story = Story().do(FactStated("looked-after", holds=False), who=RAISER)
    assert story.events[-1].act.sentence(Plain(LADDER, story.case)) == "No longer so: Looked after"


NONSENSE = (
    ("no-such-channel", CarriedOut((TALK,), channel="by owl")),
    ("no-such-role", Appointed("note taker", "mia")),
    ("no-such-audience", Noted("own agency", "n")),
    ("no-such-audience", Noted("board", "n", agency=CARE.id)),
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


def test_nothing_in_a_disagreement_has_words_for_an_id() -> None:
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
    for number in (1, 3):
        story.do(Noted("both sides", f"n{number}", about=number))


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


# ── Days ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_day_that_the_calendar_does_not_reach_is_refused_in_words() -> None:
    story = Story()
    with refused("beyond-calendar", story) as info:
        story.do(HolidayProclaimed(date(2099, 1, 1)))
    assert "2026 to 2028" in info.value.sentence


def test_no_case_is_opened_on_a_day_that_the_calendar_does_not_reach() -> None:
    record = replace(Story().record, events=())
    with refused("beyond-calendar"):
        decide(
            record, Command(Raised(SCHOOL, (CARE,)), "r1"), RAISER, at("2 10:00").replace(year=2031)
        )


# ── How far a date is moved ───────────────────────────────────────────────────────────────────────


def test_a_date_is_moved_only_as_far_as_the_text_lets_it() -> None:
    meet = replace(LADDER.duties["managers.meet"], outer=parse_limit("6 working days"))
    story = Story(
        protocol=replace(LADDER, duties={**LADDER.duties, "managers.meet": meet})
    ).at_managers("3 10:00")
    with refused("beyond-outer", story):
        story.do(DateSet(date(2026, 11, 12), story.the("managers.meet").id), "4 10:00")
    story.do(DateSet(date(2026, 11, 11), story.the("managers.meet").id), "4 10:00")
    assert story.the("managers.meet").due == at("11 17:00")


def test_how_far_is_counted_as_the_duty_is_and_includes_the_last_day() -> None:
    theirs = Calendar(
        "elsewhere", "t", {date(2026, 11, 5): "Their day"}, date(2026, 1, 1), date(2027, 1, 1)
    )
    both = Calendar(
        "somewhere", "b", {}, date(2026, 1, 1), date(2027, 1, 1), beside={"elsewhere": theirs}
    )
    protocol = with_changed(
        "managers.meet", outer=parse_limit("6 working days"), nation="elsewhere"
    )
    story = Story(protocol=protocol, calendar=both).at_managers("3 10:00")
    meet = story.the("managers.meet").id
    with refused("beyond-outer", story):
        story.do(DateSet(date(2026, 11, 13), meet), "4 10:00")
    story.do(DateSet(date(2026, 11, 12), meet), "4 10:00")


def test_how_far_may_be_counted_from_the_start_of_the_case() -> None:
    story = Story(protocol=with_changed("managers.meet", outer=parse_limit("day 9"))).at_managers(
        "3 10:00"
    )
    meet = story.the("managers.meet").id
    with refused("beyond-outer", story):
        story.do(DateSet(date(2026, 11, 12), meet), "4 10:00")
    story.do(DateSet(date(2026, 11, 11), meet), "4 10:00")


def test_a_date_that_no_text_bounds_is_set_as_far_away_as_one_likes() -> None:
    protocol = with_changed("managers.meet", outer=parse_limit("agreed by the parties"))
    story = Story(protocol=protocol).at_managers()
    story.do(DateSet(date(2027, 2, 1), story.the("managers.meet").id), "4 10:00")
    assert story.the("managers.meet").until == date(2027, 2, 1)


OUTER = parse_limit("6 working days")


def test_what_may_be_extended_is_not_shortened() -> None:
    """Three working days from Monday the 2nd end on Thursday the 5th."""
    story = Story(protocol=with_changed("colleagues.talk", outer=OUTER)).done(
        "colleagues.raise", "2 11:00"
    )
    talk = story.the("colleagues.talk").id
    for day in (4, 5):
        with refused("not-later", story):
            story.do(DateSet(date(2026, 11, day), talk), "3 10:00")
    story.do(DateSet(date(2026, 11, 9), talk), "3 10:00")
    story.do(DateSet(date(2026, 11, 6), talk), "3 11:00")
    assert story.the("colleagues.talk").due == at("6 17:00")


def test_a_date_of_the_parties_own_may_be_an_earlier_one() -> None:
    """Without one, the meeting is due within five working days."""
    story = Story(protocol=with_changed("managers.meet", outer=OUTER)).at_managers("3 10:00")
    story.do(DateSet(date(2026, 11, 5), story.the("managers.meet").id), "4 10:00")
    assert story.the("managers.meet").due == at("5 17:00")


def test_a_holiday_proclaimed_meanwhile_counts_for_how_far() -> None:
    story = Story(protocol=with_changed("colleagues.talk", outer=OUTER)).done(
        "colleagues.raise", "2 11:00"
    )
    talk = story.the("colleagues.talk").id
    with refused("beyond-outer", story):
        story.do(DateSet(date(2026, 11, 11), talk), "3 10:00")
    story.do(HolidayProclaimed(date(2026, 11, 4)), "3 10:00")
    story.do(DateSet(date(2026, 11, 11), talk), "3 10:00")
    assert story.the("colleagues.talk").due == at("11 17:00")
