"""The views of a draft: its questions, asked and answered. They only translate."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from concordat import clock
from concordat.casework import drafts
from concordat.casework.returned import latest_of
from concordat.pages import sent
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import answered, frame, today
from concordat.pages.raising import again, journey, page
from concordat.pages.raising.draft import CHILD, Draft, fresh
from concordat.pages.raising.drafts import (
    answered_by,
    begun,
    keep,
    nobody_answers,
    nothing_to_raise_in,
    on_a_draft,
    place_for,
    place_of,
)
from concordat.pages.raising.ground import Ground, NothingToRaiseIn, is_office
from concordat.pages.raising.questions.question import Question
from concordat.pages.raising.questions.start import Danger
from concordat.pages.raising.ring import nobody_rung, own_leads
from concordat.pages.raising.single import says_more
from concordat.pages.returned import filled
from concordat.people.danger import to_ring_first

HERE = "Raise a disagreement"
IN_BOTH_WAYS = ("danger", journey.KEPT_OUT.key, journey.TELLING.key)
FORM = ["GET", "HEAD", "POST"]


@signed_in
@require_http_methods(FORM)
def start(request: SignedIn) -> HttpResponse:
    """The first question, and the drafts one can go on with."""
    try:
        place = place_for(request.person)
    except NothingToRaiseIn:
        if is_office(request.person, today(clock.now())):
            return redirect("raise-for-somebody")
        return nothing_to_raise_in(request)
    if len(place.boards) == 1 and not place.answering(""):
        return nobody_answers(request, place)
    before = again.ended(request)
    draft = fresh(before.ref if before else "")
    form = Danger(Typed.posted(request, place.on), place, draft, "danger")
    if form.is_right:
        draft = draft.with_answers("danger", form.kept())
        if before:
            place = place_for(request.person, before.board.id)
            draft = again.with_what_is_known(draft, before, place)
        draft = keep(draft, place)
        return on_from(request, journey.FIXED["danger"], form, draft)
    shown = page.step(journey.FIXED["danger"], form, draft, place, checked=form.typed.sent)
    around = frame(request, HERE, board=place.board, here=HERE, has_errors=bool(shown.problems))
    more = {"begun": begun(request.person, place.now), "place": place}
    more["linked"] = again.linked_to(draft, place)
    more["is_office"] = is_office(request.person, place.on)
    return answered(request, "raising/start.html", around, step=shown, **more)


@on_a_draft
@require_safe
def tasks(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """How far the draft has come, with everything that can be asked."""
    draft = draft.at_length()
    around = frame(request, HERE, board=place.board, here=HERE)
    return render(
        request,
        "raising/tasks.html",
        {
            "page": around,
            "tasks": page.tasks(draft, place),
            "draft": draft,
            "place": place,
            "fits_on_one_page": not says_more(draft, place),
            "linked": again.linked_to(draft, place),
            "nobody_rung": nobody_rung(draft, place),
        },
    )


def _with_answers(typed: Typed, draft: Draft, place: Ground, key: str) -> Draft:
    """The draft with what one page of questions sent."""
    asked = journey.find(draft, place, key)
    return draft.with_answers(key, asked.form(typed, place, draft, key).kept()) if asked else draft


@answered_by(_with_answers)
@on_a_draft
@require_http_methods(FORM)
def answer(request: SignedIn, draft: Draft, place: Ground, key: str) -> HttpResponse:
    """One page of questions. What was typed is kept, right or wrong; then the raiser goes on or
    corrects it.
    """
    draft = draft if key in IN_BOTH_WAYS else draft.at_length()
    asked = journey.find(draft, place, key)
    if asked is None:
        raise Http404
    if request.method != "POST":
        form = journey.filled(asked, draft, place)
        typed = Typed.posted(request, place.on)
        if typed.sent:
            form = asked.form(typed, place, draft, key)
        checked = typed.back and not typed.many(sent.ADD.name)
        return _ask(request, asked, form, draft, place, checked=checked)
    if sent.REMOVE.pressed(request):
        return redirect("raise-tasks", keep(draft.without_child(key), place).id)
    form = asked.form(Typed.posted(request, place.on), place, draft, key)
    draft = keep(draft.with_answers(key, form.kept()), place)
    if sent.LATER.pressed(request):
        return redirect("raise-tasks", draft.id)
    more = sent.ADD.pressed(request)
    if more or not (form.detour() or form.is_right):
        return _ask(request, asked, form, draft, place, checked=not more)
    return on_from(request, asked, form, draft)


@on_a_draft
@require_http_methods(FORM)
def ring_first(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Whom to ring about a child in danger, who was rung, and the way on."""
    asked, typed = journey.RUNG, Typed.posted(request, place.on)
    form = journey.filled(asked, draft, place)
    if typed.sent:
        form = asked.form(typed, place, draft, asked.key)
    if request.method == "POST":
        draft = keep(draft.with_answers(asked.key, form.kept()), place)
        if form.is_right:
            return on_from(request, asked, form, draft)
    shown = page.step(asked, form, draft, place, checked=typed.is_checked)
    around = frame(
        request,
        "Ring first",
        board=place.board,
        here=HERE,
        has_errors=bool(shown.problems),
        about_danger=True,
    )
    numbers = to_ring_first(place.contacts, place.board.nation, place.now)
    leads = () if draft.office else own_leads(draft, place)
    more = {"place": place, "draft": draft, "step": shown, "numbers": numbers, "leads": leads}
    return answered(request, "raising/ring_first.html", around, **more)


