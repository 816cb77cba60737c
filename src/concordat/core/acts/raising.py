"""Raising a disagreement."""

from collections.abc import Collection
from typing import Literal

import msgspec

from concordat.core import labels
from concordat.core.acts.base import (
    Act,
    CaseSoFar,
    Names,
    Needed,
    Note,
    is_opaque,
    note_about,
)
from concordat.core.errors import Refused
from concordat.core.posts import Party
from concordat.core.protocol import Protocol
from concordat.core.wording import joined

__all__ = [
    "FACTS",
    "LEVELS",
    "OTHER_MATTER",
    "Child",
    "Issue",
    "Raised",
    "attributes",
]

RaisingKind = Literal["raise"]
OTHER_MATTER = "other"
"""The kind of disagreement that no procedure lists; what it is, is said in words."""
LEVELS = {
    "universal": "What every child gets, no more",
    "early-help": "Early help",
    "child-in-need": "Child in need (section 17)",
    "child-protection": "Child protection (section 47)",
    "not-known": "I can't say",
}
"""The levels of need that a raiser can choose from, whatever the procedure."""
FACTS = {
    "child-protection-plan": "On a child protection plan",
    "looked-after": "Looked after",
}
"""What is asked of every child, whatever the procedure."""


WORDS_OF_RAISING = (
    Needed("decision", "Say in a sentence or two what was decided or what is not being done."),
    Needed(
        "reasons",
        "Give your reasons: what you saw or know, and why the decision does not fit it.",
    ),
    Needed("outcome", "Say what you want to happen, who should do it and by when."),
)
SAY_THE_POINT = "Say what exactly you disagree about."
SAY_THE_CHILD = "Say which child this is about."


class Issue(msgspec.Struct, frozen=True, omit_defaults=True):
    """One point disputed. `agencies` are those it concerns; empty means all of them."""

    id: str
    agencies: tuple[str, ...] = ()
    note: str | None = None

    def concerns(self, agency: str) -> bool:
        return not self.agencies or agency in self.agencies


class Child(msgspec.Struct, frozen=True, omit_defaults=True):
    """A child of the matter, by the id of the sealed note that says who it is."""

    id: str
    note: str | None = None


