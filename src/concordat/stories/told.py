"""Who is told by a procedure in a story: by its notices, and because what it asks for was done."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from concordat.brief.names import Names
from concordat.core.acts import CarriedOut
from concordat.core.notices import Telling, say_news
from concordat.core.notices.acts import of_acts
from concordat.core.posts import PARTY_SIDES, PRACTITIONER, PostRef
from concordat.core.record import Record
from concordat.core.who.recipients import Recipient
from concordat.core.wording import joined, the
from concordat.stories.history import History


class ToldOfDoing(msgspec.Struct, frozen=True):
    """What some posts are told at once because something was carried out in entry `seq`."""

    seq: int
    at: datetime
    clause: str | None
    what: str
    to: tuple[Recipient, ...]

    def sentence(self, names: Names) -> str:
        """Such as “Told the Manager (School): this was done: ring the other manager”."""
        whom = dict.fromkeys(_whom(names, each) for each in self.to)
        return f"Told {joined(whom)}: {self.what}"


def told_of_doing(record: Record, lived: History) -> Iterator[ToldOfDoing]:
    """Everything that was told because something was carried out, in the order of the record."""
    for entry in lived.entries:
        event = entry.event
        if event is None or not isinstance(event.act, CarriedOut):
            continue
        to: dict[tuple[str | None, str], list[Recipient]] = {}
        for telling in of_acts(record.protocol, entry.case, [event]):
            to.setdefault((telling.clause, _what(telling)), []).append(telling.to)
        for (clause, what), posts in to.items():
            yield ToldOfDoing(event.seq, entry.at, clause, what, tuple(dict.fromkeys(posts)))


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
