"""Who is told what, and that they are told once."""

from datetime import timedelta
from typing import Any

import pytest

from concordat.core.acts import (
    DIED,
    Alongside,
    Corrected,
    MovedUp,
    Note,
    Positioned,
    RiskStated,
    SafetyStated,
)
from concordat.core.notices import Telling
from tests.casework.acting import (
    BOARD,
    CHAIR,
    MONDAY,
    OFFICER,
    RAISER,
    REASONS,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    STRANGER,
    TEAM_MANAGER,
    carry_out,
    case_of,
    disagree,
    do,
    hours,
    open_case,
    raise_case,
    raised,
    withdraw,
    words_of,
)
from tests.casework.kept import everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

LATE = hours(24 * 3)  # the raiser had until Wednesday, 5pm


def to(tellings: tuple[Telling, ...], kind: str) -> set[str]:
    return {each.to.person or each.to.post for each in tellings if each.kind == kind}


def spoken() -> str:
    """A case in which the two have spoken, and nobody has said yet what came of it."""
    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    carry_out(ref, TEAM_MANAGER, hours(2), act="discuss")
    return ref


def test_a_new_duty_is_told_to_those_who_owe_it() -> None:
    ref = open_case()
    done = carry_out(ref, RAISER, hours(1))
    assert to(done.tellings, "owed") == {"team manager", SOCIAL_WORKER}
    dues = {each.due for each in done.tellings if each.kind == "owed"}
    assert dues == {case_of(ref, hours(1)).open_duties[0].due}


def test_moving_to_another_stage_is_told_to_both_sides_and_the_board() -> None:
    done = disagree(spoken(), hours(3))
    assert to(done.tellings, "moved up") == {
        RAISER,
        SOCIAL_WORKER,
        "team manager",
        "safeguarding lead",
        "the lead",
        "business manager",
        "business officer",
    }
    assert to(done.tellings, "notice") == {"business manager"}


def test_a_withdrawal_is_told_to_raiser_answering_side_and_board() -> None:
    done = withdraw(spoken(), hours(3))
    assert to(done.tellings, "ended") == {
        RAISER,
        SOCIAL_WORKER,
        "team manager",
        "the lead",
        "business manager",
        "business officer",
    }
    assert {each.what for each in done.tellings if each.kind == "ended"} == {"withdrawn"}


def test_a_must_without_a_due_time_that_is_overtaken_is_told() -> None:
    from concordat.casework.service import Words

    words = {REASONS: Words("he is alone tonight")}
    act = MovedUp("risk to the child", notes=(Note(REASONS, "reason"),))
    done = do(spoken(), act, RAISER, hours(3), words=words)
    assert to(done.tellings, "overtaken") == {
        RAISER,
        "team manager",
        "safeguarding lead",
        "business manager",
        "business officer",
    }


def test_those_who_were_told_something_wrong_are_told_that_it_was() -> None:
    ref = open_case()
    wrong = carry_out(ref, RAISER, hours(1))
    done = do(ref, Corrected(2), RAISER, hours(2))
    assert (
        to(done.tellings, "corrected")
        == to(wrong.tellings, "owed")
        == {"team manager", SOCIAL_WORKER}
    )


def test_everybody_is_told_at_once_of_a_death() -> None:
    ref = open_case()
    assert to(do(ref, Alongside("a complaint"), RAISER, hours(1)).tellings, "died") == set()
    done = do(ref, Alongside(DIED), SOCIAL_WORKER, hours(2))
    at_the_board = {"business manager", "business officer"}
    assert to(done.tellings, "died") == {
        *(RAISER, SOCIAL_WORKER, "team manager", "the lead", *at_the_board)
    }


def test_what_the_answering_side_says_first_is_told_to_the_raising_side() -> None:
    said = Positioned("answering", SOCIAL_CARE.id, {"1": "agreed"})
    done = do(spoken(), said, TEAM_MANAGER, hours(3))
    assert to(done.tellings, "said") == {RAISER, "the lead"}


# ── What one request records ──────────────────────────────────────────────────────────────────────

WITH_IT = (
    RiskStated("999", rung_at=MONDAY - timedelta(hours=1), notes=(Note("e" * 32, "summary"),)),
    SafetyStated("raising", nothing=True),
)


def raised_in_danger() -> Any:
    """A case that is raised with danger and without a safety plan, in one request that is sent
    twice: entries 1, 2 and 3. Returns what was done each time.
    """
    words = {note: each for act in WITH_IT for note, each in words_of(act).items()}
    act = raised()
    sent = (raise_case(act, also=WITH_IT, words=words, request="7" * 32) for _ in range(2))
    return tuple(sent)


def test_each_thing_that_one_request_tells_is_kept_with_the_entry_that_tells_it() -> None:
    from concordat.casework import models, queries

    first, again = raised_in_danger()
    assert again.tellings == first.tellings, "whoever sends it again reads the same receipt"
    rows = queries.news(TEAM_MANAGER, hours(1)).rows
    entries = {row.kind: row.entry for row in rows}
    assert entries["raised"] == 1
    assert entries["danger"] == 2
    assert entries["unsafe"] == 3
    asked = models.ToldRow.objects.filter(case=first.ref, kind="acknowledge")
    assert {row.about for row in asked} == {2}
    assert {row.first for row in rows} == {1}
    assert queries.waits(TEAM_MANAGER, hours(1)).told == 1, "one act is one line"


