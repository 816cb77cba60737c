"""What keeps the child safe meanwhile, what the child says, and what the family knows."""

from concordat.core.labels import BY_WHOM, CHILD_VOICE, FAMILY, TELLING_THE_FAMILY, WHAT
from concordat.pages.forms.fields import Line, LongText, OneOf
from concordat.pages.forms.until import until_when
from concordat.pages.raising.questions.question import Question

SOMETHING, NOTHING = "something", "nothing"


class Safety(Question):
    """Both sides are asked at every stage. “Nothing” is an answer, and an important one."""

    asks = "What keeps the child safe while this is settled?"

    def fill(self) -> None:
        self.safe = self.ask(
            OneOf(
                "safe",
                "Is anything keeping the child safe?",
                options={SOMETHING: "Yes", NOTHING: "Nothing that I know of"},
                needed="Say whether anything keeps the child safe meanwhile.",
                hint="“Nothing” is an answer. Managers and the board are shown it.",
            )
        )
        something = self.safe.value == SOMETHING
        self.what = self.ask(
            LongText(
                "safe_what",
                kept=WHAT,
                needed="Say what keeps the child safe, or choose that nothing does."
                if something
                else "",
                rows=3,
                example="J. and her brother stay with their grandmother. The school nurse sees J. "
                "every morning.",
            ),
            also_short=True,
        )
        self.by_whom = self.ask(
            Line(
                "safe_by",
                kept=BY_WHOM,
                needed="Say who sees to it, or choose that nothing keeps the child safe."
                if something
                else "",
            ),
            also_short=True,
        )
        self.until = self.ask(until_when("safe_until", self.ground.on), also_short=True)

    @property
    def nothing(self) -> bool:
        """Whether nothing keeps the child safe."""
        return self.safe.value == NOTHING

    def texts(self) -> dict[str, str]:
        """None, because what keeps the child safe is an act of its own, not part of the raising."""
        return {}


class Voice(Question):
    def fill(self) -> None:
        self.ask(
            LongText(
                "voice",
                kept=CHILD_VOICE,
                hint="In their own words where you can. For a child who does not speak yet: what "
                "they show. Leave it open if you don't know.",
                example="“I don't like it when it's just me and Sam.” She is often the first at "
                "the gate in the morning and asks whether she can stay for tea.",
                rows=6,
            )
        )


class Family(Question):
    """What the family knows. Not every family can be told safely."""

    asks = "What does the family know?"

    def fill(self) -> None:
        self.ask(LongText("family", kept=FAMILY, rows=4))
        self.ask(
            OneOf(
                "telling",
                kept=TELLING_THE_FAMILY,
                options={"safe": "Yes", "not-safe": "No", "not-known": "Not known"},
                needed="Say whether it is safe to tell the family, or that it is not known.",
                hint="Everybody with a part in the case is shown this answer.",
            )
        )
