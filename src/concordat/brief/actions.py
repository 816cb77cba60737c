"""What was agreed or decided, action by action, and how far it has come."""

from concordat.brief.authors import author
from concordat.brief.deadlines import deadline
from concordat.brief.names import Names
from concordat.brief.not_taken_on import reported_to, said_of_refusal
from concordat.brief.owed import Deadline
from concordat.brief.values import ActionRow, Panel
from concordat.brief.words import day, when
from concordat.brief.written import entry, entry_words, history, words_about
from concordat.core import labels
from concordat.core.acts import CarriedOut
from concordat.core.case.following import Action
from concordat.core.ids import DutyId
from concordat.core.protocol import CARRY_OUT, CHECK, NOT_TAKEN_ON
from concordat.core.wording import capitalised

STATES = {
    "done": "Done, and confirmed",
    "dropped": "Dropped",
    "agreement denied": "Not to be done: the agreement that it came with was denied",
    "passed on": "Followed in the child’s own plan",
}


def actions(names: Names) -> tuple[ActionRow, ...]:
    """Every action of the case, those that are still followed first."""
    rows = [action_row(names, each) for each in names.view.case.actions.values()]
    return tuple(sorted(rows, key=lambda row: row.closed))


def action_row(names: Names, action: Action) -> ActionRow:
    """One action as it is now."""
    agreed = action.agreed
    duty = names.view.case.duty(DutyId(CARRY_OUT.key, action=agreed.id))
    return ActionRow(
        id=agreed.id,
        what=words_of(names, action) or "An action",
        owner=_owner(names, action),
        by=day(action.by, names.view.now) if action.by else "",
        deadline=deadline(names.view, duty) if duty and duty.open else Deadline(strength=""),
        state=names.said(_state(names, action)),
        decided=agreed.decided,
        closed=bool(action.closed),
        said=() if action.closed else said_of_refusal(names, agreed.id),
    )


def words_of(names: Names, action: Action) -> str:
    """What is to be done, in the words that were written last; "" where they can't be read."""
    event = entry(names.view, action.seq)
    return words_about(names.view, event.act, "what") if event else ""


def in_one_line(row: ActionRow) -> str:
    """What is to be done, whose it is and by when, in one line."""
    by = f", by {row.by}" if row.by else ", no date yet"
    return f"“{row.what}” – {row.owner}{by}"


def carried_out(names: Names, action: str) -> Panel | None:
    """What was written when an action was last recorded as done; None where it never was."""
    duty = DutyId(CARRY_OUT.key, action=action)
    for event in reversed([*history(names.view)]):
        if isinstance(event.act, CarriedOut) and duty in event.act.duties:
            heading = f"Recorded as done by {author(names, event)}"
            at = when(event.happened, names.view.now)
            return Panel(f"{heading}, {at}", entry_words(names, event.act))
    return None


def _owner(names: Names, action: Action) -> str:
    owner = names.side(action.agreed.side, action.agreed.agency)
    who = words_about(names.view, action.agreed, labels.BY_WHOM.key)
    return f"{owner} ({who})" if who else owner


def _state(names: Names, action: Action) -> str:
    if action.closed:
        return STATES[action.closed]
    if DutyId(CHECK.key, action=action.agreed.id) in names.view.case.owing.open:
        return f"Done. {names.raising} is asked to confirm it"
    decided = action.agreed.decided
    if action.accepted is None:
        owner = names.side(action.agreed.side, action.agreed.agency)
        return f"{owner} has not {'taken it on' if decided else 'accepted it'} yet"
    accepted = "taken on" if decided else "accepted"
    if not action.accepted:
        return f"Not {accepted}. {_what_becomes_of_it(names, action)}"
    return "Not done yet" if action.confirmed is False else capitalised(accepted)


def _what_becomes_of_it(names: Names, action: Action) -> str:
    """Who decides about what was not taken on; or that it is to be done all the same."""
    duty = names.view.case.duty(DutyId(NOT_TAKEN_ON.key, action=action.agreed.id))
    if duty is None:
        return f"It was reported to {reported_to(names)}"
    if duty.open:
        return f"It is for {names.who(duty)} to change, drop or keep it"
    return "It is still to be done"
