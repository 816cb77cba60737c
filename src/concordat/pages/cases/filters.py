"""Which of the reader's cases are shown. The address holds the choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.http import QueryDict

from concordat.casework.queries import Filters
from concordat.core.wording import say_stage
from concordat.pages.forms.fields import AnyOf, FromList
from concordat.pages.forms.sheet import Sheet
from concordat.pages.forms.typed import Typed
from concordat.people.in_force import stages_of
from concordat.people.values import Board

State = Literal["open", "ended", "all"]
STATES: Mapping[str, State] = {"open": "open", "ended": "ended", "all": "all"}
ANY, LATE = "", "yes"


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which cases: their state, and "" for any board or any stage."""

    state: State = "open"
    board: str = ANY
    stage: str = ANY
    late: bool = False

    @classmethod
    def read(cls, typed: Typed) -> "Chosen":
        """What an address asks for. Unknown words in it are ignored."""
        state = STATES.get(typed.text("state"), "open")
        board, _, stage = typed.text("stage").rpartition("/")
        return cls(state, board or typed.text("board"), stage, LATE in typed.many("late"))

    @property
    def narrow(self) -> bool:
        """Whether anything but the state was chosen."""
        return bool(self.board or self.stage or self.late)

    def filters(self) -> Filters:
        return Filters(self.state, self.board or None, self.stage or None, late=self.late)

    @property
    def place(self) -> str:
        """The stage with its board, as the filter names it; "" for any stage."""
        return f"{self.board}/{self.stage}" if self.stage else ANY

    def address(self, state: State | None = None) -> str:
        """The query that asks for this, or for the same in another state."""
        chosen = self if state is None else replace(self, state=state)
        query = QueryDict(mutable=True)
        query["state"] = chosen.state
        if chosen.stage:
            query["stage"] = chosen.place
        elif chosen.board:
            query["board"] = chosen.board
        if chosen.late:
            query["late"] = LATE
        return f"?{query.urlencode()}"


class Filter(Sheet):
    """The filters by board and stage, for the boards on which somebody has a post, with the present
    choice.
    """

    def __init__(self, boards: Sequence[Board], chosen: Chosen, today: date) -> None:
        super().__init__(Typed(None, today))
        several = len(boards) > 1
        if several:
            names = {board.id: board.name for board in boards}
            self.ask(
                FromList("board", "Board", options=names, nothing="Any board", start=chosen.board)
            )
        self.ask(
            FromList(
                "stage",
                "Stage",
                options=_stages(boards, several=several),
                nothing="Any stage",
                start=chosen.place,
            )
        )
        self.ask(
            AnyOf(
                "late",
                "Late",
                options={LATE: "Only cases in which something is late"},
                start=(LATE,) if chosen.late else (),
            )
        )


def _stages(boards: Sequence[Board], *, several: bool) -> dict[str, str]:
    """Every stage of every board, each with its board where there is more than one."""
    found = {}
    for board in boards:
        of_board = f", {board.name}" if several else ""
        for stage in stages_of(board):
            found[f"{board.id}/{stage}"] = f"{say_stage(stage)}{of_board}"
    return found
