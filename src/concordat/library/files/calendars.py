"""The calendar of a nation: bank holidays, days that `calendars/` adds, a board's own days."""

import tomllib
from collections.abc import Mapping
from datetime import date, time
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Literal, get_args

import holidays
import msgspec
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from concordat.core.calendar import CLOSE, Calendar, days_fingerprint

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
NATIONS: tuple[Nation, ...] = get_args(Nation)
FIRST, LAST = date(2010, 1, 1), date(2045, 12, 31)
YEARS_AHEAD = 15  # how far a calendar reaches at least, from the day on which it is asked for
OVERLAY = Path(__file__).parents[4] / "calendars"
_SUBDIVISION = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
_NO_DAYS: Mapping[date, str] = {}


class _Entry(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    day: date
    nations: list[Nation] = Field(min_length=1)
    why: str = Field(min_length=1)
    source: str = Field(min_length=1)


class Overlay(BaseModel):
    """What an overlay file says: days that are closed, and days that are open after all."""

    model_config = ConfigDict(strict=True, extra="forbid")

    closed: list[_Entry] = []
    open: list[_Entry] = []


def reaches(on: date) -> date:
    """The last day of a calendar that is asked for on a day: further each year."""
    return max(LAST, date(on.year + YEARS_AHEAD, 12, 31))


def calendar(
    nation: str,
    *,
    closed: Mapping[date, str] = _NO_DAYS,
    close: time = CLOSE,
    on: date = FIRST,
) -> Calendar:
    """The open days of a nation from 2010 until it `reaches`, asked for on a day, less a board's
    own `closed` days; of those, it leaves out any that is outside its years.

    Asking again is cheap. The version names the holidays library's version, the overlay, the hour
    of closing unless it is 5pm, the last year if it is after 2045, and the own days. ValueError if
    there is no such nation, or if an overlay file is wrong.
    """
    if nation not in NATIONS:
        known = ", ".join(NATIONS)
        raise ValueError(f"There is no calendar for “{nation}”. The nations are {known}.")
    last = reaches(on)
    own = (each for each in sorted(closed.items()) if FIRST <= each[0] <= last)
    return _with_own_days(nation, tuple(own), close, last)


@cache
def _with_own_days(
    nation: Nation, closed: tuple[tuple[date, str], ...], close: time, last: date
) -> Calendar:
    others = {other: _national(other, close, last) for other in NATIONS if other != nation}
    own = _national(nation, close, last).with_closed(dict(closed))
    return msgspec.structs.replace(own, beside=others)


@cache
def _national(nation: Nation, close: time, last: date) -> Calendar:
    overlay = read_overlay(OVERLAY)
    shut = {entry.day: entry.why for entry in overlay.closed if nation in entry.nations}
    open_after_all = {entry.day for entry in overlay.open if nation in entry.nations}
    closed = {}
    for day, why in sorted((bank_holidays(nation, last) | shut).items()):
        if day.weekday() < 5 and day not in open_after_all:
            closed[day] = why
    # Only what the overlay changes for this nation: an entry for Scotland leaves England's be.
    mark = days_fingerprint(shut | dict.fromkeys(open_after_all, "open"))
    hour = "" if close == CLOSE else f"/close-{close:%H:%M}"
    until = "" if last == LAST else f"/to-{last.year}"
    return Calendar(
        nation=nation,
        version=f"{nation}/holidays-{metadata.version('holidays')}/overlay-{mark}{hour}{until}",
        closed=closed,
        first=FIRST,
        last=last,
        close=close,
    )


def bank_holidays(nation: Nation, last: date = LAST) -> dict[date, str]:
    """The bank holidays of the holidays library; one moved off a weekend is a substitute day."""
    # Without a subdivision the library leaves out the days that only some nations keep.
    known = holidays.country_holidays(
        "GB",
        subdiv=_SUBDIVISION[nation],
        years=range(FIRST.year, last.year + 1),
    )
    return {day: why.replace("(observed)", "(substitute day)") for day, why in known.items()}


def read_overlay(folder: Path) -> Overlay:
    """All overlay files of a folder as one. ValueError with all that is wrong, file by file."""
    if not folder.is_dir():
        raise ValueError(
            f"The folder {folder} with the closed days that the library does not know is missing."
        )
    whole = Overlay()
    wrong: list[str] = []
    for file in sorted(folder.glob("*.toml")):
        try:
            part = Overlay.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
        except tomllib.TOMLDecodeError as error:
            wrong.append(f"{file.name}: {error}")
        except ValidationError as error:
            for each in error.errors():
                key = ".".join(map(str, each["loc"]))
                wrong.append(f"{file.name}: {key}: {each['msg']}")
        else:
            whole = Overlay(closed=whole.closed + part.closed, open=whole.open + part.open)
    if wrong:
        raise ValueError("\n".join(wrong))
    return whole
