"""What changed in the duties, notices, clocks and permissions of two versions, and for whom."""

from collections.abc import Collection, Iterator

import msgspec

from concordat.core.protocol import Protocol
from concordat.core.wording import joined
from concordat.library.findings.elements import Element, elements_of, say_part
from concordat.library.telling.say import ADDED

WHOLE = "all of it"
"""The part that changed if something is new or gone."""


class Difference(msgspec.Struct, frozen=True):
    """One part that changed.

    `clause` is its clause now or, if it has none any more, before; `element` its name in the file,
    `title` what people call it. `old` or `new` is empty if it is new or gone.
    """

    clause: str
    element: str
    title: str
    whom: str
    part: str
    old: str
    new: str
    text: str


def differences(old: Protocol, new: Protocol) -> tuple[Difference, ...]:
    """Every part that changed, in the new file's order, then what is gone.

    An element that only has another name in the file hasn't changed.
    """
    before = {it.key: it for it in elements_of(old)}
    after = {it.key: it for it in elements_of(new)}
    gone = [it for key, it in before.items() if key not in after]
    come = [it for key, it in after.items() if key not in before]
    renamed = {(it.clause, it.line) for it in gone} & {(it.clause, it.line) for it in come}
    found: list[Difference] = []
    for key, it in after.items():
        if key in before:
            found += _changed(before[key], it)
        elif (it.clause, it.line) not in renamed:
            found.append(_come(it))
    found += [_gone(it) for it in gone if (it.clause, it.line) not in renamed]
    return tuple(found)


def _come(it: Element) -> Difference:
    return _whole(it, old="", new=it.line, text=f"new for {it.whom}: {it.title}")


def _gone(it: Element) -> Difference:
    return _whole(it, old=it.line, new="", text=f"no longer for {it.whom}: {it.title}")


def _whole(it: Element, *, old: str, new: str, text: str) -> Difference:
    return Difference(
        clause=it.clause,
        element=it.key,
        title=it.title,
        whom=it.whom,
        part=WHOLE,
        old=old,
        new=new,
        text=text,
    )


def _changed(old: Element, new: Element) -> Iterator[Difference]:
    """The parts of one element that aren't the same in both versions."""
    for part, was, now in (*_posts(old, new), *_parts(old, new)):
        yield Difference(
            clause=new.clause or old.clause,
            element=new.key,
            title=new.title,
            whom=new.whom,
            part=part,
            old=was,
            new=now,
            text=_text(new.whom, part, was, now),
        )


def _text(whom: str, part: str, was: str, now: str) -> str:
    if part == "for":
        gone, come = f"no longer for {was}", f"new for {now}"
        return f"{gone}; {come}" if was and now else gone if was else come
    if was and now:
        return f"for {whom}: {part}: {was} → {now}"
    if now:
        return f"for {whom}: new: {say_part(part, now)}"
    return f"for {whom}: no longer: {say_part(part, was)}"


Part = tuple[str, str, str]


def _posts(old: Element, new: Element) -> Iterator[Part]:
    """The posts it no longer applies to, and those it now applies to; then new titles of posts."""
    gone = [title for post, title in old.posts.items() if post not in new.posts]
    come = [title for post, title in new.posts.items() if post not in old.posts]
    if gone or come:
        yield "for", joined(gone), joined(come)
    for post, title in new.posts.items():
        before = old.posts.get(post, title)
        if before != title:
            yield "title", before, title


def _parts(old: Element, new: Element) -> Iterator[Part]:
    if old.clause != new.clause:
        yield "clause", old.clause or ADDED, new.clause or ADDED
    for part in dict.fromkeys([*old.parts, *new.parts]):
        was, now = old.parts.get(part, ()), new.parts.get(part, ())
        if was != now:
            yield _part(part, was, now)


def _part(part: str, was: Collection[str], now: Collection[str]) -> Part:
    gone = [each for each in was if each not in now]
    come = [each for each in now if each not in was]
    if gone or come:
        return part, "; ".join(gone), "; ".join(come)
    return part, "; ".join(was), "; ".join(now)  # only the order differs
