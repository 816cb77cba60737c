"""How the other side learns of it: in writing, by raising it here; earlier; or first by word."""

from datetime import datetime

from concordat.brief.verbs import ways
from concordat.core import sentences
from concordat.core.acts import CarriedOut
from concordat.core.acts.channels import HOW
from concordat.core.acts.days import ARISING
from concordat.core.by_raising import first_duty, may_carry_out
from concordat.core.calendar import say_when
from concordat.core.protocol import Duty
from concordat.pages.forms.days import Day, TimeOfDay
from concordat.pages.forms.fields import OneOf
from concordat.pages.forms.moments import Moment, only_the_day
from concordat.pages.forms.plausible import around
from concordat.pages.forms.sheet import Answer
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.kept_out import gone
from concordat.pages.raising.questions.matter import KindOf
from concordat.pages.raising.questions.question import Question
from concordat.pages.raising.questions.start import WhichBoard

HERE, ALREADY, FIRST = "here", "already", "first"
WAYS = {
    HERE: "Now, by raising it here",
    ALREADY: "I have raised it with them already",
    FIRST: "Not yet: I will speak to them first",
}
SAY_WHEN = "Give the day on which you raised it with them."
SAY_HOW = "Say how you raised it with them."


def carried_out(draft: Draft, ground: Ground) -> Duty | None:
    """The duty that this raiser carries out by raising it; None where the procedure has none, or it
    is for somebody else to do.
    """
    kind = KindOf(draft.typed("kind", ground.on), ground, draft, "kind", short=draft.short)
    duty = first_duty(ground.protocol, kind.chosen_route())
    board = WhichBoard(draft.typed("board", ground.on), ground, draft, "board", short=draft.short)
    party = ground.party(board.agency_id())
    if duty is None or not may_carry_out(
        ground.protocol,
        ground.directory(party.id, gone(draft, ground)),
        duty,
        party=party,
        person=ground.raiser.id,
        on=ground.on,
    ):
        return None
    return duty


class HowTold(Question):
    """Whether raising it here is how they are told, or they were told already, or will be."""

    asks = "When did you first raise this with them, and how?"

    def fill(self) -> None:
        if self.ground.caller:
            self.asks = f"When did {self.ground.caller.name} first raise this with them, and how?"
        self.way = self.ask(
            OneOf("told", "Choose one", options=WAYS, start=HERE, told_as=self.asks),
            also_short=True,
        )
        already = self.way.value == ALREADY
        duty = carried_out(self.draft, self.ground)
        self._when = self.ask(
            Moment(
                Day(
                    "told_on",
                    "If you raised it already: when?",
                    told_as="When you raised it with them",
                    needed=SAY_WHEN if already else "",
                    hint="They are asked to confirm it. Until they do, their time counts from "
                    "today.",
                    plausible=around(self.ground.on),
                    rule=ARISING,
                ),
                TimeOfDay(
                    "told_at",
                    sentences.ASK_TIME_IF_KNOWN,
                    told_as="At what time you raised it with them",
                ),
                untimed=lambda on: only_the_day(on, self.ground.now),
            ),
            also_short=True,
        )
        self._how: Answer[str] = self.ask(
            OneOf(
                "told_how",
                "And how?",
                told_as="How you raised it with them",
                options=ways(duty) if duty else HOW,
                needed=SAY_HOW if already else "",
            ),
            also_short=True,
        )
        if already and self._when.value and self._when.value > self.ground.now:
            self._when.refuse("This is in the future. Give the day on which you raised it.")

    def told(self) -> list[tuple[str, str]]:
        """What was answered; what happens where nothing was."""
        if not self.typed.sent:
            return [(self.asks, WAYS[HERE])]
        return [(question, words) for question, words in super().told() if words]

    @property
    def happened(self) -> datetime | None:
        """When it was raised; None where that is now."""
        return self._when.value if self.way.value == ALREADY else None

    def also(self) -> tuple[CarriedOut, ...]:
        """What raising it carries out."""
        if self.way.value == FIRST:
            return ()
        channel = self._how.value if self.way.value == ALREADY else None
        return (CarriedOut((), channel=channel, by_raising=True),)

    def in_words(self, what: str) -> str:
        """What raising it does of what the procedure asks first."""
        if self.way.value == FIRST:
            return f"Nothing is asked of them until you have done and recorded this: {what}."
        if self.way.value == ALREADY and (at := self._when.value):
            then = say_when(at, year=at.year != self.ground.on.year)
            return (
                f"They are asked to confirm that you raised it {then}. "
                "Until they do, their time counts from today."
            )
        return f"This does what the procedure asks first: {what}."
