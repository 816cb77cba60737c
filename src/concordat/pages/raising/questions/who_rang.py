"""Who rang the board's business manager to have something raised, how and when."""

from datetime import datetime

from concordat.core import sentences
from concordat.core.acts.channels import HOW
from concordat.core.acts.days import ARISING
from concordat.core.calendar import say_instant
from concordat.core.labels import TAKEN_DOWN
from concordat.pages.forms.days import Day, TimeOfDay
from concordat.pages.forms.fields import FromList, OneOf
from concordat.pages.forms.moments import Moment, only_the_day
from concordat.pages.forms.plausible import around
from concordat.pages.raising.ground import callers
from concordat.pages.raising.questions.question import Question
from concordat.people.values import Member


class WhoRang(Question):
    """It is their disagreement: whoever writes it down has no part in it but the office's."""

    asks = "Who rang?"

    def fill(self) -> None:
        self.caller = self.ask(
            FromList(
                "caller",
                "For whom do you write it down?",
                options={each.person.id: _in_words(each) for each in callers(self.ground)},
                needed="Choose who rang: somebody with a role in an agency that can raise it.",
                hint=f"It is raised in their name. They are told. {sentences.NOT_IN_THE_LIST}",
            )
        )
        self._way = self.ask(
            OneOf(
                "way",
                "How did they tell you?",
                options={way: words for way, words in HOW.items() if way != "here"},
                needed="Say how they told you.",
                start="telephone",
            )
        )
        self._when = self.ask(
            Moment(
                Day(
                    "told_on",
                    "When did they tell you?",
                    needed="Give the day on which they told you.",
                    hint="For them it is raised then. Those they disagree with are asked to "
                    "confirm it; until they do, their own time counts from today.",
                    plausible=around(self.ground.on),
                    rule=ARISING,
                ),
                TimeOfDay(
                    "told_at",
                    sentences.ASK_TIME_IF_KNOWN,
                    told_as="At what time they told you",
                ),
                untimed=lambda on: only_the_day(on, self.ground.now),
            )
        )
        if self._when.value and self._when.value > self.ground.now:
            self._when.refuse("This is in the future. Give the day on which they told you.")

    @property
    def happened(self) -> datetime:
        """When they told it, which is when they raised it."""
        return self._when.given

    def texts(self) -> dict[str, str]:
        """How and when they told it, in a line."""
        told = self._when.given
        return {TAKEN_DOWN.key: f"{self._way.words}, {say_instant(told, year=True)}"}


def _in_words(member: Member) -> str:
    posts = dict.fromkeys(f"{part.seat.title}, {part.organisation}" for part in member.parts)
    return f"{member.person.name}: {'; '.join(posts)}"
