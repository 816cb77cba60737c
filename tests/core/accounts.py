"""A story with what came of each act in it: everything about the case that changed, and who was
told what.

`told/` has the recorded accounts of the stories in `lives`. `python -m tests.core.accounts` writes
them again; the difference is then there to be read, line by line.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from textwrap import wrap
from typing import Any, Self

import msgspec

from concordat.core.acts import AnyAct
from concordat.core.calendar import in_london
from concordat.core.case import Case, Owed
from concordat.core.notices import Telling, tellings
from concordat.core.posts import Party
from concordat.core.protocol import Protocol, Signal
from concordat.core.who.recipients import Recipient
from tests.core.ladder import CITING
from tests.core.stories import Story, at

TOLD = Path(__file__).parent / "told"
Thing = dict[str, Any]
NOTHING: tuple[Any, ...] = (None, False, "", (), {}, frozenset())
APART = (
    "owing",
    "clocks",
    "told",
    "visits",
    "positions",
    "log",
    "appointed",
    "raised",
    "seq",
    "now",
)


class Account(Story):
    """A story that writes down what comes of each act, and of time passing."""

    def __init__(self, *answering: Party, protocol: Protocol = CITING, **more: Any) -> None:
        self.lines: list[str] = []
        self.known: Case | None = None
        super().__init__(*answering, protocol=protocol, **more)

    def do(self, act: AnyAct, when: str | None = None, **more: Any) -> Self:
        """Records an act, and what came of it."""
        if self.known is not None:
            self._until(at(when) if when else self.now)
        many, before = len(self.events), self.known
        super().do(act, when, **more)
        for event in self.events[many:]:
            times = [f"recorded {say(event.recorded)}"] if event.recorded != event.happened else []
            times += [f"received {say(event.received)}"] if event.received else []
            said = ", ".join([say(event.happened), *times])
            self.lines += [
                "",
                f"{event.seq}. {type(event.act).__name__} {say(event.act)}, {said}".replace(
                    " , ", ", "
                ),
            ]
        after = self.record.case(self.now)
        self._tell(before, after, tellings(self.record.protocol, before, after, self.events[many:]))
        return self

    def pass_to(self, when: str) -> Self:
        """Only time passes."""
        self._until(at(when))
        return self

    def _until(self, now: datetime) -> None:
        before, after = self.known, self.record.case(now)
        assert before is not None
        self.now, told = now, tellings(self.record.protocol, before, after)
        if told or _changes(before, after):
            self.lines += ["", f"By {say(now)}"]
        self._tell(before, after, told)

    def _tell(self, before: Case | None, after: Case, told: Iterable[Telling]) -> None:
        assert (after.now, after.seq) == (self.now, self.events[-1].seq)
        self.known = after
        self.lines += _changes(before, after)
        for telling in told:
            more = {"due": telling.due, "clause": telling.clause, "paper": telling.paper}
            words = [f"{key} {say(it)}" for key, it in more.items() if it is not None]
            detail = f" ({', '.join(words)})" if words else ""
            self.lines.append(
                f"   → {_say_to(telling.to)}: {telling.kind}, “{telling.what}”{detail}"
            )

    @property
    def text(self) -> str:
        return "\n".join(self.lines[1:]) + "\n"


def say(value: Any) -> str:  # noqa: PLR0911 - one return for each kind of value
    """A value of the core in few words; times on London's clocks."""
    match value:
        case datetime():
            local = in_london(value)
            return f"{local:%a} {local.day} {local:%b %H:%M}" + (
                f":{local:%S}" if local.second else ""
            )
        case date():
            return f"{value:%a} {value.day} {value:%b}"
        case Signal():
            return " ".join(filter(None, (value.kind, value.of, value.word)))
        case msgspec.Struct():
            fields = {name: getattr(value, name) for name in value.__struct_fields__}
            return " ".join(f"{name}={say(it)}" for name, it in fields.items() if it not in NOTHING)
        case dict():
            return "{" + ", ".join(f"{say(key)}: {say(it)}" for key, it in value.items()) + "}"
        case frozenset():
            return "{" + ", ".join(sorted(map(say, value))) + "}"
        case tuple():
            return "(" + ", ".join(map(say, value)) + ")"
        case _:
            return str(value)


def _say_to(to: Recipient) -> str:
    """Whoever is told, by post or by name."""
    posts = [
        to.side,
        to.agency,
        to.service and f"({to.service})",
        to.post,
        to.person and f"by name {to.person}",
    ]
    return " ".join(filter(None, posts))


def _things(case: Case) -> dict[str, Thing]:
    """Everything about a case, thing by thing."""
    found = {
        "case": {name: getattr(case, name) for name in case.__struct_fields__ if name not in APART}
    }
    found |= {f"duty {duty.id}": _of_duty(duty) for duty in case.duties}
    found |= {f"clock {clock.key}": _fields(clock) for clock in case.clocks}
    found |= {f"notice {n}": _fields(told) for n, told in enumerate(case.told, start=1)}
    found |= {f"visit {n}": _fields(visit) for n, visit in enumerate(case.visits, start=1)}
    found |= {
        f"word {agency} {issue}": _fields(stand)
        for (agency, issue), stand in case.positions.items()
    }
    found |= {f"appointed {n}": _fields(each) for n, each in enumerate(case.appointed, start=1)}
    found |= {
        f"signal {say(signal)} {agency or ''}".strip(): {"moments": moments}
        for (signal, agency), moments in case.log.items()
    }
    return found


def _fields(thing: msgspec.Struct) -> Thing:
    return {name: getattr(thing, name) for name in thing.__struct_fields__}


def _of_duty(duty: Owed) -> Thing:
    """All about a duty, but for what its id says, and for a moment that is the one before it
    again.
    """
    fields = _fields(duty)
    again = {
        "anchor": duty.opened,
        "first_due": duty.due,
        "key": duty.id.partition("/")[0],
        "id": duty.id,
    }
    return {name: it for name, it in fields.items() if name not in again or it != again[name]}


def _changes(before: Case | None, after: Case) -> list[str]:
    known, now = _things(before) if before else {}, _things(after)
    lines: list[str] = []
    for name, thing in now.items():
        if said := list(_changed(known.get(name, {}), thing)):
            lines += wrap(
                f"{name}: {'; '.join(said)}",
                118,
                initial_indent="   ",
                subsequent_indent=" " * 6,
                break_on_hyphens=False,
            )
    return lines + [f"   {name}: gone" for name in known if name not in now]


def _changed(known: Thing, thing: Thing) -> Iterator[str]:
    """What is new, field by field; of what was not known at all, only what says something."""
    for field, value in thing.items():
        if value != known[field] if field in known else value not in NOTHING:
            yield f"{field} {say(value)}"
    yield from (f"{field} as before" for field in known if field not in thing)


def _write_again() -> None:
    from tests.core.lives import LIVES

    for name, tell in LIVES.items():
        (TOLD / f"{name}.txt").write_text(tell().text, encoding="utf-8")


if __name__ == "__main__":
    _write_again()
