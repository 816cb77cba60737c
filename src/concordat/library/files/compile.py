"""From the shape of a file to the protocol that the engine runs: words become signals, limits,
posts and targets.

What can't be understood is reported and left out, so that one reading finds every problem.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from concordat.core.periods import Limit, NoNumber
from concordat.core.posts import PostRef
from concordat.core.protocol import (
    Admission,
    Anchor,
    Clock,
    Duty,
    Fact,
    Kind,
    Notice,
    Permission,
    Post,
    Protocol,
    Route,
    Signal,
    Step,
    Target,
)
from concordat.library.files.defaults import decided_together, owed_how, settled, side_of, stays
from concordat.library.files.fields import Within
from concordat.library.files.limits import parse_limit
from concordat.library.files.names import Names
from concordat.library.files.positions import Path
from concordat.library.files.posts import parse_post
from concordat.library.files.remarks import clauses, remarks
from concordat.library.files.shape import File
from concordat.library.files.shape_steps import DutyShape, NoticeShape
from concordat.library.files.signals import parse_anchor, parse_signal, parse_target
from concordat.library.problems import Unclear, apart

Report = Callable[[Path, Unclear], None]
T = TypeVar("T")
OTHERWISE = "otherwise"


def compile_file(file: File, fingerprint: str, names: Names, report: Report) -> Protocol:
    """The protocol a file means. Everything that can't be understood goes to `report` with its
    path.
    """
    return Compiler(file, names, report).protocol(fingerprint)


class Compiler:
    """One reading of one file."""

    def __init__(self, file: File, names: Names, report: Report) -> None:
        self.file = file
        self.names = names
        self.report = report

    def protocol(self, fingerprint: str) -> Protocol:
        """The whole file."""
        file, about = self.file, self.file.protocol
        return Protocol(
            id=about.id,
            version=about.version,
            title=about.title,
            board=about.board,
            source=about.source,
            nation=about.nation,
            purpose=about.purpose,
            close=about.close_of_day,
            fingerprint=fingerprint,
            words=file.words.model_dump(by_alias=True, exclude_none=True),
            kinds=self.kinds(),
            instead=tuple(
                Kind(key, it.title, it.clause, None, it.use) for key, it in file.instead.items()
            ),
            facts=tuple(Fact(key, it.title, it.clause, it.ask) for key, it in file.fact.items()),
            posts=self.posts(),
            routes=self.routes(),
            steps=self.steps(),
            duties=self.duties(),
            clocks=self.clocks(),
            notices=self.notices(),
            permissions=self.permissions(),
            clauses=clauses(file),
            remarks=remarks(file),
            admission=self.admission(),
            alongside=tuple(Kind(key, it.title, it.clause) for key, it in file.alongside.items()),
            base=about.base,
        )

    # ── reading one value ──

    def read(self, path: Path, parse: Callable[[], T], otherwise: T) -> T:
        """What `parse` gives; when it can't, the problem is reported and `otherwise` stands in."""
        try:
            return parse()
        except Unclear as unclear:
            self.report(path, unclear)
            return otherwise

    def each(self, path: Path, texts: Iterable[str], parse: Callable[[str], T]) -> tuple[T, ...]:
        """Those of the texts that `parse` understands."""
        found: list[T] = []
        for place, text in enumerate(texts):
            try:
                found.append(parse(text))
            except Unclear as unclear:
                self.report((*path, place), unclear)
        return tuple(found)

    def post_refs(
        self, path: Path, texts: Iterable[str], *, own: bool = False
    ) -> tuple[PostRef, ...]:
        def parse(text: str) -> PostRef:
            ref = parse_post(text, self.names)
            if ref.side == "own" and not own:
                sides = f"Write “raising {ref.post}” or “answering {ref.post}”."
                raise Unclear(
                    f"“{text}” doesn't say whose post it is: “own” says so only after “towards”.",
                    sides,
                )
            return ref

        return self.each(path, texts, parse)

    def signals(self, path: Path, texts: Iterable[str], step: str | None) -> tuple[Signal, ...]:
        return self.each(path, texts, lambda text: parse_signal(text, step, self.names))

    def facts_named(self, path: Path, texts: Iterable[str]) -> tuple[str, ...]:
        return self.each(path, texts, self.names.attribute)

    def limit(self, path: Path, text: str | None) -> Limit | None:
        return self.read(path, lambda: _limit(text), None) if text is not None else None

    def limits(
        self, path: Path, within: Within | None
    ) -> tuple[Limit | None, tuple[tuple[str, Limit], ...]]:
        """The limit that holds otherwise, and those that a fact of the case brings, in the file's
        order.
        """
        if within is None or isinstance(within, str):
            return self.limit(path, within), ()
        found = []
        for condition, text in within.items():
            if condition != OTHERWISE:
                where = (*path, condition)
                known = self.read(where, partial(self.names.attribute, condition), condition)
                limit = self.limit((*path, condition), text)
                found += [(known, limit)] if limit else []
        return self.limit((*path, OTHERWISE), within.get(OTHERWISE)), tuple(found)

    # ── the tables ──

    def admission(self) -> Admission:
        it = self.file.admission
        window = self.limit(("admission", "window"), it.window)
        conditions = self.facts_named(("admission", "if"), it.conditions)
        return Admission(
            tuple(it.raisers),
            it.grounds == "closed",
            window,
            it.inside,
            it.clause,
            conditions,
            tuple(it.cites),
        )

    def kinds(self) -> tuple[Kind, ...]:
        found = []
        for key, it in self.file.kind.items():
            route = self._optional(("kind", key, "route"), it.route, self.names.route)
            found.append(Kind(key, it.title, it.clause, route))
        return tuple(found)

    def posts(self) -> dict[str, Post]:
        found = {}
        for key, it in self.file.post.items():
            fallback = self._optional(("post", key, "fallback"), it.fallback, self.names.tier)
            substitute = self.substitute(("post", key, "substitute"), it.substitute)
            found[key] = Post(
                key, it.title, it.titles, it.clause, fallback, it.independent, substitute
            )
        return found

    def substitute(self, path: Path, text: str | None) -> PostRef | None:
        """The post of another organisation that stands in: the board's or a third party's."""
        found = self.post_refs(path, [text] if text is not None else [])
        if found and found[0].side not in ("board", "third"):
            hint = (
                f"Write “board {found[0].post}” or “third {found[0].post}”; for a tier of "
                "their own write “fallback”."
            )
            self.report(path, Unclear(f"“{text}” isn't of another organisation.", hint))
        return found[0] if found else None

    def routes(self) -> dict[str, Route]:
        found = {}
        for key, it in self.file.route.items():
            first = self._optional(("route", key, "first"), it.first, self.names.step)
            found[key] = Route(key, it.title, first or it.first, it.clause, it.default, it.alone)
        return found

    def steps(self) -> dict[str, Step]:
        found = {}
        for key, it in self.file.step.items():
            above = self._optional(("step", key, "above"), it.above, self.names.step)
            duties = tuple(f"{key}.{name}" for name in it.duty)
            title = it.title or key[0].upper() + key[1:]
            found[key] = Step(
                key, it.stage, title, duties, above, it.clause, tuple(it.early), it.times
            )
        return found

    def duties(self) -> dict[str, Duty]:
        found = {}
        for step, rung in self.file.step.items():
            for name, it in rung.duty.items():
                found[f"{step}.{name}"] = self.duty(
                    ("step", step, "duty", name), f"{step}.{name}", step, it
                )
        for name, it in self.file.duty.items():
            found[name] = self.duty(("duty", name), name, None, it)
        return found

    def duty(self, path: Path, key: str, step: str | None, it: DutyShape) -> Duty:
        who = self.post_refs((*path, "who"), it.who)
        opens = self.signals((*path, "opens"), it.opens, step)
        then = self.targets((*path, "then"), it.then)
        owed = it.owed or owed_how(who, it.act)
        holds, survives = stays(it, opens, step)
        limit, limits = self.limits((*path, "within"), it.within)
        if it.standard is not None:
            limit = Limit((NoNumber(it.standard),), words=it.standard)
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
            towards=self.post_refs((*path, "towards"), it.towards, own=True),
            cites=tuple(it.cites),
            local=it.local,
            needs=tuple(it.needs),
            paper=it.paper,
            limit=limit,
            limits=limits,
            outer=self.limit((*path, "extendable"), it.extendable),
            said_by=self.post_refs((*path, "satisfied"), it.satisfied),
            nation=it.days,
            anchors=self.anchors((*path, "from"), it.since, step),
            whichever=it.whichever,
            conditions=self.facts_named((*path, "if"), it.conditions),
            then=then,
            settled=settled(it),
            holds=holds,
            survives=survives,
            owed=owed,
            waits=it.waits or ("all" if decided_together(self.file, opens) else "first"),
            met=it.met == "by the record",
            by_receipt=it.met == "by receipt",
            inside=it.inside,
            also=tuple(it.also),
        )

    def anchors(self, path: Path, texts: Iterable[str], step: str | None) -> tuple[Anchor, ...]:
        return self.each(path, texts, lambda text: parse_anchor(text, step, self.names))

    def targets(self, path: Path, then: Mapping[str, str]) -> dict[str, Target]:
        stay = Target("stay")
        return {
            word: self.read((*path, word), lambda text=text: parse_target(text, self.names), stay)  # type: ignore[misc]
            for word, text in then.items()
        }

    def clocks(self) -> tuple[Clock, ...]:
        found = []
        for key, it in self.file.clock.items():
            path: Path = ("clock", key)
            over = self.each((*path, "over"), it.over, self.names.stage)
            limit, limits = self.limits((*path, "within"), it.within)
            anchors = self.anchors((*path, "from"), [it.since], None)
            if limit and anchors:
                cites = tuple(it.cites)
                found.append(
                    Clock(
                        key,
                        it.clause,
                        over,
                        limit,
                        it.strength,
                        anchors[0],
                        cites,
                        limits,
                        it.days,
                        it.local,
                    )
                )
        return tuple(found)

    def notices(self) -> tuple[Notice, ...]:
        found = []
        for step, rung in self.file.step.items():
            for name, it in rung.notice.items():
                found.append(
                    self.notice(("step", step, "notice", name), f"{step}.{name}", step, it)
                )
        for name, it in self.file.notice.items():
            found.append(self.notice(("notice", name), name, None, it))
        return tuple(found)

    def notice(self, path: Path, key: str, step: str | None, it: NoticeShape) -> Notice:
        on = self.signals((*path, "on"), it.on, step)
        return Notice(
            key=key,
            step=step,
            clause=it.clause,
            on=on,
            waits=it.waits or ("all" if decided_together(self.file, on) else "each"),
            to=self.post_refs((*path, "to"), it.to),
            what=it.what,
            paper=it.paper,
            conditions=self.facts_named((*path, "if"), it.conditions),
            local=it.local,
            cites=tuple(it.cites),
        )

    def permissions(self) -> tuple[Permission, ...]:
        found = []
        for key, it in self.file.permission.items():
            path: Path = ("permission", key)
            who, of = (
                self.post_refs((*path, "who"), it.who),
                self.post_refs((*path, "of"), it.of, own=True),
            )
            over = self.each((*path, "over"), it.over, self.names.stage)
            found.append(
                Permission(
                    key, it.clause, who, of, it.what, it.act, over, tuple(it.cites), it.local
                )
            )
        return tuple(found)

    def _optional(self, path: Path, text: str | None, parse: Callable[[str], str]) -> str | None:
        return self.read(path, lambda: parse(text), None) if text is not None else None


def _limit(text: str) -> Limit:
    """The limit meant. Raises Unclear with the sentence that `parse_limit` has for the author."""
    try:
        return parse_limit(text)
    except ValueError as error:
        sentence, hint = apart(str(error))
        raise Unclear(sentence, hint) from error
