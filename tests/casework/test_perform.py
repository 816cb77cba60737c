"""Acting in a case, through the one door there is."""

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from concordat.core.acts import (
    ActionAgreed,
    CarriedOut,
    Corrected,
    MovedUp,
    Noted,
    OpenedInError,
    Positioned,
    RiskStated,
    SamePerson,
    Withdrawn,
)
from concordat.core.errors import Refused
from concordat.core.who.parts import Directory
from concordat.ids import new_id
from tests.casework.acting import (
    BOARD,
    CHAIR,
    CHILD,
    HEAD_OF_YEAR,
    HOUSING,
    MONDAY,
    OFFICER,
    RAISER,
    REASONS,
    SCHOOL,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    STRANGER,
    TEAM_MANAGER,
    VISIT,
    carry_out,
    case_of,
    command,
    disagree,
    do,
    hours,
    open_case,
    raise_case,
    raised,
    view,
    with_child,
)
from tests.casework.kept import everything
from tests.conftest import ON_POSTGRESQL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def raise_it(act=None, **more):
    return raise_case(act or raised(), **more)


def refused(code):
    return pytest.raises(Refused, match=f"^{code}:")


# ── Raising ───────────────────────────────────────────────────────────────────────────────────────


def test_references_count_up_in_their_board_and_year() -> None:
    assert [open_case() for _ in range(2)] == ["SEF-2026-0001", "SEF-2026-0002"]
    assert open_case(at=hours(24 * 365)) == "SEF-2027-0001"


def test_new_year_is_london_s() -> None:
    from datetime import UTC, datetime

    assert open_case(at=datetime(2026, 12, 31, 23, 59, tzinfo=UTC)) == "SEF-2026-0001"
    assert open_case(at=datetime(2027, 1, 1, 0, 0, tzinfo=UTC)) == "SEF-2027-0001"


def test_a_raised_case_can_be_read_with_its_words() -> None:
    from concordat.casework.service import Words

    words = {REASONS: Words("Home alone at night"), CHILD: Words('{"initials": "A.B."}')}
    act = raised(**with_child())
    done = raise_case(act, words=words)
    seen = view(done.ref)
    assert seen.words.keys() == {note.id for note in act.noted()}
    assert (seen.words[REASONS], seen.words[CHILD]) == (
        "Home alone at night",
        '{"initials": "A.B."}',
    )
    assert (seen.ref, seen.board.name, seen.seq) == (
        done.ref,
        "Sefton Safeguarding Children Board",
        1,
    )
    assert seen.agencies[SCHOOL.id].name == "St Brendan's High School"
    assert seen.people[TEAM_MANAGER].name == "Helen Marsden"


def test_words_are_sealed_in_every_table() -> None:
    from concordat.casework.service import Words

    words = {REASONS: Words("a very particular sentence"), CHILD: Words('{"initials": "Q.X."}')}
    raise_case(raised(**with_child()), words=words)
    held = repr(everything())
    assert len(held) > 1000
    assert "particular" not in held
    assert "Q.X." not in held


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("no-such-board", {"board": "nowhere"}),
        ("no-such-agency", {"act": raised(answering=(type(SCHOOL)("nobody", "school"),))}),
        ("no-such-agency", {"act": raised(answering=(type(SCHOOL)("dunes-housing", "police"),))}),
        ("not-your-agency", {"by": TEAM_MANAGER}),
        (
            "not-in-that-agency",
            {"act": raised(answering=(type(SCHOOL)("dunes-housing", "housing", None, RAISER),))},
        ),
        ("officer-only", {"behalf": RAISER, "by": HEAD_OF_YEAR}),
        ("not-their-agency", {"behalf": TEAM_MANAGER, "by": OFFICER}),
        ("inside-one-agency", {"act": raised(answering=(SCHOOL,))}),
        ("no-request", {"request": "two words"}),
    ],
)
def test_what_cannot_be_raised_is_refused_and_leaves_nothing(code, more) -> None:
    before = everything()
    with refused(code):
        raise_it(**more)
    assert everything() == before


def test_one_person_in_two_posts_is_passed_over_in_the_same_act() -> None:
    act = raised(raising=type(SCHOOL)("harbour-road-surgery", "health"))
    ref = raise_it(act, by="anil-chatterjee").ref
    carry_out(ref, "anil-chatterjee", hours(1))
    carry_out(ref, TEAM_MANAGER, hours(2), act="discuss")
    done = disagree(ref, hours(3), by="anil-chatterjee")
    assert [type(event.act) for event in done.events][1:] == [SamePerson] * (len(done.events) - 1)
    assert len(done.events) > 1
    assert [event.seq for event in view(ref, "anil-chatterjee").record.events] == list(
        range(1, done.events[-1].seq + 1)
    )


