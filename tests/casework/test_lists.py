"""My work, cases, the board's list: what stands in them, in which order, page by page."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from concordat.core.acts import ActionAgreed, LocalFigure, Positioned, RiskStated, TookOver
from concordat.core.errors import Refused
from concordat.core.notices.follows import WHO_DECIDED
from concordat.core.posts import Party
from concordat.people.ids import service_id
from tests.casework.acting import (
    ASSESSMENT,
    AUDIT,
    BOARD,
    CHAIR,
    HOUSING,
    MONDAY,
    OFFICER,
    RAISER,
    SCHOOL,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    STRANGER,
    TEAM_MANAGER,
    VISIT,
    carry_out,
    case_of,
    disagree,
    do,
    hours,
    open_case,
    raise_case,
    raised,
    withdraw,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def owed(person: str, at: datetime) -> list[str]:
    from concordat.casework import queries

    return [row.ref for row in queries.work(person, at).rows]


def second_stage() -> str:
    """A case at a step of which nothing has a due time."""
    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    carry_out(ref, TEAM_MANAGER, hours(2), act="discuss")
    disagree(ref, hours(3))
    return ref


# ── My work ───────────────────────────────────────────────────────────────────────────────────────


def test_my_work_is_what_is_due_first_and_then_what_has_no_date() -> None:
    from concordat.casework import queries

    undated, second, first = second_stage(), open_case(at=hours(30)), open_case(at=hours(4))
    rows = queries.work(RAISER, hours(31)).rows
    assert [row.ref for row in rows] == [first, second, undated]
    assert [row.due is None for row in rows] == [False, False, True]
    assert [row.late for row in queries.work(RAISER, hours(24 * 3)).rows] == [True, False, False]
    row = rows[0]
    assert (row.raising.name, [each.id for each in row.answering]) == (
        "St Brendan's High School",
        [SOCIAL_CARE.id],
    )


def test_a_duty_leaves_the_list_when_it_is_done() -> None:
    ref = open_case()
    assert owed(RAISER, hours(1)) == [ref]
    carry_out(ref, RAISER, hours(1))
    assert owed(RAISER, hours(2)) == []
    assert owed(TEAM_MANAGER, hours(2)) == owed(SOCIAL_WORKER, hours(2)) == [ref]
    assert owed(STRANGER, hours(2)) == []


def test_pages_follow_each_other_without_a_gap_or_a_repeat() -> None:
    from concordat.casework import queries
    from concordat.casework.errors import NotFound

    refs = sorted(open_case(at=hours(number % 3)) for number in range(7))
    for ask in (
        lambda after: queries.work(RAISER, hours(5), after),
        lambda after: queries.cases(OFFICER, hours(5), after=after),
        lambda after: queries.cases(OFFICER, hours(5), queries.Filters(state="all"), after),
    ):
        assert sorted(_all_pages(ask)) == refs
    with pytest.raises(NotFound):
        queries.work(RAISER, hours(5), "somewhere")
    with pytest.raises(NotFound):
        queries.cases(OFFICER, hours(5), after="WyJhIl0")


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    from concordat.casework.queries import board, mine

    monkeypatch.setattr(mine, "PAGE", 3)
    monkeypatch.setattr(board, "PAGE", 3)


def _all_pages(ask) -> list[str]:
    found, after = [], None
    while True:
        page = ask(after)
        shown = getattr(page, "rows", None) or page.lines
        assert len(shown) <= 3
        found += [each.ref for each in shown]
        after = page.next
        if after is None:
            return found


# ── The directory changes ─────────────────────────────────────────────────────────────────────────


def test_a_new_holder_has_the_work_at_once_and_the_old_one_no_longer() -> None:
    from concordat.casework import queries
    from concordat.people.models import Seat

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    Seat.objects.filter(holder=TEAM_MANAGER, service=ASSESSMENT).update(holder=STRANGER)
    assert owed(STRANGER, hours(2)) == [ref]
    assert queries.case(ref, STRANGER, hours(2)) is not None
    assert owed(TEAM_MANAGER, hours(2)) == []
    assert queries.case(ref, TEAM_MANAGER, hours(2)) is None


def test_cover_has_the_work_on_the_days_of_the_absence_and_the_holder_keeps_seeing_it() -> None:
    from concordat.people.models import Absence

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    day = (MONDAY + timedelta(days=1)).date()
    Absence.objects.create(
        board_id=BOARD, person_id=TEAM_MANAGER, since=day, until=day, cover_id=STRANGER
    )
    assert [owed(STRANGER, hours(24 * days)) for days in (0.5, 1, 2)] == [[], [ref], []]
    assert [owed(TEAM_MANAGER, hours(24 * days)) for days in (0.5, 1, 2)] == [[ref]] * 3


def test_an_empty_post_s_work_is_that_of_the_post_above() -> None:
    from concordat.people.models import Seat

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    assert owed("patrick-cullen", hours(2)) == []
    Seat.objects.filter(holder=TEAM_MANAGER, service=ASSESSMENT).update(holder=None)
    assert owed("patrick-cullen", hours(2)) == [ref]


def test_where_nobody_knows_who_decided_it_who_leads_the_service_answers_and_says_who_did() -> None:
    from concordat.casework import queries

    unknown = type(SOCIAL_CARE)(SOCIAL_CARE.id, SOCIAL_CARE.kind, ASSESSMENT)
    ref = open_case(answering=(unknown,))
    carry_out(ref, RAISER, hours(1))
    others = (SOCIAL_WORKER, "imran-qureshi", STRANGER)
    assert owed(TEAM_MANAGER, hours(2)) == [ref]
    asked = [
        row.what for row in queries.news(TEAM_MANAGER, hours(2)).rows if row.kind == "who decided"
    ]
    assert asked == [WHO_DECIDED]
    for person in others:
        assert owed(person, hours(2)) == []
        assert queries.news(person, hours(2)).rows == ()
        assert queries.case(ref, person, hours(2)) is None
    named = TookOver("answering", unknown.id, SOCIAL_WORKER)
    do(ref, named, TEAM_MANAGER, hours(3))
    assert owed(SOCIAL_WORKER, hours(4)) == [ref]
    assert "newcomer" in [row.kind for row in queries.news(SOCIAL_WORKER, hours(4)).rows]
    with pytest.raises(Refused, match="yourself"):
        do(ref, replace(named, person="imran-qureshi", of=SOCIAL_WORKER), TEAM_MANAGER, hours(5))


def test_what_opens_when_an_answer_is_late_is_owed_from_then_on_and_not_before() -> None:
    from concordat.casework import queries

    care = Party(
        "blackpool-childrens-services",
        "childrens-services",
        service_id("blackpool-childrens-services", "Duty and Assessment"),
        "jodie-cartmell",
    )
    act = raised(raising=Party("lighthouse-family-centre", "voluntary"), answering=(care,))
    ref = raise_case(act, "rosa-delgado", board="blackpool").ref
    do(
        ref,
        ActionAgreed(VISIT, "answering", care.id, hours(24 * 9).date()),
        "jodie-cartmell",
        hours(1),
    )
    carry_out(
        ref, "rosa-delgado", hours(1)
    )  # now their manager must answer; where no answer comes, the raising side considers the next
    before, after = hours(2), hours(24 * 15)
    assert (owed("norman-yates", before), owed("norman-yates", after)) == ([], [ref])
    assert queries.case(ref, "anne-marie-gill", after) is None, "nobody chose to involve her yet"


def test_who_comes_in_once_danger_goes_up_sees_nothing_before() -> None:
    from concordat.casework import queries

    ref, manager = open_case(), "patrick-cullen"
    do(ref, RiskStated(), RAISER, hours(1))

    def sees(at: float) -> tuple[bool, bool]:
        listed = [line.ref for line in queries.cases(manager, hours(at)).lines]
        return queries.case(ref, manager, hours(at)) is not None, ref in listed

    assert [sees(at) for at in (1.1, 2.6)] == [(False, False), (True, True)]


# ── Cases ─────────────────────────────────────────────────────────────────────────────────────────


def test_cases_are_filtered() -> None:
    from concordat.casework.queries import Filters, cases

    early, later = open_case(), open_case(answering=(HOUSING,), at=hours(90))
    ended = second_stage()
    withdraw(ended, hours(4))
    now = hours(91)

    def found(**wanted) -> list[str]:
        return [line.ref for line in cases(RAISER, now, Filters(**wanted)).lines]

    assert found() == [early, later]
    assert found(state="ended") == [ended]
    assert found(state="all") == [ended, later, early]
    assert found(late=True) == [early]
    assert found(agency=HOUSING.id) == [later]
    assert found(agency=SCHOOL.id) == [early, later]
    assert found(stage="1") == [early, later]
    assert found(board="liverpool") == []
    line = cases(RAISER, now, Filters(state="ended")).lines[0]
    assert (line.end, line.ended, line.late) == ("withdrawn", hours(4), False)


# ── The board ─────────────────────────────────────────────────────────────────────────────────────


def test_a_board_sees_its_live_cases_late_ones_first_with_counts() -> None:
    from concordat.casework.queries import board_live

    fresh, undated, late = open_case(at=hours(80)), second_stage(), open_case()
    view = board_live(BOARD, OFFICER, hours(81))
    assert [line.ref for line in view.cases.lines] == [late, fresh, undated]
    assert [(each.stage, each.open, each.late) for each in view.stages] == [
        ("1", 2, 1),
        ("2", 1, 0),
    ]
    assert view.late == {"should": 1}
    assert [line.ref for line in board_live(BOARD, OFFICER, hours(81), stage="2").cases.lines] == [
        undated
    ]


@pytest.mark.parametrize("person", [RAISER, CHAIR, STRANGER, "nobody-at-all"])
def test_the_board_s_lists_are_its_officers_only(person: str) -> None:
    from concordat.casework import queries

    second_stage()
    assert queries.board_live(BOARD, person, hours(9)) is None
    assert queries.waiting_on_nobody(BOARD, person, hours(9)) is None
    assert queries.after_the_end(BOARD, person, hours(9)) is None
    assert queries.board_live("liverpool", OFFICER, hours(9)) is None


def test_what_waits_on_nobody_s_limit_says_for_how_long_and_who_could_act() -> None:
    from concordat.casework.queries import waiting_on_nobody

    open_case()
    ref, newer = second_stage(), second_stage()
    do(newer, RiskStated(), RAISER, hours(10))
    duty = case_of(ref, hours(3)).open_duties[0]
    do(ref, LocalFigure(duty.id, (MONDAY + timedelta(days=9)).date()), OFFICER, hours(4))
    rows = waiting_on_nobody(BOARD, OFFICER, hours(24 * 5)).rows
    assert [(row.line.ref, row.days) for row in rows] == [(ref, 5), (newer, 5)]
    row = rows[0]
    assert row.owed == ("raise the concern with their own lead for safeguarding",)
    assert row.local_until == (MONDAY + timedelta(days=9)).date()
    assert {(each.agency, each.person.id) for each in row.could} == {
        (SCHOOL.id, RAISER),
        (SOCIAL_CARE.id, SOCIAL_WORKER),
    }


@pytest.mark.parametrize("writes", [SOCIAL_WORKER, RAISER])
def test_a_case_is_late_by_what_the_procedure_limits_and_by_what_was_agreed_or_put_to_somebody(
    writes: str,
) -> None:
    from concordat.casework.queries import Filters, board_live, cases

    late_by_the_text, ref = open_case(), second_stage()
    day = (MONDAY + timedelta(days=2)).date()
    do(ref, ActionAgreed(VISIT, "answering", SOCIAL_CARE.id, day), writes, hours(4))
    then = hours(24 * 4)

    found = board_live(BOARD, OFFICER, then)
    assert found is not None
    assert {each.stage: (each.open, each.late) for each in found.stages} == {
        "1": (1, 1),
        "2": (1, 1),
    }
    assert {line.ref: line.late for line in found.cases.lines} == {
        late_by_the_text: True,
        ref: True,
    }
    assert found.late == {"should": 1, "": 1}, "what is overdue besides is counted apart"
    shown = cases(RAISER, then, Filters(late=True))
    assert {line.ref for line in shown.lines} == {late_by_the_text, ref}


def test_who_put_an_action_to_the_other_side_waits_for_the_answer_until_its_date() -> None:
    from concordat.casework.queries import awaited

    ref = second_stage()
    day = (MONDAY + timedelta(days=2)).date()
    do(ref, ActionAgreed(VISIT, "answering", SOCIAL_CARE.id, day), RAISER, hours(4))
    rows = {each.row.duty: each.row.due for each in awaited(RAISER, hours(5))}
    assert (rows[f"accept/{VISIT}"], rows[f"action/{VISIT}"]) == (hours(24 * 2 + 7), None)


def test_what_somebody_else_is_late_with_comes_before_a_readers_own_task_without_a_date() -> None:
    from concordat.brief.reading import Brief
    from concordat.casework.queries import glimpsed

    ref = second_stage()
    day = (MONDAY + timedelta(days=2)).date()
    do(ref, ActionAgreed(VISIT, "answering", SOCIAL_CARE.id, day), SOCIAL_WORKER, hours(4))
    following = [Brief(glimpsed(ref, RAISER, hours(at))).next.sentence for at in (5, 24 * 4)]
    assert following[0].startswith("You should raise the concern")
    assert "carry out what was agreed" in following[1]


def test_actions_are_followed_after_the_end_late_or_with_a_date_to_come() -> None:
    from concordat.casework.queries import after_the_end

    ref = second_stage()
    day = (MONDAY + timedelta(days=2)).date()
    do(ref, ActionAgreed(VISIT, "answering", SOCIAL_CARE.id, day), SOCIAL_WORKER, hours(4))
    assert after_the_end(BOARD, OFFICER, hours(100)).rows == ()
    withdraw(ref, hours(5))

    def listed(at: float) -> list[tuple[str, bool, str]]:
        rows = after_the_end(BOARD, OFFICER, hours(at)).rows
        visits = (row for row in rows if row.duty == f"action/{VISIT}")
        return [(row.ref, row.late, row.agency.id) for row in visits]

    assert listed(100) == [(ref, True, SOCIAL_CARE.id)]
    assert listed(30) == [(ref, False, SOCIAL_CARE.id)]


def test_what_is_still_owed_without_a_date_is_on_the_boards_list_after_an_end() -> None:
    from concordat.casework.queries import after_the_end

    ref = second_stage()
    withdraw(ref, hours(5))
    rows = after_the_end(BOARD, OFFICER, hours(6)).rows
    owed_still = [(row.ref, row.clause, row.due, row.late) for row in rows]
    assert owed_still == [(ref, "SEF-2.5", None, False)]


def test_an_action_that_nobody_accepts_is_on_the_boards_list_once_its_date_has_passed() -> None:
    from concordat.casework.queries import after_the_end

    ref = second_stage()
    day = (MONDAY + timedelta(days=2)).date()
    do(ref, ActionAgreed(VISIT, "answering", SOCIAL_CARE.id, day), RAISER, hours(4))
    withdraw(ref, hours(5))

    def listed(days: float) -> list[tuple[str, bool]]:
        rows = after_the_end(BOARD, OFFICER, hours(24 * days)).rows
        return [(row.duty, row.late) for row in rows if row.duty.endswith(f"/{VISIT}")]

    assert listed(1) == [(f"action/{VISIT}", False)]
    late = [(f"accept/{VISIT}", True), (f"action/{VISIT}", False)]
    assert listed(13) == late, "that they have not answered by its date"
    assert listed(15) == late


def test_who_has_yet_to_say_or_to_confirm_what_is_agreed_is_on_the_boards_list() -> None:
    from concordat.casework.queries import waiting_on_nobody

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    carry_out(ref, TEAM_MANAGER, hours(2), act="discuss")
    (line,) = waiting_on_nobody(BOARD, OFFICER, hours(3)).rows
    assert line.line.ref == ref
    assert "say, for each point in dispute, whether it is now agreed" in line.owed
    do(ref, Positioned("raising", SOCIAL_CARE.id, {"1": "agreed"}), RAISER, hours(4))
    (line,) = waiting_on_nobody(BOARD, OFFICER, hours(5)).rows
    assert "confirm what was agreed, or say that it is not what was agreed" in line.owed


def test_a_board_s_own_duties_stand_first() -> None:
    from concordat.casework.queries import board_live

    ref = open_case()
    assert board_live(BOARD, OFFICER, hours(1)).own == ()
    do(
        ref,
        ActionAgreed(AUDIT, "board", None, (MONDAY + timedelta(days=2)).date()),
        OFFICER,
        hours(1),
    )
    assert [row.duty for row in board_live(BOARD, OFFICER, hours(2)).own] == [f"action/{AUDIT}"]
    assert owed(OFFICER, hours(2)) == [ref]


def test_what_no_text_asks_for_is_counted_apart_from_what_is_a_must() -> None:
    from concordat.casework.queries import board_live

    ref = second_stage()
    day = (MONDAY + timedelta(days=2)).date()
    do(ref, ActionAgreed(VISIT, "answering", SOCIAL_CARE.id, day), SOCIAL_WORKER, hours(4))
    before = board_live(BOARD, OFFICER, hours(30)).late
    late = board_live(BOARD, OFFICER, hours(100)).late
    assert (before.get("", 0), late[""]) == (0, 1)
