"""Ask which acts were done, if a duty asks for several."""

from collections.abc import Callable

from concordat.brief.verbs import part
from concordat.core.case import Owed
from concordat.core.protocol import Duty
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import AnyOf

NAME = "acts"


def ask_parts(ask: Ask, duty: Owed, spec: Duty) -> Callable[[], tuple[str, ...]]:
    """Ask which acts were done, and return a function that gives them; () means all of them. What
    was ticked on an older page stays ticked.
    """
    ticked = ask.typed.many(NAME)
    left = tuple(each for each in spec.acts if each not in duty.did or each in ticked)
    if len(left) < 2 and not ticked:
        return tuple
    answer = ask.ask(
        AnyOf(
            NAME,
            "What was done?",
            options={each: part(each) for each in left},
            needed="Say what was done.",
            start=left,
        )
    )

    def done() -> tuple[str, ...]:
        open_before = {each for each in spec.acts if each not in duty.did}
        return answer.given if open_before - set(answer.given) else ()

    return done
