"""What changed in the duties, notices, clocks and permissions of two versions: each part by itself,
and for whom.
"""

from collections.abc import Iterator

import msgspec

from concordat.core.protocol import Protocol
from concordat.library.findings.elements import Element, elements, said
from concordat.library.telling.say import ADDED, say_list

WHOLE = "all of it"
"""The part that changed where something is new or gone."""


class Difference(msgspec.Struct, frozen=True):
    """One part that changed. `clause` is where it stands now, or where it stood if no clause stands
    behind it any more; `element` its name in the file, `title` what people call it. `old` or `new`
    is empty where it is new or gone.
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
    """Every part that changed, in the new file's order, then what is gone. Another name in the file
    is no change.
    """
    before, after = ({it.key: it for it in elements(protocol)} for protocol in (old, new))
    gone = [it for key, it in before.items() if key not in after]
    come = [it for key, it in after.items() if key not in before]
    kept = {(it.clause, it.line) for it in gone} & {(it.clause, it.line) for it in come}
    found: list[Difference] = []
    for key, it in after.items():
        if key in before:
            found += _changed(before[key], it)
        elif (it.clause, it.line) not in kept:
            text = f"new for {it.whom}: {it.title}"
            found.append(Difference(it.clause, key, it.title, it.whom, WHOLE, "", it.line, text))
    for it in gone:
        if (it.clause, it.line) not in kept:
            text = f"no longer for {it.whom}: {it.title}"
            found.append(Difference(it.clause, it.key, it.title, it.whom, WHOLE, it.line, "", text))
    return tuple(found)


def _changed(old: Element, new: Element) -> Iterator[Difference]:
    """The parts of one element that aren't the same in both versions."""
    for part, was, now in (*_posts(old, new), *_parts(old, new)):
        if part == "for":
            sides = (("no longer for", was), ("new for", now))
            text = "; ".join(f"{how} {posts}" for how, posts in sides if posts)
        else:
            text = f"for {new.whom}: {_text(part, was, now)}"
        yield Difference(
            new.clause or old.clause, new.key, new.title, new.whom, part, was, now, text
        )


def _text(part: str, was: str, now: str) -> str:
    if was and now:
        return f"{part}: {was} → {now}"
    return f"new: {said(part, now)}" if now else f"no longer: {said(part, was)}"


Part = tuple[str, str, str]


def _posts(old: Element, new: Element) -> Iterator[Part]:
    """Whom it is for no longer, and for whom it is new; then who has another title."""
    gone = [title for post, title in old.posts.items() if post not in new.posts]
    come = [title for post, title in new.posts.items() if post not in old.posts]
    if gone or come:
        yield "for", say_list(gone) if gone else "", say_list(come) if come else ""
    for post, title in new.posts.items():
        if old.posts.get(post, title) != title:
            yield "title", old.posts[post], title


def _parts(old: Element, new: Element) -> Iterator[Part]:
    if old.clause != new.clause:
        yield "clause", old.clause or ADDED, new.clause or ADDED
    for part in dict.fromkeys([*old.parts, *new.parts]):
        was, now = old.parts.get(part, ()), new.parts.get(part, ())
        if was != now:
            gone, come = (
                [it for it in these if it not in those] for these, those in ((was, now), (now, was))
            )
            # Where only the order differs, both are told whole
            yield (
                part,
                "; ".join(gone if gone or come else was),
                "; ".join(come if gone or come else now),
            )
