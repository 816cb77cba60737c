"""Actions, written down on the same page as what was agreed or decided."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from concordat.brief.actions import action_row, in_one_line
from concordat.brief.values import Panel
from concordat.core import sentences
from concordat.core.acts import ActionAgreed
from concordat.core.labels import BY_WHOM, WHAT
from concordat.ids import new_id
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.by_when import ask_by_when
from concordat.pages.forms.fields import FromList, Line, LongText, OneOf
from concordat.pages.forms.sheet import Answer

ROWS = 2
"""How many actions a page asks for beside something else; more can be added afterwards."""
ASK_WHAT = "What is to be done?"
WHOSE = "Say whose it is."
MORE = "You can add more actions on the case afterwards."
WRITTEN_DOWN = "What was written down to be done"
OwnerSide = Literal["raising", "answering", "board"]


def owners(ask: Ask) -> dict[str, str]:
    """Everybody whose an action can be: each agency, and the board."""
    sides: list[tuple[OwnerSide, str | None]] = [("raising", None)]
    sides += [("answering", party.id) for party in ask.view.case.answering]
    sides += [("board", None)]
    return {f"{side}/{agency or ''}": ask.names.side(side, agency) for side, agency in sides}


def owner_in(owner: str) -> tuple[OwnerSide, str | None]:
    """A side and its agency, from the value of a choice."""
    side, _, agency = owner.partition("/")
    return cast(OwnerSide, side), agency or None


@dataclass(frozen=True, slots=True)
class Row:
    """What was answered about one action."""

    what: Answer[str]
    owner: Answer[str]
    by: Answer[date]

    @property
    def is_empty(self) -> bool:
        return not self.what.value

    def check(self) -> None:
        """An action that was begun has to have an owner and a date."""
        if self.is_empty:
            if self.by.value is not None:
                self.what.refuse(sentences.SAY_WHAT_IS_TO_BE_DONE)
            return
        if not self.owner.value:
            self.owner.refuse(WHOSE)
        if self.by.value is None:
            self.by.refuse(sentences.GIVE_A_DATE)


class ActionRows:
    """A few actions, each of which may be left out."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._rows = [self._row(number) for number in range(1, ROWS + 1)]
        if ask.typed.sent:
            for row in self._rows:
                row.check()

    def _row(self, number: int) -> Row:
        ask, name = self._ask, f"action-{number}"
        nth = ASK_WHAT if number == 1 else "Is anything else to be done?"
        what = LongText(f"{name}-what", nth, hint=sentences.MAY_STAY_EMPTY, rows=2)
        whose = FromList(f"{name}-owner", "Who does it?", options=owners(ask), nothing="Choose")
        return Row(
            ask.ask(what),
            ask.ask(whose),
            ask_by_when(ask, f"{name}-by", ActionAgreed, ""),
        )

    def acts(self) -> tuple[ActionAgreed, ...]:
        """The actions that were written down."""
        return tuple(self._act(row) for row in self._rows if not row.is_empty)

    def _act(self, row: Row) -> ActionAgreed:
        side, agency = owner_in(row.owner.given)
        what = self._ask.note(row.what, WHAT.key)
        return ActionAgreed(new_id(), side, agency, row.by.value, notes=(what,))


def written_down(ask: Ask, *then: str) -> tuple[Panel, ...]:
    """Every action that was agreed and is still followed: what, whose, and by when; and what
    follows for these. Nothing where there is none.
    """
    agreed = [
        action
        for action in ask.view.case.actions.values()
        if not (action.agreed.decided or action.closed)
    ]
    if not agreed:
        return ()
    lines = [in_one_line(action_row(ask.names, action)) for action in agreed]
    return (Panel(WRITTEN_DOWN, "\n\n".join([*lines, *then])),)


def ask_action(ask: Ask) -> Answer[str]:
    """What is to be done, for the page of one action."""
    needed = sentences.SAY_WHAT_IS_TO_BE_DONE
    return ask.ask(LongText("what", ASK_WHAT, kept=WHAT, needed=needed, rows=3))


def ask_owner(ask: Ask) -> Answer[str]:
    return ask.ask(OneOf("owner", "Whose is it?", options=owners(ask), needed=WHOSE))


def ask_by_whom(ask: Ask) -> Answer[str]:
    return ask.ask(Line("by-whom", "Who will do it?", kept=BY_WHOM, hint=sentences.MAY_STAY_EMPTY))
