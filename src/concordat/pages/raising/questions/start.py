"""The first three questions: danger, the right procedure, the right board."""

from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.labels import WHY_THAT_BOARD
from concordat.core.protocol import Kind
from concordat.pages.dressing.elsewhere import CONDUCT
from concordat.pages.forms.fields import OneOf
from concordat.pages.raising.questions.question import Question

NO_DANGER, IN_DANGER = "no", "yes"
RIGHT = "right"
ALWAYS_INSTEAD = (
    Kind(
        "inside-one-agency",
        "The disagreement is inside my own agency",
        use="Talk to your line manager or your own safeguarding lead. If that does not help, "
        "use your agency's own procedure for disputes.",
    ),
    Kind(
        "complaint",
        "A child, a parent or a carer is unhappy with a service",
        use="That is a complaint. Help them to use the complaints procedure of the agency that "
        "gave the service.",
    ),
    Kind(
        "whistle-blowing",
        "Something is wrong in my own agency, and I can't say so safely",
        use="That is whistle-blowing, and the law protects you. Use your agency's "
        "whistle-blowing policy.",
    ),
    CONDUCT,
)


class Danger(Question):
    def fill(self) -> None:
        self.danger = self.ask(
            OneOf(
                "danger",
                sentences.ASK_IN_DANGER,
                options={NO_DANGER: "No", IN_DANGER: "Yes, or I am not sure"},
                needed="Say whether a child is in immediate danger.",
                hint="Danger now, today, before anybody can meet and talk.",
            )
        )

    def detour(self) -> str:
        return "raise-ring-first" if self.danger.value == IN_DANGER else ""


class Procedure(Question):
    """Whether this is a disagreement between agencies, or something that another procedure is
    for.
    """

    def fill(self) -> None:
        self._elsewhere = self._every_other()
        others = {kind.key: kind.title for kind in self._elsewhere}
        self.procedure = self.ask(
            OneOf(
                "procedure",
                "What is this about?",
                options={
                    RIGHT: "I disagree with a decision, or with what is not done, by another "
                    "agency",
                    **others,
                },
                needed="Choose what this is about.",
            )
        )
        if other := self.chosen_instead():
            self.procedure.refuse(
                f"“{other.title}” is for another procedure, so it can't be raised here."
            )

    def _every_other(self) -> tuple[Kind, ...]:
        """Everything this procedure isn't for: first what its own text says, then what no such
        procedure is for.
        """
        own = self.ground.protocol.instead
        known = {kind.key for kind in own}
        always = (replace(kind, title=self.ground.said(kind.title)) for kind in ALWAYS_INSTEAD)
        return (*own, *(kind for kind in always if kind.key not in known))

    def chosen_instead(self) -> Kind | None:
        """The other procedure that was chosen; None if this is the right one."""
        chosen = self.procedure.value
        return next((kind for kind in self._elsewhere if kind.key == chosen), None)

    def detour(self) -> str:
        return "raise-instead" if self.chosen_instead() else ""


WHY = {
    "case-held": "The child's case is held there",
    "lives-there": "The child lives there, and no case is held yet",
    "not-known": "I don't know: it is where I work",
}


class WhichBoard(Question):
    """The board whose area holds the child's case, and why it is that one."""

    asks = "Which board is this for?"

    def fill(self) -> None:
        ground = self.ground
        several = len(ground.boards) > 1
        if not several:
            self.asks = "Where you raise it" if len(ground.own) > 1 else ""
        if several:
            self.ask(
                OneOf(
                    "board",
                    "The board",
                    options={board.id: board.name for board in ground.boards},
                    needed="Choose the board.",
                    hint="The one of the area that holds the child's case.",
                    start=ground.board.id,
                )
            )
        if several or not self.short:
            self.ask(
                OneOf(
                    "board_why",
                    kept=WHY_THAT_BOARD,
                    told_as=f"Why {ground.board.name}",
                    options={why: ground.said(words) for why, words in WHY.items()},
                    needed="Say why it is that board.",
                    hint="If it turns out to be another, the board's business manager can move the "
                    "case. Its dates stay.",
                )
            )
        self._own = ground.own[0].id
        if len(ground.own) > 1:
            agency = self.ask(
                OneOf(
                    "from_agency",
                    "For which agency do you raise it?",
                    options={each.id: each.name for each in ground.own},
                    needed="Choose the agency for which you raise it.",
                )
            )
            self._own = agency.value or self._own

    def agency_id(self) -> str:
        """The agency for which it is raised."""
        return self._own
