"""I'm away: from when until when, and who stands in."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from concordat import clock
from concordat.pages import eyes
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.components import bound
from concordat.pages.components.fields import Problem
from concordat.pages.frame import frame, say_once, today
from concordat.pages.shell import Flash, Link
from concordat.people import leave

WRONG = {"required": "Give a day, month and year", "invalid": "Give a date that exists"}
NOBODY = ""


class AwayForm(forms.Form):
    """The days, both included, and who stands in."""

    since = forms.DateField(
        label="The first day you are away", widget=forms.SelectDateWidget, error_messages=WRONG
    )
    until = forms.DateField(
        label="The last day you are away", widget=forms.SelectDateWidget, error_messages=WRONG
    )
    cover = forms.ChoiceField(
        label="Who stands in for you?",
        help_text=(
            "They are shown what you owe from your first day away, and can do it. Limits "
            "go on running."
        ),
        required=False,
    )

    def __init__(self, colleagues: dict[str, str], data: object = None, **more: object) -> None:
        super().__init__(data, **more)  # type: ignore[arg-type]
        self.fields["cover"].choices = [(NOBODY, "Nobody"), *colleagues.items()]  # type: ignore[attr-defined]


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def away(request: SignedIn) -> HttpResponse:
    """Says that one is away, or that one is back."""
    now = clock.now()
    on = today(now)
    if request.method == "POST" and "back" in request.POST:
        leave.come_back(request.person.id, on)
        return _said(request, "You are back.", "What you owe is yours again from today.")
    form = AwayForm(
        leave.could_cover(request.person.id, on),
        request.POST if request.method == "POST" else None,
        initial={"since": on, "until": on},
    )
    whole = ""
    if form.is_valid():
        try:
            days = form.cleaned_data
            leave.take(
                request.person.id, days["since"], days["until"], days["cover"] or None, today=on
            )
        except leave.WrongLeave as wrong:
            whole = str(wrong)
        else:
            return _said(
                request, "Your absence is written down.", "It shows wherever your post is named."
            )
    fields = bound.every_field(form)
    problems = (*([Problem(whole)] if whole else []), *bound.problems(form, fields))
    page = frame(
        request,
        "I'm away",
        here="My work",
        back=Link("My work", reverse("work")),
        has_errors=bool(problems),
    )
    shown = {
        "page": page,
        "fields": fields,
        "problems": problems,
        "leaves": leave.of(request.person.id, on),
    }
    return render(request, "worklist/away.html", shown, status=422 if problems else 200)


def _said(request: SignedIn, recorded: str, following: str) -> HttpResponse:
    request.session.pop(eyes.SEEN_AS, None)  # the top of the page tells who acts in one's posts
    say_once(request, Flash(recorded, (), following))
    return redirect("work")
