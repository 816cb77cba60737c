"""Being away: from when until when, and who covers."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from concordat import clock
from concordat.casework import absences
from concordat.core import sentences
from concordat.core.errors import Refused
from concordat.core.wording import joined
from concordat.pages import eyes, sent
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.forms.days import Day
from concordat.pages.forms.fields import FromList, OneOf
from concordat.pages.forms.plausible import BACK, Plausible, months_after
from concordat.pages.forms.sheet import Sheet
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import answered, frame, say_once, today
from concordat.pages.shell import Flash, Link
from concordat.people import leave, queries
from concordat.people.values import Member

AWAY, AWAY_FOR = "I'm away", "Somebody else is away"
NOBODY = "nobody"
NOBODY_STANDS_IN = (
    "Nobody: whoever acts in their roles then, the leads of the service and of the agency, and the "
    "board's office are told what is open"
)
NOTHING_OPEN = "Nobody: nothing is open that somebody else has to know of."
LONGEST_LEAVE = 18  # months: the longest that is common, such as after a birth


class Away(Sheet):
    """The days, both included, and who covers; first whose they are, where a lead enters them for
    one of their people.
    """

    def __init__(
        self,
        typed: Typed,
        colleagues: dict[str, str],
        people: Mapping[str, Member] | None = None,
        *,
        nobody: str = NOBODY_STANDS_IN,
    ) -> None:
        super().__init__(typed)
        self.person = None
        if people is not None:
            needed = "Choose who is away."
            self.person = self.ask(
                FromList(
                    "person", "Who is away?", options=_options(people, typed.today), needed=needed
                )
            )
        whose = "you are" if people is None else "they are"
        self.since = self.ask(self._day("since", f"The first day {whose} away"))
        self.until = self.ask(self._day("until", f"The last day {whose} away"))
        self.cover = self.ask(
            OneOf(
                "cover",
                "Who stands in?",
                options={**colleagues, NOBODY: nobody},
                needed="Say who stands in, or that nobody does.",
                hint="They are told what is open, can see it from the first day, and can do it. "
                "Deadlines keep running.",
            )
        )

    def _day(self, name: str, label: str) -> Day:
        on = self.typed.today
        likely = Plausible(months_after(on, -BACK), months_after(on, LONGEST_LEAVE))
        needed = sentences.GIVE_A_DAY
        return Day(name, label, needed=needed, start=on, plausible=likely)

    def take(self, person: str, *, by: str, now: datetime) -> absences.Taken:
        """Record that somebody is away, and tell those on whom it falls. Raises WrongLeave."""
        since, until = self.since.given, self.until.given
        cover = None if self.cover.given == NOBODY else self.cover.given
        return absences.take(person, since, until, cover, by=by, now=now)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def away(request: SignedIn) -> HttpResponse:
    """Say that you are away, or back."""
    now, person = clock.now(), request.person.id
    on = today(now)
    if request.method == "POST" and sent.BACK.pressed(request):
        told = absences.come_back(person, now)
        yours = "Your tasks are yours again from today."
        return _said(request, "You are back.", yours, _names(told))
    colleagues = _options(leave.could_cover(person, on), on)
    sheet = Away(Typed.posted(request, on), colleagues, nobody=_with_nobody(person, now))
    if sheet.is_right:
        try:
            taken = sheet.take(person, by=person, now=now)
        except leave.WrongLeave as wrong:
            request.refused = Refused("wrong-leave", str(wrong))
        else:
            return _taken(request, "The days that you are away are kept.", sheet, taken)
    leads = bool(leave.could_be_away(person, on))
    return _show(request, sheet, leave.of(person, on), leads=leads)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def away_for(request: SignedIn) -> HttpResponse:
    """As the lead of an agency, say that one of its people is away."""
    now, lead = clock.now(), request.person.id
    on = today(now)
    people = leave.could_be_away(lead, on)
    if not people:
        raise Http404
    sheet = Away(Typed.posted(request, on), {lead: "I do", **_options(people, on)}, people)
    if sheet.is_right and sheet.person is not None:
        person = sheet.person.given
        try:
            taken = sheet.take(person, by=lead, now=now)
        except leave.WrongLeave as wrong:
            request.refused = Refused("wrong-leave", str(wrong))
        else:
            name = people[person].person.name
            return _taken(request, f"The days that {name} is away are kept.", sheet, taken, "their")
    return _show(request, sheet, ())


def _with_nobody(person: str, now: datetime) -> str:
    """What is said of choosing that nobody stands in: by name, who is told."""
    names = _names(absences.with_nobody(person, now))
    if not names:
        return f"{NOTHING_OPEN[:-1]} now"
    return f"Nobody: {joined(names)} {'is' if len(names) == 1 else 'are'} told what is open"


def _names(people: Collection[str]) -> tuple[str, ...]:
    known = queries.people(people)
    return tuple(known[each].name for each in people if each in known)


def _options(people: Mapping[str, Member], on: date) -> dict[str, str]:
    """What a list to choose from shows of them, and until when they are away themselves."""
    return {id_: f"{each.words}{each.unless_there(on)}" for id_, each in people.items()}


def _taken(
    request: SignedIn, recorded: str, sheet: Away, taken: absences.Taken, whose: str = "your"
) -> HttpResponse:
    """Say so, and name who was told."""
    cover = sheet.cover.given
    known = {id_: each.name for id_, each in queries.people((*taken.told, cover)).items()}
    names = tuple(known[each] for each in taken.told if each in known)
    falls_to = _falls_to(sheet, taken)
    if taken.cannot:
        instead = [known[each] for each in taken.told_instead if each in known]
        falls_to = f"{_cannot(known[cover], len(taken.cannot), whose, instead)} {falls_to}"
    return _said(request, recorded, falls_to, names or (NOTHING_OPEN,))


def _cannot(cover: str, cases: int, whose: str, instead: list[str]) -> str:
    """That whoever was to stand in can't everywhere, and who was told: not why, nor in which
    case.
    """
    number = "one" if cases == 1 else str(cases)
    told = f"{joined(instead)} {'has' if len(instead) == 1 else 'have'} been told instead"
    nobody = "ring the board's business manager"
    said = told if instead else nobody
    return f"{cover} can’t stand in for {number} of {whose} cases: {said}."


def _falls_to(sheet: Away, taken: absences.Taken) -> str:
    if not taken.told:
        return "Whoever acts then is shown what comes up meanwhile."
    if sheet.cover.given == NOBODY or taken.told == taken.told_instead:
        return "They have been told what is open."
    return "They have been told what is open, and can do it from the first day."


def _show(
    request: SignedIn, sheet: Away, leaves: tuple[leave.Leave, ...], *, leads: bool = False
) -> HttpResponse:
    if request.refused:
        sheet.refuse(request.refused.sentence)
    page = frame(
        request,
        AWAY_FOR if sheet.person else AWAY,
        here="My work",
        back=Link("My work", reverse("work")),
        has_errors=bool(sheet.problems),
    )
    shown = {"sheet": sheet, "leaves": leaves, "leads": leads}
    return answered(request, "worklist/away.html", page, **shown)


def _said(
    request: SignedIn, recorded: str, following: str, told: tuple[str, ...] = ()
) -> HttpResponse:
    request.session.pop(eyes.SEEN_AS, None)  # the top of the page tells who acts in one's posts
    say_once(request, Flash(recorded, told, following))
    return redirect("work")
