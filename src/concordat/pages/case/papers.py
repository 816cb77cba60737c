"""The forms and letters of a case, as links to their printable pages."""

from django.urls import reverse

from concordat.brief.reading import Brief
from concordat.brief.values import PaperRef
from concordat.brief.view import CaseView
from concordat.library.files.papers import Papers
from concordat.pages.components.values import Paper


def paper(view: CaseView, papers: Papers, of: PaperRef) -> Paper:
    """One form or letter; for one answering agency, if there are several. What it is stands beside
    a title that doesn't say so.
    """
    href = reverse("paper", args=[view.ref, of.key])
    if of.agency and len(view.case.answering) > 1:
        href = f"{href}?agency={of.agency}"
    kind = "form" if of.key in papers.forms else "letter"
    title = papers.title(of.key) or of.key
    return Paper(title, href, "" if kind in title.casefold().split() else kind)


def in_order(brief: Brief, papers: Papers) -> tuple[Paper, ...]:
    """The forms and letters that the case needs now."""
    asked = {each.key for each in brief.papers_asked_for}
    return tuple(paper(brief.view, papers, PaperRef(key)) for key in papers.titles if key in asked)
