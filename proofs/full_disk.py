"""P13: a disk with no room left, as a limit on how long the server's files may become.

Somebody writes notes while there is room, once there is none, and after there is room again. What
they were told was recorded must be there, what they were told was not must not, and it must go on
by itself.
"""

import re
import resource
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from random import Random

from proofs.figures import Asked, Figure, exactly
from proofs.served import Served, Visitor, demonstration

TITLE = "A full disk loses nothing"
PERSON = "colin-threlfall"
CASE = re.compile(r'href="(/cases/[A-Z]+-\d+-\d+/)"')
TIMES, FEWER = 50, 4
NOTES = 4  # before it is full, while it is, and afterwards
UNLIMITED = resource.RLIM_INFINITY


@dataclass(slots=True)
class Seen:
    """What somebody was told of their notes, and how often something was not as it should be."""

    recorded: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    lost: int = 0
    kept_anyway: int = 0
    stopped: int = 0
    text_lost: int = 0
    unsaid: int = 0
    in_danger: int = 0


def full(asked: Asked) -> Iterator[Figure]:
    """The room ends at another place each time: anywhere in any of the files."""
    rng, seen = Random(asked.seed), Seen()  # noqa: S311 - nothing secret
    times = FEWER if asked.sample else TIMES
    with demonstration(asked.folder / "full") as served:
        somebody = Visitor(served.port)
        somebody.be(PERSON)
        case = _a_case(somebody)
        for number in range(times):
            _once(served, somebody, case, f"{asked.seed}-{number}", rng, asked.folder, seen)
    about = f"in {times} times that the disk was full"
    yield exactly(f"Notes said to be recorded that are gone {about}", seen.lost, 0, "notes")
    yield exactly(
        f"Notes said not to be recorded that are there {about}", seen.kept_anyway, 0, "notes"
    )
    yield exactly(
        f"Refused notes whose words were not given back {about}", seen.text_lost, 0, "notes"
    )
    yield exactly(
        f"Pages for immediate danger that did not answer {about}", seen.in_danger, 0, "pages"
    )
    yield exactly(f"Refusals without a sentence that says why {about}", seen.unsaid, 0, "pages")
    yield exactly("Times it did not go on by itself once there was room", seen.stopped, 0, "times")
    yield Figure(
        "Notes refused for want of room", f"{len(seen.refused):,}", "at least 1", bool(seen.refused)
    )


PARTS = {"full": full}


def _once(
    served: Served,
    somebody: Visitor,
    case: str,
    about: str,
    rng: Random,
    folder: Path,
    seen: Seen,
) -> None:
    _write(somebody, case, [f"before {about}"], seen)
    longest = max(each.stat().st_size for each in (folder / "full").rglob("*") if each.is_file())
    forms = [somebody.form(f"{case}note/") for _ in range(NOTES)]
    _limit(served.process, rng.randrange(longest))
    for number, form in enumerate(forms):
        _send(somebody, case, form, f"while {about}-{number}", seen)
    seen.in_danger += somebody.ask("/danger/")[0] != 200
    _limit(served.process, UNLIMITED)
    done = len(seen.recorded)
    _write(somebody, case, [f"after {about}"], seen)
    seen.stopped += len(seen.recorded) == done
    status, page = somebody.ask(case)
    seen.stopped += status != 200
    seen.lost += sum(text not in page for text in seen.recorded)
    seen.kept_anyway += sum(text in page for text in seen.refused)


def _limit(process: int, most: int) -> None:
    """How long a file may become, in bytes; one that is longer already can't be added to."""
    resource.prlimit(process, resource.RLIMIT_FSIZE, (most, UNLIMITED))


def _a_case(somebody: Visitor) -> str:
    found = CASE.search(somebody.ask("/cases/")[1])
    assert found is not None
    return found[1]


def _write(somebody: Visitor, case: str, texts: list[str], seen: Seen) -> None:
    for text in texts:
        _send(somebody, case, somebody.form(f"{case}note/"), text, seen)


def _send(somebody: Visitor, case: str, form: dict[str, str], text: str, seen: Seen) -> None:
    said = f"Note {text}."
    status, page = somebody.ask(f"{case}note/", form | {"text": said, "audience": "both sides"})
    if status == 302:
        seen.recorded.append(said)
    else:
        seen.refused.append(said)
        seen.text_lost += said not in unescape(page)
        seen.unsaid += status != 503
