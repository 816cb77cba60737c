"""A protocol's ladder as a picture: steps from the first to the last, what each outcome leads to,
loops and merges, and the clocks that run over them.

Every word of the picture is also in its description, so that it can be heard as well as seen. Only
attributes are used for colours and lines, for pages forbid inline styles.
"""

from collections.abc import Iterator
from html import escape
from itertools import pairwise
from string import ascii_uppercase
from textwrap import wrap

import msgspec

from concordat.core.protocol import Clock, Protocol, Step, Target
from concordat.library.telling.say import (
    say_clock,
    say_limits,
    say_list,
    say_name,
    say_stage,
    say_target,
    say_word,
)

LETTER, LINE, PAD, PORT = 8.4, 20, 14, 16
BOX, LIST, LANE, EDGE = 320, 380, 20, 24
INK, GREY, BAND = "#0b0c0c", "#505a5f", "#f3f2f1"
UNANSWERED, EARLY = "if no answer comes", "if it is moved up early"


class Outcome(msgspec.Struct, frozen=True):
    """One way on from a step: the word, the step it leads to (None: an end, or it stays), and that
    in words.
    """

    word: str
    step: str | None
    said: str
    ends: bool = False


class Box(msgspec.Struct):
    """One step with its place in the picture. `lines` say which routes begin there and which clocks
    run.
    """

    step: Step
    title: list[str]
    lines: list[str]
    outcomes: list[Outcome]
    rows: list[list[str]]
    top: float = 0
    height: float = 0

    @property
    def bottom(self) -> float:
        return self.top + self.height


class Lane(msgspec.Struct, frozen=True):
    """An arrow that passes other steps by: its ends on the left of two boxes, and its column."""

    source: int
    target: int
    column: int

    @property
    def back(self) -> bool:
        return self.target <= self.source


def map_svg(protocol: Protocol) -> str:
    """The picture as one `svg` element, with a title and a description."""
    boxes = _boxes(protocol)
    lanes = _lanes(boxes)
    left = EDGE + LANE * (1 + max((lane.column for lane in lanes), default=-1))
    _place(boxes, lanes)
    width, foot = left + BOX + EDGE + LIST, boxes[-1].bottom + EDGE
    below = [*_anywhere(protocol), *_clocks(protocol)]
    notes = [line for sentence in below for line in _fit(sentence, width - left - EDGE)]
    height = foot + (LINE * len(notes) + EDGE if notes else 0)
    name = f"map-{protocol.id}-{protocol.version}"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" aria-labelledby="{name}-title {name}-desc" '
        f'font-family="Arial, Helvetica, sans-serif" font-size="15" fill="{INK}">'
    )
    tip = (
        f'<defs><marker id="{name}-tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" '
        'markerHeight="8" '
        f'orient="auto"><path d="M0 0 10 5 0 10z" fill="{INK}"/></marker></defs>'
    )
    parts = [
        opening,
        (
            f'<title id="{name}-title">{escape(protocol.title)}: the steps and where each outcome '
            "leads</title>"
        ),
        f'<desc id="{name}-desc">{escape(describe(protocol))}</desc>',
        tip,
        *(part for box in boxes for part in _drawn(box, left)),
        *_straight(boxes, left, name),
        *(_curve(boxes, lanes, lane, left, name) for lane in lanes),
        *(_text(left, foot + LINE * (number + 0.75), line) for number, line in enumerate(notes)),
        "</svg>",
    ]
    return "\n".join(parts)


def describe(protocol: Protocol) -> str:
    """The picture in sentences."""
    sentences = [
        f"{route.title} begins with {protocol.steps[route.first].title}."
        for route in protocol.routes.values()
    ]
    for step in protocol.steps.values():
        ways = "; ".join(f"{it.word}: {it.said}" for it in _outcomes(protocol, step))
        sentences.append(
            (
                f"{say_stage(step.stage)}, {step.title}. "
                f"{ways[:1].upper()}{ways[1:]}{'.' if ways else ''}"
            ).strip()
        )
    return " ".join([*sentences, *_anywhere(protocol), *_clocks(protocol)])