def test_what_is_sent_with_a_raising_is_put_right_for_those_whom_it_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where danger was taken out, while that could be done."""
    from concordat.casework import models

    done, _ = raised_in_danger()
    told = models.ToldRow.objects.filter(case=done.ref)
    reached = {
        about: {row.post or row.person for row in told.filter(about=about)} for about in (1, 2, 3)
    }
    assert reached[2] != reached[3], "each entry has its own people"
    monkeypatch.setattr("concordat.core.corrections.why_not_take_out", lambda *_: None)
    for entry in (3, 2):
        out = do(done.ref, Corrected(entry), RAISER, hours(entry))
        assert to(out.tellings, "corrected") | {RAISER} == reached[entry] | {RAISER}


def test_what_fell_late_is_kept_without_an_entry_though_an_act_told_it() -> None:
    from concordat.casework import queries

    ref = open_case()
    do(ref, RiskStated(), SOCIAL_WORKER, LATE)
    rows = queries.news(RAISER, LATE).rows
    found = {row.kind: (row.first, row.entry) for row in rows}
    assert found["late"] == (2, 0)
    assert found["acknowledge"] == (2, 2)


# ── Who reads it ──────────────────────────────────────────────────────────────────────────────────


def test_telling_reaches_whoever_sits_in_the_post_when_they_look() -> None:
    from concordat.casework import queries

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    assert [(each.ref, each.kind) for each in queries.news(TEAM_MANAGER, hours(2)).rows] == [
        (ref, "owed"),
        (ref, "done"),
        (ref, "raised"),
    ]
    assert [each.kind for each in queries.news(TEAM_MANAGER, hours(0.5)).rows] == ["raised"]
    assert queries.news(STRANGER, hours(2)).rows == ()
    assert queries.news(CHAIR, hours(2)).rows == ()


# ── The passing of time ───────────────────────────────────────────────────────────────────────────


def test_nothing_is_late_before_its_instant_and_it_is_told_once_after() -> None:
    from concordat.casework import queries
    from concordat.casework.sweep import sweep

    ref = open_case()
    due = case_of(ref, MONDAY).open_duties[0].due
    assert sweep(due) == 0
    assert sweep(due + timedelta(seconds=1)) == 1
    before = everything()
    assert sweep(due + timedelta(seconds=2)) == 0
    assert sweep(LATE) == 0
    assert everything() == before
    assert [each.kind for each in queries.news(RAISER, LATE).rows] == ["late", "owed"]
    assert [each.kind for each in queries.news(OFFICER, LATE).rows] == ["late"]


def test_what_fell_late_is_told_with_the_next_act_where_no_sweep_came_first() -> None:
    from concordat.casework.sweep import sweep

    ref = open_case()
    done = do(ref, RiskStated(), RAISER, LATE)
    assert to(done.tellings, "late") >= {RAISER, "business manager", "business officer"}
    assert sweep(LATE) == 0
    assert to(do(ref, RiskStated(), RAISER, LATE).tellings, "late") == set()


def test_a_case_in_which_nothing_falls_late_is_left_alone() -> None:
    from concordat.casework import models
    from concordat.casework.sweep import sweep

    ref = spoken()
    disagree(ref, hours(3))
    assert models.CaseHead.objects.get(pk=ref).next is None
    assert sweep(hours(24 * 300)) == 0


# ── A holiday proclaimed ──────────────────────────────────────────────────────────────────────────


def test_a_holiday_moves_what_is_open_in_every_case_once() -> None:
    from concordat.casework.closed_days import proclaim

    refs = [open_case(), open_case()]
    ended = spoken()
    withdraw(ended, hours(3))
    before = case_of(refs[0], hours(1)).open_duties[0]
    day = (MONDAY + timedelta(days=1)).date()
    done = proclaim(BOARD, day, "State funeral", OFFICER, hours(4))
    assert done.recorded == tuple(refs)
    after = case_of(refs[0], hours(5)).open_duties[0]
    assert (after.due - before.due, after.first_due) == (timedelta(days=1), before.due)
    assert case_of(ended, hours(5)).seq == case_of(ended, hours(3)).seq
    held = everything()
    proclaim(BOARD, day, "State funeral", OFFICER, hours(6))
    assert everything() == held


def test_a_case_raised_after_it_was_proclaimed_counts_without_the_day_from_the_start() -> None:
    from concordat.casework.closed_days import proclaim

    day = (MONDAY + timedelta(days=1)).date()
    proclaim(BOARD, day, "State funeral", OFFICER, MONDAY)
    ref = open_case()
    again = proclaim(BOARD, day, "State funeral", OFFICER, hours(1))
    assert (again.recorded, again.left) == ((), 0)
    duty = case_of(ref, hours(1)).open_duties[0]
    assert duty.due == duty.first_due
    assert duty.due.day == 26


def test_only_the_board_s_officer_proclaims() -> None:
    from concordat.casework.closed_days import proclaim
    from concordat.casework.service import Refused

    open_case()
    held = everything()
    for person in (RAISER, CHAIR, "michelle-nobody"):
        with pytest.raises(Refused, match=r"^officer-only:"):
            proclaim(BOARD, (MONDAY + timedelta(days=1)).date(), "State funeral", person, hours(1))
    assert everything() == held
