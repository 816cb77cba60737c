"""The first three questions: danger, the right procedure, the right board."""

from django.core.exceptions import ValidationError
from msgspec.structs import replace

from concordat.core.protocol import Kind
from concordat.pages.raising.forms.question import Question, choice

NO_DANGER, IN_DANGER = "no", "yes"
RIGHT = "right"
ALWAYS_INSTEAD = (
    Kind(
        "inside-one-agency",
        "The disagreement is inside my own agency",
        use="Talk to your line manager or your own safeguarding lead. If that does not help, "
        "use your agency's own "
        "procedure for disputes.",
    ),
    Kind(
        "complaint",
        "A child, a parent or a carer is unhappy with a service",
        use=(
            "That is a complaint. Help them to use the complaints procedure of the agency that "
            "gave the service."
        ),
    ),
    Kind(
        "whistle-blowing",
        "Something is wrong in my own agency, and I can't say so safely",
        use=(
            "That is whistle-blowing, and the law protects you. Use your agency's "
            "whistle-blowing policy."
        ),
    ),
    Kind(
        "allegation",
        "The worry is about somebody who works with children",
        use="That is an allegation. Tell the designated officer of the local authority within "
        "one working day, and do "
        "not ask the person about it first.",
    ),
)


class Danger(Question):
    danger = choice(
        "Is a child in immediate danger?",
        "Say whether a child is in immediate danger.",
        [(NO_DANGER, "No"), (IN_DANGER, "Yes, or I am not sure")],
        hint="Danger now, today, before anybody can meet and talk.",
    )

    def detour(self) -> str:
        return "raise-ring-first" if self["danger"].value() == IN_DANGER else ""


class Procedure(Question):
    """Whether this is a disagreement between agencies, or something that another procedure is
    for.
    """

    procedure = choice("What is this about?", "Choose what this is about.")

    def arrange(self) -> None:
        instead = [(kind.key, kind.title) for kind in self.elsewhere()]
        self.offer(
            "procedure",
            [
                (RIGHT, "I disagree with a decision, or with what is not done, by another agency"),
                *instead,
            ],
        )

    def elsewhere(self) -> tuple[Kind, ...]:
        """Everything this procedure isn't for: what its own text says first, then what none of them
        is for.
        """
        own = self.ground.protocol.instead
        known = {kind.key for kind in own}
        always = (replace(kind, title=self.ground.said(kind.title)) for kind in ALWAYS_INSTEAD)
        return (*own, *(kind for kind in always if kind.key not in known))

    def chosen_instead(self) -> Kind | None:
        """The other procedure that was chosen; None where this is the right one."""
        return next(
            (kind for kind in self.elsewhere() if kind.key == self["procedure"].value()), None
        )

    def detour(self) -> str:
        return "raise-instead" if self.chosen_instead() else ""

    def clean_procedure(self) -> str:
        if other := self.chosen_instead():
            raise ValidationError(
                f"“{other.title}” is for another procedure, so it can't be raised here."
            )
        return RIGHT


WHY = (
    ("case-held", "The child's case is held there"),
    ("lives-there", "The child lives there, and no case is held yet"),
    ("not-known", "I don't know: it is where I work"),
)


class WhichBoard(Question):
    """The board whose area holds the child's case, and why it is that one."""

    asks = "Which board is this for?"
    board = choice(
        "The board", "Choose the board.", hint="The one of the area that holds the child's case."
    )
    board_why = choice(
        "Why that board?",
        "Say why it is that board.",
        hint=(
            "If it turns out to be another, the board's officer can move the case. Its dates stay."
        ),
    )
    from_agency = choice(
        "For which agency do you raise it?", "Choose the agency for which you raise it."
    )

    def arrange(self) -> None:
        self.offer("board_why", [(why, self.ground.said(words)) for why, words in WHY])
        self.offer("board", [(board.id, board.name) for board in self.ground.boards])
        self.offer("from_agency", [(agency.id, agency.name) for agency in self.ground.own])
        self.fields["board"].initial = self.ground.board.id
        if len(self.ground.own) == 1:
            del self.fields["from_agency"]

    def agency_id(self) -> str:
        """The agency for which it is raised."""
        return str(self.cleaned_data.get("from_agency") or self.ground.own[0].id)
