"""Where each step is in the picture of a ladder, and by which way each arrow goes."""

from textwrap import wrap
from typing import Literal

import msgspec

from concordat.core.protocol import Protocol, Step
from concordat.library.telling.map.words import Outcome, begins_here, clocks_at, outcomes_of

LETTER, LINE, PAD, PORT = 8.4, 20, 14, 16
BOX, LIST, LANE, EDGE = 320, 380, 20, 24
End = Literal["leaves", "arrives"]


class Box(msgspec.Struct):
    """One step with its place in the picture.

    `lines` say which routes begin there and which clocks run; `rows` are the outcomes beside it.
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
    """An arrow that passes other steps by: the boxes it leaves and reaches, and its column."""

    source: int
    target: int
    column: int

    @property
    def goes_back(self) -> bool:
        return self.target <= self.source


def boxes_of(protocol: Protocol) -> list[Box]:
    """The steps, from the first to the last, not yet placed."""
    found = []
    for step in protocol.steps.values():
        inside = BOX - 2 * PAD
        lines: list[str] = []
        for text in (*begins_here(protocol, step), *clocks_at(protocol, step)):
            lines += fit(text, inside)
        outcomes = outcomes_of(protocol, step)
        rows = [fit(str(outcome), LIST - EDGE) for outcome in outcomes]
        found.append(Box(step, fit(step.title, inside), lines, outcomes, rows))
    return found


def fit(text: str, width: float) -> list[str]:
    """The text in lines that fit, by a letter's width that few words exceed."""
    return wrap(text, int(width / LETTER))


def lanes_of(boxes: list[Box]) -> list[Lane]:
    """The arrows that can't go straight down, each in the first column free along its way."""
    taken: list[list[tuple[int, int]]] = []
    lanes = []
    for source, target in sorted(_spans(boxes), key=lambda span: abs(span[0] - span[1])):
        low, high = min(source, target), max(source, target)
        column = _free_column(taken, low, high)
        if column == len(taken):
            taken.append([])
        taken[column].append((low, high))
        lanes.append(Lane(source, target, column))
    return lanes


def _spans(boxes: list[Box]) -> list[tuple[int, int]]:
    """From which box to which an arrow goes that doesn't lead to the next one."""
    place = {box.step.key: number for number, box in enumerate(boxes)}
    spans: dict[tuple[int, int], None] = {}
    for source, box in enumerate(boxes):
        for outcome in box.outcomes:
            if outcome.step is not None and place[outcome.step] != source + 1:
                spans[source, place[outcome.step]] = None
    return list(spans)


def _free_column(taken: list[list[tuple[int, int]]], low: int, high: int) -> int:
    for number, column in enumerate(taken):
        if all(high < first or last < low for first, last in column):
            return number
    return len(taken)


def place(boxes: list[Box], lanes: list[Lane]) -> None:
    """Give every box its top and height, so that nothing in it or beside it touches the next."""
    top: float = EDGE
    for number, box in enumerate(boxes):
        ends = [lane.source for lane in lanes] + [lane.target for lane in lanes]
        inside = LINE * (1 + len(box.title) + len(box.lines))
        beside = LINE * sum(len(row) for row in box.rows)
        ports = PORT * (ends.count(number) + 1)
        box.top = top
        box.height = max(inside, beside, ports) + 2 * PAD
        top = box.bottom + 2 * EDGE


def port(boxes: list[Box], lanes: list[Lane], lane: Lane, end: End) -> float:
    """Where on the left of its box an arrow leaves or arrives: a place of its own."""
    number = lane.source if end == "leaves" else lane.target
    ends: list[tuple[Lane, End]] = []
    for each in lanes:
        if each.source == number:
            ends.append((each, "leaves"))
        if each.target == number:
            ends.append((each, "arrives"))
    box = boxes[number]
    share = (ends.index((lane, end)) + 1) / (len(ends) + 1)
    return box.top + box.height * share
