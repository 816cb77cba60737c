"""Let a case end that is being given up, once somebody of the board has looked at it."""

from concordat.brief.outcome import leaving
from concordat.brief.private import privately
from concordat.core import sentences
from concordat.core.acts import CarriedOut
from concordat.core.case import Owed
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm

LABEL = "Let this end"
LEAD = (
    "Ring whoever gives it up before you decide, and ask what keeps the child safe. Everybody with "
    "a part in the case reads why you let it end."
)


def form(ask: Ask, duty: Owed) -> ActForm:
    why = ask.reason("Why does it end?", sentences.SAY_WHY, rows=5)
    return ActForm(
        heading=LABEL,
        act=lambda: CarriedOut((duty.id,), notes=ask.notes(why)),
        button="Let it end",
        lead=(ask.names.said(LEAD),),
        reads=(*leaving(ask.names), *privately(ask.names)),
        weighs=True,
    )
