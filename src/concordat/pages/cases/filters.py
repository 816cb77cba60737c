"""What of one's cases is shown, as it stands in the address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from django import forms
from django.http import QueryDict

from concordat.casework.queries import Filters
from concordat.library.files import load as protocols
from concordat.library.telling.say import say_stage
from concordat.people.values import Board

State = Literal["open", "ended", "all"]
ANY = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which cases: their state, and "" for any board or any stage."""

    state: State = "open"
    board: str = ANY
    stage: str = ANY
    late: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> "Chosen":
        """What an address asks for; what it asks for in words that are none counts as not asked."""
        state = query.get("state")
        known: State = "ended" if state == "ended" else "all" if state == "all" else "open"
        board, _, stage = query.get("stage", "").rpartition("/")
        return cls(known, board or query.get("board", ANY), stage, "late" in query)

    @property
    def narrow(self) -> bool:
        """Whether anything but the state was chosen."""
        return bool(self.board or self.stage or self.late)

    def filters(self) -> Filters:
        return Filters(self.state, self.board or None, self.stage or None, late=self.late)

    def initial(self) -> dict[str, object]:
        place = f"{self.board}/{self.stage}" if self.stage else ANY
        return {"board": self.board, "stage": place, "late": ["yes"] if self.late else []}

    def address(self, state: State | None = None) -> str:
        """The query that asks for this, or for the same in another state."""
        chosen = self if state is None else replace(self, state=state)
        query = QueryDict(mutable=True)
        query["state"] = chosen.state
        if chosen.stage:
            query["stage"] = f"{chosen.board}/{chosen.stage}"
        elif chosen.board:
            query["board"] = chosen.board
        if chosen.late:
            query["late"] = "yes"
        return f"?{query.urlencode()}"


class FilterForm(forms.Form):
    """Board and stage, of the boards on which somebody has a post."""

    board = forms.ChoiceField(label="Board", required=False)
    stage = forms.ChoiceField(label="Stage", required=False)
    late = forms.MultipleChoiceField(
        label="Late",
        choices=[("yes", "Only cases in which something is late")],
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, boards: Sequence[Board], **more: object) -> None:
        super().__init__(**more)  # type: ignore[arg-type]
        stages = [
            (
                f"{board.id}/{stage}",
                f"{say_stage(stage)}, {board.name}" if len(boards) > 1 else say_stage(stage),
            )
            for board in boards
            for stage in protocols.load(board.protocol).stages
        ]
        self.fields["stage"].choices = [(ANY, "Any stage"), *stages]  # type: ignore[attr-defined]
        if len(boards) > 1:
            names = [(board.id, board.name) for board in boards]
            self.fields["board"].choices = [(ANY, "Any board"), *names]  # type: ignore[attr-defined]
        else:
            del self.fields["board"]
