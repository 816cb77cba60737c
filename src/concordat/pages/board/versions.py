"""The versions of a board's protocol: which is in force since when, what another would change and
for whom, and putting one in force.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from concordat import clock
from concordat.brief.words import day
from concordat.casework import versions as casework
from concordat.core.acts import DayRule
from concordat.core.errors import Refused
from concordat.core.protocol import Protocol, Version
from concordat.library.files import folder, load
from concordat.library.findings.compare import Change, compare
from concordat.library.findings.differences import WHOLE
from concordat.library.findings.lines import SORTS
from concordat.library.problems import BrokenProtocol
from concordat.pages.access import SignedIn, signed_in
from concordat.pages.board.views import within
from concordat.pages.forms.days import Day
from concordat.pages.forms.fields import AnyOf, OneOf
from concordat.pages.forms.plausible import to_come
from concordat.pages.forms.sheet import Sheet
from concordat.pages.forms.typed import Typed
from concordat.pages.frame import answered, say_once, today
from concordat.pages.shell import Flash
from concordat.people import queries
from concordat.people.values import Board, InForce

TITLE = "Versions of the protocol"
FROM_TODAY = DayRule(to_come=True, refused="This day has passed. Give today or a later day.")


@dataclass(frozen=True, slots=True)
class Changed:
    """What a version says or does differently in one place: `lines` that go, come or differ."""

    where: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnTheShelf:
    """A version: where it stands, and what it would change. `problem` says why it can't run."""

    name: str
    stands: str
    changes: tuple[Changed, ...] = ()
    problem: str = ""


class PutInForce(Sheet):
    """Which version, from which day; and once more, where it is older than what is in force."""

    def __init__(self, typed: Typed, names: Sequence[str], board: Board, now: datetime) -> None:
        super().__init__(typed)
        self.meant = False
        self.version = self.ask(
            OneOf(
                "version",
                "Which version?",
                options={name: name for name in names},
                needed="Choose a version.",
            )
        )
        self.since = self.ask(
            Day(
                "since",
                "From which day?",
                needed="Give the day from which cases begin under it.",
                hint="Today, or a day to come. Cases that are running keep their version.",
                plausible=to_come(typed.today),
                rule=FROM_TODAY,
            )
        )
        if self.version.value and self.since.value:
            version = Version.parse(self.version.value)
            if newer := casework.newer_in_force(board, version, self.since.value, now):
                self._ask_once_more(version, newer)

    def _ask_once_more(self, version: Version, newer: Version) -> None:
        asked = AnyOf(
            "older",
            f"{version} is older than {newer}. Do you mean the older one?",
            options={"meant": "Yes: put the older version in force"},
            needed=casework.is_older(version, newer),
        )
        self.meant = bool(self.ask(asked).value)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def versions(request: SignedIn, board_id: str) -> HttpResponse:
    """The versions on the shelf, and the form to put one in force."""
    now = clock.now()
    if not casework.may_put_in_force(board_id, request.person.id, now):
        raise Http404
    board = queries.board(board_id)
    shelf = tuple(_shelf(board, now))
    names = [each.name for each in shelf if not each.problem]
    sheet = PutInForce(Typed.posted(request, today(now)), names, board, now)
    if sheet.is_right:
        try:
            return _put(request, board_id, sheet, now)
        except Refused as refused:
            request.refused = refused
    if request.refused:
        sheet.refuse(request.refused.sentence)
    page = within(request, TITLE, board_id, has_errors=bool(sheet.problems))
    written = tuple(_written(each, now) for each in board.in_force)
    shown = {"sheet": sheet, "shelf": shelf, "written": written}
    return answered(request, "board/versions.html", page, **shown)


def _put(request: SignedIn, board_id: str, sheet: PutInForce, now: datetime) -> HttpResponse:
    """Put it in force and say so. Raises Refused."""
    since, name = sheet.since.given, sheet.version.given
    version, by = Version.parse(name), request.person.id
    casework.put_in_force(board_id, version, since, by, now, though_older=sheet.meant)
    recorded = f"Version {name} is in force from {day(since, now)}."
    following = "Cases that begin from then on run by it. Running cases keep their version."
    say_once(request, Flash(recorded, (), following))
    return redirect("board-versions", board_id)


def _shelf(board: Board, now: datetime) -> Iterator[OnTheShelf]:
    """Every version, the newest first, compared with the one in force."""
    current = board.version_at(now)
    known = load.load(board.protocol, current)
    for version in reversed(folder.versions(board.protocol)):
        stands = "In force now" if version == current else _to_come(board, version, now)
        try:
            other = load.load(board.protocol, version)
        except BrokenProtocol:
            yield OnTheShelf(str(version), stands, problem="Its file has mistakes: it can’t run.")
        else:
            yield OnTheShelf(str(version), stands, tuple(_changes(known, other)))


def _to_come(board: Board, version: Version, now: datetime) -> str:
    """From when a version will be in force, where that is written down already."""
    ahead = [each for each in board.in_force if each.version == version and each.since > now]
    in_time = [each for each in ahead if board.version_at(each.since) == version]
    return f"In force from {day(in_time[-1].since, now)}" if in_time else "Not in force"


def _changes(old: Protocol, new: Protocol) -> Iterator[Changed]:
    for change in compare(old, new):
        clause = new.clauses.get(change.clause) or old.clauses.get(change.clause)
        where = clause.at if clause else "Not in the text"
        yield Changed(f"{where}: {SORTS[change.sort]}", tuple(_lines(change)))


def _lines(change: Change) -> Iterator[str]:
    yield from (f"No longer: {line}" for line in change.before)
    yield from (f"New: {line}" for line in change.after)
    differ = (part for part in change.parts if part.part != WHOLE)
    for (title, whom), parts in groupby(differ, key=lambda each: (each.title, each.whom)):
        who = f" ({whom})" if whom else ""
        yield f"{title}{who}: {'; '.join(part.text for part in parts)}"


def _written(each: InForce, now: datetime) -> str:
    """One line of what was put in force, and by whom."""
    by = f", put in force by {queries.person(each.by).name}" if each.by else ""
    return f"{each.version}, from {day(each.since, now)}{by}"
