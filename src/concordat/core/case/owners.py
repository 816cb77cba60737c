"""Who owes each instance of a duty that opens."""

from typing import NamedTuple

from concordat.core.case.working import WorkingCase
from concordat.core.posts import PostRef, Side
from concordat.core.protocol import Duty


class Owner(NamedTuple):
    """Who owes one instance of a duty: its side, answering agency and, where each post named owes
    its own, the post.
    """

    side: Side
    agency: str | None = None
    post: str | None = None


def owners(case: WorkingCase, spec: Duty, agency: str | None) -> list[Owner]:
    """Everybody who owes it, one instance each."""
    agencies = [agency] if agency is not None else case.disputing()
    match spec.owed:
        case "once":
            return [Owner(spec.side)]
        case "agency":
            return [Owner(spec.side, each) for each in agencies]
        case "party":
            return parties(spec, agency, agencies)
        case "post":
            return [owner for post in spec.who for owner in _posts(spec, post, agencies)]


def parties(spec: Duty, agency: str | None, agencies: list[str]) -> list[Owner]:
    """Each side that a duty names, one instance each: of these agencies, the answering one."""
    sides = {post.side for post in spec.who}
    found = [Owner("raising", agency)] if "raising" in sides else []
    if "answering" in sides:
        found += [Owner("answering", each) for each in agencies]
    return found


def _posts(spec: Duty, post: PostRef, agencies: list[str]) -> list[Owner]:
    side = spec.side if post.side == "own" else post.side
    if post.side == "answering":
        return [Owner(side, each, str(post)) for each in agencies]
    return [Owner(side, None, str(post))]
