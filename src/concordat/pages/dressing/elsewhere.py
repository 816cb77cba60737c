"""Where to go with what isn't for a case: another procedure, and whom to ring about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from concordat.core.protocol import Kind
from concordat.people.values import Contact

CONDUCT = Kind(
    "allegation",
    "It is about a person's conduct",
    use="Do not write about it here. If somebody who works with children may have harmed a "
    "child or be a risk to one, that is an allegation: tell the designated officer of the "
    "local authority within one working day, and do not ask the person about it first. "
    "Anything else about a person is a complaint: use the complaints procedure of their "
    "agency.",
)
ALLEGATIONS = "allegations"


@dataclass(frozen=True, slots=True)
class Instead:
    """Another procedure that is the right one, whom to ring about it, and what becomes of the
    disagreement meanwhile.
    """

    title: str
    use: str
    contacts: tuple[Contact, ...]
    beside: str
    back: str
    way_back: str


def to_another(
    other: Kind,
    contacts: Iterable[Contact],
    said: Callable[[str], str],
    *,
    beside: str,
    back: str,
    way_back: str = "Go back",
) -> Instead:
    """Where to go with what another procedure is for. An allegation has contacts of its own."""
    known = contacts if other.key == CONDUCT.key else ()
    told = tuple(each for each in known if each.sort == ALLEGATIONS)
    return Instead(said(other.title), said(other.use or ""), told, beside, back, way_back)
