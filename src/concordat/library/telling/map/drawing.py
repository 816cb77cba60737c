"""The picture of a ladder as SVG."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from concordat.core.protocol import Protocol
from concordat.core.wording import say_stage
from concordat.library.telling.map.layout import (
    BOX,
    EDGE,
    LANE,
    LINE,
    LIST,
    PAD,
    Box,
    Lane,
    boxes_of,
    fit,
    lanes_of,
    place,
    port,
)
from concordat.library.telling.map.words import clock_sentences, describe, from_any_step

INK, GREY, BAND = "#0b0c0c", "#505a5f", "#f3f2f1"


def map_svg(protocol: Protocol) -> str:
    """The picture as one `svg` element, with a title and a description."""
    return "\n".join(_Picture(protocol).parts())


class _Picture:
    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol
        self.boxes = boxes_of(protocol)
        self.lanes = lanes_of(self.boxes)
        columns = 1 + max((lane.column for lane in self.lanes), default=-1)
        self.left = EDGE + LANE * columns
        self.width = self.left + BOX + EDGE + LIST
        self.name = f"map-{protocol.id}-{protocol.version}".replace(".", "-")
        place(self.boxes, self.lanes)

    def parts(self) -> Iterator[str]:
        foot = self.boxes[-1].bottom + EDGE
        notes: list[str] = []
        for sentence in (*from_any_step(self.protocol), *clock_sentences(self.protocol)):
            notes += fit(sentence, self.width - self.left - EDGE)
        height = foot + LINE * len(notes) + EDGE if notes else foot
        yield from self._beginning(height)
        for box in self.boxes:
            yield from self._box(box)
        yield from self._straight_arrows()
        for lane in self.lanes:
            yield self._curved_arrow(lane)
        for number, line in enumerate(notes):
            yield _text(self.left, foot + LINE * (number + 0.75), line)
        yield "</svg>"

    def _beginning(self, height: float) -> Iterator[str]:
        """The opening of the element, its title and description, and the tip of an arrow."""
        name, width = self.name, self.width
        title = escape(self.protocol.title)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width:g} {height:g}"'
            f' width="{width:g}" height="{height:g}" aria-labelledby="{name}-title {name}-desc"'
            f' font-family="Arial, Helvetica, sans-serif" font-size="15" fill="{INK}">'
        )
        yield f'<title id="{name}-title">{title}: the steps and where each outcome leads</title>'
        yield f'<desc id="{name}-desc">{escape(describe(self.protocol))}</desc>'
        yield (
            f'<defs><marker id="{name}-tip" viewBox="0 0 10 10" refX="9" refY="5" '
            f'markerWidth="8" markerHeight="8" orient="auto">'
            f'<path d="M0 0 10 5 0 10z" fill="{INK}"/></marker></defs>'
        )

    def _box(self, box: Box) -> Iterator[str]:
        left, top = self.left, box.top + PAD + LINE * 0.75
        yield (
            f'<rect x="{left:g}" y="{box.top:g}" width="{BOX}" height="{box.height:g}" rx="4" '
            f'fill="{BAND}" stroke="{INK}" stroke-width="1.5"/>'
        )
        y = top
        yield _text(left + PAD, y, say_stage(box.step.stage), f'fill="{GREY}"')
        for line in box.title:
            y += LINE
            yield _text(left + PAD, y, line, 'font-weight="bold"')
        for line in box.lines:
            y += LINE
            yield _text(left + PAD, y, line)
        yield from self._outcomes(box, top)

    def _outcomes(self, box: Box, y: float) -> Iterator[str]:
        """The outcomes beside a box, with a square before those that end the case."""
        beside = self.left + BOX
        for outcome, lines in zip(box.outcomes, box.rows, strict=True):
            if outcome.ends:
                yield f'<rect x="{beside + 8:g}" y="{y - 9:g}" width="9" height="9" fill="{INK}"/>'
            for line in lines:
                yield _text(beside + EDGE, y, line)
                y += LINE

    def _straight_arrows(self) -> Iterator[str]:
        """Arrows from a step to the next."""
        x = self.left + BOX / 2
        for box, following in pairwise(self.boxes):
            if any(outcome.step == following.step.key for outcome in box.outcomes):
                yield self._arrow(f"M{x:g} {box.bottom:g} V{following.top:g}")

    def _curved_arrow(self, lane: Lane) -> str:
        x = self.left - LANE * (lane.column + 1)
        start = port(self.boxes, self.lanes, lane, "leaves")
        end = port(self.boxes, self.lanes, lane, "arrives")
        path = f"M{self.left:g} {start:g} H{x:g} V{end:g} H{self.left:g}"
        return self._arrow(path, ' stroke-dasharray="6 4"' if lane.goes_back else "")

    def _arrow(self, path: str, dashes: str = "") -> str:
        return (
            f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="1.5"{dashes} '
            f'marker-end="url(#{self.name}-tip)"/>'
        )


def _text(x: float, y: float, words: str, attributes: str = "") -> str:
    more = f" {attributes}" if attributes else ""
    return f'<text x="{x:g}" y="{y:g}"{more}>{escape(words)}</text>'
