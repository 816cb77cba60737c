"""What runs by a protocol, from the shape of its file: duties, clocks, notices and permissions."""

from collections.abc import Iterator

from concordat.core.periods import Limit, NoNumber
from concordat.core.protocol import RISK, Clock, Duty, Notice, Permission
from concordat.library.files.defaults import (
    decided_together,
    holds_and_survives,
    owed_how,
    settled,
    side_of,
)
from concordat.library.files.outcomes import as_whoever_says_it
from concordat.library.files.reader import Reader
from concordat.library.files.shape import File
from concordat.library.files.shape_steps import DutyShape, NoticeShape
from concordat.library.problems import KeyPath


class WhatRuns:
    """What runs by one file, read by the same reader as the rest of it."""

    def __init__(self, file: File, reader: Reader) -> None:
        self.file = file
        self.reader = reader

    def duties(self) -> Iterator[Duty]:
        for step, rung in self.file.step.items():
            for name, it in rung.duty.items():
                yield self._duty(("step", step, "duty", name), f"{step}.{name}", step, it)
        for name, it in self.file.duty.items():
            yield self._duty(("duty", name), name, None, it)

    def _duty(self, path: KeyPath, key: str, step: str | None, it: DutyShape) -> Duty:
        reader = self.reader
        opens = reader.signals((*path, "opens"), it.opens, step)
        own = RISK in opens
        who = (reader.posts_or_own if own else reader.posts)((*path, "who"), it.who)
        sides = {post.side for post in who}
        then = as_whoever_says_it(sides, reader.targets((*path, "then"), it.then))
        owed = it.owed or owed_how(who, it.act)
        holds, survives = holds_and_survives(it, opens, step)
        limit, limits = reader.limits((*path, "within"), it.within)
        if it.standard is not None:
            limit = _standard(it.standard)
        return Duty(
            key=key,
            step=step,
            clause=it.clause,
            act=it.act,
            what=it.what,
            side=side_of(who, owed),
            who=who,
            opens=opens,
            strength=it.strength,
            towards=reader.posts_or_own((*path, "towards"), it.towards),
            cites=tuple(it.cites),
            local=it.local,
            needs=tuple(it.needs),
            paper=it.paper,
            limit=limit,
            limits=limits,
            extended_at_most=reader.limit((*path, "extendable"), it.extendable),
            must_satisfy=reader.posts((*path, "satisfied"), it.satisfied),
            nation=it.days,
            anchors=reader.anchors((*path, "from"), it.since, step),
            whichever=it.whichever,
            conditions=reader.conditions((*path, "if"), it.conditions),
            unless=reader.conditions((*path, "unless"), it.unless),
            not_before=reader.duties_of((*path, "not_before"), it.not_before, step),
            then=then,
            settled=settled(it),
            holds=holds,
            survives=survives,
            owed=owed,
            waits_for=it.waits or ("all" if decided_together(self.file, opens) else "first"),
            met_by_the_record=it.met == "by the record",
            met_by_receipt=it.met == "by receipt",
            met_by_raising=it.met_by_raising,
            channel=it.channel,
            inside_one_agency=it.inside,
            also=tuple(it.also),
            only_told=it.only_told,
        )

    def clocks(self) -> Iterator[Clock]:
        for key, it in self.file.clock.items():
            path = ("clock", key)
            over = self.reader.each((*path, "over"), it.over, self.reader.names.stage)
            limit, limits = self.reader.limits((*path, "within"), it.within)
            anchors = self.reader.anchors((*path, "from"), [it.since], None)
            if limit and anchors:
                yield Clock(
                    key=key,
                    clause=it.clause,
                    over=over,
                    limit=limit,
                    strength=it.strength,
                    anchor=anchors[0],
                    cites=tuple(it.cites),
                    limits=limits,
                    nation=it.days,
                    local=it.local,
                )

    def notices(self) -> Iterator[Notice]:
        for step, rung in self.file.step.items():
            for name, it in rung.notice.items():
                yield self._notice(("step", step, "notice", name), f"{step}.{name}", step, it)
        for name, it in self.file.notice.items():
            yield self._notice(("notice", name), name, None, it)

    def _notice(self, path: KeyPath, key: str, step: str | None, it: NoticeShape) -> Notice:
        on = self.reader.signals((*path, "on"), it.on, step)
        return Notice(
            key=key,
            step=step,
            clause=it.clause,
            on=on,
            waits_for=it.waits or ("all" if decided_together(self.file, on) else "each"),
            to=self.reader.posts((*path, "to"), it.to),
            what=it.what,
            paper=it.paper,
            conditions=self.reader.conditions((*path, "if"), it.conditions),
            unless=self.reader.conditions((*path, "unless"), it.unless),
            local=it.local,
            cites=tuple(it.cites),
            only_told=it.only_told,
        )

    def permissions(self) -> Iterator[Permission]:
        for key, it in self.file.permission.items():
            path = ("permission", key)
            yield Permission(
                key=key,
                clause=it.clause,
                who=self.reader.posts((*path, "who"), it.who),
                of=self.reader.posts_or_own((*path, "of"), it.of),
                what=it.what,
                act=it.act,
                over=self.reader.each((*path, "over"), it.over, self.reader.names.stage),
                conditions=self.reader.conditions((*path, "if"), it.conditions),
                opens=self.reader.signals((*path, "opens"), it.opens, None),
                needs=tuple(it.needs),
                cites=tuple(it.cites),
                local=it.local,
                states_danger=it.states_danger,
                done=it.done,
                told=it.told,
            )


def _standard(words: str) -> Limit:
    """A standard in place of a limit: it has no number, so no date is made of it."""
    return Limit((NoNumber(words),), words=words)
