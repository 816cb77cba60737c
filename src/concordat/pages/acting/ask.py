"""What a page of an act asks, and what was answered: fields that keep what was typed, with their
problems.

An act's page is a function from an `Ask` to a `Form`. The same function shows the empty page and
reads the sent one, so that what is asked and what is read can't drift apart.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.http import Http404, QueryDict

from concordat.casework.notes import Words, new_id
from concordat.casework.values import CaseView
from concordat.core.acts import AnyAct
from concordat.core.case import Owed
from concordat.core.protocol import Duty, Protocol
from concordat.documents.names import Names
from concordat.pages.components import fields
from concordat.pages.components.fields import Option
from concordat.pages.words import LONDON
from concordat.people.values import Agency

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """The page of an act. `act` makes the act from what was answered; it is asked once nothing is
    wrong any more.

    `duty` is shown beside the questions with its clause and its time; `dated` asks when it
    happened, `received` also when it reached the other side.
    """

    heading: str
    fields: tuple[fields.Field, ...]
    act: Callable[[], AnyAct]
    button: str = "Record it"
    lead: tuple[str, ...] = ()
    duty: Owed | None = None
    paper: str | None = None
    dated: bool = False
    received: bool = False
    grave: bool = False


@dataclass(slots=True)
class Ask:
    """One asking of an act's questions. `typed` is None while the page is only looked at.

    `members` gives everybody with a post in the board's directory, by id, for acts that name
    somebody new; `agencies` every agency of the board, with its services.
    """

    view: CaseView
    about: str
    typed: QueryDict | None = None
    members: Callable[[], Mapping[str, str]] = dict
    agencies: Callable[[], Mapping[str, Agency]] = dict
    words: dict[str, Words] = field(default_factory=dict)
    names: Names = field(init=False)

    def __post_init__(self) -> None:
        self.names = Names(self.view)

    @property
    def protocol(self) -> Protocol:
        return self.view.record.protocol

    def duty(self) -> Owed:
        """The duty that the page is about. Raises Http404 where the case has none of that id."""
        found = self.view.case.duty(self.about)
        if found is None:
            raise Http404
        return found

    def spec(self, duty: Owed) -> Duty | None:
        return self.protocol.duties.get(duty.key)

    # ── What was answered ─────────────────────────────────────────────────────────────────────────

    def text(self, name: str) -> str:
        return (
            (self.typed.get(name, "") if self.typed is not None else "")
            .replace("\r\n", "\n")
            .strip()
        )

    def many(self, name: str) -> list[str]:
        return self.typed.getlist(name) if self.typed is not None else []

    def on(self, name: str) -> date | None:
        """The date in three boxes; None where nothing, or no real date, was typed."""
        day, month, year = (self.text(f"{name}_{part}") for part in ("day", "month", "year"))
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            return None

    def note(self, name: str, text: str | None = None) -> str | None:
        """The id of a note with what was typed there, to be sealed with the act; None where nothing
        was.
        """
        written = self.text(name) if text is None else text
        if not written:
            return None
        note_id = new_id()
        self.words[note_id] = Words(written)
        return note_id

    def notes(self, **names: str) -> dict[str, str]:
        """Notes by their key in the act, from the fields named; empty fields make none."""
        made = {key.replace("_", "-"): self.note(name) for key, name in names.items()}
        return {key: note for key, note in made.items() if note is not None}

    # ── What is asked ─────────────────────────────────────────────────────────────────────────────

    def _missing(self, name: str, needed: str) -> str:
        return needed if self.typed is not None and needed and not self.text(name) else ""

    def area(
        self,
        name: str,
        label: str,
        *,
        needed: str = "",
        hint: str = "",
        example: str = "",
        rows: int = 5,
        start: str = "",
    ) -> fields.Area:
        """Several lines; `needed` is the sentence for whoever leaves it empty."""
        value = start if self.typed is None else self.text(name)
        return fields.Area(name, label, value, hint, self._missing(name, needed), rows, example)

    def line(self, name: str, label: str, *, needed: str = "", hint: str = "") -> fields.Text:
        return fields.Text(name, label, self.text(name), hint, self._missing(name, needed))

    def radios(
        self,
        name: str,
        label: str,
        options: Mapping[str, str],
        *,
        needed: str = "",
        hint: str = "",
        hints: Mapping[str, str] | None = None,
        start: str = "",
    ) -> fields.Radios:
        """One of several. An answer that was not offered counts as none."""
        chosen = start if self.typed is None else self.text(name)
        told = hints or {}
        made = tuple(
            Option(value, words, told.get(value, ""), value == chosen)
            for value, words in options.items()
        )
        wrong = self.typed is not None and bool(needed or self.text(name)) and chosen not in options
        return fields.Radios(
            name, label, made, hint, (needed or "Choose one of these.") if wrong else ""
        )

    def checkboxes(
        self,
        name: str,
        label: str,
        options: Mapping[str, str],
        *,
        needed: str = "",
        start: Iterable[str] = (),
    ) -> fields.Checkboxes:
        chosen = set(start) if self.typed is None else set(self.many(name))
        made = tuple(Option(value, words, "", value in chosen) for value, words in options.items())
        wrong = self.typed is not None and needed and not chosen & options.keys()
        return fields.Checkboxes(name, label, made, "", needed if wrong else "")

    def select(
        self, name: str, label: str, options: Mapping[str, str], *, needed: str = "", hint: str = ""
    ) -> fields.Select:
        chosen = self.text(name)
        made = (
            Option("", "Choose", "", not chosen),
            *(Option(v, w, "", v == chosen) for v, w in options.items()),
        )
        wrong = self.typed is not None and needed and chosen not in options
        return fields.Select(name, label, made, hint, needed if wrong else "")

    def date(self, name: str, label: str, *, needed: str = "", hint: str = "") -> fields.Date:
        day, month, year = (self.text(f"{name}_{part}") for part in ("day", "month", "year"))
        error = ""
        if self.typed is not None and self.on(name) is None:
            error = "Give a real date, such as 29 12 2026." if day or month or year else needed
        return fields.Date(name, label, day, month, year, hint, error)

    # ── When ──────────────────────────────────────────────────────────────────────────────────────

    def moment(self, name: str, label: str, hint: str) -> tuple[fields.Date, fields.Text]:
        """A day and a time, both of which may be left empty."""
        on = self.date(f"{name}_on", label, hint=hint)
        at = self.text(f"{name}_at")
        error = "Give a time, such as 2:30pm or 14:30." if at and _time(at) is None else ""
        if not at and self.typed is not None and self.on(f"{name}_on"):
            error = "Give the time too, such as 2:30pm."
        return on, fields.Text(f"{name}_at", "Time", at, "", error, width=10)

    def instant(self, name: str) -> datetime | None:
        """The moment that was typed, to the minute; today's where only a time was; None where
        nothing was.
        """
        at = _time(self.text(f"{name}_at"))
        if at is None:
            return None
        return datetime.combine(self.on(f"{name}_on") or self.names.today, at, LONDON)


def _time(typed: str) -> time | None:
    found = _TIME.fullmatch(typed.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "pm") if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None
