"""What is told when nobody said in time that they read of danger, or did what it waits for after
that: to whoever stated it, who was asked and who is asked now; once nobody is left to be asked, to
the board's chair as well.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from concordat.core import sentences
from concordat.core.case import Case, Danger
from concordat.core.notices.asking import IN_DANGER
from concordat.core.notices.danger import may_be_named
from concordat.core.notices.values import Telling, tell
from concordat.core.notices.words import WHOM, named
from concordat.core.posts import CHAIR, PostRef
from concordat.core.record import Record
from concordat.core.who.asked import There, Turn, turns, turns_now
from concordat.core.who.danger import (
    AskedPost,
    asked_in_vain,
    asked_posts,
    asked_posts_now,
    is_gone,
)
from concordat.core.who.danger_chain import ANYTHING, What
from concordat.core.who.informed import chair, chairing, left_to_be_told, stater, why_nobody_is_told
from concordat.core.who.recipients import officers
from concordat.core.wording import joined, the, worded

UNDONE: Mapping[What, str] = {
    "read": f"nobody of {WHOM} has said that they read what you said of immediate danger",
    "record": f"nobody of {WHOM} has recorded what was done about the danger that you stated",
    "agree": f"nobody of {WHOM} has said whether they agree that the child is safe now",
}
NOBODY_TO_ASK = f"nobody who can be asked is there now. {sentences.RING_YOURSELF}"
IN_VAIN = (
    f"{IN_DANGER}, and nobody of {WHOM} {{}}: everybody who was to be asked was. Make sure that "
    "somebody sees to it"
)
DONE: Mapping[What, str] = {
    "read": "said in time that they read it",
    "record": "recorded in time what was done",
    "agree": "said in time whether they agree that the child is safe now",
}
"""What nobody did in time."""


def stepped_up(record: Record, since: Case | None, case: Case) -> Iterator[Telling]:
    """What is told of danger that stood `since` anything was told, and went on unread."""
    on = record.calendar.day_of(case.now)
    there = There.of(record.protocol, case, record.directory, on)
    for danger in case.standing:
        known = since.danger(danger.seq) if since else None
        if since is not None and known is not None and known.asked == danger.asked:
            went_on = _Unread(there, since, known, danger)
            yield from went_on.to_the_next()
            yield from went_on.in_vain()


class _Unread(NamedTuple):
    """A danger, as it was known when anything was told last and as it is now."""

    there: There
    since: Case
    known: Danger
    danger: Danger

    def to_the_next(self) -> Iterator[Telling]:
        """To whoever stated it, of each agency in which somebody else is asked now."""
        earlier = asked_posts(self.there.protocol, self.since, self.known, ANYTHING)
        were = {each.asking for each in earlier}
        over = {*asked_in_vain(self.there.protocol, self.there.case, self.danger)}
        for now in turns_now(self.there, self.danger):
            went_up = now.of.at > now.of.since or now.of.what == "read"
            if went_up and now.of.asking not in were and now.of not in over:
                asked = self._asked(each for each in self._turns(now.of) if each != now)
                then = f"{self._who(now)} is asked now" if now.person else NOBODY_TO_ASK
                what = f"{UNDONE[now.of.what]}{asked}: {then}"
                yield from self._to_stater(what, now.of.agency)

    def in_vain(self) -> Iterator[Telling]:
        """To whoever stated it, to the board's chair and to its business unit, of each agency of
        which nobody is left to be asked.
        """
        protocol = self.there.protocol
        were = {each.wait for each in asked_in_vain(protocol, self.since, self.known)}
        still = {*asked_posts_now(protocol, self.there.case, self.danger, ANYTHING)}
        for each in asked_in_vain(protocol, self.there.case, self.danger):
            if each.wait in were or each not in still:
                continue
            asked = self._asked(self._turns(each))
            what = f"{UNDONE[each.what]}{asked}, and nobody is left to be asked: "
            yield from self._to_stater(f"{what}{self._chair_told(each)}", each.agency)
            said = worded(IN_VAIN.format(DONE[each.what], whom=WHOM), protocol.words)
            if left_to_be_told(self.there, self.danger, each) or not chairing(self.there):
                yield from tell(chair(), "danger", said)
            yield from tell(officers(), "danger", said, each.agency)

    def _chair_told(self, last: AskedPost) -> str:
        """That the board's chair is told; what to do where nobody there is left to be."""
        title = self.there.protocol.title_of(PostRef("board", CHAIR))
        told = left_to_be_told(self.there, self.danger, last)
        return f"{the(title)} is told" if told else why_nobody_is_told(self.there)

    def _to_stater(self, what: str, agency: str) -> list[Telling]:
        named_to_them = may_be_named(self.there.case, self.danger)
        whom = agency if named_to_them else ""
        return tell(stater(self.danger), "danger", what, whom)

    def _turns(self, of: AskedPost) -> Iterator[Turn]:
        every = turns(self.there, self.danger)
        return (each for each in every if each.of.wait == of.wait)

    def _asked(self, turns_: Iterable[Turn]) -> str:
        """Who was asked and didn't say so; "" where nobody acts any more in any of these posts."""
        asked = [turn for turn in turns_ if turn.person and not self._gone(turn.of)]
        people = joined(dict.fromkeys(map(self._who, asked)))
        return f", though {people} {'were' if len(asked) > 1 else 'was'} asked" if people else ""

    def _gone(self, of: AskedPost) -> bool:
        return is_gone(self.danger, of, of.to)

    def _who(self, turn: Turn) -> str:
        """Somebody by name and post; by post alone to who may read no names."""
        title = self.there.protocol.title_of(turn.of.to)
        if not turn.person or not may_be_named(self.there.case, self.danger):
            return the(title)
        return f"{named(turn.person, the(title))} ({self.there.title(turn)})"
