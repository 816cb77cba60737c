"""The duties, notices, clocks and permissions of a protocol in words, part by part, to compare two
versions.
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
"""The value of a part that either holds or doesn't."""
Parts = dict[str, tuple[str, ...]]
"""What an element says, part by part. A part that says nothing is left out."""
Part = tuple[str, str | bool | tuple[str, ...] | None]


class Element(msgspec.Struct, frozen=True):
    """A duty, notice, clock or permission.

    `key` is the same in every version. `posts` are those it is for, each by its title, and `whom`
    says them. `beginning` is how its line begins, `first` the parts said there, `then` the rest.
    """

    key: str
    clause: str
    title: str
    posts: dict[str, str]
    whom: str
    beginning: str
    first: Parts
    then: Parts

    @property
    def line(self) -> str:
        """All of it, on a line."""
        said = [self.beginning]
        for name, values in self.then.items():
            said += [say_part(name, each) for each in values]
        return "; ".join(said)

    @property
    def parts(self) -> Parts:
        return {**self.first, **self.then}


def say_part(name: str, value: str) -> str:
    """A part with its value, “within: 5 working days”; its name alone if it simply holds."""
    return name if (value,) == YES else f"{name}: {value}"


def elements_of(protocol: Protocol) -> Iterator[Element]:
    """Every element, in the file's order."""
    for duty in protocol.duties.values():
        yield _duty(protocol, duty)
    for notice in protocol.notices:
        yield _notice(protocol, notice)
    for clock in protocol.clocks:
        yield _clock(protocol, clock)
    for permission in protocol.permissions:
        yield _permission(protocol, permission)


def _duty(protocol: Protocol, duty: Duty) -> Element:
    whom, each = say_owners(protocol, duty), EACH[duty.owed]
    towards = say_posts(protocol, duty.towards)
    beginning = f"{whom} {duty.strength}{each}: {duty.what}"
    return Element(
        key=f"duty {duty.key}",
        clause=duty.clause or "",
        title=f"duty “{duty.what}”",
        posts=_titles(protocol, duty.who),
        whom=whom,
        beginning=f"{beginning}, towards {towards}" if towards else beginning,
        first=_parts(
            ("how binding", duty.strength),
            ("owed by", each.removeprefix(", ")),
            ("what", duty.what),
            ("towards", towards),
        ),
        then=_parts(
            ("act", duty.act),
            ("opens", say_when(protocol, duty)),
            *_time(protocol, duty),
            *_asked(protocol, duty),
            ("met by the record", duty.met_by_the_record),
            ("met by raising it in writing", duty.met_by_raising),
            ("how it is done", duty.channel),
            ("they don't open the case by it", duty.only_told),
            ("between people of one agency", duty.inside_one_agency),
            ("the case waits for it", duty.holds),
            ("owed also once the case has left the step", duty.survives),
            *_outcomes(protocol, duty),
            *_origin(duty),
        ),
    )


def _time(protocol: Protocol, duty: Duty) -> Iterator[Part]:
    """What a duty's time is, and how it is counted."""
    standard = "" if duty.limits else say_standard(duty.limit)
    yield "within", standard or say_limits(protocol, duty.limit, duty.limits)
    yield "in working days of", say_nation(duty.nation or "")
    yield "counted from", say_anchors(protocol, duty) if duty.anchors else None
    yield (
        "by agreement, in all up to",
        duty.extended_at_most.words if duty.extended_at_most else None,
    )
    yield "what is sent must have arrived by then", duty.met_by_receipt


def _asked(protocol: Protocol, duty: Duty) -> Iterator[Part]:
    """What else a duty asks."""
    yield "only if", tuple(say_condition(protocol, each) for each in duty.conditions)
    yield "unless", tuple(say_condition(protocol, each) for each in duty.unless)
    yield "only after", tuple(protocol.duty(key).what for key in duty.not_before)
    yield "with", duty.needs
    yield "done only with", duty.also
    who = say_posts(protocol, duty.must_satisfy, "or")
    yield "who says for the raising side whether it is agreed", who
    yield "paper", duty.paper


def _outcomes(protocol: Protocol, duty: Duty) -> Iterator[Part]:
    for word, target in duty.then.items():
        yield f"at “{say_word(word)}”", say_target(protocol, target)


def _notice(protocol: Protocol, notice: Notice) -> Element:
    return Element(
        key=f"notice {notice.key}",
        clause=notice.clause or "",
        title=f"notice “{notice.what}”",
        posts=_titles(protocol, notice.to),
        whom=say_posts(protocol, notice.to),
        beginning=say_notice(protocol, notice),
        first=_parts(("what", notice.what), ("told", say_when(protocol, notice))),
        then=_parts(
            ("only if", tuple(say_condition(protocol, each) for each in notice.conditions)),
            ("unless", tuple(say_condition(protocol, each) for each in notice.unless)),
            ("paper", notice.paper),
            ("they don't open the case by it", notice.only_told),
            *_origin(notice),
        ),
    )


def _clock(protocol: Protocol, clock: Clock) -> Element:
    stages = say_stages(clock.over)
    return Element(
        key=f"clock {clock.key}",
        clause=clock.clause or "",
        title=f"clock over {stages}",
        posts={},
        whom=f"everyone at {stages}",  # a clock runs over all that is owed there
        beginning=f"clock, {clock.strength}: {say_clock(protocol, clock)}",
        first=_parts(
            ("how binding", clock.strength),
            ("within", say_limits(protocol, clock.limit, clock.limits)),
            ("in working days of", say_nation(clock.nation or "")),
            ("over", stages),
            ("counted from", say_anchor(protocol, clock.anchor)),
        ),
        then=_parts(*_origin(clock)),
    )


def _permission(protocol: Protocol, permission: Permission) -> Element:
    whom = say_posts(protocol, permission.who)
    stages = say_stages(permission.over) if permission.over else ""
    beginning = f"{whom} may {permission.what}"
    return Element(
        key=f"permission {permission.key}",
        clause=permission.clause or "",
        title=f"permission “{permission.what}”",
        posts=_titles(protocol, permission.who),
        whom=whom,
        beginning=f"{beginning} at {stages}" if stages else beginning,
        first=_parts(("what", permission.what), ("at", stages)),
        then=_parts(
            ("act", permission.act),
            ("of", say_posts(protocol, permission.of)),
            ("opens", say_when(protocol, permission)),
            ("only if", tuple(say_condition(protocol, each) for each in permission.conditions)),
            ("with", permission.needs),
            ("states danger", permission.states_danger),
            ("once done", permission.done or ""),
            ("whoever it goes to is told", permission.told or ""),
            *_origin(permission),
        ),
    )


def _origin(it: Duty | Notice | Clock | Permission) -> Iterator[Part]:
    """What it rests on apart from its clause."""
    yield "cites", ", ".join(it.cites)
    yield "added", it.local


def _titles(protocol: Protocol, posts: tuple[PostRef, ...]) -> dict[str, str]:
    return {str(post): say_post(protocol, post) for post in posts}


def _parts(*parts: Part) -> Parts:
    """The parts that say something."""
    found: Parts = {}
    for name, value in parts:
        if not value:
            continue
        if isinstance(value, tuple):
            found[name] = value
        else:
            found[name] = (value,) if isinstance(value, str) else YES
    return found
