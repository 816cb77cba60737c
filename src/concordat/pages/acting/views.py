"""The page of an act: shown, sent, refused with everything kept, or recorded."""

from datetime import date

import msgspec
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from concordat import clock
from concordat.brief.reading import Brief
from concordat.brief.sent_before import sent_before, used_for_something_else
from concordat.casework import queries, service
from concordat.casework.errors import NotFound, Stale
from concordat.casework.requests import Form
from concordat.casework.store import Loaded
from concordat.core.acts import ActKind
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.pages import returned, sent
from concordat.pages.access import SignedIn, View, signed_in
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import whose
from concordat.pages.acting.check import check_of, is_to_be_checked
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.overtaken import GONE, why_not_any_more
from concordat.pages.acting.page import ShownAct, elsewhere, no_longer, not_possible, number, shown
from concordat.pages.acting.recorded import flash, follows
from concordat.pages.acting.tried import AnyForm
from concordat.pages.acting.when import When
from concordat.pages.dressing.ringing import answers_now
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import frame, say_once
from concordat.pages.shell import Link
from concordat.people import queries as people

SENT_ALREADY = (
    "You sent this form already, with other words or answers, and that is recorded. If this is "
    "something else, send it again. To change what you sent, correct it on the page of the case."
)


def view_of(kind: ActKind, page: ActPage) -> View:
    """The view of one act."""

    @signed_in
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: SignedIn, ref: str) -> HttpResponse:
        found = queries.opened(ref, request.person.id, clock.now())
        if found is None:
            raise Http404
        ask = _ask(request, found, kind)
        reason = "" if request.method == "POST" else ask.brief.why_not(kind, ask.about)
        if reason and not ask.typed.sent:
            return _show(request, ask, not_possible(ask, reason))
        if reason and not request.refused:
            request.refused = Refused("not-now", reason)
        return _answer(request, ask, page.form, found.loaded)

    return returned.one_of_several(view) if page.repeats else view


def _ask(request: SignedIn, opened: queries.Opened, kind: ActKind) -> Ask:
    view = opened.view
    board, today, about = view.board.id, view.today, sent.ABOUT.of(request)
    return Ask(
        Brief(view),
        kind,
        about,
        Typed.posted(request, today),
        members=lambda: _members(board, today),
        agencies=lambda: {each.id: each for each in people.agencies(board, today)},
        other_cases=lambda: queries.other_cases(view),
        naming=lambda acts: queries.naming(opened, acts),
        shown_as=Form(request.person.id, f"{kind}/{view.ref}/{about}"),
    )


def _members(board: str, today: date) -> dict[str, str]:
    """Everybody with a post in the board, with all their posts, by id; whoever only stands in for
    others, with those in which they do.
    """
    told = {}
    for member in people.people_of(board, today):
        own = [part for part in member.parts if not part.covering] or member.parts
        posts = dict.fromkeys(f"{part.seat.title}, {part.organisation}" for part in own)
        away = member.unless_there(today)
        told[member.person.id] = f"{member.person.name}, {'; '.join(posts)}{away}"
    return told


def _answer(request: SignedIn, ask: Ask, again: AnyForm, basis: Loaded) -> HttpResponse:
    """The page of a form, or what follows once it was sent."""
    meanwhile = _acted_meanwhile(ask)
    try:
        form = again(ask)
    except Http404:  # it asks about what was there when the page was opened
        if meanwhile is None and not ask.typed.sent:
            raise
        return _show(request, ask, no_longer(ask, again, meanwhile, GONE))
    if form.instead and ask.typed.sent:
        return _show(request, ask, elsewhere(ask, form.instead))
    when = When(ask, form)
    if request.method == "POST" and not (ask.problems or when.problems):
        recorded = _sent(request, ask, form, when, basis)
        if recorded is not None:
            return recorded
    if why := _why_not(ask, form, when, meanwhile):
        return _show(request, ask, no_longer(ask, again, meanwhile, why))
    return _show(request, ask, _again(request, ask, form, when, again))


