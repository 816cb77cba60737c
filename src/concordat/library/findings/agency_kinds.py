"""The kinds of agency: words of one's own, by which a file knows agencies apart.

There is no closed list, for no two boards have the same partners. So a slip of the pen makes a kind
that no agency is.
"""

import difflib
from collections import Counter
from collections.abc import Iterator

from concordat.core.protocol import Protocol
from concordat.library.files.names import USUAL_KINDS
from concordat.library.files.positions import Path
from concordat.library.problems import Unclear

SURELY = 0.8
"""How alike two words must be for one to be a slip of the pen."""


def slips_in_kinds(protocol: Protocol) -> Iterator[tuple[Path, Unclear]]:
    """Kinds named but once that are nearly another: one that the file names elsewhere, or one of
    the usual.
    """
    named = list(_named(protocol))
    often = Counter(kind for kind, _ in named)
    for kind, path in named:
        if often[kind] == 1 and kind not in USUAL_KINDS:
            known = [
                other
                for other in (*often, *USUAL_KINDS)
                if often[other] > 1 or other in USUAL_KINDS
            ]
            if near := difflib.get_close_matches(kind.lower(), known, n=1, cutoff=SURELY):
                sentence = (
                    f"The kind of agency “{kind}” is named only here, and looks like another."
                )
                yield path, Unclear(sentence, f"Did you mean “{near[0]}”? If not, leave it.")


def _named(protocol: Protocol) -> Iterator[tuple[str, Path]]:
    """Every mention of a kind of agency, with its place."""
    for place, kind in enumerate(protocol.admission.raisers):
        yield kind, ("admission", "raisers", place)
    for post in protocol.posts.values():
        for kind in post.titles:
            yield kind, ("post", post.key, "titles", kind)
