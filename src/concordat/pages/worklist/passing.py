"""Taking a case on, or handing it to a colleague in the same agency. Everybody keeps the part they
had.
"""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from concordat import clock
from concordat.brief.view import CaseView
from concordat.casework import queries, service
from concordat.casework.errors import NotFound, Stale
from concordat.casework.notes import new_id
from concordat.core.acts import Appointed, Note
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.labels import REASON
from concordat.core.posts import PRACTITIONER
from concordat.core.who.parts import Capacity
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.components.lists import Pages
from concordat.pages.dressing.lists import case_row
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.notes import Notes
from concordat.pages.forms.sheet import Sheet
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import frame, say_once, today
from concordat.pages.shell import Flash, Link
from concordat.people import queries as people

HERE = "My work"
MEANWHILE = "Somebody else acted in this case meanwhile. Look at it, then send this again."


@dataclass(frozen=True, slots=True)
class HandingOn:
    """A case that can be handed on: in which role, and to whom."""

    view: CaseView
    held: Capacity
    colleagues: dict[str, str]

    def act(self, person: str, notes: tuple[Note, ...]) -> Appointed:
        """The act that brings a colleague in on the same side."""
        agency = self.held.agency if self.held.side == "answering" else None
        return Appointed(PRACTITIONER, person, side=self.held.side, agency=agency, notes=notes)


@signed_in
@require_safe
def choose(request: SignedIn) -> HttpResponse:
    """The reader's open cases, to choose the one to hand on."""
    now = clock.now()
    try:
        found = queries.cases(request.person.id, now, after=request.GET.get("after"))
    except NotFound as error:
        raise Http404 from error
    page = frame(request, "Hand a case on", here=HERE, back=Link("My work", reverse("work")))
    rows = tuple(
        (case_row(line, now), reverse("hand-on-case", args=[line.ref])) for line in found.lines
    )
    more = Pages(older=f"?after={found.next}" if found.next else "")
    return render(request, "worklist/choose.html", {"page": page, "rows": rows, "more": more})


class HandOn(Sheet):
    """To whom, and what they should know."""

    def __init__(self, typed: Typed, colleagues: dict[str, str]) -> None:
        super().__init__(typed)
        self.person = self.ask(
            OneOf(
                "person",
                "Who takes it on?",
                options=colleagues,
                needed="Choose who takes it on.",
            )
        )
        self.words = self.ask(
            LongText(
                "words",
                "What should they know?",
                kept=REASON,
                hint="Only your own agency reads this. You can leave it empty.",
                rows=3,
            )
        )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: SignedIn, ref: str) -> HttpResponse:
    """Take the case on, or hand it to a colleague."""
    handing = _handing(request, ref)
    sheet = HandOn(Typed.posted(request, today(handing.view.now)), handing.colleagues)
    if sheet.is_right:
        try:
            return _perform(request, handing, sheet)
        except Refused as refused:
            sheet.refuse(refused.sentence)
        except Stale:
            sheet.refuse(MEANWHILE)
    return _show(request, handing, sheet)


def _show(request: SignedIn, handing: HandingOn, sheet: HandOn) -> HttpResponse:
    ref = handing.view.ref
    page = frame(
        request,
        f"Hand on case {ref}",
        board=handing.view.board,
        here=HERE,
        back=Link("Hand a case on", reverse("hand-on")),
        has_errors=bool(sheet.problems),
    )
    sent = sheet.typed.text("request")
    shown = {"page": page, "ref": ref, "sheet": sheet, "request_id": sent or new_id()}
    status = 422 if sheet.problems else 200
    return render(request, "worklist/hand_on.html", shown, status=status)


def _handing(request: SignedIn, ref: str) -> HandingOn:
    """The case, for those with a part in it on a side of their own. Raises Http404."""
    view = queries.case(ref, request.person.id, clock.now())
    if view is None:
        raise Http404
    held = next(
        (each for each in view.actor.capacities if each.side in ("raising", "answering")), None
    )
    if held is None:
        raise Http404
    colleagues = {
        member.person.id: f"{member.person.name}, {member.parts[0].seat.title}"
        for member in people.people_of(view.board.id, today(view.now), held.agency)
    }
    if request.person.id in colleagues:
        colleagues = {request.person.id: "I take it on myself", **colleagues}
        colleagues[request.person.id] = "I take it on myself"
    return HandingOn(view, held, colleagues)


def _perform(request: SignedIn, handing: HandingOn, sheet: HandOn) -> HttpResponse:
    """Hand the case on and say so. Raises Refused, Stale."""
    view, person = handing.view, sheet.person.given
    notes = Notes("own agency", handing.held.agency)
    act = handing.act(person, notes.of([sheet.words]))
    try:
        service.perform(
            view.ref,
            Command(act, sheet.typed.text("request")),
            request.person.id,
            words=notes.words,
        )
    except NotFound as error:
        raise Http404 from error
    name = f"{handing.colleagues[person].split(',')[0]} has"
    if person == request.person.id:
        name = "You have"
    recorded = f"{name} taken on case {view.ref}."
    following = "Whoever had a part in it keeps it, and deadlines keep running."
    say_once(request, Flash(recorded, (), following))
    return redirect("case", view.ref)
