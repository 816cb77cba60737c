"""Turns answers into what is recorded: the raising, what keeps the child safe, and that there was
danger.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from concordat.brief.other_cases import OtherCase
from concordat.brief.words import when
from concordat.casework import alike, queries
from concordat.casework.notes import CHILD as CHILD_NOTE
from concordat.casework.notes import ISSUE, Words
from concordat.casework.rehearsal import who_would_be_told
from concordat.core.acts import Child, Issue, Raised, RiskStated, SafetyStated
from concordat.core.commands import Command
from concordat.core.posts import Party
from concordat.pages.forms.notes import Notes
from concordat.pages.forms.typed import Typed
from concordat.pages.raising import journey
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.raising.questions import (
    child,
    kept_out,
    matter,
    people,
    rung,
    safety,
    start,
    telling,
    who_rang,
)
from concordat.pages.raising.questions.question import Question
from concordat.pages.raising.ring import follows_instead

Q = TypeVar("Q", bound=Question)
COUNTS_FROM = "The others are asked to confirm it: until they do, their time counts from today."


@dataclass(frozen=True, slots=True)
class ToRecord:
    """A command and the words it refers to."""

    command: Command
    words: Mapping[str, Words]


class Answered:
    """The pages that were answered and need nothing put right, by what they ask."""

    def __init__(self, draft: Draft, ground: Ground) -> None:
        self.draft, self.ground = draft, ground
        every = [journey.filled(page, draft, ground) for page in journey.pages(draft, ground)]
        self.pages = [page for page in every if page.is_right]

    def all(self, asked: type[Q]) -> list[Q]:
        """The pages of one kind, in order: one for each child, one for each agency."""
        return [page for page in self.pages if isinstance(page, asked)]

    def one(self, asked: type[Q]) -> Q:
        """The page of one kind. Raises StopIteration if it was left for later."""
        return next(iter(self.all(asked)))

    def telling(self) -> telling.HowTold | None:
        """How they learn of it: by raising it here, unless the raiser said otherwise; None where
        raising it carries nothing out.
        """
        if telling.carried_out(self.draft, self.ground) is None:
            return None
        asked = telling.HowTold(Typed(None, self.ground.on), self.ground, self.draft)
        return next(iter(self.all(telling.HowTold)), asked)

    @property
    def rang_at(self) -> datetime | None:
        """When somebody rang to have it raised; None where nobody did."""
        return next((each.happened for each in self.all(who_rang.WhoRang)), None)

    def texts(self) -> dict[str, str]:
        """Everything that was written, by the key of its note. What several pages say under one key
        is put on separate lines.
        """
        found: dict[str, list[str]] = {}
        for page in self.pages:
            for key, text in page.texts().items():
                found.setdefault(key, []).append(text)
        return {key: "\n".join(texts) for key, texts in found.items()}


def to_record(answered: Answered) -> ToRecord:
    """Everything the draft says, as one command: the raising, what keeps the child safe, and that
    there is danger. Every needed page must be done; see `journey.missing`.
    """
    ground, notes = answered.ground, Notes()
    command = _raised(answered, notes)
    also = [_safety(answered.one(safety.Safety), notes)]
    dangers = [_danger(asked, ground, notes) for asked in answered.all(rung.Rung)]
    whole = replace(command, also=(*command.also, *also, *dangers), behalf=ground.behalf)
    return ToRecord(whole, notes.words)


def raised_already(answered: Answered) -> tuple[OtherCase, ...]:
    """The other cases about what is likely to be the same child in which the writer has a part."""
    children, ground = answered.all(child.Child), answered.ground
    found = alike.with_tokens(ground.board.id, (alike.tokens(each.identity()) for each in children))
    likely = set(found) - {answered.draft.after}
    described = queries.described(likely, ground.person.id, ground.now)
    return tuple(replace(each, near=found[each.ref]) for each in described)


def what_it_does(answered: Answered) -> str:
    """What raising it does of what the procedure asks first; "" where it does nothing of it. Where
    somebody rang, that it is raised as of then.
    """
    ground = answered.ground
    duty = telling.carried_out(answered.draft, ground)
    told = answered.telling()
    does = told.in_words(duty.what) if duty and told else ""
    if ground.caller is None or answered.rang_at is None or (told and told.happened):
        return does
    rang = when(answered.rang_at, ground.now)
    for_them = f"For {ground.caller.name} it counts as raised {rang}, when they told you."
    return f"{does} {for_them} {COUNTS_FROM}".strip()


def would_be_told(answered: Answered) -> tuple[str, ...]:
    """Everybody who will be told when it is raised, by name and post. Raises Refused where it would
    be refused.
    """
    said, ground = to_record(answered), answered.ground
    return who_would_be_told(
        ground.board.id,
        said.command,
        ground.person.id,
        ground.now,
        words=said.words,
        excluded=kept_out.excluded(answered.draft, ground),
    )


def who_follows_instead(answered: Answered) -> tuple[str, ...]:
    """That a lead of the agency that raises it works for one that is asked, and who follows it in
    their place.
    """
    board, ground = answered.one(start.WhichBoard), answered.ground
    return follows_instead(ground.party(board.agency_id()), answered.draft, ground)


def _raised(answered: Answered, notes: Notes) -> Command:
    draft = answered.draft
    kind = answered.one(matter.KindOf)
    asked = answered.all(people.With) if draft.short else answered.all(people.AgencyDetail)
    parties = tuple(page.party() for page in asked)
    children = answered.all(child.Child)
    act = Raised(
        raising=answered.ground.party(answered.one(start.WhichBoard).agency_id()),
        answering=parties,
        issues=_issues(_points(answered), parties, notes),
        children=_children(children, notes),
        route=kind.chosen_route(),
        matter=kind.chosen(),
        level=next((page.level.value for page in answered.all(matter.Level)), None),
        facts=_facts(children),
        notes=notes.named(answered.texts()),
        after=draft.after or None,
    )
    reached = answered.one(matter.Decision).reached()
    told = answered.telling()
    return Command(
        act,
        draft.request,
        happened=(told and told.happened) or answered.rang_at,
        received=reached,
        also=told.also() if told else (),
    )


def _points(answered: Answered) -> list[tuple[str, tuple[str, ...]]]:
    """The points disagreed about; the decision itself where none was written."""
    written = [point for page in answered.all(matter.Points) for point in page.points()]
    return written or [(answered.one(matter.Decision).in_a_line(), ())]


def _issues(
    points: Iterable[tuple[str, tuple[str, ...]]], parties: Iterable[Party], notes: Notes
) -> tuple[Issue, ...]:
    known = {party.id for party in parties}
    return tuple(
        Issue(
            str(number),
            tuple(each for each in concerns if each in known),
            notes.add(text, ISSUE).id,
        )
        for number, (text, concerns) in enumerate(points, 1)
    )


def _children(children: Iterable[child.Child], notes: Notes) -> tuple[Child, ...]:
    found = []
    for number, each in enumerate(children, 1):
        found.append(Child(str(number), notes.add(each.identity().sealed(), CHILD_NOTE).id))
    return tuple(found)


def _facts(children: Iterable[child.Child]) -> tuple[str, ...]:
    """The facts true of any of the children, each once."""
    return tuple(dict.fromkeys(fact for each in children for fact in each.status.given))


def _danger(asked: rung.Rung, ground: Ground, notes: Notes) -> RiskStated:
    """That there is danger: the raiser's word, whoever writes it down."""
    stated = asked.stated(notes, ground.now)
    return replace(stated, side="raising") if ground.behalf else stated


def _safety(asked: safety.Safety, notes: Notes) -> SafetyStated:
    return SafetyStated(
        "raising",
        nothing=asked.nothing,
        until=asked.until_day(),
        notes=notes.of(asked.stated()),
    )
