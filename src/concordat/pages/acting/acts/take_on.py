"""Take on a case that is being withdrawn, for an agency that shares the concern."""

from django.http import Http404

from concordat.brief.losing_sight import no_longer_sees
from concordat.brief.outcome import leaving
from concordat.core import sentences
from concordat.core.acts import TookOn
from concordat.core.labels import REASON
from concordat.core.posts import Party, SideOf
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_said
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText

LABEL = "Take this on"
ASKED = "Who of the agency that shares the concern asked you to?"
KEEPS = "It is not withdrawn then. It goes on with the same tasks and the same deadlines."
TOLD = "Everybody in the case is told, and whoever raised it first stays named in it."


def form(ask: Ask) -> ActForm:
    entry, agency = _what(ask)
    why = ask.ask(
        LongText(
            "reason",
            "Why do you take it on?",
            kept=REASON,
            needed=sentences.SAY_WHY,
            rows=3,
        )
    )
    person = ask_who_said(ask, (SideOf("third", agency.id),), ASKED)
    who = "you go" if person == ask.view.actor.person else "whoever rang goes"
    gone = no_longer_sees(ask.names, ask.view.case.raising.id)
    yours = f"{ask.names.agency(agency.id)} has raised it from then on, and {who} on with it."
    return ActForm(
        heading=LABEL,
        act=lambda: TookOn(entry, agency, person, notes=ask.notes(why)),
        button="Take it on",
        lead=(yours, gone, KEEPS, TOLD),
        reads=leaving(ask.names),
        weighs=True,
        happens=(yours, gone),
    )


def _what(ask: Ask) -> tuple[int, Party]:
    """The withdrawal, and the agency that takes it on. Raises Http404 where there is none."""
    asked = ask.view.case.leaving
    card = ask.view.agencies.get(ask.about.rpartition(" ")[2])
    if asked is None or card is None:
        raise Http404
    return asked.seq, Party(card.id, card.kind)


PAGE = ActPage(LABEL, form)
