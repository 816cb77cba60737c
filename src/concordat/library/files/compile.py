"""Turns the shape of a file into the protocol that the engine runs.

What can't be understood is reported and left out, so that every problem is found at once.
"""

from collections.abc import Iterator

from concordat.core.posts import PostRef
from concordat.core.protocol import (
    Admission,
    Fact,
    Kind,
    Post,
    Protocol,
    Route,
    Step,
)
from concordat.core.wording import capitalised
from concordat.library.files.figures import figures
from concordat.library.files.names import KnownNames
from concordat.library.files.reader import Reader
from concordat.library.files.remarks import clauses, remarks
from concordat.library.files.shape import File
from concordat.library.files.what_runs import WhatRuns
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
        about, runs = self.file.protocol, WhatRuns(self.file, self.reader)
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
            duties={duty.key: duty for duty in runs.duties()},
            clocks=tuple(runs.clocks()),
            notices=tuple(runs.notices()),
            permissions=tuple(runs.permissions()),
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
