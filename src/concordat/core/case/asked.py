"""Somebody is asked for advice or guidance: they are asked to answer, until they do."""

from collections.abc import Iterator

from msgspec.structs import replace

from concordat.core.acts import Advised, CarriedOut, Used
from concordat.core.case import own
from concordat.core.case.consulted import Consulted
from concordat.core.case.owners import Owner
from concordat.core.case.working import WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.events import Event
from concordat.core.posts import PostRef
from concordat.core.protocol import ANSWER

ANSWERED_SINCE = 7
"""The edition of the rules from which whoever is asked for advice has it to answer."""


def ask(case: WorkingCase, act: Used, consulted: Consulted) -> None:
    """Ask each post that the permission names; somebody by name once, whatever post they have."""
    permission = case.protocol.permission(act.permission)
    if permission is None or permission.act != "advise" or case.edition < ANSWERED_SINCE:
        return
    asked = [owner for post in permission.of for owner in _owners(case, post, consulted)]
    if consulted.of is not None:
        asked = sorted(asked, key=lambda owner: owner.side in ("raising", "answering"))[:1]
    for owner in dict.fromkeys(asked):
        owed = own.ask(case, ANSWER, owner, about=str(case.seq))
        case.owing.keep(replace(owed, person=consulted.of or ""))


def _owners(case: WorkingCase, post: PostRef, consulted: Consulted) -> Iterator[Owner]:
    """A post that is asked, once for each agency in which it is."""
    side = consulted.side if post.side == "own" else post.side
    if side != "answering":
        yield Owner(side, None, post.post)
        return
    own = consulted.agency if post.side == "own" else None
    for party in case.answering:
        if own in (None, party.id):
            yield Owner(side, party.id, post.post)


def answered(case: WorkingCase, event: Event, act: CarriedOut) -> None:
    """Whoever answered gave advice, and nobody else who was asked the same has to answer."""
    for duty_id in act.duties:
        if duty_id.key == ANSWER.key:
            own.end(case, ANSWER, "done", about=duty_id.about)
            _advised(case, event.behalf or event.by)


def advised(case: WorkingCase, event: Event, act: Advised) -> None:
    """Whoever gave advice has answered what they were asked by name, or in the post in which they
    wrote it down.
    """
    _advised(case, act.person)
    for duty in case.open_duties():
        if duty.key == ANSWER.key and _was_asked(duty, event, act.person):
            own.end(case, ANSWER, "done", about=duty.id.about)


def _advised(case: WorkingCase, person: str) -> None:
    case.case = replace(case.case, advisers=case.case.advisers | {person})


def _was_asked(duty: Owed, event: Event, person: str) -> bool:
    if duty.person:
        return duty.person == person
    return event.by == person and (event.side, event.post) == (duty.side, duty.post)
