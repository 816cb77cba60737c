"""Moves the demonstration's clock forward, so that a visitor can watch a duty become late and cover
step in.
"""

from datetime import datetime, timedelta
from math import ceil

from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from concordat import clock
from concordat.casework.sweep import sweep
from concordat.core.calendar import Calendar, in_london
from concordat.demonstration import moves
from concordat.library.files.calendars import calendar
from concordat.pages import sent
from concordat.pages.access import Request, anyone
from concordat.people import queries
from concordat.people.in_force import protocol_of


@anyone
@require_POST
def move_the_clock(request: Request) -> HttpResponseBase:
    """Move the clock as `to` says, using the closed days of the visitor's own board, and go back to
    the page they were on.
    """
    move = moves.MOVES.get(sent.TO.of(request))
    if move is None:
        return HttpResponseBadRequest(f"The clock moves to one of: {', '.join(moves.MOVES)}.")
    now = clock.now()
    ahead = (move(now, _calendar(request, now)) - now).total_seconds()
    then = clock.move_forward(timedelta(seconds=ceil(ahead)))
    sweep(then)  # nothing else runs here that would notify people of what is late
    return HttpResponseRedirect(_where_they_were(request))


def _calendar(request: Request, now: datetime) -> Calendar:
    boards = queries.boards_of(request.person.id, in_london(now).date()) if request.person else ()
    board = queries.board(boards[0]) if boards else queries.boards()[0]
    closed = {each.day: each.why for each in queries.closed_days(board.id)}
    on, close = in_london(now).date(), protocol_of(board, now).close
    return calendar(board.nation, closed=closed, close=close, on=on)


def _where_they_were(request: Request) -> str:
    came_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(
        came_from, {request.get_host()}, require_https=request.is_secure()
    )
    return came_from if came_from and ours else reverse("home")
