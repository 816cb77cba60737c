"""What an entry says differently since it was corrected, without the words that are sealed."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from concordat.core.acts import (
    LEVELS,
    NOBODY_RUNG,
    OTHER_MATTER,
    AnyAct,
    CarriedOut,
    DangerAcknowledged,
    Note,
    Positioned,
    Raised,
    RiskStated,
    SafetyStated,
)
from concordat.core.acts.case_so_far import Names
from concordat.core.acts.channels import HOW
from concordat.core.calendar import say_when
from concordat.core.events import Event
from concordat.core.labels import REACHED
from concordat.core.protocol import Protocol

NOT_SAID = "not said"
RANG: Mapping[str, str] = {
    NOBODY_RUNG: "nobody had been rung when this was written",
    "999": "999 was rung",
    "front door": "the front door was rung",
    "both": "999 and the front door were rung",
}
"""Who was rung about danger, as a sentence tells it."""


Rewording = Literal["reworded", "removed"]


class Change(NamedTuple):
    """One thing that reads otherwise now, without a capital letter or a full stop. `told`: whoever
    was told of the entry was told that, whether or not they can open the case. `whole`: it is the
    sentence of the entry.
    """

    said: str
    told: bool = False
    whole: bool = False


def changes(names: Names, was: Event, now: Event) -> Iterator[Change]:
    """Everything that changed but the texts, by what it was and what it is. What has a name of its
    own is said by it, everything else by the sentence of the entry.
    """
    before, after = was.act.sentence(names), now.act.sentence(names)
    if before != after:
        yield Change(after, whole=True)
    if was.happened != now.happened:
        yield Change(f"it happened {_at(now.happened)}, not {_at(was.happened)}")
    if was.arrived != now.arrived and now.received is not None:
        yield Change(_reached(names, was, now))
    if before != after and _tells_all(now.act):
        return
    for name, told in _facts(names, now.act).items():
        earlier = _facts(names, was.act).get(name, NOT_SAID)
        if earlier != told:
            yield Change(f"{name} is “{told}”, not “{earlier}”", told=name == RUNG)


def reworded(was: AnyAct, now: AnyAct) -> Iterator[tuple[Note, Rewording]]:
    """The texts that read otherwise, and whether they were reworded or removed. What was written of
    the date of receipt is none: it follows the date.
    """
    before, after = ({(n.about, n.point): n for n in act.noted()} for act in (was, now))
    for key, note in (before | after).items():
        if key[0] != REACHED.key and before.get(key) != after.get(key):
            yield note, "reworded" if key in after else "removed"


def _reached(names: Names, was: Event, now: Event) -> str:
    """When it reached the other side; of a raising, the day on which the decision reached whoever
    raised it, or on which it arose.
    """
    what = "it reached them"
    if isinstance(now.act, Raised):
        began = names.protocol.admission.begins
        what = "it arose" if began else "the decision reached them"
    return f"{what} {_at(now.arrived)}, not {_at(was.arrived)}"


def _at(instant: datetime) -> str:
    return say_when(instant, year=True)


RUNG = "who was rung"


def _facts(names: Names, act: AnyAct) -> Mapping[str, str]:
    """What an act holds that its sentence doesn't tell, by its name."""
    match act:
        case Raised():
            return {
                "the kind of disagreement": _matter(names.protocol, act.matter),
                "the level of need": LEVELS.get(act.level or "", act.level or NOT_SAID),
            }
        case CarriedOut():
            how = {"how it was done": HOW.get(act.channel or "", act.channel or NOT_SAID)}
            return how | ({RUNG: RANG[act.rung]} if act.rung != NOBODY_RUNG else {})
        case Positioned():
            return {names.point(point): word for point, word in act.said.items()}
        case SafetyStated():
            return {"the day until which it holds": names.day(act.until) if act.until else NOT_SAID}
        case RiskStated() | DangerAcknowledged():
            at = _at(act.rung_at) if act.rung_at else NOT_SAID
            return {RUNG: RANG[act.rung], "the time at which they were rung": at}
    return {}


def _tells_all(act: AnyAct) -> bool:
    """Whether the sentence of an act tells what is said of each point: the same of all."""
    return isinstance(act, Positioned) and len(set(act.said.values())) == 1


def _matter(protocol: Protocol, matter: str | None) -> str:
    """A kind of disagreement by its title."""
    if matter == OTHER_MATTER:
        return "something else"
    kind = protocol.kind(matter)
    return kind.title if kind else matter or NOT_SAID
