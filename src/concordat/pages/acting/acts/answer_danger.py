"""Whether the other agency agrees that the child is safe now."""

from concordat.core import sentences
from concordat.core.acts import DangerAnswered
from concordat.pages.acting.about_danger import danger_of, to_ring, what_was_said, whose
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import OneOf

LABEL = sentences.SAY_WHETHER_SAFE
AGREES, NOT_YET = "yes", "no"


def form(ask: Ask) -> ActForm:
    danger, said = danger_of(ask), ask.names.said
    on = whose(ask.view, ask.about)
    agrees = ask.ask(
        OneOf(
            "agrees",
            said("Is the child safe now?"),
            options={
                AGREES: said("Yes, the child is safe now"),
                NOT_YET: "No, not yet",
            },
            needed=said("Say whether the child is safe now."),
        )
    )
    not_yet = agrees.value == NOT_YET
    reason = ask.reason(
        "If not, why not?", said(sentences.SAY_WHY_NOT_SAFE) if not_yet else "", rows=4
    )
    ask.only_if(agrees, NOT_YET, then=reason)
    return ActForm(
        heading=said(LABEL),
        act=lambda: DangerAnswered(
            danger.seq, on.side, on.agency, agrees=not not_yet, notes=ask.notes(reason)
        ),
        reads=(what_was_said(ask, danger),),
        stater=to_ring(ask, danger),
        about_danger=True,
        weighs=agrees.value == AGREES,  # that a child isn't safe is never asked for twice
    )


PAGE = ActPage(LABEL, form)
