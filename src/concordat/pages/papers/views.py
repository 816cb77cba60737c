"""A form or letter of a case, to be printed. What the case doesn't give is left for handwriting."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from concordat import clock
from concordat.brief.reading import Brief
from concordat.casework import queries
from concordat.documents.papers import fill_form, fill_letter
from concordat.library.files.papers import papers_of
from concordat.pages import sent
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.frame import frame
from concordat.pages.shell import Link


@signed_in
@require_safe
def paper(request: SignedIn, ref: str, key: str) -> HttpResponse:
    view = queries.case(ref, request.person.id, clock.now())
    if view is None:
        raise Http404
    papers = papers_of(view.record.protocol)
    title = papers.title(key)
    if title is None:
        raise Http404
    agency = _agency(sent.AGENCY.of(request), [party.id for party in view.case.answering])
    back = Link(f"Case {view.ref}", reverse("case", args=[view.ref]))
    page = frame(request, f"{title} – case {view.ref}", board=view.board, here="Cases", back=back)
    context = {"page": page, "ref": view.ref}
    if key in papers.forms:
        return render(
            request,
            "papers/form.html",
            {**context, "form": fill_form(Brief(view), papers, key, agency)},
        )
    return render(
        request,
        "papers/letter.html",
        {**context, "letter": fill_letter(Brief(view), papers.letters[key], agency)},
    )


def _agency(asked: str, answering: list[str]) -> str | None:
    return asked if asked in answering else None
