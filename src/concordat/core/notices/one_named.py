"""Of those in the post that is asked to acknowledge danger, one is asked by name; the others
are told who, and that it was done.
"""

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from concordat.core.case import Case
from concordat.core.notices.asking import IS_ASKED, asked_of
from concordat.core.notices.danger import RECORDED_IT, told_of_it
from concordat.core.notices.values import Message, Telling
from concordat.core.record import Record
from concordat.core.who.asked import There, Turn, turns, turns_now
from concordat.core.who.informed import stater
from concordat.core.who.recipients import Recipient
from concordat.core.wording import worded


def one_named(
    record: Record, since: Case | None, case: Case, told: Iterable[Telling]
) -> Iterator[Telling]:
    """The same, told by name where somebody is known to act in the post; and whoever is asked now
    in the place of somebody else is told so. Each is asked once of the same danger.
    """
    there = _there(record, case)
    found = [each for telling in told for each in _named(there, telling)]
    if since is not None:
        before = _there(record, since)
        found = [*_but_told_before(there, before, found), *_in_their_place(there, before)]
    asked = list(_but_asked(there, list(_once(there, found))))
    yield from _but_unnamed(there, list(_but_twice(there, asked)))


def of_turn(there: There, turn: Turn) -> Iterator[Telling]:
    """What is told of whose turn it is now."""
    danger = there.case.danger(turn.of.danger)
    if danger is not None and turn.person:
        asked = asked_of(there.protocol, danger, turn.to[0], turn.of)
        yield from _asking(there, turn, asked)


def _there(record: Record, case: Case) -> There:
    on = record.calendar.day_of(case.now)
    return There.of(record.protocol, case, record.directory, on)


def _named(there: There, telling: Telling) -> Iterator[Telling]:
    if telling.danger:
        yield from _asked(there, telling)
    elif telling.kind == "danger" and telling.to.post:
        yield from _but_themselves(there, telling)
    else:
        yield telling


def _asked(there: There, telling: Telling) -> Iterator[Telling]:
    """To the one of them who is asked. To a post of which nobody is known, as it is; to nobody
    where only whoever stated it acts there.
    """
    danger = there.case.danger(telling.danger)
    every = turns(there, danger) if danger else ()
    theirs = (each for each in every if telling.to in each.to and telling.due == each.of.by)
    turn = next(theirs, None)
    if danger is None or turn is None:
        yield telling
    elif turn.person:
        yield from _asking(there, turn, telling)
    elif not danger.person or danger.person not in there.everybody(turn.to):
        yield telling


def _asking(there: There, turn: Turn, telling: Telling) -> Iterator[Telling]:
    """What somebody is asked: by name, and that they are to the others, where others are in their
    post.
    """
    danger = there.case.danger(turn.of.danger)
    stater = danger.person if danger else ""
    if {*there.everybody(turn.to)} == {turn.person} and stater != turn.person:
        yield replace(telling, to=turn.to[0])
        return
    yield replace(telling, to=_by_name(there, turn.to[0], turn.person))
    said = worded(IS_ASKED[turn.of.what], there.protocol.words)
    for each in turn.others:
        to = _by_name(there, turn.to[0], each)
        yield Telling(to, "danger", said, whom=turn.person, about=telling.about)


def _in_their_place(there: There, before: There) -> Iterator[Telling]:
    """Those who are asked now of danger that was known before, and were not."""
    for danger in there.case.standing:
        if known := before.case.danger(danger.seq):
            were = {(each.of.wait, each.person) for each in turns(before, known)}
            for turn in turns_now(there, danger):
                if (turn.of.wait, turn.person) not in were:
                    yield from of_turn(there, turn)


