"""Until when somebody is away, for lists of people of whom one is to act now."""

from collections.abc import Iterable
from datetime import date

from concordat.core.calendar import say_day
from concordat.core.posts import Seat


def unless_there(seats: Iterable[Seat], person: str, on: date) -> str:
    """Such as “ (away until Friday 11 December)”, after somebody's name, by the posts that they
    hold; "" where no absence is known that has not ended.
    """
    absences = (seat.away for seat in seats if seat.holder == person and seat.away)
    since, until = min((each for each in absences if on <= each[1]), default=(None, None))
    if since is None or until is None:
        return ""
    first = f"from {say_day(since)} " if since > on else ""
    return f" (away {first}until {say_day(until)})"