def _anywhere(protocol: Protocol) -> list[str]:
    """Where what is owed outside the steps leads, from whichever step the case stands at."""
    return [
        (
            f"From any step, {say_name(protocol, duty.key)}: {say_word(word)} → "
            f"{say_target(protocol, target)}."
        )
        for duty in protocol.duties.values()
        for word, target in duty.then.items()
        if duty.step is None and target.kind != "stay"
    ]


def _clocks(protocol: Protocol) -> list[str]:
    """All that is to be said of each clock."""
    return [f"{_name(protocol, clock)}: {say_clock(protocol, clock)}." for clock in protocol.clocks]


def _name(protocol: Protocol, clock: Clock) -> str:
    """“Clock”, with a letter where there are several."""
    several = len(protocol.clocks) > 1
    return f"Clock {ascii_uppercase[protocol.clocks.index(clock) % 26]}" if several else "Clock"


# ── What stands in the picture ────────────────────────────────────────────────────────────────────


def _outcomes(protocol: Protocol, step: Step) -> list[Outcome]:
    """The ways on from a step: what leads to the same place in one, with moving up where no answer
    comes.

    A word that leads to different places stands with the duty of which it is said. Where nobody's
    answer is waited for, a case moves up early or by a word; the former is told where no word leads
    there.
    """
    said = [
        (key.rpartition(".")[2], say_word(word), target)
        for key in step.duties
        for word, target in protocol.duties[key].then.items()
    ]
    words: dict[Target, list[str]] = {}
    for name, word, target in said:
        elsewhere = any(other == word and to != target for _, other, to in said)
        words.setdefault(target, []).append(f"{word} (“{name}”)" if elsewhere else word)
    up = Target("step", step.above or "")
    moved = UNANSWERED if _awaits_an_answer(protocol, step) else "" if up in words else EARLY
    if step.above and moved:
        words.setdefault(up, [])
    return [
        Outcome(
            ", or ".join(
                filter(
                    None,
                    [say_list(list(dict.fromkeys(found)), "or"), moved if target == up else ""],
                )
            ),
            target.name if target.kind == "step" else None,
            say_target(protocol, target),
            target.kind == "end",
        )
        for target, found in words.items()
    ]


def _awaits_an_answer(protocol: Protocol, step: Step) -> bool:
    """Whether the answering side owes something here for which the case waits, or time may pass
    with a clock.
    """
    duties = [protocol.duties[key] for key in step.duties]
    owed = any(duty.holds and duty.side in ("answering", "both") for duty in duties)
    return owed or any(step.stage in clock.over for clock in protocol.clocks)


def _boxes(protocol: Protocol) -> list[Box]:
    found = []
    for step in protocol.steps.values():
        outcomes = _outcomes(protocol, step)
        begin = [
            f"Begins here: {route.title}"
            for route in protocol.routes.values()
            if route.first == step.key
        ]
        begin += [
            f"From any step: {say_name(protocol, duty.key)}, {say_word(word)}"
            for duty in protocol.duties.values()
            for word, target in duty.then.items()
            if duty.step is None and target == Target("step", step.key)
        ]
        lines = [
            line
            for text in (*begin, *_running(protocol, step))
            for line in _fit(text, BOX - 2 * PAD)
        ]
        rows = [_fit(f"{it.word} → {it.said}", LIST - EDGE) for it in outcomes]
        found.append(Box(step, _fit(step.title, BOX - 2 * PAD), lines, outcomes, rows))
    return found


def _running(protocol: Protocol, step: Step) -> list[str]:
    """The clocks that run while a case is at that step. What several stages share is said below the
    picture.
    """
    return [
        _name(protocol, clock)
        + ("" if len(clock.over) > 1 else f": {say_limits(protocol, clock.limit, clock.limits)}")
        for clock in protocol.clocks
        if step.stage in clock.over
    ]


def _fit(text: str, width: float) -> list[str]:
    """The text in lines that fit, by a letter's width that few words exceed."""
    return wrap(text, int(width / LETTER))


