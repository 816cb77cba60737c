"""The frame around every page, as one frozen value that the base template shows.

Whoever makes a `Shell` makes sure that `title` never has a child's name, initials or story, and
that `nav` is in reading order.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SERVICE = "Concordat"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class NavItem:
    """A place in the menu. `count` is how many things wait there; None when it isn't that kind of
    place. `new` is how much was told there and has not been seen.
    """

    label: str
    href: str
    count: int | None = None
    here: bool = False
    new: int = 0


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who this page is shown to. `change` leads to signing out or to choosing another person."""

    name: str
    post: str
    agency: str
    change: Link


@dataclass(frozen=True, slots=True)
class Banner:
    """A line across the top of every page: that this is a demonstration, or that something is not
    running.
    """

    text: str
    tone: Literal["demonstration", "warning"] = "warning"
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One way of moving the demonstration's clock: the button's words and the value it sends as
    `to`.
    """

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class MoveTheClock:
    """The demonstration's clock: where the form is sent, and the moves on offer. It only goes
    forward.
    """

    post_to: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Flash:
    """What is said after an act. `told` names who was told; `undo` leads to correcting it. `first`
    is who acts on danger that was stated, and `ring` leads to whom to ring.
    """

    recorded: str
    told: tuple[str, ...]
    next: str
    undo: Link | None = None
    first: tuple[str, ...] = ()
    ring: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything of a page but its own content. `now` is the instant the page speaks from.

    `accent` is six hex digits in lower case. `eyes` is None and `nav` empty where nobody has signed
    in. `has_errors` puts "Error:" before the title, so that a screen reader says it first.
    """

    title: str
    board: str
    accent: str
    now: datetime
    home_href: str
    danger_href: str
    eyes: Eyes | None = None
    nav: tuple[NavItem, ...] = ()
    banners: tuple[Banner, ...] = ()
    flash: Flash | None = None
    back: Link | None = None
    move_the_clock: MoveTheClock | None = None
    footer: tuple[Link, ...] = ()
    has_errors: bool = False

    @property
    def names_board(self) -> bool:
        """Whether the page is of a board; the service's name stands in its place where none is
        known.
        """
        return self.board != SERVICE

    @property
    def tab(self) -> str:
        """What a browser's tab says: the page, the board where there is one, the service."""
        says = " – ".join(dict.fromkeys((self.title, self.board, SERVICE)))
        return f"Error: {says}" if self.has_errors else says
