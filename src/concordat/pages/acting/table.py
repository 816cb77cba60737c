"""Every act that has a page of its own. Each file in `acts/` is named after the kind of act it
records.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from concordat.core.acts import ActKind
from concordat.pages.acting import acts
from concordat.pages.acting.form import ActPage

WITHOUT_A_PAGE: tuple[ActKind, ...] = (
    "raise",
    "same-person",
    "nobody-there",
    "closed-day",
    "open-day",
)
"""Acts recorded by other pages (raising, the board's closed days), or by nobody."""


def _pages() -> Iterator[tuple[ActKind, ActPage]]:
    for file in iter_modules(acts.__path__):
        module = import_module(f"{acts.__name__}.{file.name}")
        yield cast(ActKind, file.name.replace("_", "-")), module.PAGE


PAGES: Mapping[ActKind, ActPage] = dict(_pages())
"""The words of an act's button, its questions, and the act they make."""
