"""Say that it is the same child, though an agency that answers doesn't know them."""

from django.http import Http404

from concordat.brief.children import child_called, which_child
from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import IdentityConfirmed
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_wants
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.who_it_is import what_they_say

THEN = "They are then asked again whether this is the child they know."


def form(ask: Ask) -> ActForm:
    child = child_called(ask.view, ask.about)
    if child is None:
        raise Http404
    reason = ask.reason(sentences.ASK_HOW_KNOWN, sentences.SAY_HOW_THE_SAME_CHILD)
    ask_who_wants(ask, IdentityConfirmed(ask.about))
    return ActForm(
        heading=label(ask.view, ask.about),
        act=lambda: IdentityConfirmed(ask.about, notes=ask.notes(reason)),
        button="Say so",
        lead=(f"{child}.", *what_they_say(ask), ask.names.said(THEN)),
    )


def label(view: CaseView, about: str) -> str:
    """The words of the button: of one of several children, which."""
    which = which_child(view, about)
    said = f"Say that {which} is the same child" if which else "Say that it is the same child"
    return Names(view).said(said)


PAGE = ActPage(label, form)
