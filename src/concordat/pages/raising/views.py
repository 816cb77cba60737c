"""The views from answers to a draft, and from a draft to a case. They only translate."""

from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from concordat import clock
from concordat.brief.reading import Brief
from concordat.casework import drafts, queries, service
from concordat.core.errors import Refused
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.components.fields import FieldProblem
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import frame, work_changed
from concordat.pages.raising import end, journey, page, sending
from concordat.pages.raising.draft import CHILD, Draft, fresh
from concordat.pages.raising.drafts import begun, keep, nothing_to_raise_in, on_a_draft, place_for
from concordat.pages.raising.ground import Ground, NothingToRaiseIn
from concordat.pages.raising.questions.question import Question
from concordat.pages.raising.questions.start import Danger, Procedure
from concordat.pages.raising.single import Single, sent
from concordat.pages.shell import Link

HERE = "Raise a disagreement"
FORM = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(FORM)
def start(request: SignedIn) -> HttpResponse:
    """The first question, and the drafts one can go on with."""
    try:
        place = place_for(request)
    except NothingToRaiseIn:
        return nothing_to_raise_in(request)
    draft = fresh(_ended(request, request.GET.get("after", "")))
    form = Danger(Typed.posted(request, place.on), place, draft, "danger")
    if form.is_right:
        draft = keep(draft.with_answers("danger", form.kept()), place)
        return _on_from(request, journey.FIXED["danger"], form, draft)
    shown = page.step(journey.FIXED["danger"], form, draft, place, checked=form.typed.sent)
    around = frame(request, HERE, board=place.board, here=HERE, has_errors=bool(shown.problems))
    more = {"begun": begun(request.person, place.now), "place": place, "after": draft.after}
    return render(request, "raising/start.html", {"page": around, "step": shown, **more})


