"""The id of a duty in one case: a value that is compared, and turned into text in one place."""

import msgspec


class DutyId(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which duty of a case.

    `key` names the duty in the protocol. `owner` is the side or post that owes it, where several
    owe one each. `agency` is the answering agency it concerns, where it concerns one. `number`
    counts duties that are alike in all of these, from 1. An agreed action is known by the opaque
    id in `action` instead, and what Concordat itself asks about a child or an entry by that child's
    id, or the entry's number, in `about`.
    """

    key: str
    owner: str = ""
    agency: str = ""
    action: str = ""
    number: int = 1
    about: str = ""

    def __str__(self) -> str:
        """The id as an address or a list's row carries it. It is never parsed back."""
        if self.action:
            return f"{self.key}/{self.action}"
        if self.about:
            return f"{self.key}/{self.owner}/{self.agency}/about-{self.about}"
        return f"{self.key}/{self.owner}/{self.agency}/{self.number}"
