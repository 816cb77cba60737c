"""The names that a file declares, and what to say about one that it doesn't."""

import re
from collections.abc import Collection, Mapping

import msgspec

from concordat.core.wording import joined
from concordat.library.files.tables import Tables, everywhere, step_of, tables_at, texts, words_of
from concordat.library.problems import MOST_LISTED, Unclear, in_quotes
from concordat.library.spelling.closest import MOST_WORDS, did_you_mean

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


class KnownNames(msgspec.Struct, frozen=True):
    """Every name a file declares, even in damaged tables: so one slip isn't reported twice.

    `duties` maps full keys (“STEP.NAME”, or “NAME” for a duty of no step) to their outcomes.
    """

    steps: frozenset[str]
    duties: Mapping[str, frozenset[str]]
    facts: frozenset[str]
    posts: frozenset[str]
    kinds: frozenset[str]
    routes: frozenset[str]
    stages: frozenset[str]
    instead: frozenset[str] = frozenset()

    def duty(self, text: str, step: str | None) -> str:
        """The full key of a duty named in that step: its own, one of no step, or “STEP.NAME”."""
        for key in (f"{step}.{text}", text):
            if key in self.duties:
                return key
        elsewhere = [f"“{key}”" for key in self.duties if key.endswith(f".{text}")]
        if elsewhere:
            sentence = f"“{text}” isn't a duty of this step, but of another."
            raise Unclear(sentence, f"Name its step: {joined(elsewhere, 'or')}.")
        own = [key.removeprefix(f"{step}.") for key in self.duties]
        hint = did_you_mean(text, [*own, *self.duties], _list_of("duties", own))
        raise Unclear(f"There is no duty “{text}”.", hint)

    def step(self, text: str) -> str:
        """A step that the file declares. Like those below it raises Unclear if it doesn't."""
        return _known(text, self.steps, "step", _list_of("steps", self.steps))

    def fact(self, text: str) -> str:
        """A fact that the file declares."""
        hint = f"Declare it with a heading, [fact.{_as_key(text)}], and a title."
        return _known(text, self.facts, "fact", hint)

    def condition(self, text: str) -> str:
        """What a condition asks about a case: a fact, or “kind X”, “level X” or “route X”."""
        sort, _, name = text.partition(" ")
        if name and sort == "level":
            return text
        if name and sort == "kind":
            return f"kind {self.kind(name)}"
        if name and sort == "route":
            return f"route {self.route(name)}"
        return self.fact(text)

    def kind(self, text: str) -> str:
        """A kind of disagreement that the file lists."""
        return _known(text, self.kinds, "kind", _list_of("kinds", self.kinds))

    def route(self, text: str) -> str:
        """A route that the file declares."""
        return _known(text, self.routes, "route", _list_of("routes", self.routes))

    def other_procedure(self, text: str) -> str:
        """What this procedure isn't for, by the name of its [instead] heading."""
        hint = f"Declare it with a heading, [instead.{_as_key(text)}], a title and “use”."
        return _known(text, self.instead, "[instead] heading", hint)

    def stage(self, text: str) -> str:
        """The label of a stage, as the steps give it."""
        return _known(text, self.stages, "stage", _list_of("stages", self.stages))

    def tier(self, text: str) -> str:
        """A tier of the [post] tables, or a post that every board has."""
        hint = (
            f"Declare it with a heading, [post.{_as_key(text)}], and a title; every board has "
            f"{in_quotes(BOARD_POSTS)}."
        )
        return _known(text, self.posts | set(BOARD_POSTS), "post", hint)


def names_in(tables: Tables) -> KnownNames:
    """Every name that the tables of a file declare."""
    steps = tables_at(tables, "step")
    duties = {}
    for path, table in everywhere(tables, "duty"):
        step, name = step_of(path), str(path[-1])
        key = f"{step}.{name}" if step else name
        duties[key] = frozenset(words_of(table.get("then")))
    stages: set[str] = set()
    for table in steps.values():
        stages.update(texts(table.get("stage")))
    return KnownNames(
        steps=frozenset(steps),
        duties=duties,
        facts=frozenset(tables_at(tables, "fact")),
        posts=frozenset(tables_at(tables, "post")),
        kinds=frozenset(tables_at(tables, "kind")),
        routes=frozenset(tables_at(tables, "route")),
        stages=frozenset(stages),
        instead=frozenset(tables_at(tables, "instead")),
    )


def _known(text: str, known: Collection[str], sort: str, otherwise: str) -> str:
    if text in known:
        return text
    ordered = sorted(known) if len(known) <= MOST_WORDS else known
    hint = did_you_mean(text, ordered, otherwise)
    raise Unclear(f"There is no {sort} “{text}”.", hint)


def _list_of(sort: str, names: Collection[str]) -> str:
    if not names:
        return f"The file has no {sort} yet."
    if len(names) > MOST_LISTED:
        return f"The file has {len(names):,} {sort}."
    return f"The {sort} are {in_quotes(sorted(names))}."


def _as_key(text: str) -> str:
    """A name as it is written in a heading."""
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else f'"{text}"'
