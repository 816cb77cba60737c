"""What was agreed or decided, action by action, and how far it has come."""

from concordat.brief.deadlines import deadline
from concordat.brief.names import Names
from concordat.brief.values import ActionRow, Deadline
from concordat.brief.written import entry, words_about
from concordat.core.case.following import Action
from concordat.core.ids import DutyId
from concordat.core.protocol import CARRY_OUT, CHECK

STATES = {
    "done": "Done, and confirmed",
    "dropped": "Dropped",
    "passed on": "Followed in the child’s own plan",
}


def actions(names: Names) -> tuple[ActionRow, ...]:
    """Every action of the case, those that are still followed first."""
    rows = [_row(names, each) for each in names.view.case.actions.values()]
    return tuple(sorted(rows, key=lambda row: row.closed))


def _row(names: Names, action: Action) -> ActionRow:
    agreed = action.agreed
    duty = names.view.case.duty(DutyId(CARRY_OUT.key, action=agreed.id))
    return ActionRow(
        id=agreed.id,
        what=words_of(names, action),
        owner=names.side(agreed.side, agreed.agency),
        deadline=deadline(names.view, duty) if duty and duty.open else Deadline(strength=""),
        state=names.said(_state(names, action)),
        decided=agreed.decided,
        closed=bool(action.closed),
    )


def words_of(names: Names, action: Action) -> str:
    """What is to be done, in the words that were written last; "" where they can't be read."""
    event = entry(names.view, action.seq)
    return words_about(names.view, event.act, "what") if event else ""


def _state(names: Names, action: Action) -> str:
    if action.closed:
        return STATES[action.closed]
    if DutyId(CHECK.key, action=action.agreed.id) in names.view.case.owing.open:
        return f"Done. {names.raising} is asked to confirm it"
    if action.accepted is None:
        owner = names.side(action.agreed.side, action.agreed.agency)
        return f"{owner} has not accepted it yet"
    if not action.accepted:
        return "Not accepted. The senior people of both agencies were told"
    if action.confirmed is False:
        return "Not done yet"
    return "Accepted"
