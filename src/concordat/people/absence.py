"""Who is away on a day, and who covers for them."""

from collections.abc import Iterable, Mapping
from datetime import date

from concordat.people import models

BoardAndPerson = tuple[str, str]


class Away:
    """The absences of some boards as of one day: each person's present absence, or else their next
    one.
    """

    def __init__(self, on: date, absences: Iterable[models.Absence]) -> None:
        self.on = on
        self._first: dict[BoardAndPerson, models.Absence] = {}
        for absence in sorted(absences, key=lambda absence: absence.since):
            if absence.until < on:
                continue
            key = (absence.board_id, absence.person_id)
            self._first.setdefault(key, absence)

    def of(self, board: str, person: str | None) -> models.Absence | None:
        """Somebody's present absence, or else their next one."""
        return self._first.get((board, person)) if person else None

    def is_away(self, board: str, person: str) -> bool:
        absence = self.of(board, person)
        return absence is not None and absence.since <= self.on

    def covering(self, board: str, person: str) -> str | None:
        """Who acts for somebody who is away: their cover or, if that person is away too, the
        cover's own cover, and so on.

        None if nobody was named, or if the covers lead back to somebody already passed.
        """
        return self._asked(board, person)[0]

    def passed(self, board: str, person: str) -> tuple[str, ...]:
        """Those who would cover for somebody who is away, and are away themselves, in turn."""
        return self._asked(board, person)[1]

    def _asked(self, board: str, person: str) -> tuple[str | None, tuple[str, ...]]:
        asked: list[str] = []
        while person not in asked:
            asked.append(person)
            absence = self.of(board, person)
            if absence is None or absence.cover_id is None:
                break
            person = absence.cover_id
            if not self.is_away(board, person):
                return person, tuple(asked[1:])
        return None, tuple(asked[1:])

    def covered_by(self, person: str) -> Mapping[str, frozenset[str]]:
        """The people whom somebody covers, or would if they were not away themselves, by board."""
        found: dict[str, frozenset[str]] = {}
        for board, absent in self._first:
            away = self.is_away(board, absent)
            covering, passed = self._asked(board, absent)
            if away and person in (covering, *passed):
                others = found.get(board, frozenset())
                found[board] = others | {absent}
        return found
