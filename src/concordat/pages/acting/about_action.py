"""The action that a page is about, in the words in which it was agreed."""

from django.http import Http404

from concordat.brief.actions import action_row, in_one_line
from concordat.core.case.following import Action
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.sheet import Answer


def the_action(ask: Ask) -> Action:
    """Raises Http404 where the case has no such action."""
    found = ask.view.case.actions.get(ask.about)
    if found is None:
        raise Http404
    return found


def lead(ask: Ask, action: Action) -> tuple[str, ...]:
    """What was agreed, whose it is and by when; and why it was not taken on."""
    row = action_row(ask.names, action)
    return (f"{in_one_line(row)}.", *(f"{each}." for each in row.said))


def in_check(ask: Ask, action: Action) -> tuple[str, str]:
    """The same, as it stands where an answer is shown once more."""
    return ("The action", "\n".join(lead(ask, action)))


def ask_why(ask: Ask, question: str, needed: str) -> Answer[str]:
    return ask.reason(question, needed, rows=5)
