"""Turns the shape of a file into the protocol that the engine runs.

What can't be understood is reported and left out, so that every problem is found at once.
"""

from collections.abc import Iterator

from concordat.core.periods import Limit, NoNumber
from concordat.core.posts import PostRef
from concordat.core.protocol import (
    RISK,
    Admission,
    Clock,
    Duty,
    Fact,
    Kind,
    Notice,
    Permission,
    Post,
    Protocol,
    Route,
    Step,
)
from concordat.core.wording import capitalised
from concordat.library.files.defaults import (
    decided_together,
    holds_and_survives,
    owed_how,
    settled,
    side_of,
)
from concordat.library.files.figures import figures
from concordat.library.files.names import KnownNames
from concordat.library.files.outcomes import as_whoever_says_it
from concordat.library.files.reader import Reader
from concordat.library.files.remarks import clauses, remarks
from concordat.library.files.shape import File
from concordat.library.files.shape_steps import DutyShape, NoticeShape
from concordat.library.problems import Comment, KeyPath, Unclear


def compile_file(file: File, fingerprint: str, names: KnownNames) -> tuple[Protocol, list[Comment]]:
    """The protocol that a file means, and what in it can't be understood."""
    compiler = Compiler(file, Reader(names))
    return compiler.protocol(fingerprint), compiler.reader.comments


class Compiler:
    """One file, and what reads its values."""

    def __init__(self, file: File, reader: Reader) -> None:
        self.file = file
        self.reader = reader

    def protocol(self, fingerprint: str) -> Protocol:
        """The whole file."""
        about = self.file.protocol
        return Protocol(
            id=about.id,
            version=about.version,
            title=about.title,
            board=about.board,
            source=about.source,
            nation=about.nation,
            purpose=about.purpose,
            close=about.close_of_day,
            danger_minutes=about.danger_minutes,
            fingerprint=fingerprint,
            words=self.file.words.model_dump(by_alias=True, exclude_none=True),
            kinds=tuple(self._kinds()),
            instead=tuple(self._instead()),
            facts=tuple(self._facts()),
            posts={post.key: post for post in self._posts()},
            routes={route.key: route for route in self._routes()},
            steps={step.key: step for step in self._steps()},
            duties={duty.key: duty for duty in self._duties()},
            clocks=tuple(self._clocks()),
            notices=tuple(self._notices()),
            permissions=tuple(self._permissions()),
            clauses=clauses(self.file),
            remarks=remarks(self.file),
            admission=self._admission(),
            alongside=tuple(self._alongside()),
            base=about.base,
            figures=dict(figures(self.file, self.reader)),
        )

    # ── Around the ladder ──

    def _admission(self) -> Admission:
        it = self.file.admission
        return Admission(
            raisers=tuple(it.raisers),
            answerers=tuple(it.answerers),
            otherwise=self._otherwise(it.otherwise),
            begins=it.begins,
            closed=it.grounds == "closed",
            window=self.reader.limit(("admission", "window"), it.window),
            inside_one_agency=it.inside,
            clause=it.clause,
            conditions=self.reader.conditions(("admission", "if"), it.conditions),
            cites=tuple(it.cites),
        )

    def _otherwise(self, name: str | None) -> str | None:
        """The [instead] heading that says where to go."""
        return self.reader.one(("admission", "otherwise"), name, self.reader.names.other_procedure)

    def _kinds(self) -> Iterator[Kind]:
        for key, it in self.file.kind.items():
            route = self.reader.one(("kind", key, "route"), it.route, self.reader.names.route)
            yield Kind(key, it.title, it.clause, route)

    def _instead(self) -> Iterator[Kind]:
        for key, it in self.file.instead.items():
            yield Kind(key, it.title, it.clause, use=it.use)

    def _alongside(self) -> Iterator[Kind]:
        for key, it in self.file.alongside.items():
            yield Kind(key, it.title, it.clause)

    def _facts(self) -> Iterator[Fact]:
        for key, it in self.file.fact.items():
            yield Fact(key, it.title, it.clause, it.ask, it.states_danger)

    def _posts(self) -> Iterator[Post]:
        for key, it in self.file.post.items():
            path = ("post", key)
            yield Post(
                key=key,
                title=it.title,
                titles=it.titles,
                clause=it.clause,
                fallback=self.reader.one((*path, "fallback"), it.fallback, self.reader.names.tier),
                independent=it.independent,
                fresh=it.fresh,
                of_a_side=it.of_a_side,
                among=self.reader.one((*path, "among"), it.among, self.reader.names.tier),
                substitute=self._substitute((*path, "substitute"), it.substitute),
            )

    def _substitute(self, path: KeyPath, text: str | None) -> PostRef | None:
        """The post of another organisation that acts instead: the board's or a third party's."""
        found = self.reader.posts(path, [] if text is None else [text])
        if not found:
            return None
        post = found[0]
        if post.side not in ("board", "third"):
            unclear = Unclear(
                f"“{text}” isn't of another organisation.",
                f"Write “board {post.post}” or “third {post.post}”; for a tier of their own "
                "write “fallback”.",
            )
            self.reader.comments.append(unclear.at(path))
        return post

    def _routes(self) -> Iterator[Route]:
        for key, it in self.file.route.items():
            first = self.reader.one(("route", key, "first"), it.first, self.reader.names.step)
            yield Route(
                key=key,
                title=it.title,
                first=first or it.first,
                clause=it.clause,
                default=it.default,
                alone=it.alone,
                answerers=tuple(it.answerers),
            )

    def _steps(self) -> Iterator[Step]:
        for key, it in self.file.step.items():
            yield Step(
                key=key,
                stage=it.stage,
                title=it.title or capitalised(key),
                duties=tuple(f"{key}.{name}" for name in it.duty),
                above=self.reader.one(("step", key, "above"), it.above, self.reader.names.step),
                clause=it.clause,
                early=tuple(it.early),
                times=it.times,
            )

    # ── What runs ──

    def _duties(self) -> Iterator[Duty]:
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

    def _clocks(self) -> Iterator[Clock]:
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

    def _notices(self) -> Iterator[Notice]:
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

    def _permissions(self) -> Iterator[Permission]:
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
            )


def _standard(words: str) -> Limit:
    """A standard in place of a limit: it has no number, so no date is made of it."""
    return Limit((NoNumber(words),), words=words)
