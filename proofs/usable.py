"""P20: everyone can use it. axe in a real browser on the pages of journeys up every ladder, and on
every other page that tests open there; with keys alone, at 320 pixels, without scripts.
"""

from collections.abc import Callable, Iterator

from proofs.figures import Asked, Figure, at_least
from proofs.tested import tested

TITLE = "Everyone can use it"
SOME = ("tests/pages/test_lists_browser.py", "tests/pages/test_case_browser.py")


def in_a_browser(asked: Asked) -> Iterator[Figure]:
    """All tests that drive a browser; 320 pixels are a window of 1,280 at 400 %."""
    run = tested("-m", "browser", *(SOME if asked.sample else ()))
    yield run.figure(
        "Nothing that axe finds, nothing too wide, nothing that needs a mouse or script"
    )
    for what in (
        "pages looked at with axe",
        "pages looked at with axe at 320 pixels",
        "addresses looked at with axe",
    ):
        yield at_least(what.capitalize(), run.counted[what], 1, "times")


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {"in a browser": in_a_browser}
