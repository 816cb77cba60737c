"""Reads the values of a file's tables as core values, and reports those that mean nothing."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from concordat.core.periods import Limit
from concordat.core.posts import PostRef
from concordat.core.protocol import Anchor, Signal, Target
from concordat.library.files.fields import Within
from concordat.library.files.limits import parse_limit
from concordat.library.files.names import KnownNames
from concordat.library.files.posts import parse_post
from concordat.library.files.signals import parse_anchor, parse_signal, parse_target
from concordat.library.problems import Comment, KeyPath, Unclear

OTHERWISE = "otherwise"
Limits = tuple[tuple[str, Limit], ...]
T = TypeVar("T")


class Reader:
    """Each method reads the value at a path. What isn't understood is left out and reported."""

    def __init__(self, names: KnownNames) -> None:
        self.names = names
        self.comments: list[Comment] = []

    def one(self, path: KeyPath, text: str | None, parse: Callable[[str], T]) -> T | None:
        """What a text means; None if there is none, or if it means nothing."""
        if text is None:
            return None
        try:
            return parse(text)
        except Unclear as unclear:
            self.comments.append(unclear.at(path))
            return None

    def each(self, path: KeyPath, texts: Iterable[str], parse: Callable[[str], T]) -> tuple[T, ...]:
        """What the texts mean, leaving out those that mean nothing."""
        found = []
        for place, text in enumerate(texts):
            value = self.one((*path, place), text, parse)
            if value is not None:
                found.append(value)
        return tuple(found)

    def posts(self, path: KeyPath, texts: Iterable[str]) -> tuple[PostRef, ...]:
        """Posts with a side of their own; “own” is none."""
        return self.each(path, texts, self._sided_post)

    def posts_or_own(self, path: KeyPath, texts: Iterable[str]) -> tuple[PostRef, ...]:
        """Posts, where “own manager” may be the manager of whoever owes a duty."""
        return self.each(path, texts, partial(parse_post, names=self.names))

    def _sided_post(self, text: str) -> PostRef:
        post = parse_post(text, self.names)
        if post.side == "own":
            raise Unclear(
                f"“{text}” doesn't say whose post it is: “own” says so only after “towards”.",
                f"Write “raising {post.post}” or “answering {post.post}”.",
            )
        return post

    def signals(self, path: KeyPath, texts: Iterable[str], step: str | None) -> tuple[Signal, ...]:
        return self.each(path, texts, partial(parse_signal, step=step, names=self.names))

    def anchors(self, path: KeyPath, texts: Iterable[str], step: str | None) -> tuple[Anchor, ...]:
        return self.each(path, texts, partial(parse_anchor, step=step, names=self.names))

    def targets(self, path: KeyPath, then: Mapping[str, str]) -> dict[str, Target]:
        """Where each outcome leads; one that isn't understood leads nowhere."""
        found = {}
        for word, text in then.items():
            target = self.one((*path, word), text, partial(parse_target, names=self.names))
            found[word] = target or Target("stay")
        return found

    def conditions(self, path: KeyPath, texts: Iterable[str]) -> tuple[str, ...]:
        return self.each(path, texts, self.names.condition)

    def duties_of(self, path: KeyPath, texts: Iterable[str], step: str | None) -> tuple[str, ...]:
        """The full keys of duties, each named as in its step."""
        return self.each(path, texts, partial(self.names.duty, step=step))

    def limit(self, path: KeyPath, text: str | None) -> Limit | None:
        return self.one(path, text, parse_limit)

    def limits(self, path: KeyPath, within: Within | None) -> tuple[Limit | None, Limits]:
        """The limit that holds otherwise, and those that facts bring, in the file's order."""
        if within is None or isinstance(within, str):
            return self.limit(path, within), ()
        otherwise = None
        by_fact = []
        for condition, text in within.items():
            limit = self.limit((*path, condition), text)
            if condition == OTHERWISE:
                otherwise = limit
                continue
            known = self.one((*path, condition), condition, self.names.condition)
            if limit is not None:
                by_fact.append((known or condition, limit))
        return otherwise, tuple(by_fact)
