"""Bring in an agency that shares the concern, and somebody who works there."""

from concordat.core import sentences
from concordat.core.acts import SUPPORTER, Appointed
from concordat.core.labels import REASON
from concordat.core.posts import SideOf
from concordat.pages.acting.ask import BOTH_READ, Ask
from concordat.pages.acting.behalf import ask_who_rang
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import FromList, LongText

LABEL = "Bring in an agency that shares your concern"
READS = (
    "They and their safeguarding lead can read this case from then on, add what they know, and ask "
    "for a meeting. They don't act for either side. Both sides are told which agency it is."
)
LATER = "If you withdraw this later, they are told first and can take it on."


def form(ask: Ask) -> ActForm:
    who = ask.ask(
        FromList(
            "who",
            "Which agency, and who there?",
            options=_options(ask),
            needed="Choose an agency and somebody who works there.",
        )
    )
    reason = ask.ask(
        LongText(
            "reason",
            "Why do they share your concern?",
            kept=REASON,
            needed=sentences.SAY_WHY,
            hint=BOTH_READ,
            rows=3,
        )
    )

    ask_who_rang(ask, SideOf("raising"))

    def brought_in() -> Appointed:
        agency, _, person = who.given.partition(" ")
        return Appointed(SUPPORTER, person, side="third", agency=agency, notes=ask.notes(reason))

    return ActForm(
        heading=LABEL,
        act=brought_in,
        button="Bring them in",
        lead=(READS, LATER),
    )


def _options(ask: Ask) -> dict[str, str]:
    """Everybody with a role in an agency that has no side in the case, by agency and person."""
    case = ask.view.case
    sides = {party.id for _, party in case.parties}
    gone = case.stood_aside | ask.view.record.directory.excluded
    found: dict[str, str] = {}
    for agency in ask.agencies().values():
        for line in agency.lines if agency.id not in sides else ():
            if line.holder and line.holder.id not in gone:
                told = f"{agency.name}: {line.holder.name}, {line.seat.title}"
                found.setdefault(f"{agency.id} {line.holder.id}", told)
    return found


PAGE = ActPage(LABEL, form)
