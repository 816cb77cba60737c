"""The only reader of the clock.

Everything else is told the time as an argument. The demonstration may run ahead of the machine's
clock, so that a visitor can watch a duty fall late: `site` allows it once, at the start, and only
where the demonstration is served.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

_ahead: Path | None = None


class ClockStands(Exception):
    """The clock was asked to move where nobody allowed it: in a real installation it can't be
    moved.
    """


def now() -> datetime:
    """This instant, aware, in UTC, to the millisecond: what is finer marks a day of which nobody
    said the hour (`calendar.of_a_day`).
    """
    instant = datetime.now(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000) + ahead()


def allow_moving(file: Path) -> None:
    """From here on the clock is ahead by the whole seconds written in `file`, shared by all who
    read that file.
    """
    global _ahead  # noqa: PLW0603 - a machine has one clock
    _ahead = file


def ahead() -> timedelta:
    """By how much `now` is ahead of the machine's clock: nothing, unless the demonstration was
    moved on.
    """
    if _ahead is None or not _ahead.exists():
        return timedelta(0)
    return timedelta(seconds=int(_ahead.read_text("ascii")))


def move_forward(by: timedelta) -> datetime:
    """Moves the demonstration's clock on and returns the new now.

    Raises ClockStands where moving was not allowed, and ValueError for a step back.
    """
    if _ahead is None:
        raise ClockStands("The clock can be moved in the demonstration only.")
    if by < timedelta(0):
        raise ValueError("The clock only moves forward: the record has acts that already happened.")
    total = int((ahead() + by).total_seconds())
    fresh = _ahead.with_suffix(".new")
    fresh.write_text(str(total), "ascii")
    fresh.replace(_ahead)
    return now()
