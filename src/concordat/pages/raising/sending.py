"""From answers to what is recorded: the raising, what keeps the child safe, and that there was
danger.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from concordat.casework.notes import Words, new_id
from concordat.core.acts import Child, Issue, Raised, RiskStated, SafetyStated
from concordat.core.commands import Command
from concordat.core.posts import Party
from concordat.pages.raising import journey
from concordat.pages.raising.draft import AGENCY, CHILD, Draft
from concordat.pages.raising.forms import matter, people, safety, start
from concordat.pages.raising.forms.question import Question
from concordat.pages.raising.ground import Ground


@dataclass(frozen=True, slots=True)
class Said:
    """One command and the words it refers to."""

    command: Command
    words: Mapping[str, Words]


@dataclass(slots=True)
class Notes:
    """Words on their way to being sealed, by the id under which the act refers to them."""

    words: dict[str, Words] = field(default_factory=dict)

    def add(self, text: str, about: str) -> str:
        """Keeps a text and returns its id."""
        id_ = new_id()
        self.words[id_] = Words(text, field=about)
        return id_

    def of(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The ids of those texts that say something, by what they are about."""
        return {about: self.add(text, about) for about, text in texts.items() if text}


def to_record(draft: Draft, ground: Ground) -> tuple[Said, ...]:
    """Everything the draft says, as commands in order. Every needed page must be done; see
    `journey.missing`.
    """
    done = {
        page.key: form
        for page in journey.pages(draft, ground)
        if (form := journey.filled(page, draft, ground)).is_valid()
    }
    also = [_safety(done, draft)]
    if done["danger"].cleaned_data["danger"] == start.IN_DANGER:
        also.append(Said(Command(RiskStated(), f"{draft.request}-danger"), {}))
    return (_raised(done, draft, ground), *also)


def _raised(done: Mapping[str, Question], draft: Draft, ground: Ground) -> Said:
    notes = Notes()
    kind, decision = cast(matter.KindOf, done["kind"]), cast(matter.Decision, done["decision"])
    known = {party.id for party in _answering(done)}
    points = cast(matter.Points, done["points"]).points()
    children = [cast(people.Child, form) for key, form in done.items() if key.startswith(CHILD)]
    level = done["level"].cleaned_data["level"] if "level" in done else None
    act = Raised(
        raising=ground.party(cast(start.WhichBoard, done["board"]).agency_id()),
        answering=_answering(done),
        issues=tuple(
            Issue(
                str(n), tuple(each for each in concerns if each in known), notes.add(text, "issue")
            )
            for n, (text, concerns) in enumerate(points, 1)
        ),
        children=tuple(
            Child(str(n), notes.add(json.dumps(form.identity(), ensure_ascii=False), "child"))
            for n, form in enumerate(children, 1)
        ),
        route=kind.chosen_route(),
        matter=kind.cleaned_data["matter"],
        level=level,
        facts=tuple(
            dict.fromkeys(fact for form in children for fact in form.cleaned_data["status"])
        ),
        notes=notes.of(_texts(done)),
        after=draft.after or None,
    )
    return Said(Command(act, draft.request, received=decision.reached()), notes.words)


def _answering(done: Mapping[str, Question]) -> tuple[Party, ...]:
    details = (
        cast(people.AgencyDetail, form) for key, form in done.items() if key.startswith(AGENCY)
    )
    return tuple(form.party() for form in details)


def _texts(done: Mapping[str, Question]) -> dict[str, str]:
    """What was written in sentences, by what it is about; "" where nothing was."""
    details = (
        cast(people.AgencyDetail, form) for key, form in done.items() if key.startswith(AGENCY)
    )
    return {
        "decision": _in_words(done, "decision", "decision"),
        "decided-when": _in_words(done, "decision", "reached_you", "at_hour"),
        "service": "\n".join(form.in_a_line() for form in details),
        "board-why": _in_words(done, "board", "board_why"),
        "matter": _in_words(done, "kind", "matter_other"),
        "reasons": _in_words(done, "reasons", "reasons"),
        "outcome": _in_words(done, "outcome", "outcome"),
        "child-voice": _in_words(done, "voice", "voice"),
        "family": _in_words(done, "family", "family"),
        "telling-family": _in_words(done, "family", "telling"),
    }


def _in_words(done: Mapping[str, Question], page: str, *names: str) -> str:
    """The answers to some questions of a page, as a reader sees them; "" where the page was left
    for later.
    """
    form = done.get(page)
    return ", ".join(words for name in names if form and (words := form.in_words(name)))


def _safety(done: Mapping[str, Question], draft: Draft) -> Said:
    form = cast(safety.Safety, done["safety"])
    found, notes = form.cleaned_data, Notes()
    said = (
        {} if form.nothing else notes.of({"what": found["safe_what"], "by-whom": found["safe_by"]})
    )
    until = None if form.nothing else found["safe_until"]
    act = SafetyStated("raising", nothing=form.nothing, until=until, notes=said)
    return Said(Command(act, f"{draft.request}-safety"), notes.words)
