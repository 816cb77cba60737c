"""What pages cost on one data set: `python -m bench.large.asking DIR [--rounds N]`.

For each page: the middle and the worst of so many times that it was asked for, and how many
statements it sends to the database. On SQLite it is the processor's time, so that waiting for a
busy machine doesn't count; on PostgreSQL, whose work is done in another process, the time until the
answer.
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

from bench.large.__main__ import begin
from bench.telling import Line, seconds, told

if TYPE_CHECKING:
    from django.test import Client

ROUNDS = 15
BARE = "a bare signed-in page with one query"
AIMS: Mapping[str, float] = {"my work": 15, "cases": 20, "board": 30, "a case": 12, "raising": 15}
"""Milliseconds, by what the name of a page begins with, as the promises have them."""
DRAFT = {
    "board": "sefton",
    "with": "sefton-childrens-services",
    "child_name": "Jasmine Kaye",
    "born_day": "27",
    "born_month": "3",
    "born_year": "2019",
    "decision": "The referral was closed.",
    "reached_you_day": "18",
    "reached_you_month": "11",
    "reached_you_year": "2026",
    "reasons": "She was seen with a bruise on 11 November.",
    "outcome": "A strategy discussion by Thursday.",
    "safe": "nothing",
}
BOARD, RAISER, MANAGER, OFFICER = "sefton", "paulina-kowalczyk", "helen-marsden", "colin-threlfall"


class Cost(NamedTuple):
    """What one page cost: seconds each time, and statements."""

    times: list[float]
    statements: int


def asked(rounds: int) -> dict[str, Cost]:
    """What each page costs on the data set that was begun."""
    from django.conf import settings
    from django.db import connections, transaction

    from bench.large.filling import NOW
    from concordat import clock

    clock.now = lambda: NOW
    settings.ROOT_URLCONF = "bench.peers.bare"
    settings.ALLOWED_HOSTS = ["testserver"]
    with transaction.atomic():
        found = {name: _cost(page, rounds) for name, page in _pages().items()}
        transaction.set_rollback(True)
    for each in connections.all():
        each.close()
    return found


def _cost(page: Callable[[], object], rounds: int) -> Cost:
    """Asked for twice before it is timed: whoever asks first loads the templates."""
    from django.db import connection, connections
    from django.test.utils import CaptureQueriesContext

    page()
    statements = 0
    for each in connections.all():
        with CaptureQueriesContext(each) as context:
            page()
        statements += len(context)
    clock = perf_counter if connection.vendor == "postgresql" else process_time
    times = []
    for _ in range(rounds):
        began = clock()
        page()
        times.append(clock() - began)
    return Cost(times, statements)


def _lines(found: Mapping[str, Cost]) -> list[Line]:
    lines = []
    for name, cost in found.items():
        middle = statistics.median(cost.times)
        aim = next((ms for start, ms in AIMS.items() if name.startswith(start)), None)
        lines.append(
            Line(
                name,
                f"{seconds(middle)}, at worst {seconds(max(cost.times))}; "
                f"{cost.statements} statements",
                f"at most {aim} ms" if aim else "",
                middle * 1000 <= aim if aim else None,
            )
        )
    return lines


def _pages() -> dict[str, Callable[[], object]]:
    """Each page, asked for by somebody whom it concerns."""
    clients = [_signed_in(person) for person in (RAISER, MANAGER, OFFICER)]
    raiser, manager, officer = map(_asking, clients)
    return {
        BARE: raiser("/bare/"),
        "my work, of a practitioner": raiser("/my-work/"),
        "my work, of a manager": manager("/my-work/"),
        "my work, of a board's officer": officer("/my-work/"),
        "what you were told, of a manager": manager("/my-work/told/"),
        "cases, of a practitioner": raiser("/cases/"),
        "cases, of a manager": manager("/cases/"),
        "cases, of a board's officer": officer("/cases/"),
        "board": officer(f"/board/{BOARD}/"),
        "a case of 16 events": raiser(f"/cases/{_longest(RAISER)}/"),
        "raising, its check page": raiser(to_check(clients[0])),
    }


def _signed_in(person: str) -> "Client":
    from django.test import Client

    from concordat.pages.eyes import PERSON

    client = Client()
    session = client.session
    session[PERSON] = person
    session.save()
    return client


def _asking(client: "Client") -> Callable[[str], Callable[[], object]]:
    """Asks for a page; raises where it isn't shown."""

    def page(address: str) -> Callable[[], object]:
        def ask() -> object:
            answer = client.get(address, secure=True)
            if answer.status_code != 200:
                raise AssertionError(f"{address}: {answer.status_code}")
            return answer

        return ask

    return page


def _longest(person: str) -> str:
    """The case with most entries among those that somebody raised."""
    from django.db.models import Max

    from concordat.casework import models

    raised = models.Event.objects.filter(seq=1, by=person).values("case")
    of_theirs = models.Event.objects.filter(case__in=raised[:200])
    found = of_theirs.values("case").annotate(last=Max("seq")).order_by("-last", "case")
    return str(found[0]["case"])


def to_check(client: "Client") -> str:
    """The address at which a whole draft is checked: begun, and answered on its one page."""
    draft = client.post("/raise/", {"danger": "no"}, secure=True)["Location"].rsplit("/", 2)[0]
    sent = client.post(f"{draft}/in-short/?board={BOARD}", DRAFT, secure=True)
    if sent.status_code != 302:
        raise AssertionError(f"the draft was not taken: {sent.status_code}")
    return str(sent["Location"])


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path)
    options.add_argument("--rounds", type=int, default=ROUNDS)
    given = options.parse_args()
    begin(given.data)
    from concordat.casework.models import CaseHead

    title = f"Pages among {CaseHead.objects.count():,} cases"
    sys.stdout.write(told(title, _lines(asked(given.rounds))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
