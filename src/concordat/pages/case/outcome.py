"""What a case came to: the decision in its maker's words, and what an end means that settles
nothing.
"""

from concordat.casework.values import CaseView
from concordat.core.acts import CarriedOut
from concordat.core.case.fold import effective
from concordat.core.events import Event
from concordat.documents.names import Names
from concordat.pages.components.values import Notice
from concordat.pages.words import day

UNSETTLED = "no further stage"
LACKS_A_DECIDER = "decider"


def outcome(view: CaseView, names: Names) -> tuple[Notice, ...]:
    """What stands above everything else once a case has ended: its decision, or that nobody is
    named to decide.
    """
    if view.case.end is None:
        return ()
    decided = decision(view)
    found = (_decided(view, names, decided),) if decided else ()
    return (*found, _unsettled(view)) if view.case.end == UNSETTLED else found


def decision(view: CaseView) -> Event | None:
    """The last decision that stands; None where none was made."""
    made = [
        event
        for event in effective(view.record.events)
        if isinstance(event.act, CarriedOut) and _decides(view, event.act)
    ]
    return made[-1] if made else None


def _decides(view: CaseView, act: CarriedOut) -> bool:
    specs = (view.record.protocol.duties.get(duty.partition("/")[0]) for duty in act.duties)
    return any(spec is not None and spec.settled == "decision" for spec in specs)


def _decided(view: CaseView, names: Names, event: Event) -> Notice:
    act = event.act
    notes = act.notes if isinstance(act, CarriedOut) else {}
    words = [view.words.get(notes.get(key, ""), "") for key in ("decided", "rationale")]
    word = act.word if isinstance(act, CarriedOut) and act.word else "decided"
    heading = (
        f"{word[:1].upper()}{word[1:]} by {names.author(event)}, {day(event.happened, view.now)}"
    )
    return Notice(heading, "\n\n".join(filter(None, words)), "done")


def _unsettled(view: CaseView) -> Notice:
    """That the ladder has run out: in the procedure's own silence, where it has one about who
    decides.
    """
    silences = [
        remark.text for remark in view.record.protocol.remarks if remark.lacks == LACKS_A_DECIDER
    ]
    text = (
        "The procedure has no step after this one and names nobody to decide. The board can "
        "see that this ended so. "
        "If the disagreement is still there, or comes back, raise it again: the new case is "
        "linked to this one."
    )
    return Notice(
        "This is not settled: the procedure has no further stage",
        "\n\n".join([text, *silences]),
        "amber",
    )
