"""What a weighty act says and does, shown once more before it counts.

The form comes back filled, with everything that was answered, what follows from it and who will be
told. Sent again unchanged it is recorded; changed, it is shown once more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from concordat.brief.foreseen import Foreseen, foreseen, goes_on_to, told_beforehand
from concordat.brief.values import Panel
from concordat.core.errors import Refused
from concordat.core.wording import joined, under
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm
from concordat.pages.acting.when import When

AS_SHOWN = "as_shown"
HEADING = "Check this before it counts"
NOT_YET = "Nothing has been recorded yet. Change what is not right below, or record it."


@dataclass(frozen=True, slots=True)
class Check:
    """What is shown, and the mark of the answers that it shows."""

    panel: Panel
    mark: str


def is_to_be_checked(ask: Ask, form: ActForm, when: When) -> bool:
    """Whether these answers are still to be shown once more."""
    return form.weighs is not None and ask.typed.text(AS_SHOWN) != _mark(ask, when)


def check_of(ask: Ask, form: ActForm, when: When) -> Check | None:
    """What is to be checked; None where nothing is, or something has to be put right first."""
    if form.weighs is None or not ask.typed.sent or ask.problems or when.problems:
        return None
    then = foreseen(ask.view, form.weighs(), form.also())
    answered = [under(question, said) for question, said in _answered(ask) if said]
    lines = (NOT_YET, _for_whom(ask), *answered, *_follows(ask, then), told_beforehand(then))
    return Check(Panel(HEADING, "\n\n".join(lines), "amber"), _mark(ask, when))


def _mark(ask: Ask, when: When) -> str:
    answered = sorted((ask.kept() | when.kept()).items())
    return sha256(repr(answered).encode()).hexdigest()


def _for_whom(ask: Ask) -> str:
    parties = joined((ask.names.raising, *ask.names.answering))
    return under("For", "\n".join(filter(None, (ask.brief.about, parties))))


def _answered(ask: Ask) -> Iterator[tuple[str, str]]:
    for answer in ask.answers:
        yield from answer.told


def _follows(ask: Ask, then: Foreseen | Refused) -> Iterator[str]:
    """Where the case goes by it, or that it ends."""
    if isinstance(then, Refused):
        return
    if then.names.view.case.end != ask.view.case.end:
        yield f"The case ends: {then.names.view.case.end}."
    elif there := goes_on_to(then, ask.view):
        yield f"It goes on to: {there}"
