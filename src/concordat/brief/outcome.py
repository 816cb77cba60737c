"""What a case came to: the decision in its maker's words, and what an end means that settles
nothing.
"""

from concordat.brief.authors import author
from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.brief.ringing import owners
from concordat.brief.said_when import said_day
from concordat.brief.values import Panel
from concordat.brief.view import CaseView
from concordat.brief.written import entry, entry_words, history, words_about
from concordat.core.acts import CarriedOut
from concordat.core.calendar import say_instant
from concordat.core.case.following import Leaving, Waits
from concordat.core.case.given import UNSETTLED
from concordat.core.events import Event
from concordat.core.protocol import LOOKING, ON_GIVING_UP
from concordat.core.wording import joined, the

WAITS: dict[Waits, str] = {
    "no plan": "no safety plan is known",
    "danger": "the child is said to be in danger",
    "answer late": "an answer is overdue",
    "stage late": "the time for this stage has passed",
}
"""Why what is given up doesn't end at once; that others share the concern is said by name."""
LACKS_A_DECIDER = "decider"


def outcome(names: Names) -> tuple[Panel, ...]:
    """What comes above everything else: that the case is being given up; once it has ended, its
    decision, or that nobody is named to decide.
    """
    view = names.view
    if view.case.end is None:
        return leaving(names)
    decided = decision(view)
    found = (_decided(names, decided),) if decided else ()
    return (*found, _unsettled(view)) if view.case.end == UNSETTLED else found


def leaving(names: Names) -> tuple[Panel, ...]:
    """That somebody is giving it up, why, what keeps the child safe, and until when it can be kept
    going; () where nobody is.
    """
    asked = names.view.case.leaving
    if asked is None:
        return ()
    event = entry(names.view, asked.seq)
    written = entry_words(names, event.act) if event else ""
    why = "\n\n".join(filter(None, (written, why_not_at_once(names, asked))))
    gives_up = "is taking this no further" if asked.no_further else "is withdrawing this"
    ends = f"It ends at {say_instant(asked.effective)} unless it is kept going"
    if asked.for_a_look:
        ends = f"It goes on until {_who_looks(names)} has looked at it"
    heading = f"{names.raising} {gives_up}. {ends}"
    return (Panel(heading, why, "amber"),)


def may_be_kept_going(names: Names, leaving: Leaving) -> str:
    """Until when giving up is only asked for, and who may keep the case going until then."""
    case = names.view.case
    who = _who_is_asked(names, *ON_GIVING_UP)
    takes_on = joined((names.agency(each) for each in case.supporting), last="or")
    or_takes_on = f", or {takes_on} takes it on" if takes_on else ""
    if leaving.for_a_look:
        keeps = f"{who} can keep it going{or_takes_on}. {why_not_at_once(names, leaving)}"
        return f"It goes on until {_who_looks(names)} has looked at it: {keeps}"
    return (
        f"It is still going on: it ends at {say_instant(leaving.effective)} unless {who} keeps it "
        f"going{or_takes_on}. {why_not_at_once(names, leaving)}"
    )


def _who_looks(names: Names) -> str:
    return _who_is_asked(names, *LOOKING)


def _who_is_asked(names: Names, *keys: str) -> str:
    """Who owes one of these, by name and role."""
    asked = (duty for duty in names.view.case.open_duties if duty.key in keys)
    people = [holder for duty in asked for holder in owners(names, duty)]
    return joined(dict.fromkeys(_with_title(each) for each in people), last="or")


def why_not_at_once(names: Names, leaving: Leaving) -> str:
    """Why what is given up doesn't end at once, and what goes on meanwhile."""
    sharing = [names.agency(each) for each in names.view.case.supporting]
    share = f"{joined(sharing)} {'shares' if len(sharing) == 1 else 'share'} the concern"
    reasons = [WAITS.get(each, share) for each in leaving.because]
    return names.said(f"It doesn’t end at once, because {joined(reasons)}.")


def _with_title(holder: Holder) -> str:
    return f"{holder.acting.name} ({holder.title})" if holder.acting else the(holder.title)


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
    words = words_about(names.view, event.act, "decided")
    word = event.act.word if isinstance(event.act, CarriedOut) else None
    chosen = f": {word}" if word not in {None, "decided"} else ""
    when = said_day(names, event.happened)
    heading = f"Decided by {author(names, event)}, {when}{chosen}"
    return Panel(heading, words, "done")


def _unsettled(view: CaseView) -> Panel:
    """That the ladder has run out: in the procedure's own silence, where it has one about who
    decides.
    """
    silences = [each.text for each in view.protocol.remarks if LACKS_A_DECIDER in each.lacks]
    text = (
        "The procedure has no step after this one and names nobody to decide. The board can see "
        "that this ended so. If the disagreement is still there, or comes back, raise it again: "
        "the new case is linked to this one."
    )
    heading = "This is not settled: the procedure has no further stage"
    return Panel(heading, "\n\n".join([text, *silences]), "amber")
