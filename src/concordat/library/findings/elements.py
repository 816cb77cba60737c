"""The duties, notices, clocks and permissions of a protocol, each part in words, so that two
versions can be laid beside each other.
"""

from collections.abc import Iterator

import msgspec

from concordat.core.posts import PostRef
from concordat.core.protocol import Clock, Duty, Notice, Permission, Protocol
from concordat.library.telling.say import (
    EACH,
    say_anchor,
    say_anchors,
    say_clock,
    say_condition,
    say_limits,
    say_list,
    say_nation,
    say_notice,
    say_owners,
    say_post,
    say_posts,
    say_stages,
    say_standard,
    say_target,
    say_when,
    say_word,
)

YES = ("yes",)
"""What a part says that either holds or doesn't."""
Parts = dict[str, tuple[str, ...]]
"""What is said of something, by what it is about; what isn't said isn't there."""


class Element(msgspec.Struct, frozen=True):
    """A duty, notice, clock or permission. `key` is the same in every version; `posts` are those it
    is for, each by its title, and `whom` says them. `begins` is how its line begins, `first` the
    parts that are said there, `then` the rest.
    """

    key: str
    clause: str
    title: str
    posts: dict[str, str]
    whom: str
    begins: str
    first: Parts
    then: Parts

    @property
    def line(self) -> str:
        """All of it, on a line."""
        rest = [said(name, each) for name, values in self.then.items() for each in values]
        return "; ".join([self.begins, *rest])

    @property
    def parts(self) -> Parts:
        return {**self.first, **self.then}


def said(name: str, value: str) -> str:
    """A part with what it says: “within: 5 working days”; its name alone where it simply holds."""
    return name if (value,) == YES else f"{name}: {value}"


def elements(protocol: Protocol) -> Iterator[Element]:
    """Every one, in the file's order."""
    for duty in protocol.duties.values():
        yield _duty(protocol, duty)
    for notice in protocol.notices:
        yield _notice(protocol, notice)
    for clock in protocol.clocks:
        yield _clock(protocol, clock)
    for permission in protocol.permissions:
        yield _permission(protocol, permission)


def _duty(protocol: Protocol, duty: Duty) -> Element:
    towards = say_posts(protocol, duty.towards) if duty.towards else ""
    whom, each = say_owners(protocol, duty), EACH[duty.owed]
    return Element(
        f"duty {duty.key}",
        duty.clause or "",
        f"duty “{duty.what}”",
        _titles(protocol, duty.who),
        whom,
        f"{whom} {duty.strength}{each}: {duty.what}" + (f", towards {towards}" if towards else ""),
        _given(
            ("how binding", duty.strength),
            ("owed by", each.removeprefix(", ")),
            ("what", duty.what),
            ("towards", towards),
        ),
        _given(
            ("act", duty.act),
            ("opens", say_when(protocol, duty)),
            *_time(protocol, duty),
            *_asked(protocol, duty),
            ("met by the record", duty.met),
            ("between people of one agency", duty.inside),
            ("the case waits for it", duty.holds),
            ("owed also once the case has left the step", duty.survives),
            *(
                (f"at “{say_word(word)}”", say_target(protocol, target))
                for word, target in duty.then.items()
            ),
            *_origin(duty),
        ),
    )


Part = tuple[str, str | bool | tuple[str, ...] | None]


def _time(protocol: Protocol, duty: Duty) -> Iterator[Part]:
    """What a duty's time is, and how it is counted."""
    standard = say_standard(duty.limit) if not duty.limits else ""
    yield "within", standard or say_limits(protocol, duty.limit, duty.limits)
    yield "in working days of", say_nation(duty.nation) if duty.nation else None
    yield "counted from", say_anchors(protocol, duty) if duty.anchors else None
    yield "by agreement, in all up to", duty.outer.words if duty.outer else None
    yield "what is sent must have arrived by then", duty.by_receipt


def _asked(protocol: Protocol, duty: Duty) -> Iterator[Part]:
    """What else a duty asks."""
    yield "only if", tuple(say_condition(protocol, each) for each in duty.conditions)
    yield "with", duty.needs
    yield "done only with", duty.also
    if duty.said_by:
        who = say_list([say_post(protocol, post) for post in duty.said_by], "or")
        yield "who says for the raising side whether it is agreed", who
    yield "paper", duty.paper


def _notice(protocol: Protocol, notice: Notice) -> Element:
    return Element(
        f"notice {notice.key}",
        notice.clause or "",
        f"notice “{notice.what}”",
        _titles(protocol, notice.to),
        say_posts(protocol, notice.to),
        say_notice(protocol, notice),
        _given(("what", notice.what), ("told", say_when(protocol, notice))),
        _given(
            ("only if", tuple(say_condition(protocol, each) for each in notice.conditions)),
            ("paper", notice.paper),
            *_origin(notice),
        ),
    )


def _clock(protocol: Protocol, clock: Clock) -> Element:
    stages = say_stages(clock.over)
    return Element(
        f"clock {clock.key}",
        clock.clause or "",
        f"clock over {stages}",
        {},
        f"everyone at {stages}",  # a clock runs over all that is owed there
        f"clock, {clock.strength}: {say_clock(protocol, clock)}",
        _given(
            ("how binding", clock.strength),
            ("within", say_limits(protocol, clock.limit, clock.limits)),
            ("in working days of", say_nation(clock.nation) if clock.nation else None),
            ("over", stages),
            ("counted from", say_anchor(protocol, clock.anchor)),
        ),
        _given(*_origin(clock)),
    )


def _permission(protocol: Protocol, permission: Permission) -> Element:
    whom = say_posts(protocol, permission.who)
    stages = f"stage {say_list(list(permission.over))}" if permission.over else ""
    return Element(
        f"permission {permission.key}",
        permission.clause or "",
        f"permission “{permission.what}”",
        _titles(protocol, permission.who),
        whom,
        f"{whom} may {permission.what}" + (f" at {stages}" if stages else ""),
        _given(("what", permission.what), ("at", stages)),
        _given(
            ("act", permission.act),
            ("of", say_posts(protocol, permission.of) if permission.of else None),
            *_origin(permission),
        ),
    )


def _origin(it: Duty | Notice | Clock | Permission) -> Iterator[Part]:
    """What it rests on beside its clause."""
    yield "cites", ", ".join(it.cites)
    yield "added", it.local


def _titles(protocol: Protocol, posts: tuple[PostRef, ...]) -> dict[str, str]:
    return {str(post): say_post(protocol, post) for post in posts}


def _given(*parts: Part) -> Parts:
    """The parts of which something is said."""
    return {name: _values(value) for name, value in parts if value}


def _values(value: str | bool | tuple[str, ...] | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else YES
