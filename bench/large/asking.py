"""What pages cost on one data set: `python -m bench.large.asking DIR [--rounds N]`.

Prints, as JSON, the processor's seconds for each page, round by round.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bench.large.__main__ import begin
from bench.measure import race

if TYPE_CHECKING:
    from django.test import Client

BARE = "a bare signed-in page with one query"
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


def asked(data: Path, rounds: int) -> dict[str, list[float]]:
    begin(data)
    from django.conf import settings
    from django.db import transaction

    from bench.large.filling import NOW
    from concordat import clock

    clock.now = lambda: NOW
    settings.ROOT_URLCONF = "bench.peers.bare"
    settings.ALLOWED_HOSTS = ["testserver"]
    with transaction.atomic():
        found = dict(race(_pages(), rounds).rounds)
        transaction.set_rollback(True)
    return found


def _pages() -> dict[str, Callable[[], object]]:
    """Each page, asked for by somebody whom it concerns."""
    clients = [_signed_in(person) for person in (RAISER, MANAGER, OFFICER)]
    raiser, manager, officer = map(_asking, clients)
    return {
        BARE: raiser("/bare/"),
        "my work": raiser("/my-work/"),
        "my work, of a manager": manager("/my-work/"),
        "cases": raiser("/cases/"),
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
    options.add_argument("--rounds", type=int, default=7)
    given = options.parse_args()
    json.dump(asked(given.data, given.rounds), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
