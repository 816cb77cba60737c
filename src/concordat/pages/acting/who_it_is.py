"""What an agency that answers says of a child it doesn't know, for whoever puts that right."""

from concordat.brief.authors import author
from concordat.brief.written import history, words_about
from concordat.core.acts import ChildConfirmed
from concordat.core.who.knowing import is_asked_who
from concordat.pages.acting.ask import Ask


def what_they_say(ask: Ask) -> tuple[str, ...]:
    """Who said last that this is not the child they know, and what doesn't fit; nothing where
    nobody says so now.
    """
    if not is_asked_who(ask.view.case, ask.about):
        return ()
    event, act = [
        (event, event.act)
        for event in history(ask.view)
        if isinstance(event.act, ChildConfirmed)
        if event.act.child == ask.about and not event.act.known
    ][-1]
    why = words_about(ask.view, act, "reason")
    return (f"{act.sentence(ask.names.at(event))}: “{why}” {author(ask.names, event)}.",)
