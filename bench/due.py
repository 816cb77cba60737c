"""One due time: from an instant, over N working days in England, to the instant at which the last
of them closes.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
import numpy as np
from workalendar.europe import UnitedKingdom

from bench.measure import race
from bench.story import days
from bench.telling import Line, at_least, at_most, beside, seconds
from concordat.core import periods
from concordat.library.files.limits import parse_limit

TITLE = "A due time (instant, N working days, London, England → instant)"
LONDON = ZoneInfo("Europe/London")
CLOSE = time(17)
# The limits that procedures set: most are of two and of five days.
COUNTS = (1, 2, 2, 2, 3, 5, 5, 5, 5, 10)
Counter = Callable[[date, int], date]


def moments() -> Iterator[tuple[datetime, int]]:
    """A hundred instants over two years, at all hours, over weekends, holidays and both changes of
    the clock.
    """
    start = datetime(2026, 1, 2, 9, 30, tzinfo=UTC)
    for number in range(100):
        yield (
            start + timedelta(days=7.3 * number, hours=5 * (number % 4)),
            COUNTS[number % len(COUNTS)],
        )


def counters() -> dict[str, Counter]:
    """How each peer counts open days, from a London date to a London date."""
    closed = np.busdaycalendar(holidays=np.array(sorted(days().closed), dtype="datetime64[D]"))
    kingdom = UnitedKingdom()
    england = holidays.country_holidays("GB", subdiv="ENG", years=range(2025, 2030))
    return {
        # Rolled back to an open day first: the anchor's own day never counts.
        "numpy busday_offset": lambda day, n: np.busday_offset(
            day, n, roll="backward", busdaycal=closed
        ).item(),
        "workalendar": kingdom.add_working_days,
        "holidays": england.get_nth_working_day,
    }


def measured(rounds: int) -> list[Line]:
    """Every peer is given its day by `astimezone`, and the close of the day it finds by `combine`,
    as Concordat is.
    """
    asked = list(moments())
    limits = {n: parse_limit(f"{n} working days") for n in COUNTS}
    calendar = days()

    def ours() -> list[datetime | None]:
        return [periods.due(limits[n], instant, calendar) for instant, n in asked]

    def bare() -> list[datetime]:
        return [
            datetime.combine(instant.astimezone(LONDON).date(), CLOSE, LONDON)
            for instant, _ in asked
        ]

    def bare_in_utc() -> list[datetime]:
        return [close(instant.astimezone(LONDON).date()) for instant, _ in asked]

    def peer(count: Counter) -> Callable[[], list[datetime]]:
        return lambda: [close(count(instant.astimezone(LONDON).date(), n)) for instant, n in asked]

    peers = {name: peer(count) for name, count in counters().items()}
    for name, counted in peers.items():
        if counted() != ours():
            raise AssertionError(
                f"{name} and Concordat count different days, so there is nothing to compare"
            )
    timing = race({"ours": ours, "bare": bare, "bare in UTC": bare_in_utc, **peers}, rounds)

    def each(name: str) -> str:
        return seconds(timing.best(name) / len(asked))

    return [
        Line("Concordat", each("ours")),
        *(Line(name, each(name)) for name in peers),
        Line("bare astimezone + combine", each("bare")),
        Line("the same, and back to UTC as a due time is", each("bare in UTC")),
        at_least("numpy to Concordat", timing.ratio("numpy busday_offset", "ours"), 4),
        at_least("workalendar to Concordat", timing.ratio("workalendar", "ours"), 25),
        at_least("holidays to Concordat", timing.ratio("holidays", "ours"), 25),
        at_most("Concordat to bare", timing.ratio("ours", "bare"), 2),
        beside("Concordat to bare and back to UTC", timing.ratio("ours", "bare in UTC")),
    ]


def close(day: date) -> datetime:
    """The instant, in UTC, at which a day closes."""
    return datetime.combine(day, CLOSE, LONDON).astimezone(UTC)
