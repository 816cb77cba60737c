"""What a case answers to the boxes of a form: each fill is one question asked of it ("child-names",
"outcome").
"""

from collections.abc import Callable, Iterable, Iterator

from concordat.casework.values import CaseView
from concordat.core.acts import ActionAgreed, CarriedOut, Positioned
from concordat.core.calendar import in_london, say_day
from concordat.core.case.fold import effective
from concordat.core.events import Event
from concordat.core.posts import PostRef
from concordat.documents.children import Known, children
from concordat.documents.names import Names
from concordat.documents.story import issue_words, tell

SPOKEN = ("discuss", "meet")
# What no case holds: it is written by hand.
BY_HAND = frozenset(
    (
        "",
        "answer",
        "board-outcome",
        "board-outcome-on",
        "board-received",
        "child-address",
        "dissent",
        "issues",
        "lessons",
    )
) | {"meeting", "risk"}


class Filling:
    """Every fill of one case. Each method is one fill; `value` finds it by the name that a file
    uses.
    """

    def __init__(self, view: CaseView, agency: str | None) -> None:
        self.view = view
        self.agency_id = agency
        self.names = Names(view)
        self.case = view.case
        self.history = effective(view.record.events)

    def value(self, fill: str) -> str:
        """What the case gives for a fill; "" where it gives nothing. Raises KeyError for a fill
        nobody knows.
        """
        return "" if fill in BY_HAND else FILLS[fill](self)

    def who(self, role: str) -> str:
        """A sender or receiver as a paper's file names it: "raising director" is a post, with who
        holds it today.
        """
        side, _, post = role.partition(" ")
        if side in ("raising", "answering") and post == "agency":
            return self.names.side(side, self.agency_id)
        if side in ("raising", "answering") and post:
            return self._held(PostRef(side, post))  # type: ignore[arg-type]
        if role in self.names.protocol.words or role in self.names.protocol.posts:
            return self._held(PostRef("board", role))
        return role[:1].upper() + role[1:]

    def _held(self, post: PostRef) -> str:
        found = self.names.holders(post, self.agency_id)
        told = (
            f"{each.acting.name}, {each.title}" if each.acting else each.title for each in found
        )
        return "; ".join(dict.fromkeys(told)) or self.names.title(post)

    # ── The child ─────────────────────────────────────────────────────────────────────────────────

    def child_names(self) -> str:
        return _lines(child.initials for child in children(self.view))

    def child_born(self) -> str:
        return _lines(_birth(child) for child in children(self.view))

    def child_age(self) -> str:
        ages = ((child, child.age(self.names.today)) for child in children(self.view))
        return _lines(
            "not born yet" if child.expected else str(age)
            for child, age in ages
            if child.expected or age is not None
        )

    def agency_reference(self) -> str:
        return _lines((self.view.ref, *(child.reference for child in children(self.view))))

    # ── What it is about ──────────────────────────────────────────────────────────────────────────

    def _raised(self, key: str) -> str:
        return self.view.words.get(self.case.raised.notes.get(key, ""), "")

    def concern(self) -> str:
        return self._raised("reasons") or self._raised("decision")

    def wanted(self) -> str:
        return self._raised("outcome")

    def level_of_need(self) -> str:
        return self.case.raised.level or ""

    def disagreement(self) -> str:
        points = [issue_words(self.view, issue.id) for issue in self.case.issues]
        return _paragraphs((self._raised("decision"), *points))

    def disagreement_and_outcomes(self) -> str:
        return _paragraphs((self.disagreement(), self.outcome()))

    # ── What was done ─────────────────────────────────────────────────────────────────────────────

    def _carried_out(self, *acts: str) -> list[Event]:
        """The events in which duties of those acts were done; all of them where none is named."""
        return [
            event
            for event in self.history
            if isinstance(event.act, CarriedOut) and self._is(event.act, acts)
        ]

    def _is(self, act: CarriedOut, acts: tuple[str, ...]) -> bool:
        specs = [self.names.protocol.duties.get(duty.partition("/")[0]) for duty in act.duties]
        return not acts or any(spec is not None and spec.act in acts for spec in specs)

    def _told(self, events: Iterable[Event]) -> str:
        return _paragraphs(
            f"{_day(event)}: {sentence.what}. {sentence.words}".strip()
            for event in events
            for sentence in [tell(self.view, self.names, event)]
        )

    def actions(self) -> str:
        """What was undertaken towards a resolution, and the actions agreed."""
        agreed = [event for event in self.history if isinstance(event.act, ActionAgreed)]
        return self._told(
            sorted(
                [*self._carried_out(*SPOKEN, "refer", "consider", "write"), *agreed],
                key=lambda each: each.seq,
            )
        )

    def outcome(self) -> str:
        """What each point came to, what was decided, and how the case ended."""
        points = (self._outcome_of(issue.id) for issue in self.case.issues)
        end = (
            (
                f"The case ended on {say_day(in_london(self.case.ended).date(), year=True)}: "
                f"{self.case.end}."
            )
            if self.case.ended
            else ""
        )
        return _paragraphs((*points, *self._decided(), end))

    def _decided(self) -> Iterator[str]:
        """The decisions in the words of whoever decided."""
        for event in self._carried_out("decide"):
            notes = event.act.notes if isinstance(event.act, CarriedOut) else {}
            said = self.view.words.get(notes.get("decided") or notes.get("outcome", ""), "")
            if said:
                yield f"Decided on {_day(event)}: {said}"

    def _outcome_of(self, issue: str) -> str:
        stands = [self.case.stand(party.id, issue) for party in self.case.answering]
        if not any(stand.raising for stand in stands):
            return ""
        word = (
            "agreed"
            if all(stand.settled or stand.raising is None for stand in stands)
            else "not agreed"
        )
        said = [
            event
            for event in self.history
            if isinstance(event.act, Positioned) and issue in event.act.said
        ]
        notes = [
            event.act.notes.get(issue, "") for event in said if isinstance(event.act, Positioned)
        ]
        last = next(
            (self.view.words[note] for note in reversed(notes) if note in self.view.words), ""
        )
        return f"{issue_words(self.view, issue).rstrip('.')}: {word}. {last}".strip()

    def outstanding(self) -> str:
        """Points not agreed, and what is still owed about them."""
        points = [
            issue_words(self.view, issue.id)
            for issue in self.case.issues
            if not all(self.case.stand(party.id, issue.id).settled for party in self.case.answering)
        ]
        return _lines(points)

    def decision(self) -> str:
        return self._told(self._carried_out("decide"))

    def rationale(self) -> str:
        acts = [event.act for event in self._carried_out("decide")]
        notes = [act.notes.get("rationale", "") for act in acts if isinstance(act, CarriedOut)]
        return _paragraphs(self.view.words.get(note, "") for note in notes)

    def representations(self) -> str:
        return self._told(self._carried_out("represent"))

    def dates_of_discussion(self) -> str:
        return _lines(dict.fromkeys(_day(event) for event in self._carried_out(*SPOKEN)))

    def method(self) -> str:
        return self._told(self._carried_out(*SPOKEN))

    def resolved_at(self) -> str:
        """The stage at which it was agreed or decided; "" while it is open or where it was not."""
        settled = self.case.end in (
            "agreed",
            "agreed in part",
            "decided",
            "decided and binding",
            "upheld",
        )
        return self.case.stage if settled else ""

    def further_actions(self) -> str:
        return _lines(
            self._action(event, "what")
            for event in self.history
            if isinstance(event.act, ActionAgreed)
        )

    def further_actions_by(self) -> str:
        return _lines(
            self._action(event, "by-whom") or self.names.side(event.act.side, event.act.agency)
            for event in self.history
            if isinstance(event.act, ActionAgreed)
        )

    def further_actions_completed(self) -> str:
        done = [
            duty
            for duty in self.case.duties
            if duty.key == "action" and duty.how == "done" and duty.ended
        ]
        return _lines(
            say_day(in_london(duty.ended).date(), year=True) for duty in done if duty.ended
        )

    def _action(self, event: Event, key: str) -> str:
        return self.view.words.get(getattr(event.act, "notes", {}).get(key, ""), "")

    # ── People ────────────────────────────────────────────────────────────────────────────────────

    def agency(self) -> str:
        return self.names.raising

    def answering_agencies(self) -> str:
        return _lines(self.names.answering)

    def raiser(self) -> str:
        return self.names.person(self.case.raiser)

    def raiser_and_email(self) -> str:
        card = self.view.people.get(self.case.raiser)
        return _lines((self.raiser(), card.email if card else ""))

    def raiser_role(self) -> str:
        seats = self.view.record.directory.seats
        title = next(
            (
                seat.title
                for seat in seats
                if seat.holder == self.case.raiser and seat.agency == self.case.raising.id
            ),
            "",
        )
        return ", ".join(filter(None, (title, self.names.raising)))

    def _others(self) -> list[Event]:
        """The first event of everybody who acted, the raiser left out."""
        first: dict[str, Event] = {}
        for event in self.history:
            first.setdefault(event.behalf or event.by, event)
        return [event for person, event in first.items() if person != self.case.raiser]

    def other_people(self) -> str:
        return _lines(self.names.person(event.behalf or event.by) for event in self._others())

    def other_people_roles(self) -> str:
        told = (self.names.author(event).split(", ", 1) for event in self._others())
        return _lines(each[1] if len(each) > 1 else "" for each in told)

    # ── The paper itself ──────────────────────────────────────────────────────────────────────────

    def raised_on(self) -> str:
        return say_day(in_london(self.case.start).date(), year=True)

    def decision_reached_on(self) -> str:
        raised = self.history[0]
        return say_day(in_london(raised.received).date(), year=True) if raised.received else ""

    def stage(self) -> str:
        return self.case.stage

    def completed_by(self) -> str:
        return self.names.person(self.view.actor.person)

    def completed_on(self) -> str:
        return say_day(self.names.today, year=True)


FILLS: dict[str, Callable[[Filling], str]] = {
    name.replace("_", "-"): fill
    for name, fill in vars(Filling).items()
    if not name.startswith("_") and name not in ("value", "who")
}


def _birth(child: Known) -> str:
    if child.expected:
        return f"expected {say_day(child.expected, year=True)}"
    return say_day(child.born, year=True) if child.born else ""


def _day(event: Event) -> str:
    return say_day(in_london(event.happened).date(), year=True)


def _lines(told: Iterable[str]) -> str:
    return "\n".join(each for each in told if each)


def _paragraphs(told: Iterable[str]) -> str:
    return "\n\n".join(each for each in told if each)
