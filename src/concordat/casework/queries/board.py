"""What a board's officers see of all their cases. None for anybody else: the page is then not
there.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db.models import Case, Count, Q, Value, When

from concordat.casework import excluding, models, places, rules
from concordat.casework.board_values import BoardView, Could, StageCount, Waiting, WaitingList
from concordat.casework.holdings import held_by
from concordat.casework.queries.in_order import most_urgent_first, place_of
from concordat.casework.queries.rows import PAGE, case_lines, with_their_cases, work_rows
from concordat.casework.values import CaseList, WorkList
from concordat.core.calendar import in_london
from concordat.core.posts import Directory, Party, Seat
from concordat.core.protocol import ACCEPT
from concordat.core.who.seats import is_of_an_agency, seats_elsewhere, seats_in_force
from concordat.people import queries as people
from concordat.people.values import Person

LONG_UNANSWERED = timedelta(days=14)
"""After so long, an action that nobody accepted or refused is the board's to ask about."""
_BY_DUE = ("rank", "case")
_BY_STILLNESS = ("moved", "case")


def board_live(
    board: str, person: str, now: datetime, *, stage: str | None = None, after: str | None = None
) -> BoardView | None:
    """A board's open cases, late ones first (of one stage, where it is named), with counts and what
    the board owes.

    Thirteen queries. None for who is not the board's officer; NotFound for a place in the list that
    no page gave.
    """
    if not is_officer(board, person, now):
        return None
    may_see = excluding.may_see(person)
    live = models.CaseRow.objects.filter(may_see, board=board, open=True)
    counts = (
        live.values("stage")
        .annotate(n=Count("pk"), late=Count("pk", filter=Q(late_from__lt=now)))
        .order_by("stage")
    )
    late = models.DutyRow.objects.filter(
        may_see, board=board, ended_case=False, since__lte=now, rank__lt=now
    )
    asked = When(clause="", then=Value(""))  # by no text
    by_strength = (
        late.annotate(asked=Case(asked, default="strength"))
        .values_list("asked")
        .annotate(n=Count("pk"))
        .order_by("asked")
    )
    clocks = (
        live.filter(clock_due__lt=now)
        .values_list("clock_strength")
        .annotate(n=Count("pk"))
        .order_by("clock_strength")
    )
    owned = models.PartRow.objects.filter(
        board=board, agency=board, side="board", duty__isnull=False
    ).values("duty")
    own = models.DutyRow.objects.filter(may_see, pk__in=owned, since__lte=now)
    shown = live.filter(places.after(after, _BY_DUE)).order_by(*_BY_DUE)
    found = list((shown.filter(stage=stage) if stage is not None else shown)[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return BoardView(
        stages=tuple(StageCount(each["stage"], each["n"], each["late"]) for each in counts),
        late=Counter(dict(by_strength)) + Counter(dict(clocks)),
        own=work_rows(list(most_urgent_first(with_their_cases(own), now)[:PAGE]), now),
        cases=CaseList(
            case_lines(found[:PAGE], now),
            places.behind(_BY_DUE, last.rank, last.case_id) if last else None,
        ),
    )


def after_the_end(
    board: str, person: str, now: datetime, after: str | None = None
) -> WorkList | None:
    """What is still owed in cases that have ended, the most urgent first, also what has no date
    or whose date is still to come; of actions to be accepted, those whose time has passed or that
    were left unanswered for weeks.

    Six queries. None for who is not the board's officer; NotFound for a place in the list that no
    page gave.
    """
    if not is_officer(board, person, now):
        return None
    in_time = Q(due__isnull=True) | Q(due__gte=now)
    not_yet_asked_about = Q(in_time, key=ACCEPT.key, since__gte=now - LONG_UNANSWERED)
    rows = models.DutyRow.objects.filter(
        ~not_yet_asked_about,
        ~Q(strength="may"),
        excluding.may_see(person),
        board=board,
        ended_case=True,
        since__lte=now,
    )
    found = list(most_urgent_first(with_their_cases(rows), now, after)[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    place = place_of(last) if last else None
    return WorkList(work_rows(found[:PAGE], now), place)


def waiting_on_nobody(
    board: str, person: str, now: datetime, after: str | None = None
) -> WaitingList | None:
    """Open cases in which neither what holds them nor a clock has a due time, the longest still
    first; who could act.

    Thirteen queries. None for who is not the board's officer; NotFound for a place in the list that
    no page gave.
    """
    if not is_officer(board, person, now):
        return None
    rows = models.CaseRow.objects.filter(
        excluding.may_see(person),
        board=board,
        open=True,
        ladder_due__isnull=True,
        clock_due__isnull=True,
    )
    rows = (
        rows.select_related("case__rules")
        .filter(places.after(after, _BY_STILLNESS))
        .order_by(*_BY_STILLNESS)
    )
    found = list(rows.defer("case__rules__days")[: PAGE + 1])
    shown = found[:PAGE]
    owed = models.DutyRow.objects.filter(
        case__in=[row.case_id for row in shown], since__lte=now, holds=True
    )
    duties = list(owed.prefetch_related("owners").order_by("case", "opened", "duty"))
    actors = _Actors(board, shown, duties, now)
    today = in_london(now).date()
    waiting = []
    for row, line in zip(shown, case_lines(shown, now), strict=True):
        theirs = [duty for duty in duties if duty.case_id == row.case_id]
        waiting.append(
            Waiting(
                line=line,
                days=(today - in_london(row.moved).date()).days,
                owed=tuple(dict.fromkeys(duty.what for duty in theirs)),
                local_until=min(
                    (duty.local_until for duty in theirs if duty.local_until), default=None
                ),
                could=actors.of(row, theirs),
            )
        )
    last = shown[-1] if len(found) > PAGE else None
    place = places.behind(_BY_STILLNESS, last.moved, last.case_id) if last else None
    return WaitingList(tuple(waiting), place)


def is_officer(board: str, person: str, now: datetime) -> bool:
    """Whether somebody is an officer of a board."""
    return held_by(person, now).officer_of(board)


class _Actors:
    """Who acts today in the posts that owe these duties. Four queries."""

    def __init__(
        self,
        board: str,
        rows: Sequence[models.CaseRow],
        duties: Sequence[models.DutyRow],
        now: datetime,
    ) -> None:
        self.on = in_london(now).date()
        owners = [part for duty in duties for part in duty.owners.all()]
        self.protocols = {row.case_id: rules.protocol_of(row.case.rules) for row in rows}
        anywhere = {post for each in self.protocols.values() for post in each.held_anywhere}
        agencies = {part.agency for part in owners if part.agency}
        self.directory = people.directory(board, self.on, agencies, posts=anywhere)
        acting = {person for seat in self.directory.seats if (person := seat.acting(self.on))}
        self.people = people.people(acting | {part.person for part in owners if part.person})

    def of(self, row: models.CaseRow, duties: Iterable[models.DutyRow]) -> tuple[Could, ...]:
        parts = [part for duty in duties for part in duty.owners.all()]
        return tuple(dict.fromkeys(each for part in parts for each in self._could(row, part)))

    def _could(self, row: models.CaseRow, part: models.PartRow) -> list[Could]:
        if part.person:
            return [Could("", part.agency, self.people.get(part.person))]
        seats = self._seats(row, part)
        if not seats and part.side in ("raising", "answering"):
            return [Could(part.post, part.agency, None)]
        return [
            Could(seat.title, part.agency, self._acting(seat), seat.organisation) for seat in seats
        ]

    def _seats(self, row: models.CaseRow, part: models.PartRow) -> tuple[Seat, ...]:
        directory: Directory = self.directory
        if is_of_an_agency(part.side, part.post):
            party = Party(part.agency, "", part.service or None)
            return seats_in_force(self.protocols[row.case_id], directory, party, part.post, self.on)
        return seats_elsewhere(directory.with_a_manager(self.on), part.side, part.post)

    def _acting(self, seat: Seat) -> Person | None:
        return self.people.get(seat.acting(self.on) or "")
