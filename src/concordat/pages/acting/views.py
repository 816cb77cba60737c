"""The page of an act: shown, sent, refused with everything kept, or recorded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from concordat import clock
from concordat.brief.values import Deadline, Strip
from concordat.casework import queries, service
from concordat.casework.errors import NotFound, Stale
from concordat.casework.notes import new_id
from concordat.casework.values import CaseView
from concordat.core.case import Owed
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.who import allowed
from concordat.core.who.offers import offers
from concordat.documents.names import Names
from concordat.documents.story import tell
from concordat.library.files.papers import papers_of
from concordat.pages.access import SignedIn, View, signed_in
from concordat.pages.acting.ask import Ask, Form
from concordat.pages.acting.recorded import flash
from concordat.pages.components.fields import Field, Problem, problems
from concordat.pages.components.values import Entry, Why
from concordat.pages.frame import frame, say_once
from concordat.pages.shell import Link
from concordat.pages.telling import duties, why
from concordat.people import queries as people

GONE = "This can't be done now: it has been done already, or it is not owed any more."
PageOf = Callable[[Ask], Form]


@dataclass(frozen=True, slots=True)
class ActPage:
    """The page of an act as it is shown. `request` and `seen` go with the form; `reason` stands
    where there is none.
    """

    heading: str
    case: str
    request: str = ""
    seen: int = 0
    button: str = ""
    grave: bool = False
    lead: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    when: tuple[Field, ...] = ()
    earlier: bool = False
    problems: tuple[Problem, ...] = ()
    meanwhile: tuple[Entry, ...] = ()
    owed: str = ""
    due: Deadline | None = None
    why: Why | None = None
    counted: Strip | None = None
    paper: Link | None = None
    reason: str = ""


def page_of(kind: str, page: PageOf) -> View:
    """The view of one act."""

    @signed_in
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: SignedIn, ref: str) -> HttpResponse:
        seen_case = queries.case(ref, request.person.id, clock.now())
        if seen_case is None:
            raise Http404
        ask = _ask(request, seen_case)
        if request.method == "POST":
            return _sent(request, ask, page)
        reason = _why_not(ask, kind)
        return _show(request, ask, None if reason else page(ask), reason=reason)

    return view


def _ask(request: HttpRequest, view: CaseView) -> Ask:
    today = view.record.calendar.day_of(view.now)
    return Ask(
        view,
        request.GET.get("about", ""),
        request.POST if request.method == "POST" else None,
        members=lambda: _members(view.board.id, today),
        agencies=lambda: {each.id: each for each in people.agencies(view.board.id, today)},
    )


def _members(board: str, today: date) -> dict[str, str]:
    """Everybody with a post in the board, with that post, by id."""
    told = {}
    for member in people.people_of(board, today):
        post = next((part for part in member.parts if not part.covering), member.parts[0])
        told[member.person.id] = f"{member.person.name}, {post.seat.title}, {post.agency_name}"
    return told


def _why_not(ask: Ask, kind: str) -> str:
    """Why the page offers no form, as the core says; "" where it does."""
    case, actor = ask.view.case, ask.view.actor
    if kind == "correct":
        event = next((each for each in ask.view.record.events if str(each.seq) == ask.about), None)
        refused = allowed.why_not_correct(actor, event) if event else None
        return refused.sentence if refused else ""
    about = (
        "" if kind == "note" else ask.about
    )  # a note may be about an entry, and is a note all the same
    found = [
        each
        for each in offers(ask.protocol, case, actor)
        if each.kind == kind and about in ("", each.about)
    ]
    if any(each.open for each in found):
        return ""
    refused = next((each.refused for each in found), None)
    return refused.sentence if refused else GONE


# ── Sent ──────────────────────────────────────────────────────────────────────────────────────────


def _sent(request: SignedIn, ask: Ask, page: PageOf) -> HttpResponse:
    form = page(ask)
    if any(field.error for field in (*form.fields, *_when(ask, form))):
        return _show(request, ask, form, stale=_acted_meanwhile(ask))
    command = Command(
        form.act(),
        ask.text("request"),
        happened=_not_before(form.duty, ask.instant("happened")),
        received=ask.instant("received"),
        behalf=ask.text("behalf") or None,
    )
    try:
        done = service.perform(
            ask.view.ref,
            command,
            request.person.id,
            words=ask.words,
            seen=_number(ask.text("seen")),
        )
    except NotFound:
        raise Http404 from None
    except Refused as refused:
        return _show(request, ask, form, whole=(refused.sentence,))
    except Stale as stale:
        return _show(request, ask, form, stale=stale)
    after = queries.case(ask.view.ref, request.person.id, clock.now())
    say_once(request, flash(ask.view, after, done))
    return HttpResponseRedirect(reverse("case", args=[ask.view.ref]) if after else reverse("home"))


def _acted_meanwhile(ask: Ask) -> Stale | None:
    """What somebody else did since the form was built: it may be why an answer is not offered any
    more.
    """
    seen = _number(ask.text("seen"))
    since = [event for event in ask.view.record.events if seen is not None and event.seq > seen]
    return Stale(ask.view.ref, since) if since else None


def _not_before(duty: Owed | None, happened: datetime | None) -> datetime | None:
    """People give minutes: what happened in the minute in which it came to be owed happened after
    that.
    """
    if duty is None or happened is None:
        return happened
    return (
        max(happened, duty.opened)
        if happened == duty.opened.replace(second=0, microsecond=0)
        else happened
    )


def _number(typed: str) -> int | None:
    return int(typed) if typed.isdecimal() else None


# ── Shown ─────────────────────────────────────────────────────────────────────────────────────────


def _show(
    request: SignedIn,
    ask: Ask,
    form: Form | None,
    *,
    reason: str = "",
    whole: tuple[str, ...] = (),
    stale: Stale | None = None,
) -> HttpResponse:
    """The page, with what was typed. Refused, or overtaken by somebody else, it is answered as a
    conflict.
    """
    case = reverse("case", args=[ask.view.ref])
    shown = (
        ActPage("Not possible now", case, reason=reason)
        if form is None
        else _filled(ask, form, case, whole, stale)
    )
    page = frame(
        request,
        f"{shown.heading} – case {ask.view.ref}",
        board=ask.view.board,
        here="Cases",
        back=Link(f"Case {ask.view.ref}", case),
        has_errors=bool(shown.problems or shown.meanwhile),
    )
    status = 409 if whole or stale else 422 if shown.problems else 200
    return render(request, "acting/act.html", {"page": page, "act": shown}, status=status)


def _filled(
    ask: Ask, form: Form, case: str, whole: tuple[str, ...], stale: Stale | None
) -> ActPage:
    view, when = ask.view, _when(ask, form)
    return ActPage(
        heading=form.heading,
        case=case,
        request=ask.text("request") or new_id(),
        seen=view.seq if ask.typed is None or stale else _number(ask.text("seen")) or view.seq,
        button=form.button,
        grave=form.grave,
        lead=form.lead,
        fields=form.fields,
        when=when,
        earlier=_earlier(ask),
        problems=problems((*form.fields, *when), whole),
        meanwhile=_meanwhile(view, ask.names, stale),
        owed=duties.sentence(view, ask.names, form.duty) if form.duty else "",
        due=duties.due(view, form.duty) if form.duty else None,
        why=why.why(view, form.duty) if form.duty else None,
        counted=why.counted(view, form.duty) if form.duty else None,
        paper=_paper(view, form.paper),
    )


def _when(ask: Ask, form: Form) -> tuple[Field, ...]:
    if not form.dated:
        return ()
    happened = ask.moment("happened", "When did it happen?", "Leave this empty if it was just now.")
    if not form.received:
        return happened
    return (
        *happened,
        *ask.moment("received", "When did it reach them?", "Leave this empty if it was at once."),
    )


def _earlier(ask: Ask) -> bool:
    """Whether a day or a time was typed, so that its boxes stand open."""
    names = ask.typed.keys() if ask.typed is not None else ()
    return any(ask.text(name) for name in names if name.startswith(("happened_", "received_")))


def _paper(view: CaseView, key: str | None) -> Link | None:
    title = papers_of(view.record.protocol).title(key) if key else None
    return (
        Link(f"{title}, filled from this case", reverse("paper", args=[view.ref, key]))
        if title
        else None
    )


def _meanwhile(view: CaseView, names: Names, stale: Stale | None) -> tuple[Entry, ...]:
    """What somebody else did since the page was opened."""
    return tuple(
        Entry(
            f"entry-{event.seq}", told.what, names.author(event), event.happened, words=told.words
        )
        for event in (stale.events if stale else ())
        for told in [tell(view, names, event)]
    )
