"""What is refused whatever the act: strangers, impossible days, and dates moved too far."""

from datetime import date

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    ALLEGATION,
    DIED,
    ActionAgreed,
    ActionChanged,
    Alongside,
    AnyAct,
    Appointed,
    Asked,
    Corrected,
    DangerAcknowledged,
    DateSet,
    HolidayProclaimed,
    HolidayTakenBack,
    Misdirected,
    Note,
    Noted,
    Raised,
    RiskStated,
    SafetyStated,
    Withdrawn,
    why_not_closed_day,
)
from concordat.core.acts.many import why_not_many
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.posts import Seat
from tests.core.ladder import CALENDAR
from tests.core.refusals import code_of
from tests.core.stories import (
    ANYBODY,
    CARE,
    CLINIC,
    LEADS,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
    complete,
    directory,
    raised,
    refused,
)

# ── For somebody else ─────────────────────────────────────────────────────────────────────────────


def test_only_the_business_unit_records_for_somebody_else_who_has_a_part() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("officer-only", story):
        story.done("colleagues.talk", who=TEAM_LEAD, behalf="dee")
    with refused("no-part", story):
        story.done("colleagues.talk", who=OFFICER, behalf="stranger")
    story.done("colleagues.talk", who=OFFICER, behalf="dee")
    assert (story.events[-1].by, story.events[-1].behalf) == ("olu", "dee")


OWN = (Noted("both sides", "n"), Alongside(ALLEGATION), Misdirected(), Asked("meeting"))
"""What is recorded in one's own name: nobody can have said it through somebody else."""


@pytest.mark.parametrize("act", OWN, ids=lambda act: type(act).__name__)
def test_what_can_be_nobody_elses_word_is_recorded_for_nobody_else(act: AnyAct) -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("nobody-elses", story):
        story.do(act, who=OFFICER, behalf="dee")
    assert story.do(act, who=OFFICER).events[-1].behalf is None


def test_what_is_said_privately_with_a_withdrawal_is_nobody_elses_word() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    act = complete(story.record, story.case, Withdrawn())
    also = (Noted("business manager", "n", to_follow_up=True),)
    command = Command(act, "r9", behalf="ann", also=also)
    withdrawn, note = decide(story.record, command, OFFICER, story.now)
    assert (withdrawn.behalf, note.behalf) == ("ann", None)


def test_something_can_be_typed_for_cover_only_on_the_days_it_covers() -> None:
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


def test_nothing_is_recorded_for_somebody_without_a_proper_id() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    for who in (OFFICER, ANYBODY):
        with refused("no-such-person", story):
            story.done("colleagues.talk", who=who, behalf="Dr Dee")


def test_a_story_may_tell_what_anybody_did() -> None:
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
    *LEADS,
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
    ("hed", OFFICER, "third", None, "no-such-place"),
    ("hed", OFFICER, "board", None, "no-such-place"),
)


def test_who_may_be_brought_in(subtests: pytest.Subtests) -> None:
    for person, who, side, agency, code in BROUGHT_IN:
        with subtests.test(person=person, who=who, side=side, agency=agency):
            story = Story(CARE, CLINIC, people=PEOPLE)
            act = Appointed("companion", person, side=side, agency=agency)
            assert story.why_not(who, act) == code
            if code is None:
                (there,) = story.do(act, who=who).case.appointed
                assert (there.person, there.side, there.agency) == (person, side, agency)


def test_nobody_is_brought_in_where_no_role_is_to_be_filled() -> None:
    story = Story(people=PEOPLE)
    for who, act in (
        (OFFICER, Appointed("practitioner", "cli", side="third", agency=CLINIC.id)),
        (OFFICER, Appointed("practitioner", "cli", side="board")),
        (RAISER, Appointed("practitioner", "hed", side="raising")),
        (RAISER, Appointed("mediator", "hed", side="raising")),
        (OFFICER, Appointed("mediator", "cli", side="third", agency=CLINIC.id)),
    ):
        assert story.why_not(who, act) == "no-such-place", act
    alone = Appointed("companion", "ann", side="raising")
    assert story.why_not(RAISER, alone) == "not-yourself"
    theirs = Appointed("companion", "hal", side="answering", agency=CARE.id)
    assert story.why_not(OFFICER, theirs) == "other-side"


# ── Days ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_day_that_the_calendar_does_not_reach_is_refused_in_words() -> None:
    story = Story()
    with refused("beyond-calendar", story) as info:
        story.do(HolidayProclaimed(date(2099, 1, 1)))
    assert "2026 to 2028" in info.value.sentence


def test_a_day_since_when_something_is_so_is_not_still_to_come() -> None:
    story = Story()
    with refused("future-date", story):
        story.do(Alongside(DIED, date(2026, 11, 4)), "3 10:00")
    assert story.do(Alongside(DIED, date(2026, 11, 3)), "3 10:00")


def test_a_day_until_which_something_holds_has_not_passed() -> None:
    story = Story()
    with refused("past-date", story):
        story.do(SafetyStated("raising", nothing=True, until=date(2026, 11, 2)), "3 10:00")
    assert story.do(SafetyStated("raising", nothing=True, until=date(2026, 11, 3)), "3 10:00")


