"""Turns answers into what is recorded: the raising, what keeps the child safe, and that there was
danger.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from concordat.casework.notes import CHILD as CHILD_NOTE
from concordat.casework.notes import ISSUE, Words
from concordat.core.acts import Child, Issue, Raised, RiskStated, SafetyStated
from concordat.core.commands import Command
from concordat.core.posts import Party
from concordat.pages.forms.notes import Notes
from concordat.pages.raising import journey
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions import matter, people, safety, start
from concordat.pages.raising.questions.question import Question

Q = TypeVar("Q", bound=Question)


@dataclass(frozen=True, slots=True)
class Said:
    """One command and the words it refers to."""

    command: Command
    words: Mapping[str, Words]


class Answered:
    """The pages that were answered and need nothing put right, by what they ask."""

    def __init__(self, draft: Draft, ground: Ground) -> None:
        every = [journey.filled(page, draft, ground) for page in journey.pages(draft, ground)]
        self.pages = [page for page in every if page.is_right]

    def all(self, asked: type[Q]) -> list[Q]:
        """The pages of one kind, in order: one for each child, one for each agency."""
        return [page for page in self.pages if isinstance(page, asked)]

    def one(self, asked: type[Q]) -> Q:
        """The page of one kind. Raises StopIteration if it was left for later."""
        return next(iter(self.all(asked)))

    def texts(self) -> dict[str, str]:
        """Everything that was written, by the key of its note. What several pages say under one key
        is put on separate lines.
        """
        found: dict[str, list[str]] = {}
        for page in self.pages:
            for key, text in page.texts().items():
                found.setdefault(key, []).append(text)
        return {key: "\n".join(texts) for key, texts in found.items()}


def to_record(draft: Draft, ground: Ground) -> tuple[Said, ...]:
    """Everything the draft says, as commands in order. Every needed page must be done; see
    `journey.missing`.
    """
    answered = Answered(draft, ground)
    also = [_safety(answered.one(safety.Safety), draft)]
    if answered.one(start.Danger).danger.value == start.IN_DANGER:
        also.append(Said(Command(RiskStated(), f"{draft.request}-danger"), {}))
    return (_raised(answered, draft, ground), *also)


def _raised(answered: Answered, draft: Draft, ground: Ground) -> Said:
    notes = Notes()
    kind = answered.one(matter.KindOf)
    parties = tuple(page.party() for page in answered.all(people.AgencyDetail))
    children = answered.all(people.Child)
    act = Raised(
        raising=ground.party(answered.one(start.WhichBoard).agency_id()),
        answering=parties,
        issues=_issues(answered.one(matter.Points), parties, notes),
        children=_children(children, notes),
        route=kind.chosen_route(),
        matter=kind.matter.value,
        level=next((page.level.value for page in answered.all(matter.Level)), None),
        facts=_facts(children),
        notes=notes.named(answered.texts()),
        after=draft.after or None,
    )
    reached = answered.one(matter.Decision).reached()
    return Said(Command(act, draft.request, received=reached), notes.words)


def _issues(points: matter.Points, parties: Iterable[Party], notes: Notes) -> tuple[Issue, ...]:
    known = {party.id for party in parties}
    return tuple(
        Issue(
            str(number),
            tuple(each for each in concerns if each in known),
            notes.add(text, ISSUE).id,
        )
        for number, (text, concerns) in enumerate(points.points(), 1)
    )


def _children(children: Iterable[people.Child], notes: Notes) -> tuple[Child, ...]:
    found = []
    for number, each in enumerate(children, 1):
        identity = json.dumps(each.identity(), ensure_ascii=False)
        found.append(Child(str(number), notes.add(identity, CHILD_NOTE).id))
    return tuple(found)


def _facts(children: Iterable[people.Child]) -> tuple[str, ...]:
    """The facts true of any of the children, each once."""
    return tuple(dict.fromkeys(fact for each in children for fact in each.status.given))


def _safety(asked: safety.Safety, draft: Draft) -> Said:
    notes = Notes()
    said = () if asked.nothing else notes.of((asked.what, asked.by_whom))
    until = None if asked.nothing else asked.until.value
    act = SafetyStated("raising", nothing=asked.nothing, until=until, notes=said)
    return Said(Command(act, f"{draft.request}-safety"), notes.words)
