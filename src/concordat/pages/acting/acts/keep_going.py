"""Keep a case going that is being withdrawn. A lead or manager who does so goes on with it."""

from concordat.brief.outcome import leaving
from concordat.core import sentences
from concordat.core.acts import KeptGoing, TookOver
from concordat.core.appointing import goes_on_by_keeping
from concordat.core.labels import REASON
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage

LABEL = "Keep this going"
LEAD = "It then goes on. Deadlines have kept running."


def form(ask: Ask) -> ActForm:
    asked = ask.view.case.leaving
    entry = asked.seq if asked else 0
    needed = sentences.SAY_WHY
    why = ask.reason("Why?", needed, rows=5, least=KeptGoing.least[REASON.key])
    takes_it = goes_on_by_keeping(ask.view.record, ask.view.case, ask.view.actor)
    return ActForm(
        heading=LABEL,
        act=lambda: KeptGoing(entry, notes=ask.notes(why)),
        button="Keep it going",
        lead=(LEAD, _who_goes_on(ask, takes_it)),
        reads=leaving(ask.names),
    )


def _who_goes_on(ask: Ask, takes_it: TookOver | None) -> str:
    """Whose the case is then."""
    case = ask.view.case
    before = case.goes_on("raising", case.raising.id)
    if before is None:
        return "You take it on." if takes_it else "Its safeguarding lead goes on with it."
    goes_on = ask.names.person(before)
    if takes_it is not None:
        theirs = f"what {goes_on} was to do is then for you"
        return f"You take it on: {theirs}. {goes_on} is told, and can still see it."
    if ask.view.actor.is_officer:
        return f"{goes_on} goes on with it, until you say who goes on instead."
    return f"{goes_on} goes on with it."


PAGE = ActPage(LABEL, form)