@on_a_draft
@require_safe
def tasks(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """How far the draft has come."""
    around = frame(request, HERE, board=place.board, here=HERE)
    return render(
        request,
        "raising/tasks.html",
        {"page": around, "tasks": page.tasks(draft, place), "draft": draft},
    )


@on_a_draft
@require_http_methods(FORM)
def answer(request: SignedIn, draft: Draft, place: Ground, key: str) -> HttpResponse:
    """One page of questions. What was typed is kept, right or wrong; then the raiser goes on or
    corrects it.
    """
    asked = journey.find(draft, place, key)
    if asked is None:
        raise Http404
    if request.method != "POST":
        return _ask(
            request, asked, journey.filled(asked, draft, place), draft, place, checked=False
        )
    if "remove" in request.POST:
        return redirect("raise-tasks", keep(draft.without_child(key), place).id)
    form = asked.form(Typed.posted(request, place.on), place, draft, key)
    draft = keep(draft.with_answers(key, form.kept()), place)
    if "later" in request.POST:
        return redirect("raise-tasks", draft.id)
    more = "add" in request.POST
    if more or not (form.detour() or form.is_right):
        return _ask(request, asked, form, draft, place, checked=not more)
    return _on_from(request, asked, form, draft)


@on_a_draft
@require_safe
def ring_first(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Whom to ring about a child in danger, and the way on once that is done."""
    around = frame(request, "Ring first", board=place.board, here=HERE)
    return render(
        request, "raising/ring_first.html", {"page": around, "place": place, "draft": draft}
    )


@on_a_draft
@require_safe
def instead(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Where to go with what this procedure isn't for."""
    asked = journey.FIXED["procedure"]
    other = cast(Procedure, journey.filled(asked, draft, place)).chosen_instead()
    if other is None:
        return redirect("raise-page", draft.id, "procedure")
    shown = page.instead(other, draft, place)
    around = frame(
        request, "Another procedure", board=place.board, here=HERE, back=Link("Back", shown.back)
    )
    return render(
        request, "raising/instead.html", {"page": around, "instead": shown, "draft": draft}
    )


@on_a_draft
@require_http_methods(FORM)
def check(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Every answer once more; sent from here, it is raised."""
    if journey.missing(draft, place):
        return redirect("raise-tasks", draft.id)
    problems: tuple[FieldProblem, ...] = ()
    if request.method == "POST":
        try:
            return _sent(request, draft, place)
        except Refused as refused:
            problems = (FieldProblem(refused.sentence),)
    around = frame(
        request, "Check your answers", board=place.board, here=HERE, has_errors=bool(problems)
    )
    shown = {"answers": page.answers(draft, place), "problems": problems, "draft": draft}
    return render(request, "raising/check.html", {"page": around, **shown})


@on_a_draft
@require_http_methods(FORM)
def throw_away(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Ask first, then delete the draft and everything in it."""
    if request.method == "POST":
        drafts.discard(place.person.id, draft.id)
        return redirect("raise")
    around = frame(request, "Throw this draft away", board=place.board, here=HERE)
    return render(request, "raising/throw_away.html", {"page": around, "draft": draft})


@signed_in
@require_http_methods(FORM)
def quick(request: SignedIn) -> HttpResponse:
    """Everything that is needed on one page, for those who know the procedure. Sent from here, it
    is raised.
    """
    try:
        place = place_for(request, request.GET.get("board", ""))
    except NothingToRaiseIn:
        return nothing_to_raise_in(request)
    problems: tuple[FieldProblem, ...] = ()
    if request.method == "POST":
        draft = keep(sent(Typed.posted(request, place.on), place), place)
        single = Single(draft, place)
        if "later" in request.POST:
            return redirect("raise-tasks", draft.id)
        if not (problems := single.problems()):
            try:
                return _sent(request, draft, place)
            except Refused as refused:
                problems = (FieldProblem(refused.sentence),)
    else:
        single = Single(fresh(), place)
    around = frame(request, HERE, board=place.board, here=HERE, has_errors=bool(problems))
    shown = {"single": single, "problems": problems, "place": place}
    return render(request, "raising/quick.html", {"page": around, **shown})


@signed_in
@require_safe
def raised(request: SignedIn, ref: str) -> HttpResponse:
    """The end: the reference, what happens next, by when, and what to say on the telephone."""
    view = queries.case(ref, request.person.id, clock.now())
    if view is None or view.case.raiser != request.person.id:
        raise Http404
    around = frame(request, f"Raised: {ref}", board=view.board, here=HERE)
    return render(
        request,
        "raising/raised.html",
        {"page": around, "raised": end.page(Brief(view), request.person)},
    )


def _ended(request: SignedIn, ref: str) -> str:
    """The reference of an ended case of theirs that is to be raised again; "" where none is
    named.
    """
    if not ref:
        return ""
    view = queries.case(ref, request.person.id, clock.now())
    if view is None or view.case.end is None:
        raise Http404
    return view.ref


def _ask(
    request: SignedIn,
    asked: journey.Page,
    form: Question,
    draft: Draft,
    place: Ground,
    *,
    checked: bool,
) -> HttpResponse:
    shown = page.step(asked, form, draft, place, checked=checked)
    back = Link("Back to the list", reverse("raise-tasks", args=[draft.id]))
    around = frame(
        request,
        place.said(asked.task),
        board=place.board,
        here=HERE,
        back=back,
        has_errors=bool(shown.problems),
    )
    return render(request, "raising/step.html", {"page": around, "step": shown, "draft": draft})


def _on_from(request: SignedIn, asked: journey.Page, form: Question, draft: Draft) -> HttpResponse:
    """Go where the answer leads, back to checking if the raiser came from there, or else to the
    next page that isn't done.
    """
    place = place_for(request, draft.one("board", "board"))
    if detour := form.detour():
        return redirect(detour, draft.id)
    if "another" in request.POST:
        return redirect("raise-page", draft.id, f"{CHILD}{len(draft.children) + 1}")
    following = journey.after(asked, draft, place)
    came_from_checking = request.GET.get("then") == "check" and not journey.missing(draft, place)
    if following is None or came_from_checking:
        return redirect("raise-check", draft.id)
    return redirect("raise-page", draft.id, following.key)


def _sent(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Raise what the draft says and go to its end. Raises Refused."""
    ref = _raise(draft, place)
    work_changed(request)
    return redirect("raise-raised", ref)


def _raise(draft: Draft, place: Ground) -> str:
    """Record what the draft says, once however often it is sent, and return the case's reference.
    Raises Refused.
    """
    ref = None
    for said in sending.to_record(draft, place):
        done = service.perform(
            ref, said.command, place.person.id, words=said.words, board=place.board.id
        )
        ref = ref or done.ref
    if ref is None:
        raise ValueError("the draft says nothing")
    keep(draft.as_raised(ref), place)
    return ref
