"""Who was rung, once somebody has said that a child is in danger."""

from datetime import datetime
from typing import cast

from concordat.core import sentences
from concordat.core.acts import NOBODY_RUNG, Note, RiskStated
from concordat.core.acts import Rung as WhoRung
from concordat.pages.forms import rung
from concordat.pages.forms.notes import Notes
from concordat.pages.raising.questions.question import Question


class Rung(Question):
    asks = "Who was rung?"

    def fill(self) -> None:
        self.who = self.ask(rung.WHO)
        self.at = self.ask(rung.WHEN)
        self.taken_by = self.ask(rung.TOOK_IT)
        self.reference = self.ask(rung.THEIR_REFERENCE)
        self.why = self.ask(rung.WHY)
        if self.at.value is not None and self.at.value > self.ground.now:
            self.at.refuse(sentences.RUNG_IN_THE_FUTURE)

    def texts(self) -> dict[str, str]:
        """Nothing of it is said in the disagreement: it is said of the danger."""
        return {}

    def stated(self, notes: Notes, now: datetime) -> RiskStated:
        """That there is danger, with who was rung."""
        said: tuple[Note, ...] = notes.of((self.why, self.taken_by, self.reference))
        if self.who.value == NOBODY_RUNG:
            return RiskStated(notes=said)
        return RiskStated(cast(WhoRung, self.who.given), self.at.value or now, notes=said)