class Raised(Act, frozen=True, tag="raised"):
    """The disagreement arose (or the decision was received) and the case opens."""

    kinds = ("raise",)
    writes = tuple(text.key for text in labels.OF_RAISING)

    raising: Party
    answering: tuple[Party, ...]
    issues: tuple[Issue, ...] = (Issue("1"),)
    children: tuple[Child, ...] = ()
    route: str | None = None
    matter: str | None = None
    level: str | None = None
    facts: tuple[str, ...] = ()
    after: str | None = None

    def noted(self) -> tuple[Note, ...]:
        issues = (Note(each.note, "issue", each.id) for each in self.issues if each.note)
        children = (Note(each.note, "child", each.id) for each in self.children if each.note)
        return (*self.notes, *issues, *children)

    def people(self) -> tuple[str, ...]:
        return tuple(party.person for party in self.parties if party.person)

    def agencies(self) -> tuple[str, ...]:
        return tuple(party.id for party in self.parties)

    @property
    def parties(self) -> tuple[Party, ...]:
        return (self.raising, *self.answering)

    def note(self, about: str, point: str = "") -> str | None:
        """The id of the words about that, those of a point or of a child included."""
        return note_about(self.noted(), about, point)

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return self.words_needed()

    def words_needed(self) -> tuple[Needed, ...]:
        """The words without which nobody could answer it."""
        points = (Needed("issue", SAY_THE_POINT, issue.id) for issue in self.issues)
        children = (Needed("child", SAY_THE_CHILD, child.id) for child in self.children)
        return (*WORDS_OF_RAISING, *points, *(tuple(children) or (Needed("child", SAY_THE_CHILD),)))

    def problem(self, protocol: Protocol, case: CaseSoFar) -> Refused | None:
        return self.why_not(protocol)

    def why_not(self, protocol: Protocol) -> Refused | None:
        """Why this can't be raised under a protocol, whenever it is; None when it can."""
        return (
            self._why_not_parties(protocol)
            or self._why_not_ids()
            or self._why_not_issues()
            or self.why_not_about(protocol)
        )

    def why_not_about(self, protocol: Protocol) -> Refused | None:
        """Why a case of which this is true can't be raised, whoever raises it."""
        return self._why_not_grounds(protocol) or self._why_not_standing(protocol)

    def _why_not_parties(self, protocol: Protocol) -> Refused | None:
        names = [party.id for party in self.answering]
        route = protocol.routes.get(self.route or protocol.default_route.key)
        alone = route is not None and route.alone
        if not names and not alone:
            return Refused("no-agency", "Say which agency you disagree with.")
        if names and alone:
            return Refused(
                "no-opponent",
                "Nobody answers a concern of this kind. To challenge an agency, choose another.",
            )
        if self.raising.id in names and not protocol.admission.inside_one_agency:
            return Refused(
                "inside-one-agency",
                "This is for disagreements between agencies. Inside one, use its own procedure.",
            )
        if len(set(names)) != len(names):
            return Refused("twice", "Name each agency once.")
        return self._why_not_raiser(protocol)

    def _why_not_raiser(self, protocol: Protocol) -> Refused | None:
        raisers = protocol.admission.raisers
        if not raisers or self.raising.kind in raisers:
            return None
        return Refused(
            "not-for-you",
            f"Under this procedure only {' or '.join(raisers)} can raise a disagreement.",
        )

    def _why_not_ids(self) -> Refused | None:
        ids = [issue.id for issue in self.issues] + [child.id for child in self.children]
        ids += [self.after] if self.after else []
        ids += [party.service for party in self.parties if party.service]
        if not all(map(is_opaque, ids)):
            return Refused("no-such-id", "This can't be raised: something in it has no proper id.")
        if len({child.id for child in self.children}) != len(self.children):
            return Refused("twice", "Name each child once.")
        return None

    def _why_not_issues(self) -> Refused | None:
        names = [party.id for party in self.answering]
        if not self.issues:
            return Refused("no-issue", "Say what you disagree about.")
        if len({issue.id for issue in self.issues}) != len(self.issues):
            return Refused("twice", "Number each point once.")
        named = {agency for issue in self.issues for agency in issue.agencies}
        if unknown := named - set(names):
            return Refused(
                "no-such-agency",
                f"A point concerns an agency that does not answer: {', '.join(sorted(unknown))}.",
            )
        if not all(self._has_issue_with(name) for name in names):
            return Refused("no-issue", "Say of each agency what you disagree with it about.")
        return None

    def _has_issue_with(self, agency: str) -> bool:
        return any(issue.concerns(agency) for issue in self.issues)

    def _why_not_grounds(self, protocol: Protocol) -> Refused | None:
        if self.route is not None and self.route not in protocol.routes:
            routes = ", ".join(protocol.routes)
            return Refused(
                "no-such-route", f"This procedure has no route “{self.route}”: {routes}."
            )
        kinds = {kind.key: kind.title for kind in protocol.kinds}
        if protocol.admission.closed and self.matter not in kinds:
            grounds = "; ".join(kinds.values())
            return Refused("no-such-ground", f"This procedure is only for: {grounds}.")
        return None

    def _why_not_standing(self, protocol: Protocol) -> Refused | None:
        """What must be true of whoever raises it, or have gone before."""
        asked = protocol.admission.conditions
        route = self.route or protocol.default_route.key
        if not asked or attributes(self, route, self.facts).intersection(asked):
            return None
        titles = {fact.key: fact.title for fact in protocol.facts}
        needed = " or ".join(f"“{titles.get(each, each)}”" for each in asked)
        return Refused("no-standing", f"This can be raised only where it is true that {needed}.")

    def unknown(self, protocol: Protocol) -> Refused | None:
        kinds = {OTHER_MATTER, *(kind.key for kind in (*protocol.kinds, *protocol.instead))}
        if self.matter is not None and self.matter not in kinds:
            return Refused("no-such-kind", "The procedure knows no disagreement of that kind.")
        if self.level is not None and self.level not in (*LEVELS, *protocol.levels):
            return Refused("no-such-level", "There is no such level of need.")
        unknown = (why_not_fact(protocol, fact) for fact in self.facts)
        return next((refused for refused in unknown if refused), None)

    def sentence(self, names: Names) -> str:
        answering = joined(names.agency(party.id) for party in self.answering)
        with_whom = f" with {answering}" if answering else ""
        return f"{names.agency(self.raising.id)} raised a disagreement{with_whom}"


def why_not_fact(protocol: Protocol, fact: str) -> Refused | None:
    """Why nobody can say whether that is so; None where the procedure asks, or every raiser is."""
    if fact in FACTS or protocol.fact(fact) is not None:
        return None
    return Refused("no-such-fact", f"The procedure asks nothing about “{fact}”.")


def attributes(raised: Raised, route: str, facts: Collection[str]) -> frozenset[str]:
    """The words that a condition may name: each fact, `kind X`, `level X` and `route X`."""
    named = {f"route {route}"}
    if raised.matter:
        named.add(f"kind {raised.matter}")
    if raised.level:
        named.add(f"level {raised.level}")
    return frozenset(named.union(facts))
