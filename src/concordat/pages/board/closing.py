"""A day on which the board is closed: in every open case it is recorded, and what is still open is
counted again.
"""

from datetime import date, datetime

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from concordat import clock
from concordat.casework import queries, service
from concordat.core.errors import Refused
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.board.views import within
from concordat.pages.components import bound
from concordat.pages.components.fields import Problem
from concordat.pages.frame import say_once, today
from concordat.pages.shell import Flash
from concordat.pages.words import counted, day


class ClosedDayForm(forms.Form):
    """Which day, and why."""

    day = forms.DateField(
        label="Which day is closed?",
        widget=forms.SelectDateWidget,
        error_messages={
            "required": "Give a day, month and year",
            "invalid": "Give a date that exists",
        },
    )
    why = forms.CharField(
        label="Why?",
        help_text=(
            "Such as: bank holiday for a royal wedding. It stands in how every date is counted."
        ),
        max_length=200,
        error_messages={"required": "Say why the day is closed"},
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def closed_day(request: SignedIn, board_id: str) -> HttpResponse:
    """Proclaims a closed day."""
    now = clock.now()
    if queries.after_the_end(board_id, request.person.id, now) is None:
        raise Http404
    form = ClosedDayForm(request.POST if request.method == "POST" else None)
    whole = ""
    if form.is_valid():
        try:
            return _proclaim(
                request, board_id, form.cleaned_data["day"], form.cleaned_data["why"], now
            )
        except Refused as refused:
            whole = refused.sentence
    fields = bound.every_field(form)
    problems = (*([Problem(whole)] if whole else []), *bound.problems(form, fields))
    page = within(request, "Proclaim a closed day", board_id, has_errors=bool(problems))
    shown = {"page": page, "fields": fields, "problems": problems}
    return render(request, "board/closed_day.html", shown, status=422 if problems else 200)


def _proclaim(
    request: SignedIn, board_id: str, closed: date, why: str, now: datetime
) -> HttpResponse:
    """Closes the day and says so. Raises Refused."""
    if closed < today(now):
        raise Refused(
            "past",
            (
                "This day has passed. Give today or a later day: nothing is counted again into the "
                "past."
            ),
        )
    done = service.proclaim(board_id, closed, why, request.person.id)
    cases = counted(len(done.recorded), "open case", "open cases")
    recorded = f"{day(closed, now)} is closed, and stands in the record of {cases}."
    say_once(
        request, Flash(recorded, (), "What was still open was counted again. No date moved back.")
    )
    return redirect("board-live", board_id)
