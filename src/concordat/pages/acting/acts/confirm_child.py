"""Say whether a child of the case is the one that one's agency knows."""

from django.http import Http404

from concordat.brief.children import child_called
from concordat.core import sentences
from concordat.core.acts import ChildConfirmed
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import OneOf

LABEL = "Say whether this is the child you know"
NAME, YES, NO = "known", "yes", "no"
IF_NOT = (
    "If it is not, the agency that raised this and the board are told, so that they can look again."
)


def form(ask: Ask) -> ActForm:
    child = child_called(ask.view, ask.about)
    if child is None:
        raise Http404
    denies = NO in ask.typed.many(NAME)
    options = {YES: ask.names.said("Yes, this is the child we know"), NO: "No"}
    needed = ask.names.said("Say whether this is the child you know.")
    known = ask.ask(
        OneOf(NAME, ask.names.said("Is this the child you know?"), options=options, needed=needed)
    )
    reason = ask.reason(
        "If not, what does not fit?", sentences.SAY_WHAT_DOES_NOT_FIT if denies else ""
    )
    ask.only_if(known, NO, then=reason)
    return ActForm(
        heading=ask.names.said(LABEL),
        act=lambda: ChildConfirmed(ask.about, known.value == YES, notes=ask.notes(reason)),
        lead=(f"{child}.", IF_NOT),
    )


PAGE = ActPage(LABEL, form)