@on_a_draft
@require_http_methods(FORM)
def throw_away(request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Ask first, then delete the draft and everything in it."""
    if request.method == "POST":
        drafts.discard(place.person.id, draft.id)
        return redirect("raise")
    around = frame(request, "Throw this draft away", board=place.board, here=HERE)
    ring = nobody_rung(draft, place)
    shown = {"page": around, "draft": draft, "place": place, "nobody_rung": ring}
    return render(request, "raising/throw_away.html", shown)


@on_a_draft
@require_safe
def go_on(_request: SignedIn, draft: Draft, place: Ground) -> HttpResponse:
    """Where the draft was left: at what was sent of it last and isn't kept in it; at who was rung,
    on the one page, or at the list of all questions; once nothing is missing, where its answers are
    checked and can be changed.
    """
    if card := latest_of(place.person.id, draft.id, place.now):
        return redirect(filled(card.address, card.id))
    missing = journey.missing(draft, place)
    if journey.RUNG in missing:
        return redirect("raise-ring-first", draft.id)
    if not missing:
        return redirect("raise-check", draft.id)
    return redirect("raise-short" if draft.short else "raise-tasks", draft.id)


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
    around = frame(
        request,
        place.said(asked.task),
        board=place.board,
        here=HERE,
        has_errors=bool(shown.problems),
    )
    ring = nobody_rung(draft, place)
    more = {"step": shown, "draft": draft, "place": place, "nobody_rung": ring}
    return answered(request, "raising/step.html", around, **more)


def on_from(request: SignedIn, asked: journey.Page, form: Question, draft: Draft) -> HttpResponse:
    """Go where the answer leads, back to checking if the raiser came from there, or else to the
    next page that isn't done: in the short way, to its one page.
    """
    place = place_of(request.person, draft)
    if detour := form.detour():
        return redirect(detour, draft.id)
    if sent.ANOTHER.pressed(request):
        return redirect("raise-page", draft.id, f"{CHILD}{len(draft.children) + 1}")
    came_from_checking = sent.THEN.of(request) == "check" and not journey.missing(draft, place)
    if came_from_checking or asked is journey.KEPT_OUT:
        return redirect("raise-check", draft.id)
    if draft.short:
        return redirect("raise-short", draft.id)
    following = journey.after(asked, draft, place)
    if following is None:
        return redirect("raise-check", draft.id)
    return redirect("raise-page", draft.id, following.key)
