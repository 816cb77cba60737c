"""What is told of safety plans that run out, and of a case that ends while none is known."""

from collections.abc import Iterator

from concordat.core.calendar import in_london, say_day
from concordat.core.case import Case, Owed
from concordat.core.case.said import no_plan_known
from concordat.core.notices.kinds import NewsKind
from concordat.core.notices.values import Telling, tell
from concordat.core.notices.words import WHOM
from concordat.core.posts import SideOf
from concordat.core.protocol import KEEP_SAFE, Protocol
from concordat.core.who.informed import chair
from concordat.core.who.recipients import everyone, owners
from concordat.core.wording import worded


def ended(protocol: Protocol, case: Case) -> Iterator[Telling]:
    """To everybody with a part in it that the case has ended; where no safety plan is known that
    too. To the board's chair as well, where that is so or the procedure names nobody who decides:
    they hear it for information.
    """
    people, end = everyone(protocol, case), case.end or ""
    if is_without_a_plan(case):
        end = worded(f"{end}, and no safety plan is known", protocol.words)
    if case.chair_hears:
        people = tuple(dict.fromkeys((*people, *chair())))
    yield from tell(people, "ended", end)


def is_without_a_plan(case: Case) -> bool:
    """Whether it was said that no safety plan is known, or every plan has run out."""
    return no_plan_known(case.safety.values(), in_london(case.now).date())


def running_out(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """That a side is asked what keeps the child safe from now on, and that the time for it has
    passed: to everybody else in the case, the side's own lead among them.
    """
    if before is None:
        return
    for duty in after.open_duties:
        if duty.key != KEEP_SAFE.key:
            continue
        known = before.duty(duty.id)
        if known is None:
            yield from _to_the_others(protocol, after, duty, "asks")
        if duty.passed(after.now) and not (known and known.passed(before.now)):
            yield from _to_the_others(protocol, after, duty, "passed")


def _to_the_others(protocol: Protocol, case: Case, duty: Owed, how: str) -> Iterator[Telling]:
    owing = owners(protocol, case, duty)
    whom = case.raising.id if duty.side == "raising" else duty.agency or ""
    kind: NewsKind = "unsafe" if how == "passed" else "safety"
    what = worded(_said(case, duty, how), protocol.words)
    others = (each for each in everyone(protocol, case) if each not in owing)
    for each in others:
        yield Telling(each, kind, what, whom=whom)


def _said(case: Case, duty: Owed, how: str) -> str:
    known = case.safety.get(SideOf.at(duty.side, duty.agency))
    day = say_day(duty.until) if duty.until else ""
    if known is not None and known.stated.until is None:
        asks = f"{WHOM} is asked by {day} whether what they said still keeps the child safe"
        return f"{asks}, and has not answered" if how == "passed" else f"{asks}: it has no end"
    if how == "passed":
        return f"what {WHOM} said keeps the child safe ran out on {day}, and nothing was said since"
    return f"{WHOM} said what keeps the child safe until {day}, and is asked what does after that"
