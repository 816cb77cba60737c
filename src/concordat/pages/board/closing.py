"""Adds a day on which the board is closed. It is recorded in every open case, and what is still
open is counted again.
"""

from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from concordat import clock
from concordat.brief.words import counted, day
from concordat.casework import queries, service
from concordat.core.errors import Refused
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.board.views import within
from concordat.pages.forms.days import Day
from concordat.pages.forms.fields import Line
from concordat.pages.forms.plausible import to_come
from concordat.pages.forms.sheet import Sheet
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import say_once, today
from concordat.pages.shell import Flash


class ClosedDay(Sheet):
    """Which day, and why."""

    def __init__(self, typed: Typed) -> None:
        super().__init__(typed)
        self.day = self.ask(
            Day(
                "day",
                "Which day is closed?",
                needed="Give a day, a month and a year.",
                plausible=to_come(typed.today),
                passed="This day has passed. Give today or a later day: nothing is counted again "
                "into the past.",
            )
        )
        self.why = self.ask(
            Line(
                "why",
                "Why?",
                needed="Say why the day is closed.",
                hint="Such as: bank holiday for a royal wedding. It is shown in how every date is "
                "counted.",
            )
        )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def closed_day(request: SignedIn, board_id: str) -> HttpResponse:
    """Adds a closed day."""
    now = clock.now()
    if queries.after_the_end(board_id, request.person.id, now) is None:
        raise Http404
    sheet = ClosedDay(Typed.posted(request, today(now)))
    if sheet.is_right:
        try:
            return _proclaim(request, board_id, sheet, now)
        except Refused as refused:
            sheet.refuse(refused.sentence)
    page = within(request, "Add a closed day", board_id, has_errors=bool(sheet.problems))
    shown = {"page": page, "sheet": sheet}
    status = 422 if sheet.problems else 200
    return render(request, "board/closed_day.html", shown, status=status)


def _proclaim(request: SignedIn, board_id: str, sheet: ClosedDay, now: datetime) -> HttpResponse:
    """Close the day and say so. Raises Refused."""
    closed = sheet.day.given
    done = service.proclaim(board_id, closed, sheet.why.given, request.person.id)
    cases = counted(len(done.recorded), "open case", "open cases")
    recorded = f"{day(closed, now)} is closed, and is in the record of {cases}."
    following = "What was still open was counted again. No date moved back."
    say_once(request, Flash(recorded, (), following))
    return redirect("board-live", board_id)
