"""What a weighty act says and does, shown once more before it counts.

The page comes back with everything that was answered, what follows from it and who will be told.
Sent again unchanged it is recorded; where an answer, what follows or who is told has changed since,
it is shown once more. What may make a child safe sooner, such as saying that there is danger, is
never asked for twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from concordat.brief.danger import may_end_it
from concordat.brief.foreseen import Foreseen, foreseen, goes_on_to
from concordat.brief.outcome import may_be_kept_going
from concordat.core.acts import ActKind
from concordat.core.errors import Refused
from concordat.core.wording import joined
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import whose
from concordat.pages.acting.form import ActForm
from concordat.pages.acting.when import When

AS_SHOWN = "as_shown"
HAPPENS = "What happens"
NO_MORE_DANGER = "The warning that a child is in immediate danger goes from every page."
WHO = "Who will be told"
OUTCOMES: tuple[ActKind, ...] = ("say", "confirm", "done", "use", "correct")
"""What may take a case to another step by what is answered: it is shown once more where it does."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is shown, each with what it is about, and the mark of the answers and of what follows
    from them.
    """

    rows: tuple[tuple[str, str], ...]
    mark: str


def is_to_be_checked(ask: Ask, form: ActForm, when: When) -> bool:
    """Whether these answers are still to be shown once more."""
    check = check_of(ask, form, when)
    return check is not None and ask.typed.text(AS_SHOWN) != check.mark


def check_of(ask: Ask, form: ActForm, when: When) -> Check | None:
    """What is to be checked; None where nothing is, or something has to be put right first."""
    if not ask.typed.sent or ask.problems or when.problems:
        return None
    if not _may_weigh(ask, form):
        return None
    view = ask.naming((form.act(), *form.also()))  # who is named may be new to the case
    then = foreseen(view, form.act(), form.also(), behalf=whose(ask))
    if isinstance(then, Refused):  # sending it says why
        return None
    if not (form.weighs or _ends(ask, then) or goes_on_to(then, ask.view)):
        return None
    happens = (HAPPENS, "\n".join((*_follows(ask, then), *form.happens)))
    leads_to = tuple(row for row in (happens, (WHO, joined(then.told))) if row[1])
    answered = tuple(row for row in (_for_whom(ask), form.about, *_answered(ask)) if row[1])
    return Check((*answered, *leads_to), _mark(ask, when, leads_to))


def _may_weigh(ask: Ask, form: ActForm) -> bool:
    """Whether some answers may end the case, or take it to another step. Nobody waits longer where
    a child is in danger.
    """
    may_move = ask.kind in OUTCOMES and not form.about_danger
    return form.weighs or may_move or may_end_it(ask.names, ask.kind, form.duty)


def _mark(ask: Ask, when: When, leads_to: tuple[tuple[str, str], ...]) -> str:
    answered = sorted((ask.kept() | when.kept()).items())
    return sha256(repr((answered, leads_to)).encode()).hexdigest()


def _for_whom(ask: Ask) -> tuple[str, str]:
    parties = joined((ask.names.raising, *ask.names.answering))
    return "For", "\n".join(filter(None, (ask.brief.about, parties)))


def _answered(ask: Ask) -> Iterator[tuple[str, str]]:
    for answer in ask.answers:
        yield from answer.told


def _ends(ask: Ask, then: Foreseen) -> bool:
    return then.names.view.case.end != ask.view.case.end


def _follows(ask: Ask, then: Foreseen) -> Iterator[str]:
    """That danger ends by it; where the case goes, or that it ends, at once or later."""
    case = then.names.view.case
    if len(case.standing) < len(ask.view.case.standing):
        yield ask.names.said(NO_MORE_DANGER)
    if _ends(ask, then):
        yield f"The case ends: {case.end}."
    elif case.leaving and case.leaving != ask.view.case.leaving:
        yield may_be_kept_going(then.names, case.leaving)
    elif there := goes_on_to(then, ask.view):
        yield f"It goes on to {there}"
