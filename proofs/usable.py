"""P20: everyone can use it. axe in a real browser on the pages of journeys up every ladder, and on
every other page that tests open there; with keys alone, at 320 pixels, without scripts. Then each
address that answers GET, in each state in which somebody comes to it in the demonstration, every
kind of form also sent with nothing in it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from proofs.figures import Asked, Figure, at_least, exactly
from proofs.tested import tested

TITLE = "Everyone can use it"
SOME = ("tests/pages/test_lists_browser.py", "tests/pages/test_case_browser.py")


def in_a_browser(asked: Asked) -> Iterator[Figure]:
    """All tests that drive a browser; 320 pixels are a window of 1,280 at 400 %."""
    run = tested("-m", "browser", *(SOME if asked.sample else ("--every", "1")))
    yield run.figure(
        "Nothing that axe finds, nothing too wide, nothing that needs a mouse or script"
    )
    for what in ("pages looked at with axe", "pages looked at with axe at 320 pixels"):
        yield at_least(what.capitalize(), run.counted[what], 1, "times")
    pages = run.named("pages and states")
    there = run.counted["pages and states there are"]
    yield at_least("Pages, each in its states, at 320 pixels", len(pages), there, "pages", pages)
    looked_at = run.named("addresses looked at with axe")
    yield at_least("Addresses looked at with axe", len(looked_at), 1, "addresses", looked_at)
    left = sorted({*run.named("addresses that answer GET with a page")} - {*looked_at})
    what = "Addresses with a page at which nobody looked"
    yield replace(exactly(what, len(left), 0, "addresses"), holds=left)


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {"in a browser": in_a_browser}