def _but_told_before(there: There, before: There, found: list[Telling]) -> Iterator[Telling]:
    """The same, but to nobody in a post that danger stands who was told so in another before."""
    known = [each for each in before.case.standing if there.case.danger(each.seq)]
    told = [{*before.everybody(told_of_it(before.protocol, before.case, each))} for each in known]
    knew = set.intersection(*told) if told else set()
    for each in found:
        again = each.to.post and each.message == Message.STILL_STANDS
        yield from _to_the_rest(there, each, knew) if again else (each,)


def _but_asked(there: There, found: list[Telling]) -> Iterator[Telling]:
    """The same, but to nobody for information what they are asked because of the same entry; and
    once to whoever is asked by a time.
    """
    asked = [each for each in found if each.message == Message.DO_YOU_AGREE]
    people = {(each.about, person) for each in asked for person in there.everybody([each.to])}
    by_a_time = [each.to for each in asked if each.danger]
    once = {*there.everybody(by_a_time)}
    for each in found:
        but = {person for entry, person in people if entry == each.about}
        if each.message == Message.DO_YOU_AGREE and not each.danger:
            yield from _to_the_rest(there, each, once)
        else:
            told = each.message == Message.SAFE_NOW
            yield from _to_the_rest(there, each, but) if told else (each,)


def _to_the_rest(there: There, telling: Telling, but: Collection[str]) -> Iterator[Telling]:
    """The same; where some of those in the post are left out, by name to the rest."""
    every = there.everybody([telling.to])
    rest = [person for person in every if person not in but]
    if len(rest) == len(every):
        yield telling
    else:
        yield from (replace(telling, to=_by_name(there, telling.to, person)) for person in rest)


def _but_twice(there: There, found: list[Telling]) -> Iterator[Telling]:
    """The same, but to whoever stated danger not by name what they are told in their post."""
    by_name = {to for danger in there.case.dangers for to in stater(danger)}
    in_post = {
        (each.about, each.kind, person)
        for each in found
        if each.to.post and each.kind in ("danger", "in danger")
        for person in there.everybody([each.to])
    }
    for each in found:
        again = each.to in by_name and (each.about, each.kind, each.to.person) in in_post
        if not again or each.message == Message.READ:
            yield each


def _but_unnamed(there: There, found: list[Telling]) -> Iterator[Telling]:
    """The same, but to nobody without a name what the same entry tells them already in another
    role, perhaps with who did it.
    """
    known: dict[tuple[int, str], set[str]] = {}
    for each in found:
        if each.kind == "danger" and each.whom:
            known.setdefault((each.about, _plain(each)), set()).update(there.everybody([each.to]))
    for each in found:
        if each.kind != "danger" or each.whom:
            yield each
            continue
        knew = known.setdefault((each.about, each.what), set())
        yield from _to_the_rest(there, each, frozenset(knew))
        knew.update(there.everybody([each.to]))


def _plain(telling: Telling) -> str:
    """What it says without who recorded it."""
    return telling.what.removesuffix(RECORDED_IT)


def _but_themselves(there: There, telling: Telling) -> Iterator[Telling]:
    """What is said of somebody who acts in the post, to the others there, who are away too."""
    if telling.whom not in there.acting([telling.to]):
        yield telling
        return
    for each in there.everybody([telling.to]):
        if each != telling.whom:
            yield replace(telling, to=_by_name(there, telling.to, each))


def _by_name(there: There, to: Recipient, person: str) -> Recipient:
    """Somebody in a post: by name where they work there, else as the post they stand in for."""
    if to.person == person or not there.directory.works_in(person, to.agency):
        return to
    return Recipient(to.side, to.agency, person=person)


def _once(there: There, found: Iterable[Telling]) -> Iterator[Telling]:
    """Each person is asked once of the same danger."""
    asked = set[tuple[int, Message | None, str | Recipient]]()
    for each in found:
        people = there.acting([each.to]) if each.to.post else (each.to.person,)
        key = (each.danger, each.message, people[0] if people else each.to)
        if each.danger and key in asked:
            continue
        asked.add(key)
        yield each
