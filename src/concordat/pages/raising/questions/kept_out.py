"""Who must not see it: asked before anything is sent, beside who will be told."""

from concordat.casework.excluding import Exclusion
from concordat.core import sentences
from concordat.pages.forms.fields import AnyOf, LongText, OneOf
from concordat.pages.raising.draft import KEPT_OUT, Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions.question import Question

NOBODY, SOMEBODY = "no", "yes"


class Anyone(Question):
    """Asked on the page where the answers are checked."""

    def fill(self) -> None:
        self.anyone = self.ask(
            OneOf(
                "anyone",
                "Is there anyone who must not see this?",
                options={NOBODY: "No", SOMEBODY: "Yes: choose who"},
                needed="Say whether there is anyone who must not see this.",
                hint="Such as a relative of the child, or somebody it is about.",
            )
        )


class KeptOut(Question):
    """Who, and why. The choice is among everybody of the agencies concerned and of the board, and
    whoever may stand in for them.
    """

    asks = "Who must not see this?"

    def fill(self) -> None:
        self.people = self.ask(
            AnyOf(
                "people",
                "They will not be told, and can’t see the case",
                options=self._people(),
                told_as=self.asks,
                needed="Choose who must not see this, or go back and answer no.",
                hint="Before you raise it you see who acts in their place. Only the board's "
                "business manager and the lead of their own agency see whom you choose, and why.",
            )
        )
        self.why = self.ask(
            LongText(
                "why",
                "Why?",
                needed=sentences.SAY_WHY_KEPT_OUT,
                rows=3,
                read_by="Only the business manager and that lead read this.",
                told_as="Why they must not see it",
            )
        )

    def _people(self) -> dict[str, str]:
        concerned = {*self.draft.answering, *(agency.id for agency in self.ground.own)}
        raised_by = {self.ground.person.id, self.ground.raiser.id}
        agencies = [each.id for each in self.ground.agencies if each.id in concerned]
        found: dict[str, str] = {}
        for line in self.ground.concerning(agencies):
            if line.holder and line.holder.id not in raised_by:
                words = f"{line.holder.name}, {line.seat.title}, {self.ground.where(line)}"
                found.setdefault(line.holder.id, words)
        return found

    def exclusions(self) -> tuple[Exclusion, ...]:
        """Everybody chosen, with the reason."""
        return tuple(Exclusion(each, self.why.given) for each in self.people.given)

    def texts(self) -> dict[str, str]:
        """None: it is kept apart from the case, sealed."""
        return {}


def excluded(draft: Draft, ground: Ground) -> tuple[Exclusion, ...]:
    """Who must not see it, as far as that was answered."""
    typed = draft.typed(KEPT_OUT, ground.on)
    if not typed.sent:
        return ()
    asked = KeptOut(typed, ground, draft, KEPT_OUT)
    return asked.exclusions() if asked.is_right else ()


def gone(draft: Draft, ground: Ground) -> frozenset[str]:
    """The same people, by id: they are in no post as far as this disagreement goes."""
    return frozenset(each.person for each in excluded(draft, ground))
