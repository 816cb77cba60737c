"""Makes the four colours of the stylesheet from a board's one colour, so that all are readable.

A board may choose any colour. Text and buttons use `strong`: the board's colour, darkened until it
has WCAG's AA contrast with the palest background that text is ever put on.
"""

import re
from dataclasses import dataclass

HEX = re.compile(r"[0-9a-f]{6}")
WHITE = (255, 255, 255)
BLACK = (0, 0, 0)
ENOUGH = 5.0  # AA asks 4.5 : 1 of text; a little more leaves room for a screen's rounding

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Accent:
    """Colours as "#rrggbb": the board's own, one for text, one for hovering, one for
    backgrounds.
    """

    own: str
    strong: str
    deep: str
    tint: str


def accent(colour: str) -> Accent:
    """The accent made of a board's colour, six hex digits in lower case. Raises ValueError
    otherwise.
    """
    if not HEX.fullmatch(colour):
        raise ValueError(f"a colour is six hex digits such as 1f5f66, not {colour!r}")
    own = (int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16))
    tint = mixed(own, WHITE, 92)
    strong = next(
        shade
        for shade in (mixed(own, BLACK, percent) for percent in range(101))
        if contrast(shade, tint) >= ENOUGH
    )
    return Accent(named(own), named(strong), named(mixed(strong, BLACK, 35)), named(tint))


def contrast(one: RGB, other: RGB) -> float:
    """WCAG's contrast of two colours: from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: RGB) -> float:
    """WCAG's relative luminance of an sRGB colour, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: RGB, other: RGB, percent: int) -> RGB:
    """A colour moved `percent` of the way to another."""
    red, green, blue = (
        round(a + (b - a) * percent / 100) for a, b in zip(colour, other, strict=True)
    )
    return red, green, blue


def named(colour: RGB) -> str:
    """The colour as a stylesheet spells it: "#1f5f66"."""
    return "#" + "".join(f"{part:02x}" for part in colour)