def test_a_day_is_put_right_as_it_could_have_been_said_then_or_is_known_now() -> None:
    """A date to come has to be one now, so that nobody is late at once, or to have passed already
    and have been one when it was set; what began since is known by now.
    """
    story = Story()
    story.do(SafetyStated("raising", nothing=True, until=date(2026, 11, 9)), "3 10:00")
    story.do(Alongside("court proceedings", date(2026, 11, 2)), "3 11:00")
    until = SafetyStated("raising", nothing=True, until=date(2026, 11, 4))
    with refused("past-date", story):
        story.do(Corrected(2, until), "6 10:00")
    story.do(Corrected(2, replace(until, until=date(2026, 11, 6))), "6 10:00")
    story.do(Corrected(3, Alongside("court proceedings", date(2026, 11, 5))), "6 11:00")
    with refused("future-date", story):
        story.do(Corrected(3, Alongside("court proceedings", date(2026, 11, 9))), "6 12:00")
    story.do(Corrected(2, until), "7 10:00")
    with refused("past-date", story):
        story.do(Corrected(2, replace(until, until=date(2026, 11, 2))), "7 12:00")


def test_no_task_is_late_at_once_by_a_correction_of_its_date() -> None:
    story = Story().at_managers()
    meet = story.the("managers.meet").id
    story.do(DateSet(date(2026, 11, 9), meet), "3 11:00")
    with refused("past-date", story):
        story.do(Corrected(story.case.seq, DateSet(date(2026, 11, 5), meet)), "6 10:00")
    story.do(Corrected(story.case.seq, DateSet(date(2026, 11, 6), meet)), "6 10:00")


def test_a_day_long_past_is_not_closed_and_one_that_has_passed_not_taken_back() -> None:
    story = Story().do(HolidayProclaimed(date(2026, 11, 4)), "2 11:00")
    for act in (HolidayProclaimed(date(2026, 9, 3)), HolidayTakenBack(date(2026, 11, 4))):
        with refused("past-date", story):
            story.do(act, "5 10:00")


def test_a_call_from_long_ago_was_about_something_else() -> None:
    story = Story()
    with refused("past-date", story):
        story.do(RiskStated("999", rung_at=at("10-01 09:00")))
    story.do(RiskStated("999", rung_at=at("10-03 09:00")), "3 10:00")
    with refused("past-date", story):
        story.do(DangerAcknowledged(2, rung="999", rung_at=at("10-01 09:00")), "3 11:00")
    with refused("past-date", story):
        story.do(Corrected(2, RiskStated("999", rung_at=at("9-02 09:00"))), "3 12:00")


def test_nothing_is_to_be_done_by_a_day_before_the_case_began() -> None:
    story = Story()
    with refused("past-date", story):
        story.do(ActionAgreed("a1", "raising", by=date(2026, 11, 1)), "9 10:00")
    story.do(ActionAgreed("a1", "raising", by=date(2026, 11, 2)), "9 10:00")
    with refused("past-date", story):
        story.do(ActionChanged("a1", by=date(2026, 11, 1)), "9 11:00")


def test_what_is_disagreed_with_is_not_years_old() -> None:
    long = replace(CALENDAR, first=date(2010, 1, 1))
    record = replace(Story(calendar=long).record, events=())
    for year, fits in ((2020, False), (2022, True)):
        reached = at("2 10:00").replace(year=year)
        sent = Command(raised(CARE), "r1", received=reached)
        if fits:
            assert decide(record, sent, RAISER, at("2 10:00"))
            continue
        with refused("past-date"):
            decide(record, sent, RAISER, at("2 10:00"))


def test_a_day_far_off_is_a_slip_of_the_year() -> None:
    assert why_not_closed_day(date(2031, 12, 31), date(2026, 11, 2)) is None
    assert code_of(why_not_closed_day(date(2032, 1, 1), date(2026, 11, 2))) == "too-far-off"


def test_a_day_taken_back_leaves_every_date_as_it_was() -> None:
    story = Story()
    before = {duty.id: duty.due for duty in story.case.open_duties}
    story.do(HolidayProclaimed(date(2026, 11, 3)), "2 11:00")
    assert {duty.id: duty.due for duty in story.case.open_duties} != before
    story.do(HolidayTakenBack(date(2026, 11, 3)), "2 12:00")
    assert {duty.id: duty.due for duty in story.case.open_duties} == before


@pytest.mark.parametrize("most", [50, 51])
def test_no_act_holds_more_than_anybody_can_mean(most: int) -> None:
    notes = tuple(Note(f"n-{number}", "reason", str(number)) for number in range(most))
    refusal = why_not_many((HolidayProclaimed(date(2026, 11, 3), notes=notes),))
    assert code_of(refusal) == (None if most == 50 else "too-many")


def test_no_more_is_recorded_at_once_than_anybody_can_mean() -> None:
    acts = [HolidayProclaimed(date(2026, 11, 3))] * 51
    assert code_of(why_not_many(acts)) == "too-many"


def test_no_case_is_opened_on_a_day_that_the_calendar_does_not_reach() -> None:
    record = replace(Story().record, events=())
    with refused("beyond-calendar"):
        decide(
            record, Command(Raised(SCHOOL, (CARE,)), "r1"), RAISER, at("2 10:00").replace(year=2031)
        )


def test_whose_decision_it_was_is_not_kept_out_of_it_in_words_that_say_so() -> None:
    record = replace(Story().record, events=())
    kept_out = replace(record, directory=record.directory.without(frozenset({"dee"})))
    with refused("kept-out") as info:
        decide(kept_out, Command(raised(CARE), "r1"), RAISER, at("2 10:00"))
    assert "“I don't know” is an answer too" in info.value.sentence
    assert decide(record, Command(raised(CARE), "r1"), RAISER, at("2 10:00"))
