"""What casework's queries return: finished, frozen values. Whatever shows them asks nothing
more.
"""

from dataclasses import dataclass
from datetime import date, datetime

from concordat.brief.by_when import StageClock, Timed
from concordat.brief.view import AgencyCard, BoardCard, CaseView, PersonCard
from concordat.casework.returned import FormCard
from concordat.core.duties.urgency import Urgency
from concordat.core.notices import NewsKind

__all__ = [
    "AgencyCard",
    "Awaited",
    "BoardCard",
    "CaseLine",
    "CaseList",
    "CaseView",
    "KeptForm",
    "News",
    "NewsList",
    "NextOwed",
    "PersonCard",
    "StageClock",
    "ToFollowUp",
    "Waits",
    "WorkList",
    "WorkRow",
]


@dataclass(frozen=True, slots=True)
class HandedOn:
    """How a duty stands that was handed to a colleague: who is `asked` by whom, in which entry of
    the record, and who has `taken_on` what the reader owed. `mine`: it is the reader who is asked.
    """

    asked: str = ""
    asked_by: str = ""
    entry: int = 0
    mine: bool = False
    taken_on: str = ""


@dataclass(frozen=True, slots=True)
class ToFollowUp:
    """A note that waits for the business manager: its case, its entry there, since when, and
    whether it was taken back.
    """

    ref: str
    entry: int
    at: datetime
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow(Timed):
    """A duty that somebody owes, in a list. `agency` is the answering agency it concerns, where it
    is one agency's.

    `child` are initials, "" where nobody is named or the case's words were erased. `urgency` is the
    group that it is listed in now, by the instant `listed`. `handed` where it was handed to a
    colleague, in a list of the reader's own.
    """

    ref: str
    board: str
    duty: str
    what: str
    side: str
    stage: str
    child: str
    agency: AgencyCard | None
    raising: AgencyCard
    answering: tuple[AgencyCard, ...]
    urgency: Urgency
    listed: datetime
    handed: HandedOn | None = None


@dataclass(frozen=True, slots=True)
class WorkList:
    """A page of duties, the most urgent first. `next` asks for
    the page after it.
    """

    rows: tuple[WorkRow, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that others owe in a case that the reader raised; `may_go_on` once they can take it
    to the next step because no answer came in time.
    """

    row: WorkRow
    may_go_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextOwed(Timed):
    """What is due first in a case, and whose it is: `agency` owes it; None where several do, or the
    board.
    """

    what: str
    side: str
    agency: AgencyCard | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list. `late`: something is late that the procedure's text limits. `moved` is when
    anything was last written.

    `owed` is what is due first; None where nothing is owed. `clock` runs over its stage.
    `danger`: since when danger stands.
    `unsafe`: a side says that nothing keeps the child safe; `safe_until` is the first day to which
    what does is said to last.
    """

    ref: str
    board: str
    stage: str
    child: str
    raising: AgencyCard
    answering: tuple[AgencyCard, ...]
    opened: datetime
    moved: datetime
    late: bool
    end: str
    ended: datetime | None
    owed: NextOwed | None
    clock: StageClock | None
    unsafe: bool
    safe_until: date | None
    danger: datetime | None


@dataclass(frozen=True, slots=True)
class CaseList:
    """A page of cases. `next` asks for the page after it, None on the last."""

    lines: tuple[CaseLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class AboutCase:
    """What a list says of a case beside its reference: the children's initials and the agencies."""

    child: str
    raising: AgencyCard
    answering: tuple[AgencyCard, ...]


@dataclass(frozen=True, slots=True)
class InDanger:
    """A case in which danger stands, since when, and what was said of the child's safety, as in
    `CaseLine`.
    """

    ref: str
    board: str
    about: AboutCase
    danger: datetime | None
    unsafe: bool
    safe_until: date | None


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form that somebody sent and that was not recorded. `case` says more of its case; None where
    it is about none, or they can't open it, and then it `opens` no more.
    """

    card: FormCard
    case: AboutCase | None
    opens: bool


@dataclass(frozen=True, slots=True)
class LinkedCase:
    """A case that is linked to another one, and whether two agencies raised them."""

    ref: str
    raised_apart: bool


@dataclass(frozen=True, slots=True)
class News:
    """Something a person was told about a case, by name or through a post. `entry` is the entry of
    the record that tells it, or that it asks about, 0 where time alone brought it; `first` that of
    the act that told it, 0 where none did; `new` until it was shown to them; `opens` where they can
    open the case. `rows` are its numbers: one for each role in which they were told. `by` and
    `whom` name whoever did it and whom it is about, where its words do; "" of anything else. `case`
    says more of the case; None where they can't open it. `reached`: the names of those whom it
    reached before the reader came to the post, none of them where nobody was there; None where it
    reached the reader, or nobody knows any more. `linked`: where it tells of danger, the cases
    linked to this one, as far as the reader has a part in both.
    """

    rows: tuple[int, ...]
    ref: str
    entry: int
    first: int
    new: bool
    opens: bool
    board: str
    kind: NewsKind
    what: str
    at: datetime
    due: datetime | None
    clause: str
    paper: str
    by: str = ""
    whom: str = ""
    case: AboutCase | None = None
    linked: tuple[LinkedCase, ...] = ()
    reached: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Waits:
    """How much waits for somebody: what they owe, and what they were told and haven't seen."""

    work: int
    told: int


@dataclass(frozen=True, slots=True)
class NewsList:
    """A page of what somebody was told, the latest first."""

    rows: tuple[News, ...]
    next: str | None