def _why_not(ask: Ask, form: ActForm, when: When, meanwhile: Stale | None) -> str:
    """Why what was sent can't be recorded, whatever is put right in it; "" where it can, or nothing
    was sent.
    """
    if meanwhile:
        return why_not_any_more(ask, form, when)
    return ask.brief.why_not(ask.kind, ask.about) if ask.typed.sent else ""


# ── Sent ──────────────────────────────────────────────────────────────────────────────────────────


def _sent(
    request: SignedIn, ask: Ask, form: ActForm, when: When, basis: Loaded
) -> HttpResponse | None:
    """Record it, and go where that is said; None where it can't be recorded as it is, or is to be
    checked first.
    """
    ref, by, seen = ask.view.ref, request.person.id, number(ask.typed.text("seen"))
    try:
        command = _command(ask, form, when)
        once = _once(ask, command)
        if is_to_be_checked(ask, form, when):
            service.check(ref, once, by, words=ask.words, seen=seen, basis=basis, made_here=True)
            return None
        done = service.perform(
            ref, once, by, words=ask.words, seen=seen, basis=basis, made_here=True
        )
    except NotFound:
        raise Http404 from None
    except Refused as refused:
        request.refused = refused
        return None
    except Stale:  # the page says what was recorded meanwhile
        return None
    return _recorded(request, ask, done, again=done.events[0].request != command.request)


def _command(ask: Ask, form: ActForm, when: When) -> Command:
    """What is asked to be recorded. Raises Refused for a form that was shown to somebody else."""
    return Command(
        form.act(),
        ask.shown_as.request(ask.typed.text("request")),
        happened=when.happened,
        received=when.received,
        behalf=whose(ask),
        also=form.also(),
    )


def _once(ask: Ask, command: Command) -> Command:
    """The same command; as it was sent before, where it was. Raises Refused for a form that was
    sent before with something else in it: that counts for a form of its own.
    """
    texts = {note: each.text for note, each in ask.words.items()}
    if used_for_something_else(ask.view, command, texts):
        raise Refused("sent-already", SENT_ALREADY)
    before = sent_before(ask.view, command, texts)
    return msgspec.structs.replace(command, request=before) if before else command


def _recorded(request: SignedIn, ask: Ask, done: service.Done, *, again: bool) -> HttpResponse:
    """Go to the page that says what was recorded and who was told."""
    after = queries.after(ask.view, done.after)
    say_once(request, flash(ask.view, after, done, again=again))
    return HttpResponseRedirect(follows(after, done))


def _again(request: SignedIn, ask: Ask, form: ActForm, when: When, again: AnyForm) -> ShownAct:
    """The page as it is shown: empty, or filled with what has to be put right or was recorded
    meanwhile, or is to be checked.
    """
    refused = request.refused
    at_a_time = refused is not None and when.refuse_time(refused, ask.view.now)
    whole = refused.sentence if refused and not at_a_time else ""
    meanwhile, check = _acted_meanwhile(ask), None if refused else check_of(ask, form, when)
    return shown(ask, form, when, again, refused=whole, stale=meanwhile, check=check)


def _acted_meanwhile(ask: Ask) -> Stale | None:
    """What was recorded since the form was built, which may be why an answer is no longer
    offered.
    """
    seen = number(ask.typed.text("seen"))
    since = [event for event in ask.view.record.events if seen is not None and event.seq > seen]
    return Stale(ask.view.ref, since) if since else None


# ── Shown ─────────────────────────────────────────────────────────────────────────────────────────


def _show(request: SignedIn, ask: Ask, act: ShownAct) -> HttpResponse:
    """The page, with what was typed."""
    ref = ask.view.ref
    heading = act.overtaken.heading if act.overtaken else act.heading
    page = frame(
        request,
        f"{heading} – case {ref}",
        board=ask.view.board,
        here="Cases",
        back=Link(f"Case {ref}", act.case),
        has_errors=bool(act.problems or act.meanwhile),
        about_danger=act.about_danger,
    )
    ring = answers_now(ask.view.board, ask.view.now) if act.rings else None
    kept = request.returned.id if request.returned else ""
    shown_here = {"page": page, "act": act, "ring": ring, "kept": kept}
    return render(request, "acting/act.html", shown_here, status=act.status)
