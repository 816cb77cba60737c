"""Being away: from when until when, and who covers."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from concordat import clock
from concordat.pages import eyes
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.forms.days import Day
from concordat.pages.forms.fields import FromList
from concordat.pages.forms.plausible import BACK, Plausible, months_after
from concordat.pages.forms.sheet import Sheet
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import frame, say_once, today
from concordat.pages.shell import Flash, Link
from concordat.people import leave

LONGEST_LEAVE = 18  # months: the longest that is common, such as after a birth


class Away(Sheet):
    """The days, both included, and who covers."""

    def __init__(self, typed: Typed, colleagues: dict[str, str]) -> None:
        super().__init__(typed)
        self.since = self.ask(self._day("since", "The first day you are away"))
        self.until = self.ask(self._day("until", "The last day you are away"))
        self.cover = self.ask(
            FromList(
                "cover",
                "Who stands in for you?",
                options=colleagues,
                nothing="Nobody",
                hint="They are shown what you owe from your first day away, and can do it. "
                "Deadlines keep running.",
            )
        )

    def _day(self, name: str, label: str) -> Day:
        on = self.typed.today
        likely = Plausible(months_after(on, -BACK), months_after(on, LONGEST_LEAVE))
        needed = "Give a day, a month and a year."
        return Day(name, label, needed=needed, start=on, plausible=likely)

    def take(self, person: str) -> None:
        """Record that somebody is away. Raises WrongLeave."""
        since, until = self.since.given, self.until.given
        leave.take(person, since, until, self.cover.value, today=self.typed.today)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def away(request: SignedIn) -> HttpResponse:
    """Say that you are away, or back."""
    on, person = today(clock.now()), request.person.id
    if request.method == "POST" and "back" in request.POST:
        leave.come_back(person, on)
        return _said(request, "You are back.", "What you owe is yours again from today.")
    sheet = Away(Typed.posted(request, on), leave.could_cover(person, on))
    if sheet.is_right:
        try:
            sheet.take(person)
        except leave.WrongLeave as wrong:
            sheet.refuse(str(wrong))
        else:
            return _said(
                request, "Your absence is written down.", "It shows wherever your post is named."
            )
    return _show(request, sheet, leave.of(person, on))


def _show(request: SignedIn, sheet: Away, leaves: tuple[leave.Leave, ...]) -> HttpResponse:
    page = frame(
        request,
        "I'm away",
        here="My work",
        back=Link("My work", reverse("work")),
        has_errors=bool(sheet.problems),
    )
    shown = {"page": page, "sheet": sheet, "leaves": leaves}
    status = 422 if sheet.problems else 200
    return render(request, "worklist/away.html", shown, status=status)


def _said(request: SignedIn, recorded: str, following: str) -> HttpResponse:
    request.session.pop(eyes.SEEN_AS, None)  # the top of the page tells who acts in one's posts
    say_once(request, Flash(recorded, (), following))
    return redirect("work")
