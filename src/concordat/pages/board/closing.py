"""The days on which a board is closed: adding one, and taking back one that was a mistake. Either
is recorded in every open case, and what is still open is counted again.
"""

from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from concordat import clock
from concordat.brief.words import counted, day
from concordat.casework import closed_days, day_jobs, queries
from concordat.core import sentences
from concordat.core.acts import HolidayProclaimed
from concordat.core.errors import Refused
from concordat.library.files.calendars import reaches
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.board.views import within
from concordat.pages.forms.act_days import day_of
from concordat.pages.forms.fields import Line
from concordat.pages.forms.sheet import Sheet
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import answered, say_once, today
from concordat.pages.shell import Flash, Link
from concordat.people import queries as people
from concordat.people import values


class ClosedDay(Sheet):
    """Which day, and why."""

    def __init__(self, typed: Typed) -> None:
        super().__init__(typed)
        self.day = self.ask(
            day_of(HolidayProclaimed, "day", typed.today, needed=sentences.GIVE_A_DAY)
        )
        self.why = self.ask(
            Line(
                "why",
                "Why?",
                needed=sentences.SAY_WHY_CLOSED,
                hint="Such as: bank holiday for a royal wedding. It is in the record of every open "
                "case.",
            )
        )


class OpenDay(Sheet):
    """Why a day is open after all."""

    def __init__(self, typed: Typed) -> None:
        super().__init__(typed)
        self.why = self.ask(Line("why", "Why?", needed=sentences.SAY_WHY_OPEN))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def closed_day(request: SignedIn, board_id: str) -> HttpResponse:
    """The closed days to come, how far dates can be counted, and the form that adds a day."""
    now = _now_of_the_office(request, board_id)
    sheet = ClosedDay(Typed.posted(request, today(now)))
    if sheet.is_right:
        try:
            return _proclaim(request, board_id, sheet, now)
        except Refused as refused:
            request.refused = refused
    if request.refused:
        sheet.day.refuse(request.refused.sentence)
    page = within(request, "Closed days", board_id, has_errors=bool(sheet.problems))
    shown = {
        "sheet": sheet,
        "closed": _to_come(board_id, now),
        "reaches": day(reaches(today(now)), now),
    }
    return answered(request, "board/closed_day.html", page, **shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def open_day(request: SignedIn, board_id: str, closed: str) -> HttpResponse:
    """Takes back a closed day."""
    now = _now_of_the_office(request, board_id)
    known = {f"{each.day}": each for each in people.closed_days(board_id)}.get(closed)
    if known is None:
        raise Http404
    sheet = OpenDay(Typed.posted(request, today(now)))
    if sheet.is_right:
        try:
            return _take_back(request, board_id, known.day, sheet, now)
        except Refused as refused:
            request.refused = refused
    if request.refused:
        sheet.refuse(request.refused.sentence)
    title = f"Take back {day(known.day, now)}"
    page = within(request, title, board_id, has_errors=bool(sheet.problems))
    shown = {"sheet": sheet, "title": title, "why": _why(board_id, known)}
    return answered(request, "board/open_day.html", page, **shown)


def _now_of_the_office(request: SignedIn, board_id: str) -> datetime:
    """The present instant, for a board's business manager. Raises Http404 for anybody else."""
    now = clock.now()
    if queries.after_the_end(board_id, request.person.id, now) is None:
        raise Http404
    return now


def _to_come(board_id: str, now: datetime) -> tuple[tuple[str, Link], ...]:
    """The closed days that are still to come, each with the way to take it back."""
    return tuple(
        (
            f"{day(each.day, now)}: {_why(board_id, each)}",
            Link("Take it back", reverse("board-open-day", args=[board_id, each.day.isoformat()])),
        )
        for each in people.closed_days(board_id)
        if each.day >= today(now)
    )


def _why(board_id: str, closed: values.ClosedDay) -> str:
    """What was typed when it was closed here, or what the board's directory says."""
    return day_jobs.why_closed(board_id, closed.day) or closed.why


def _proclaim(request: SignedIn, board_id: str, sheet: ClosedDay, now: datetime) -> HttpResponse:
    """Close the day and say so. Raises Refused."""
    closed = sheet.day.given
    done = closed_days.proclaim(board_id, closed, sheet.why.given, request.person.id)
    return _said(request, board_id, f"{day(closed, now)} is closed", done)


def _take_back(
    request: SignedIn, board_id: str, closed: date, sheet: OpenDay, now: datetime
) -> HttpResponse:
    """Open the day after all and say so. Raises Refused."""
    done = closed_days.take_back(board_id, closed, sheet.why.given, request.person.id)
    return _said(request, board_id, f"{day(closed, now)} is open after all", done)


def _said(request: SignedIn, board_id: str, what: str, done: closed_days.Recorded) -> HttpResponse:
    cases = counted(len(done.recorded), "open case", "open cases")
    following = "What was still open was counted again. No date moved into the past."
    if done.left:
        more = counted(done.left, "open case is", "open cases are")
        following = f"{more} still to be counted again, by itself: this page says how far it is."
    say_once(request, Flash(f"{what}, and is in the record of {cases}.", (), following))
    return redirect("board-live", board_id)
