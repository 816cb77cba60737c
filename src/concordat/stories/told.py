"""Who is told in a story, besides the notices of its procedure: what was carried out, and what the
case went on without.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import Literal

import msgspec
from msgspec.structs import replace

from concordat.brief.names import Names
from concordat.core.acts import CarriedOut
from concordat.core.acts.roles import roles_of_the_procedure
from concordat.core.case import Case
from concordat.core.notices import Telling, say_news
from concordat.core.notices.acts import of_acts
from concordat.core.notices.settled import of_what_never_came
from concordat.core.posts import PARTY_SIDES, PRACTITIONER, PostRef
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.recipients import Recipient
from concordat.core.wording import joined, the
from concordat.stories.history import AfterAct, History

LEFT = "overtaken"
"""The news that the case went on without something."""


class Told(msgspec.Struct, frozen=True):
    """What some posts are told at once with entry `seq`, because something was carried out or the
    case went on without it.
    """

    seq: int
    at: datetime
    because: Literal["done", "left"]
    clause: str | None
    what: str
    to: tuple[Recipient, ...]

    def sentence(self, names: Names) -> str:
        """Such as “Told the Manager (School): this was done: ring the other manager”."""
        whom = dict.fromkeys(_whom(names, each) for each in self.to)
        return f"Told {joined(whom)}: {self.what}"


def tellings(record: Record, lived: History) -> Iterator[Told]:
    """Everything that was told so, in the order of the record."""
    before: Case | None = None
    for entry in lived.entries:
        to: dict[tuple[bool, str | None, str], list[Recipient]] = {}
        for telling in chain(_of_doing(record, entry), _of_what_was_left(record, before, entry)):
            if _is_somebody(record.protocol, entry.case, telling.to):
                whom, left = _once(entry.case, telling.to), telling.kind == LEFT
                to.setdefault((left, telling.clause, _what(telling)), []).append(whom)
        seq = entry.event.seq if entry.event else len(record.events)
        for (left, clause, what), posts in to.items():
            because: Literal["done", "left"] = "left" if left else "done"
            yield Told(seq, entry.at, because, clause, what, tuple(dict.fromkeys(posts)))
        before = entry.case


def _of_doing(record: Record, entry: AfterAct) -> Iterator[Telling]:
    event = entry.event
    if event is not None and isinstance(event.act, CarriedOut):
        yield from of_acts(record.protocol, entry.case, [event])


def _of_what_was_left(record: Record, before: Case | None, entry: AfterAct) -> Iterator[Telling]:
    if before is not None:
        never = of_what_never_came(record.protocol, before, entry.case)
        yield from (telling for telling in never if telling.kind == LEFT)


def _once(case: Case, to: Recipient) -> Recipient:
    """A third party of no agency in the case, which may be of any: one post in a story."""
    elsewhere = to.side == "third" and to.agency not in case.supporting
    return replace(to, agency="") if elsewhere else to


def _is_somebody(protocol: Protocol, case: Case, to: Recipient) -> bool:
    """Whether anybody has the role: one to which people are appointed has nobody before that."""
    role, appointing = to.post, [each for each in protocol.duties.values() if each.act == "appoint"]
    naming = {each.key for each in appointing if PostRef("third", role) in each.towards}
    if to.side != "third" or not (naming or role in roles_of_the_procedure(protocol)):
        return True
    asked = (protocol.permission(each.permission) for each in case.consulted)
    return (
        any(duty.key in naming and duty.how == "done" for duty in case.duties)
        or any(each.role == role for each in case.appointed)
        or any(each is not None and PostRef("third", role) in each.of for each in asked)
    )


def _what(telling: Telling) -> str:
    return say_news(telling.kind, telling.what)


def post_of(to: Recipient) -> PostRef:
    """The post in which somebody is told; whoever raised it is told by name, as practitioner."""
    return PostRef(to.side, to.post or PRACTITIONER)


def _whom(names: Names, to: Recipient) -> str:
    """A post with its agency; the board's posts are known by their titles."""
    title = the(names.title(post_of(to), to.agency or None))
    if to.side in PARTY_SIDES:
        return f"{title} ({names.side(to.side, to.agency)})"
    return title
