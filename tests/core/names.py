"""What people and things are called where the core's tests tell of them: by their ids and keys."""

from collections.abc import Collection
from datetime import date

import msgspec

from concordat.core.acts import AGREED
from concordat.core.case import Case
from concordat.core.ids import DutyId
from concordat.core.posts import Party, PostRef
from concordat.core.protocol import Protocol


class Plain(msgspec.Struct, frozen=True):
    """Names for a reader who knows the ids. `case` is the case just before what is told."""

    protocol: Protocol
    case: Case

    def agency(self, agency: str | None) -> str:
        return agency or "an agency"

    def agency_and_service(self, party: Party) -> str:
        return party.id

    def side(self, side: str, agency: str | None) -> str:
        return self.case.raising.id if side == "raising" else agency or f"the {side} side"

    def person(self, person: str | None) -> str:
        return person or "somebody"

    def title(self, post: PostRef, agency: str | None = None) -> str:  # noqa: ARG002 - every agency says the same
        return post.post

    def duty(self, duty_id: DutyId) -> str:
        duty = self.case.duty(duty_id)
        return duty.what if duty else str(duty_id)

    def clock(self, key: str) -> str:
        return f"clock {key}"

    def entry(self, seq: int) -> str:
        return f"entry {seq}"

    def other_case(self, ref: str) -> str:
        return ref

    def point(self, point: str) -> str:
        return f"point {point}"

    def day(self, day: date) -> str:
        return f"{day.day} {day:%b}"

    def said(self, text: str) -> str:
        return text

    def confirmed(self, agency: str, points: Collection[str]) -> bool:
        """Whether the raising side had called these points agreed."""
        return all(self.case.positions_on(agency, point).raising == AGREED for point in points)

    @property
    def went_on(self) -> bool:
        """Never: only the case just before what is told is known."""
        return False