# ── Once ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_request_sent_twice_acts_once() -> None:
    ref = open_case()
    first = do(ref, RiskStated(), RAISER, hours(1), request="7" * 32)
    before = everything()
    again = do(ref, RiskStated(), RAISER, hours(2), request="7" * 32)
    assert again == first
    assert everything() == before


def test_raising_twice_with_one_request_opens_one_case() -> None:
    first, again = raise_it(request="8" * 32), raise_it(request="8" * 32)
    assert again == first
    assert again.tellings


def test_a_request_is_for_one_thing() -> None:
    from concordat.casework.service import Words

    ref, note = open_case(), new_id()
    once, words = "7" * 32, {note: Words("He was seen at school.")}
    do(ref, Noted("both sides", note), RAISER, hours(1), request=once, words=words)
    before, again = everything(), new_id()
    with refused("request-used"):
        do(ref, RiskStated(), RAISER, hours(2), request=once)
    with refused("request-used"):
        other = {again: Words("He was not seen.")}
        do(ref, Noted("both sides", again), RAISER, hours(2), request=once, words=other)
    same = {again: Words("He was seen at school.")}
    done = do(ref, Noted("both sides", again), RAISER, hours(2), request=once, words=same)
    assert [event.act for event in done.events] == [Noted("both sides", note)]
    assert everything() == before


def test_a_request_is_one_person_s_and_one_case_s() -> None:
    ref, other = open_case(), open_case()
    do(ref, RiskStated(), RAISER, hours(1), request="9" * 32)
    with refused("request-used"):
        do(ref, RiskStated(), OFFICER, hours(1), request="9" * 32)
    with refused("request-used"):
        do(other, RiskStated(), RAISER, hours(1), request="9" * 32)
    assert len(view(other).record.events) == 1


# ── Who may ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("ref", ["SEF-2026-0001", "SEF-2026-0002", "nothing"])
def test_who_has_no_part_finds_nothing_and_cannot_tell_why(ref, django_assert_num_queries) -> None:
    from concordat.casework.service import NotFound

    open_case()
    shown_before = int(ON_POSTGRESQL)  # on SQLite that is asked of a database of its own
    with django_assert_num_queries(6 + shown_before):
        assert view(ref, STRANGER) is None
    with pytest.raises(NotFound):
        do(ref, RiskStated(), STRANGER, hours(1))


def test_the_core_s_refusal_comes_through_as_it_is() -> None:
    ref = open_case()
    with refused("officer-only"):
        do(ref, OpenedInError(), RAISER, hours(1))
    assert len(view(ref).record.events) == 1


def test_an_officer_records_what_somebody_rang_about_and_never_whether_it_is_agreed() -> None:
    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    review = next(
        each.id for each in case_of(ref, hours(1)).open_duties if each.agency == SOCIAL_CARE.id
    )
    done = do(ref, CarriedOut((review,)), OFFICER, hours(2), behalf=SOCIAL_WORKER)
    assert (done.events[0].by, done.events[0].behalf, done.events[0].post) == (
        OFFICER,
        SOCIAL_WORKER,
        "business officer",
    )
    with refused("other-side"):
        do(
            ref,
            Positioned("raising", SOCIAL_CARE.id, {"1": "agreed"}),
            OFFICER,
            hours(3),
            behalf=RAISER,
        )
    moved = do(ref, MovedUp("risk to the child"), OFFICER, hours(3), behalf=RAISER)
    assert (moved.events[0].by, moved.events[0].behalf) == (OFFICER, RAISER)
    with refused("no-part"):
        do(ref, RiskStated(), OFFICER, hours(3), behalf=STRANGER)
    with refused("officer-only"):
        do(ref, RiskStated(), RAISER, hours(3), behalf=SOCIAL_WORKER)


def test_a_correction_is_the_same_act_and_one_s_own() -> None:
    ref = open_case()
    agreed = ActionAgreed(VISIT, "answering", SOCIAL_CARE.id, hours(24 * 9).date())
    do(ref, agreed, SOCIAL_WORKER, hours(1))
    with refused("another-act"):
        do(ref, Corrected(2, instead=MovedUp("risk to the child")), SOCIAL_WORKER, hours(2))
    do(ref, Corrected(2), SOCIAL_WORKER, hours(2))
    assert not case_of(ref, hours(3)).actions


