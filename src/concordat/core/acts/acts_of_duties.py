"""The acts that a duty may ask for, as they are said once they were done."""

from collections.abc import Mapping

PARTS: Mapping[str, str] = {
    "discuss": "spoke to each other",
    "speak": "spoke to each other",
    "meet": "met",
    "read the file": "read the file",
    "write": "wrote",
    "notify": "told them",
    "form": "completed the form",
    "refer": "referred it",
    "consider": "considered it",
    "appoint": "appointed somebody",
    "advise": "gave advice",
    "represent": "gave their views",
    "decide": "decided",
    "record": "wrote it down",
    "act": "did it",
}


def part_done(act: str) -> str:
    """What is said when one of the several acts of a duty was done."""
    return PARTS.get(act, act)
