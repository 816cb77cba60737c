"""Raising a disagreement."""

from collections.abc import Collection
from typing import Literal

import msgspec

from concordat.core import labels, sentences
from concordat.core.acts.base import Act, Needed, Note, note_about
from concordat.core.acts.case_so_far import CaseSoFar, Names
from concordat.core.acts.sound import is_opaque
from concordat.core.errors import Refused
from concordat.core.posts import Party, PartySide
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
    Needed("decision", sentences.SAY_THE_DECISION),
    Needed(
        "reasons",
        sentences.GIVE_YOUR_REASONS,
    ),
    Needed("outcome", sentences.SAY_WHAT_YOU_WANT),
)
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
    for_somebody = True
    writes = tuple(text.key for text in (*labels.OF_RAISING, labels.TAKEN_DOWN))
    asked_again = ("matter", "level")

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

    @property
    def sides(self) -> tuple[tuple[PartySide, Party], ...]:
        """Its agencies, each with its side."""
        return (("raising", self.raising), *(("answering", party) for party in self.answering))

    def note(self, about: str, point: str = "") -> str | None:
        """The id of the words about that, those of a point or of a child included."""
        return note_about(self.noted(), about, point)

    def route_in(self, protocol: Protocol) -> str:
        """The route that the case takes: the one chosen, that of its kind, or the usual one."""
        kind = protocol.kind(self.matter)
        return self.route or (kind and kind.route) or protocol.default_route.key

    def needed(self, protocol: Protocol, case: CaseSoFar) -> tuple[Needed, ...]:
        return self.words_needed()

    def words_needed(self) -> tuple[Needed, ...]:
        """The words without which nobody could answer it."""
        points = (Needed("issue", sentences.SAY_THE_POINT, issue.id) for issue in self.issues)
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
        route = protocol.routes.get(self.route_in(protocol))
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
        way = self.route_in(protocol)
        with_whom = (why_not_with(protocol, party.kind, way) for party in self.answering)
        turned_away = next((refused for refused in with_whom if refused), None)
        return turned_away or why_not_by(protocol, self.raising.kind)

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
        route = self.route_in(protocol)
        if not asked or attributes(self, route, self.facts).intersection(asked):
            return None
        titles = {fact.key: fact.title for fact in protocol.facts}
        needed = " or ".join(f"“{titles.get(each, each)}”" for each in asked)
        return Refused("no-standing", f"This can be raised only where it is true that {needed}.")

    def unknown(self, protocol: Protocol) -> Refused | None:
        unknown = (why_not_fact(protocol, fact) for fact in self.facts)
        return (
            why_not_matter(protocol, self.matter)
            or why_not_level(protocol, self.level)
            or next((refused for refused in unknown if refused), None)
        )

    @property
    def left_open(self) -> tuple[str, ...]:
        """What of it can still be added: the kind, the level of need, and texts by their key."""
        said = {"matter": self.matter, "level": self.level}
        keys = dict.fromkeys(("matter", "level", *(text.key for text in labels.LATER)))
        return tuple(key for key in keys if not (said.get(key) or self.note(key)))

    def sentence(self, names: Names) -> str:
        answering = joined(names.agency(party.id) for party in self.answering)
        with_whom = f" with {answering}" if answering else ""
        return f"{names.agency(self.raising.id)} raised a disagreement{with_whom}"


def why_not_matter(protocol: Protocol, matter: str | None) -> Refused | None:
    """Why a disagreement can't be of that kind; None where it can, or none is said."""
    kinds = {OTHER_MATTER, *(kind.key for kind in (*protocol.kinds, *protocol.instead))}
    if matter is None or matter in kinds:
        return None
    return Refused("no-such-kind", "The procedure knows no disagreement of that kind.")


def why_not_level(protocol: Protocol, level: str | None) -> Refused | None:
    """Why a child can't have that level of need; None where they can, or none is said."""
    if level is None or level in (*LEVELS, *protocol.levels):
        return None
    return Refused("no-such-level", "There is no such level of need.")


def why_not_by(protocol: Protocol, kind: str) -> Refused | None:
    """Why an agency of that kind can't raise anything; None where it can."""
    raisers = protocol.admission.raisers
    if not raisers or kind in raisers:
        return None
    return Refused(
        "not-for-you",
        f"Under this procedure only {' or '.join(raisers)} can raise a disagreement.",
    )


def why_not_with(protocol: Protocol, kind: str, route: str | None = None) -> Refused | None:
    """Why nothing can be raised with an agency of that kind, on that route if it is known, and
    where to go; None where it can.
    """
    way = protocol.routes.get(route or "")
    if way is not None and way.answerers and kind not in way.answerers:
        return Refused(
            "not-on-this-route",
            f"“{way.title}” is not for a disagreement with that agency. Choose where else in the "
            "procedure it arises.",
        )
    answerers = protocol.admission.answerers
    if not answerers or kind in answerers:
        return None
    other = protocol.otherwise
    where = f" For that there is: {other.use}." if other else ""
    return Refused(
        "not-with-them",
        f"This procedure is not for a disagreement with that agency.{where}",
    )


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
