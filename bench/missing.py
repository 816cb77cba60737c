"""A case in which somebody has no part, and one that isn't there: nobody may tell the two apart, by
the time that the answer takes neither.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import stored
from bench.measure import race
from bench.telling import Line, at_most, seconds

TITLE = "Not yours, and not there"
BOARD, STRANGER = "liverpool", "kwame-boateng"
ALLOWED = 1.2  # what is left for the noise of measuring


def measured(rounds: int) -> list[Line]:
    """The page of the demonstration's longest case, and of none, asked for by somebody without a
    part.
    """
    with tempfile.TemporaryDirectory() as folder:
        stored.empty(Path(folder))
        _build()
        times = race({"not yours": _asking(_ref()), "not there": _asking(_nowhere())}, rounds)
    return [
        *(Line(name, seconds(times.best(name))) for name in times.rounds),
        at_most("not yours to not there", times.ratio("not yours", "not there"), ALLOWED),
    ]


def _build() -> None:
    from concordat import clock
    from concordat.demonstration.build import build

    build(clock.now())


def _ref() -> str:
    """The case with most entries of which the stranger knows nothing."""
    from django.db.models import Count

    from concordat.casework.models import CaseHead

    longest = CaseHead.objects.filter(board=BOARD).annotate(n=Count("events")).order_by("-n")
    return str(longest.values_list("ref", flat=True)[0])


def _nowhere() -> str:
    return f"{_ref().rpartition('-')[0]}-9999"


def _asking(ref: str) -> Callable[[], object]:
    import logging

    from django.test import Client

    logging.getLogger("django.request").setLevel("ERROR")  # of every page that is not there
    client = Client(headers={"host": "127.0.0.1"})
    session = client.session
    session["person"] = STRANGER
    session.save()

    def ask() -> object:
        answer = client.get(f"/cases/{ref}/")
        if answer.status_code != 404:
            raise AssertionError(f"{STRANGER} gets {answer.status_code} for {ref}")
        return answer

    ask()
    return ask
