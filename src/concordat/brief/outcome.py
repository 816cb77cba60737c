"""What a case came to: the decision in its maker's words, and what an end means that settles
nothing.
"""

from concordat.brief.names import Names
from concordat.brief.values import Panel
from concordat.brief.view import CaseView
from concordat.brief.words import day
from concordat.brief.written import history, words_about
from concordat.core.acts import CarriedOut
from concordat.core.events import Event
from concordat.core.wording import capitalised

UNSETTLED = "no further stage"
LACKS_A_DECIDER = "decider"


def outcome(names: Names) -> tuple[Panel, ...]:
    """What comes above everything else once a case has ended: its decision, or that nobody is named
    to decide.
    """
    view = names.view
    if view.case.end is None:
        return ()
    decided = decision(view)
    found = (_decided(names, decided),) if decided else ()
    return (*found, _unsettled(view)) if view.case.end == UNSETTLED else found


def decision(view: CaseView) -> Event | None:
    """The last decision that holds; None where none was made."""
    made = [event for event in history(view) if _decides(view, event)]
    return made[-1] if made else None


def _decides(view: CaseView, event: Event) -> bool:
    if not isinstance(event.act, CarriedOut):
        return False
    specs = (view.protocol.duty(duty_id.key) for duty_id in event.act.duties)
    return any(spec.settled == "decision" for spec in specs)


def _decided(names: Names, event: Event) -> Panel:
    words = [words_about(names.view, event.act, about) for about in ("decided", "rationale")]
    word = event.act.word if isinstance(event.act, CarriedOut) else None
    decided = capitalised(word or "decided")
    heading = f"{decided} by {names.author(event)}, {day(event.happened, names.view.now)}"
    return Panel(heading, "\n\n".join(filter(None, words)), "done")


def _unsettled(view: CaseView) -> Panel:
    """That the ladder has run out: in the procedure's own silence, where it has one about who
    decides.
    """
    silences = [each.text for each in view.protocol.remarks if each.lacks == LACKS_A_DECIDER]
    text = (
        "The procedure has no step after this one and names nobody to decide. The board can see "
        "that this ended so. If the disagreement is still there, or comes back, raise it again: "
        "the new case is linked to this one."
    )
    heading = "This is not settled: the procedure has no further stage"
    return Panel(heading, "\n\n".join([text, *silences]), "amber")
