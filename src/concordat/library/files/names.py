"""The names that a file declares, and what is said where one is unknown."""

import re
from collections.abc import Collection, Mapping

import msgspec

from concordat.library.problems import Unclear, listed
from concordat.library.spelling.closest import nearest

BOARD_POSTS = (
    "board",
    "independent chair",
    "business manager",
    "business officer",
    "reviewing group",
)

USUAL_KINDS = (
    "school",
    "college",
    "early-years",
    "health",
    "gp",
    "icb",
    "childrens-services",
    "adult-services",
    "council",
    "police",
    "probation",
    "youth-justice",
    "housing",
    "fire",
    "ambulance",
    "court",
    "cafcass",
    "prison",
    "voluntary",
)
"""The kinds of agency that most boards have, as they are usually written."""


class Names(msgspec.Struct, frozen=True):
    """Every name a file declares, also in tables that are damaged, so that one slip isn't reported
    twice.

    `duties` maps full keys (“STEP.NAME”, or “NAME” for the whole case) to the words of their
    outcomes.
    """

    steps: frozenset[str]
    duties: Mapping[str, frozenset[str]]
    facts: frozenset[str]
    posts: frozenset[str]
    kinds: frozenset[str]
    routes: frozenset[str]
    stages: frozenset[str]

    def duty(self, text: str, step: str | None) -> str:
        """The full key of the duty meant in that step: one of its own, of the whole case, or
        “STEP.NAME”.
        """
        for key in (f"{step}.{text}", text):
            if key in self.duties:
                return key
        elsewhere = [key for key in self.duties if key.endswith(f".{text}")]
        if elsewhere:
            hint = f"Name its step: {' or '.join(f'“{key}”' for key in elsewhere)}."
            raise Unclear(f"“{text}” isn't a duty of this step, but of another.", hint)
        own = [key.removeprefix(f"{step}.") for key in self.duties]
        raise Unclear(
            f"There is no duty “{text}”.",
            nearest(text, [*own, *self.duties], _those("duties", own)),
        )

    def step(self, text: str) -> str:
        return _known(text, self.steps, "step", _those("steps", self.steps))

    def fact(self, text: str) -> str:
        return _known(
            text,
            self.facts,
            "fact",
            f"Declare it with a heading, [fact.{_name(text)}], and a title.",
        )

    def attribute(self, text: str) -> str:
        """What a condition asks of a case: a fact, or “kind X”, “level X” or “route X”."""
        word, _, name = text.partition(" ")
        if name and word == "level":
            return text
        if name and word == "kind":
            return f"kind {self.kind(name)}"
        return f"route {self.route(name)}" if name and word == "route" else self.fact(text)

    def kind(self, text: str) -> str:
        """A kind of disagreement that the file lists."""
        return _known(text, self.kinds, "kind", _those("kinds", self.kinds))

    def route(self, text: str) -> str:
        return _known(text, self.routes, "route", _those("routes", self.routes))

    def stage(self, text: str) -> str:
        return _known(text, self.stages, "stage", _those("stages", self.stages))

    def tier(self, text: str) -> str:
        """A tier of the [post] tables or a post that every board has."""
        hint = (
            f"Declare it with a heading, [post.{_name(text)}], and a title; every board has "
            f"{listed(BOARD_POSTS)}."
        )
        return _known(text, self.posts | set(BOARD_POSTS), "post", hint)


def _those(kind: str, names: Collection[str]) -> str:
    return f"The {kind} are {listed(sorted(names))}." if names else f"The file has no {kind} yet."


def _name(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else f'"{text}"'


def _known(text: str, known: Collection[str], kind: str, otherwise: str) -> str:
    if text in known:
        return text
    raise Unclear(f"There is no {kind} “{text}”.", nearest(text, sorted(known), otherwise))
