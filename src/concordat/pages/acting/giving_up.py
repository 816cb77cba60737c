"""What every act asks by which the raising side gives a case up, and when such an act ends it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from concordat.brief.foreseen import Foreseen, foreseen
from concordat.brief.managing import who_manages
from concordat.brief.outcome import why_not_at_once
from concordat.core import sentences
from concordat.core.acts import AnyAct, Noted, TakenNoFurther, Withdrawn
from concordat.core.labels import REASON
from concordat.core.posts import SideOf
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import ask_who_said
from concordat.pages.acting.safe_now import SafeNow, safe_now
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.sheet import Answer

WHEN = (
    "It ends at once, after two working days in which it can be kept going, or once the board "
    "looks at it. Before it counts you are shown which, and who is told."
)
ASKED = {"no": "No", "yes": "Yes, somebody asked me to"}


@dataclass(frozen=True, slots=True)
class GivingUp:
    """The answers to it: why, what keeps the child safe, and whether somebody asked for it."""

    reason: Answer[str]
    safety: SafeNow
    asked: Answer[str]
    private: Answer[str]
    way: str

    def acts(
        self, ask: Ask, gives_up: type[Withdrawn | TakenNoFurther]
    ) -> Callable[[], tuple[AnyAct, ...]]:
        """What is recorded, once however often it is asked for: first that nothing keeps the child
        safe, on which hangs when the case ends; last whether somebody asked for it, which changes
        nothing of that.
        """

        def made() -> tuple[AnyAct, ...]:
            act = gives_up(notes=ask.notes(self.reason, self.safety.words))
            return (*self.safety.stated(), act, *self._privately(ask))

        return cache(made)

    def _privately(self, ask: Ask) -> tuple[Noted, ...]:
        """What only the business manager reads: whether somebody asked for this."""
        said = [f"Asked to {self.way}: {self.asked.words}"] if self.asked.value else []
        said += [self.private.given] if self.private.value else []
        if not said:
            return ()
        note = ask.text("\n\n".join(said), "note")
        was_asked = self.asked.value == "yes" or bool(self.private.value)
        return (Noted("business manager", note.id, to_follow_up=was_asked),)


def when_it_ends(ask: Ask, gives_up: Withdrawn | TakenNoFurther) -> tuple[str, ...]:
    """When that takes effect, and why not at once where that is known already."""
    then = foreseen(ask.view, gives_up)
    leaving = then.names.view.case.leaving if isinstance(then, Foreseen) else None
    return (WHEN, *((why_not_at_once(ask.names, leaving),) if leaving else ()))


def giving_up(ask: Ask, way: str, why: str) -> GivingUp:
    """Asks `why` the case is given up, and the rest; the `way` is “withdraw it” or its like."""
    needed = sentences.SAY_WHY
    reason = ask.reason(why, needed, rows=5, least=Withdrawn.least[REASON.key])
    safety = safe_now(ask)
    read_by = who_manages(ask.names)
    question = f"Did anybody ask you to {way}?"
    asked = ask.ask(
        OneOf("asked", question, options=ASKED, hint=f"Only {read_by} will see your answer.")
    )
    private = ask.ask(
        LongText("asked-by", "If so, who, and how?", read_by=f"Only {read_by} reads this.", rows=2)
    )
    ask.only_if(asked, "yes", then=private)
    ask_who_said(ask, (SideOf("raising"),), sentences.WHO_OF_THE_RAISING_ASKED)
    return GivingUp(reason, safety, asked, private, way)
