"""What a case remembers, so that nothing is heard or told twice."""

from datetime import datetime
from typing import NamedTuple

import msgspec

from concordat.core.ids import DutyId
from concordat.core.posts import PostRef


class Settled(NamedTuple):
    """In a visit, a duty that has its outcome with an agency: it is not looked at again."""

    visit: int
    key: str
    agency: str | None


class HeardLate(NamedTuple):
    """In a visit, a duty of whose lateness the signal was given."""

    visit: int
    duty: DutyId


class NoticeGiven(msgspec.Struct, frozen=True):
    """A notice that the protocol asks for, as given: to which post, when, by which paper."""

    key: str
    clause: str | None
    to: PostRef
    what: str
    at: datetime
    visit: int
    paper: str | None = None
    agency: str | None = None
