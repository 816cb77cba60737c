"""Taking a case on, or handing it to a colleague of one's own agency. Whoever had a part
keeps it.
"""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from concordat import clock
from concordat.casework import queries, service
from concordat.casework.errors import NotFound, Stale
from concordat.casework.notes import Words, new_id
from concordat.casework.values import CaseView
from concordat.core.acts import Appointed, Note
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.posts import PRACTITIONER
from concordat.core.who.parts import Capacity
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.components import bound
from concordat.pages.components.fields import Problem
from concordat.pages.components.lists import Pages
from concordat.pages.dressing.lists import case_row
from concordat.pages.frame import frame, say_once, today
from concordat.pages.shell import Flash, Link
from concordat.people import queries as people

HERE = "My work"
MEANWHILE = "Somebody else acted in this case meanwhile. Look at it, then send this again."


class HandOnForm(forms.Form):
    """To whom, and what they should know."""

    person = forms.ChoiceField(
        label="Who takes it on?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose who takes it on",
            "invalid_choice": "Choose who takes it on",
        },
    )
    words = forms.CharField(
        label="What should they know?",
        help_text="Only your own agency reads this. You can leave it empty.",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, colleagues: dict[str, str], data: object = None, **more: object) -> None:
        super().__init__(data, **more)  # type: ignore[arg-type]
        self.fields["person"].choices = list(colleagues.items())  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class HandingOn:
    """A case that can be handed on: in which capacity, and to whom."""

    view: CaseView
    held: Capacity
    colleagues: dict[str, str]

    def act(self, person: str, notes: tuple[Note, ...]) -> Appointed:
        """The act that brings a colleague in, on one's own side."""
        agency = self.held.agency if self.held.side == "answering" else None
        return Appointed(PRACTITIONER, person, side=self.held.side, agency=agency, notes=notes)


@signed_in
@require_safe
def choose(request: SignedIn) -> HttpResponse:
    """One's open cases, to choose the one to hand on."""
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


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hand_on(request: SignedIn, ref: str) -> HttpResponse:
    """Takes the case on, or hands it to a colleague."""
    handing = _handing(request, ref)
    sent = request.POST if request.method == "POST" else None
    form = HandOnForm(handing.colleagues, sent)
    whole = ""
    if form.is_valid():
        try:
            return _perform(request, handing, form)
        except Refused as refused:
            whole = refused.sentence
        except Stale:
            whole = MEANWHILE
    fields = bound.every_field(form)
    problems = (*([Problem(whole)] if whole else []), *bound.problems(form, fields))
    page = frame(
        request,
        f"Hand on case {ref}",
        board=handing.view.board,
        here=HERE,
        back=Link("Hand a case on", reverse("hand-on")),
        has_errors=bool(problems),
    )
    shown = {
        "page": page,
        "ref": ref,
        "fields": fields,
        "problems": problems,
        "request_id": sent.get("request", "") if sent else new_id(),
    }
    return render(request, "worklist/hand_on.html", shown, status=422 if problems else 200)


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


def _perform(request: SignedIn, handing: HandingOn, form: HandOnForm) -> HttpResponse:
    person, text = form.cleaned_data["person"], form.cleaned_data["words"].strip()
    note = new_id()
    words = {note: Words(text, "own agency", handing.held.agency)} if text else {}
    act = handing.act(person, (Note(note, "reason"),) if text else ())
    try:
        service.perform(
            handing.view.ref,
            Command(act, request.POST.get("request", "")),
            request.person.id,
            words=words,
        )
    except NotFound as error:
        raise Http404 from error
    name = (
        "You have"
        if person == request.person.id
        else f"{handing.colleagues[person].split(',')[0]} has"
    )
    say_once(
        request,
        Flash(
            f"{name} taken on case {handing.view.ref}.",
            (),
            "Whoever had a part in it keeps it, and limits go on.",
        ),
    )
    return redirect("case", handing.view.ref)
