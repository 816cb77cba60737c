"""What readers see of a time that only one side has given."""

import pytest
from msgspec.structs import replace

from concordat.brief.values import Entry
from concordat.core.acts import CarriedOut, Corrected, TimeConfirmed
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.protocol import SAY_WHEN
from concordat.core.who.confirming import questions, to_confirm
from concordat.documents.filling import Filling
from tests.builders import Told, at, story

NOW = at(18, 12)
CARE = "Westshire Children's Social Care"


def backdated() -> Told:
    """Raised on 14 December; on the 18th the raiser enters that she told them on the 15th."""
    told = story().raised(at(14))
    return told.did("practitioners.raise", "osei", at(18), happened=at(15, 11))


def entry(told: Told, seq: int, person: str = "osei") -> Entry:
    return next(each for each in told.brief(person, NOW).timeline if each.seq == seq)


def test_the_raiser_sees_what_is_only_said_and_from_when_it_counts() -> None:
    said = entry(backdated(), 2).words
    assert "Said to have happened on Tuesday 15 December, entered on Friday 18 December." in said
    assert f"{CARE} has not confirmed this, so its time counts from the entry." in said


def test_what_was_entered_on_its_day_is_not_only_said() -> None:
    told = story().raised(at(14)).did("practitioners.raise", "osei", at(15, 11, 9), happened=at(15))
    assert "Said to" not in entry(told, 2).words
    assert "Said to" not in entry(told, 1).words


def test_once_they_confirm_it_the_record_says_so() -> None:
    told = backdated().act(TimeConfirmed(2, agrees=True), "lowe", at(18, 11))
    assert entry(told, 2).words.endswith(f"{CARE} confirmed this.")
    assert entry(told, 3).what.startswith("It was when they say: ")


def test_what_they_deny_stands_beside_it() -> None:
    told = backdated().act(TimeConfirmed(2, agrees=False), "lowe", at(18, 11))
    said = entry(told, 2).words
    assert said.endswith(f"{CARE} says that it was not so.")
    assert entry(told, 3).what.startswith("It was not when they say: ")


# ── The day itself, wherever it is shown ──────────────────────────────────────────────────────────

SAYS = "as Farah Osei says (entered on Friday 18 December; not confirmed)"


def raised_before() -> Told:
    """Entered on 18 December: that she raised it with them on the 14th, which she had done then."""
    return story("liverpool").raised(at(18), happened=at(14))


def everywhere(told: Told, person: str = "lowe") -> list[str]:
    """Every place but the record itself in which the day stands."""
    brief = told.brief(person, at(18, 12))
    form = Filling(brief, None)
    return [brief.raised, brief.ladder.sentence, brief.issues.rows[0].says[0], form.raised_on()]


def test_a_day_that_is_only_said_is_shown_as_said_wherever_it_stands() -> None:
    for said in everywhere(raised_before()):
        assert "14 December" in said
        assert SAYS in said
    assert f"Monday 14 December 2026, {SAYS}" in everywhere(raised_before())[0]


def test_what_followed_on_a_day_that_is_only_said_says_so_too() -> None:
    brief = raised_before().brief("lowe", at(18, 12))
    followed = [each for each in brief.timeline if not each.seq and each.at == at(14)]
    assert followed
    assert all("As Farah Osei says" in each.words for each in followed)


def test_a_day_that_was_confirmed_is_shown_as_it_is() -> None:
    told = raised_before().act(TimeConfirmed(1, agrees=True), "lowe", at(18, 11))
    for said in everywhere(told):
        assert "14 December" in said
        assert "says (" not in said


def test_a_day_that_was_denied_names_who_says_that_it_was_not_so() -> None:
    told = raised_before().act(TimeConfirmed(1, agrees=False), "lowe", at(18, 11))
    for said in everywhere(told):
        assert f"(entered on Friday 18 December; {CARE} says that it was not so)" in said


def test_what_was_raised_on_its_own_day_is_nobodys_claim() -> None:
    for said in everywhere(story().raised(at(18))):
        assert "says (" not in said


def in_one_call(edition: int) -> Told:
    """On the 18th the raiser enters that she raised it on the 15th, and told them then."""
    told, raising = story(), story().raised(at(18)).record.events[0].act
    also = (CarriedOut((), by_raising=True),)
    command = Command(raising, "r1", happened=at(15, 11), also=also)
    events = decide(told.record, command, told.actor("osei", at(18)), at(18))
    told.record = told.record.after(*(replace(each, edition=edition) for each in events))
    return told


@pytest.mark.parametrize(("edition", "asked"), [(7, {"1", "2"}), (8, {"1"})])
def test_one_call_is_asked_about_once_from_an_edition_of_the_rules_on(
    edition: int, asked: set[str]
) -> None:
    case = in_one_call(edition).record.case(NOW)
    assert {duty.id.about for duty in case.open_duties if duty.key == SAY_WHEN.key} == asked


@pytest.mark.parametrize(("edition", "left"), [(7, {"2"}), (8, set())])
def test_one_answer_counts_for_the_call_from_an_edition_of_the_rules_on(
    edition: int, left: set[str]
) -> None:
    told = in_one_call(edition)
    answer = TimeConfirmed(1, agrees=True)
    (event,) = decide(told.record, Command(answer, "r2"), told.actor("lowe", NOW), NOW)
    case = told.record.after(replace(event, edition=edition)).case(NOW)
    assert {str(each.entry) for each in to_confirm(case)} == left


def test_a_time_that_is_put_right_is_asked_anew_and_once() -> None:
    told = in_one_call(8).act(TimeConfirmed(1, agrees=True), "lowe", at(18, 11))
    assert not to_confirm(told.record.case(NOW))
    act = told.record.events[1].act
    told.act(Corrected(2, instead=act, happened=at(15, 12)), "osei", at(18, 11, 30))
    case = told.record.case(NOW)
    assert {each.entry for each in to_confirm(case)} == {1, 2}
    assert [each.entry for each in questions(to_confirm(case))] == [1]
