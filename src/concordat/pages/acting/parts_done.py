"""Ask which acts were done, if a duty asks for several."""

from collections.abc import Callable

from concordat.core.acts import part_done
from concordat.core.case import Owed
from concordat.core.protocol import Duty
from concordat.core.who.carrying_out import recordable
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import AnyOf

NAME = "acts"


def ask_parts(ask: Ask, duty: Owed, spec: Duty) -> Callable[[], tuple[str, ...]]:
    """Ask which acts were done, and return a function that gives them; () means all of them.

    Nothing is ticked at first unless only one act is left, so that nobody records what wasn't done.
    What was ticked on an older page stays ticked.
    """
    if len(spec.acts) < 2:
        return tuple
    ticked = ask.typed.many(NAME)
    mine = recordable(ask.view.actor, spec, duty)
    left = tuple(each for each in mine if each not in duty.did or each in ticked)
    answer = ask.ask(
        AnyOf(
            NAME,
            "What was done?",
            options={each: capitalised(part_done(each)) for each in left},
            needed="Tick what was done.",
            hint="Tick only what was done. The rest stays open.",
            start=left if len(left) == 1 else (),
        )
    )

    def done() -> tuple[str, ...]:
        open_before = {each for each in spec.acts if each not in duty.did}
        return answer.given if open_before - set(answer.given) else ()

    return done


def is_only_a_part(ask: Ask, duty: Owed, spec: Duty) -> bool:
    """Whether what was ticked leaves out the act that a duty is named for, which is still to be
    done: of “read the file and speak”, the speaking.
    """
    ticked = ask.typed.many(NAME)
    return bool(ticked) and spec.act in spec.acts and spec.act not in (*ticked, *duty.did)


def is_of_its_own_act(ask: Ask, duty: Owed, spec: Duty) -> bool:
    """Whether the act that a duty is named for is recorded now: of “read the file and speak”, the
    speaking, if it is ticked.
    """
    if len(spec.acts) < 2:
        return True
    ticked = ask.typed.many(NAME)
    return spec.act in ticked if ticked else spec.act not in duty.did