# ── Meanwhile ─────────────────────────────────────────────────────────────────────────────────────


def test_a_form_built_before_somebody_acted_is_stale_and_tells_what_happened() -> None:
    from concordat.casework.service import Stale

    ref = open_case()
    agreed = ActionAgreed(VISIT, "answering", SOCIAL_CARE.id, hours(24 * 9).date())
    done = do(ref, agreed, SOCIAL_WORKER, hours(1))
    with pytest.raises(Stale) as stale:
        do(ref, Withdrawn(), RAISER, hours(2), seen=1)
    assert stale.value.events == done.events
    assert len(view(ref).record.events) == 2
    do(ref, Withdrawn(), RAISER, hours(2), seen=2)


def test_what_is_no_longer_allowed_because_of_somebody_else_is_stale() -> None:
    from concordat.casework.service import Stale

    ref = open_case()
    duty = case_of(ref, MONDAY).open_duties[0].id
    do(ref, CarriedOut((duty,)), OFFICER, hours(1), behalf=RAISER)
    with pytest.raises(Stale):
        do(ref, CarriedOut((duty,)), RAISER, hours(2), seen=1)
    with refused("not-open"):
        do(ref, CarriedOut((duty,)), RAISER, hours(2), seen=2)


def test_a_note_disturbs_nobody_and_is_disturbed_by_nobody() -> None:
    from concordat.casework.service import Words

    ref = open_case()
    do(
        ref,
        Noted("both sides", REASONS),
        SOCIAL_WORKER,
        hours(1),
        words={REASONS: Words("I rang.")},
    )
    do(ref, RiskStated(), RAISER, hours(2), seen=1)
    do(
        ref,
        Noted("both sides", CHILD),
        SOCIAL_WORKER,
        hours(3),
        seen=1,
        words={CHILD: Words("I rang again.")},
    )
    assert view(ref).seq == 4


def test_a_clock_put_back_does_not_turn_time() -> None:
    ref = open_case()
    do(ref, RiskStated(), RAISER, hours(5))
    done = do(ref, RiskStated(), RAISER, hours(4))
    assert done.events[0].recorded == hours(5)


def test_an_act_is_judged_and_recorded_at_one_instant(monkeypatch) -> None:
    """Across midnight, whoever acts has their part by the day that the record shows."""
    from concordat import clock
    from concordat.casework.service import Words, perform

    ref = open_case()
    days = map(hours, range(14, 200, 24))  # every look at the clock is a day later
    monkeypatch.setattr(clock, "now", lambda: next(days))
    said = command(Noted("both sides", REASONS))
    done = perform(ref, said, SOCIAL_WORKER, words={REASONS: Words("I rang.")})
    assert done.events[0].recorded == hours(14)


def test_a_case_that_was_read_before_midnight_is_read_again() -> None:
    from concordat.casework import store
    from concordat.casework.service import Words, perform

    ref = open_case()
    read = store.load(ref, hours(1).date())
    assert read is not None
    nobody = msgspec.structs.replace(read.record, directory=Directory(board=read.head.board))
    yesterday = replace(read, on=read.on - timedelta(1), record=nobody)
    said = command(Noted("both sides", REASONS))
    words = {REASONS: Words("I rang.")}
    assert perform(ref, said, RAISER, words=words, at=hours(1), basis=yesterday).events


# ── Rules stay as they were ───────────────────────────────────────────────────────────────────────


def test_a_case_is_counted_with_the_calendar_it_began_under() -> None:
    from concordat.people import closing

    ref = open_case()
    before = case_of(ref, hours(1)).duties
    closing.close(BOARD, (MONDAY + timedelta(days=1)).date(), "Offices closed", MONDAY.date())
    other = open_case()
    assert case_of(ref, hours(1)).duties == before
    assert case_of(other, hours(1)).duties[0].due > before[0].due


def test_a_protocol_that_was_edited_is_not_run_in_silence(monkeypatch) -> None:
    from concordat.casework import models
    from concordat.casework.errors import RulesMissing

    ref = open_case()
    models.Rules.objects.update(fingerprint="0" * 64)
    with pytest.raises(RulesMissing, match="edited after cases began"):
        view(ref)


def test_two_agencies_may_answer() -> None:
    ref = open_case(answering=(SOCIAL_CARE, HOUSING))
    assert view(ref, HOUSING.person, hours(1)) is not None
    assert view(ref, CHAIR, hours(1)) is None
