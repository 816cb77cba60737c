"""What is a barrier to people on a page, as axe-core finds it in a real browser."""

from pathlib import Path
from typing import Any

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()


def barriers(page: Any) -> list[str]:
    """A line for each thing axe finds on the page as it stands; none when there is nothing. Takes a
    Playwright page.
    """
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']}: {rule['help']}: {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
