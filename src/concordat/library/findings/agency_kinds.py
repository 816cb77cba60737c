"""Kinds of agency that are probably misspelt.

They are words of the board's own, since no two boards have the same partners. So a slip of the pen
makes a kind that no agency is.
"""

import difflib
from collections import Counter
from collections.abc import Iterator

from concordat.core.protocol import Protocol
from concordat.library.files.names import USUAL_KINDS
from concordat.library.problems import Comment, KeyPath

SURELY = 0.8
"""How alike two words are when one is surely a slip of the pen for the other."""


def slips_in_kinds(protocol: Protocol) -> Iterator[Comment]:
    """Kinds named once that are nearly another: one named more often, or a usual one."""
    named = list(_named(protocol))
    times = Counter(kind for kind, _ in named)
    known = [*(kind for kind in times if times[kind] > 1), *USUAL_KINDS]
    for kind, path in named:
        if times[kind] > 1 or kind in USUAL_KINDS:
            continue
        for near in difflib.get_close_matches(kind.lower(), known, n=1, cutoff=SURELY):
            yield Comment(
                path,
                f"The kind of agency “{kind}” is named only here, and looks like another.",
                f"Did you mean “{near}”? If not, leave it.",
            )


def _named(protocol: Protocol) -> Iterator[tuple[str, KeyPath]]:
    """Every mention of a kind of agency, with its place."""
    for place, kind in enumerate(protocol.admission.raisers):
        yield kind, ("admission", "raisers", place)
    for route in protocol.routes.values():
        for place, kind in enumerate(route.answerers):
            yield kind, ("route", route.key, "answerers", place)
    for post in protocol.posts.values():
        for kind in post.titles:
            yield kind, ("post", post.key, "titles", kind)