def _lanes(boxes: list[Box]) -> list[Lane]:
    """The arrows that can't go straight down, each in the first column that is free along its
    way.
    """
    place = {box.step.key: number for number, box in enumerate(boxes)}
    spans = dict.fromkeys(
        (source, place[it.step])
        for source, box in enumerate(boxes)
        for it in box.outcomes
        if it.step is not None and place[it.step] != source + 1
    )
    taken: list[list[tuple[int, int]]] = []
    lanes = []
    for source, target in sorted(spans, key=lambda span: abs(span[0] - span[1])):
        low, high = min(source, target), max(source, target)
        column = next(
            (n for n, used in enumerate(taken) if all(high < a or b < low for a, b in used)),
            len(taken),
        )
        if column == len(taken):
            taken.append([])
        taken[column].append((low, high))
        lanes.append(Lane(source, target, column))
    return lanes


def _place(boxes: list[Box], lanes: list[Lane]) -> None:
    """Gives every box its top and height, so that nothing in it or beside it touches the next."""
    top: float = EDGE
    for number, box in enumerate(boxes):
        ports = sum((lane.source == number) + (lane.target == number) for lane in lanes)
        inside = LINE * (1 + len(box.title) + len(box.lines))
        beside = LINE * sum(map(len, box.rows))
        box.top, box.height = top, max(inside, beside, PORT * (ports + 1)) + 2 * PAD
        top = box.bottom + 2 * EDGE


# ── How it is drawn ───────────────────────────────────────────────────────────────────────────────


def _drawn(box: Box, left: float) -> Iterator[str]:
    yield (
        f'<rect x="{left:g}" y="{box.top:g}" width="{BOX}" height="{box.height:g}" rx="4" '
        f'fill="{BAND}" '
        f'stroke="{INK}" stroke-width="1.5"/>'
    )
    y = box.top + PAD + LINE * 0.75
    yield _text(left + PAD, y, say_stage(box.step.stage), f'fill="{GREY}"')
    for line in box.title:
        y += LINE
        yield _text(left + PAD, y, line, 'font-weight="bold"')
    for line in box.lines:
        y += LINE
        yield _text(left + PAD, y, line)
    y = box.top + PAD + LINE * 0.75
    for it, lines in zip(box.outcomes, box.rows, strict=True):
        if it.ends:
            yield f'<rect x="{left + BOX + 8:g}" y="{y - 9:g}" width="9" height="9" fill="{INK}"/>'
        for line in lines:
            yield _text(left + BOX + EDGE, y, line)
            y += LINE


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f'<text x="{x:g}" y="{y:g}"{" " + more if more else ""}>{escape(words)}</text>'


def _straight(boxes: list[Box], left: float, name: str) -> Iterator[str]:
    """Arrows from a step to the next."""
    for box, following in pairwise(boxes):
        if any(it.step == following.step.key for it in box.outcomes):
            yield _arrow(f"M{left + BOX / 2:g} {box.bottom:g} V{following.top:g}", name, back=False)


def _curve(boxes: list[Box], lanes: list[Lane], lane: Lane, left: float, name: str) -> str:
    x = left - LANE * (lane.column + 1)
    start, end = (
        _port(boxes, lanes, lane, lane.source, 0),
        _port(boxes, lanes, lane, lane.target, 1),
    )
    return _arrow(f"M{left:g} {start:g} H{x:g} V{end:g} H{left:g}", name, back=lane.back)


def _port(boxes: list[Box], lanes: list[Lane], lane: Lane, number: int, way: int) -> float:
    """Where on the left of a box an arrow leaves (way 0) or arrives (way 1): a place of its own."""
    ends = [
        (each, side)
        for each in lanes
        for side in (0, 1)
        if number == (each.source, each.target)[side]
    ]
    box = boxes[number]
    return box.top + box.height * (ends.index((lane, way)) + 1) / (len(ends) + 1)


def _arrow(path: str, name: str, *, back: bool) -> str:
    dashes = ' stroke-dasharray="6 4"' if back else ""
    return (
        f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="1.5"{dashes} '
        f'marker-end="url(#{name}-tip)"/>'
    )
