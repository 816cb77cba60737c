"""What is a barrier to people on a page, as axe-core finds it in a real browser."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests import counted

NARROW = 320  # CSS pixels: a window of 1,280 at 400 %
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()


def barriers(page: Any) -> list[str]:
    """A line for each thing axe finds on the page as it stands; none when there is nothing. Takes a
    Playwright page.
    """
    _count(page)
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']}: {rule['help']}: {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def _count(page: Any) -> None:
    """That it was looked at: at which width, and at the address of which name."""
    width = page.viewport_size["width"]
    counted.count("pages looked at with axe")
    if width <= NARROW:
        counted.count("pages looked at with axe at 320 pixels")
    try:
        found = resolve(urlsplit(page.url).path)
    except Resolver404:
        return
    counted.seen("addresses looked at with axe", found.url_name or "")
