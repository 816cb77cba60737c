"""What keeps the child safe meanwhile, what must be kept private, what the child and family say."""

from datetime import date

from concordat.core import sentences
from concordat.core.labels import BY_WHOM, CHILD_VOICE, FAMILY, NOT_TO_REACH, SAFETY, WHAT
from concordat.pages.forms.fields import AnyOf, Line, LongText, OneOf
from concordat.pages.forms.sheet import Answer
from concordat.pages.forms.until import until_in_short, until_when
from concordat.pages.raising.questions.question import Question

SOMETHING, NOTHING = "something", "nothing"


class Safety(Question):
    """Both sides are asked at every stage. “Nothing” is an answer, and an important one."""

    asks = sentences.ASK_WHAT_KEEPS_SAFE

    def fill(self) -> None:
        self.by_whom: Answer[str] | None = None
        self.until: Answer[date] | None = None
        if self.short:
            self._in_short()
        else:
            self._at_length()

    def _in_short(self) -> None:
        """What and by whom in one box, until when in another; a tick where nothing does."""
        nothing = NOTHING in self.typed.many("safe")
        self.what = self.ask(
            LongText(
                "safe_what",
                "What keeps the child safe meanwhile, and who sees to it?",
                kept=WHAT,
                needed=""
                if nothing
                else "Say what keeps the child safe, or tick that nothing does.",
                rows=3,
            ),
            also_short=True,
        )
        self.until = self.ask(until_in_short("safe_until", self.ground.on), also_short=True)
        ticked = self.ask(
            AnyOf(
                "safe",
                "Or",
                options={NOTHING: sentences.NOTHING_KNOWN},
                told_as=sentences.SAFE_MEANWHILE,
            ),
            also_short=True,
        )
        self.nothing = bool(ticked.value)
        if self.nothing and (self.what.value or self.until.value):
            self.what.refuse(sentences.SAFE_OR_NOT)

    def _at_length(self) -> None:
        safe = self.ask(
            OneOf(
                "safe",
                "Is anything keeping the child safe?",
                options={SOMETHING: "Yes", NOTHING: sentences.NOTHING_KNOWN},
                needed="Say whether anything keeps the child safe meanwhile.",
                hint="“Nothing” is an answer. Managers and the board are shown it.",
            )
        )
        something = safe.value == SOMETHING
        self.nothing = safe.value == NOTHING
        self.what = self.ask(
            LongText(
                "safe_what",
                kept=WHAT,
                told_as=SAFETY.shown,
                needed="Say what keeps the child safe, or choose that nothing does."
                if something
                else "",
                rows=3,
                example="J. and her brother stay with their grandmother. The school nurse sees J. "
                "every morning.",
            )
        )
        self.by_whom = self.ask(
            Line(
                "safe_by",
                kept=BY_WHOM,
                told_as="Who sees to it that the child is safe",
                needed="Say who sees to it, or choose that no safety plan is known yet."
                if something
                else "",
            )
        )
        self.until = self.ask(until_when("safe_until", self.ground.on))

    def stated(self) -> tuple[Answer[str], ...]:
        """What was written of it; () where nothing keeps the child safe."""
        if self.nothing:
            return ()
        return (self.what, self.by_whom) if self.by_whom else (self.what,)

    def until_day(self) -> date | None:
        """The day until which it holds; None where none was given."""
        return None if self.nothing or self.until is None else self.until.value

    def texts(self) -> dict[str, str]:
        """None, because what keeps the child safe is an act of its own, not part of the raising."""
        return {}


class Voice(Question):
    def fill(self) -> None:
        self.ask(
            LongText(
                "voice",
                kept=CHILD_VOICE,
                hint="In their own words where you can. For a child who "
                "does not speak yet: what they show. Leave it open if you don't know.",
                example="“I don't like it when it's just me and Sam.” She is often the first at "
                "the gate in the morning and asks whether she can stay for tea.",
                rows=6,
            )
        )


class Family(Question):
    def fill(self) -> None:
        self.ask(
            LongText(
                "family",
                kept=FAMILY,
                hint="What they say about what you are worried about. They "
                "need not know of this disagreement. Leave it open if you don't know, or if asking "
                "would not be safe.",
                rows=4,
            )
        )


class NotToReach(Question):
    """What somebody must not learn, and why. It stands with what keeps the child safe."""

    def fill(self) -> None:
        self.ask(
            LongText(
                "not_to_reach",
                kept=NOT_TO_REACH,
                hint=""
                if self.short
                else "It stands at the top of the case. Leave it open if there is nothing.",
                example=""
                if self.short
                else "Her partner is not to know when she is seen: he has followed her to the "
                "clinic.",
                rows=2 if self.short else 4,
            ),
            also_short=True,
        )
