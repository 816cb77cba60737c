"""What fills the boxes of a form. Each fill has a name ("child-names", "outcome") and takes its
text from the case.
"""

from collections.abc import Callable, Iterable, Iterator

from concordat.brief.children import Known
from concordat.brief.reading import Brief
from concordat.brief.written import history as history_of
from concordat.brief.written import issue_words, raised_words, words_about, written
from concordat.core.acts import LEVELS, ActionAgreed, CarriedOut, Positioned
from concordat.core.calendar import in_london, say_day
from concordat.core.events import Event
from concordat.core.posts import PostRef
from concordat.core.protocol import CARRY_OUT
from concordat.core.wording import capitalised

SPOKEN = ("discuss", "meet")
SETTLED = ("agreed", "agreed in part", "decided", "decided and binding", "upheld")
# No case has these: they are written by hand.
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
    """Every fill of one case. Each public method is one fill; `value` finds it by its name in the
    files of papers.
    """

    def __init__(self, brief: Brief, agency: str | None) -> None:
        self.brief = brief
        self.view = brief.view
        self.agency_id = agency
        self.names = brief.names
        self.case = brief.view.case
        self.history = list(history_of(brief.view))

    def value(self, fill: str) -> str:
        """What the case gives for a fill; "" if it gives nothing. Raises KeyError for an unknown
        fill.
        """
        return "" if fill in BY_HAND else FILLS[fill](self)

    def who(self, role: str) -> str:
        """A sender or receiver, from the words of a paper's file: "raising director" becomes that
        post with its holder today.
        """
        side, _, post = role.partition(" ")
        if side in ("raising", "answering") and post == "agency":
            return self.names.side(side, self.agency_id)
        if side in ("raising", "answering") and post:
            return self._held(PostRef(side, post))  # type: ignore[arg-type]
        if role in self.names.protocol.words or role in self.names.protocol.posts:
            return self._held(PostRef("board", role))
        return capitalised(role)

    def _held(self, post: PostRef) -> str:
        found = self.names.holders(post, self.agency_id)
        told = (
            f"{each.acting.name}, {each.title}" if each.acting else each.title for each in found
        )
        return "; ".join(dict.fromkeys(told)) or self.names.title(post)

    # ── The child ─────────────────────────────────────────────────────────────────────────────────

    def child_names(self) -> str:
        return _lines(child.initials for child in self.brief.children)

    def child_born(self) -> str:
        return _lines(_birth(child) for child in self.brief.children)

    def child_age(self) -> str:
        ages = ((child, child.age(self.names.today)) for child in self.brief.children)
        return _lines(
            "not born yet" if child.expected else str(age)
            for child, age in ages
            if child.expected or age is not None
        )

    def agency_reference(self) -> str:
        return _lines((self.view.ref, *(child.reference for child in self.brief.children)))

    # ── What it is about ──────────────────────────────────────────────────────────────────────────

    def concern(self) -> str:
        return raised_words(self.view, "reasons") or raised_words(self.view, "decision")

    def wanted(self) -> str:
        return raised_words(self.view, "outcome")

    def level_of_need(self) -> str:
        level = self.case.raised.level or ""
        return LEVELS.get(level, level)

    def disagreement(self) -> str:
        points = [issue_words(self.view, issue.id) for issue in self.case.issues]
        return _paragraphs((raised_words(self.view, "decision"), *points))

    def disagreement_and_outcomes(self) -> str:
        return _paragraphs((self.disagreement(), self.outcome()))

    # ── What was done ─────────────────────────────────────────────────────────────────────────────

    def _carried_out(self, *acts: str) -> list[Event]:
        """The entries that carried out duties asking for one of those acts."""
        return [event for event in self.history if self._did(event, acts)]

    def _did(self, event: Event, acts: tuple[str, ...]) -> bool:
        if not isinstance(event.act, CarriedOut):
            return False
        return any(self.names.protocol.duty(each.key).act in acts for each in event.act.duties)

    def _agreed(self) -> list[tuple[Event, ActionAgreed]]:
        """The actions agreed or decided, with the entries that say so."""
        entries = ((event, event.act) for event in self.history)
        return [(event, act) for event, act in entries if isinstance(act, ActionAgreed)]

    def _told(self, events: Iterable[Event]) -> str:
        return _paragraphs(self._tell(event) for event in events)

    def _tell(self, event: Event) -> str:
        names = self.names.at(event)
        what, words = event.act.sentence(names), written(names, event.act)
        return f"{_day(event)}: {what}. {words}".strip()

    def actions(self) -> str:
        """What was done towards a resolution, and the actions agreed."""
        done = self._carried_out(*SPOKEN, "refer", "consider", "write")
        agreed = [event for event, _ in self._agreed()]
        return self._told(sorted([*done, *agreed], key=lambda event: event.seq))

    def outcome(self) -> str:
        """The outcome of each issue, what was decided, and how the case ended."""
        points = (self._outcome_of(issue.id) for issue in self.case.issues)
        end = ""
        if self.case.ended:
            ended = say_day(in_london(self.case.ended).date(), year=True)
            end = f"The case ended on {ended}: {self.case.end}."
        return _paragraphs((*points, *self._decided(), end))

    def _decided(self) -> Iterator[str]:
        """The decisions, in the words of the people who decided."""
        for event in self._carried_out("decide"):
            if said := words_about(self.view, event.act, "decided"):
                yield f"Decided on {_day(event)}: {said}"

    def _outcome_of(self, issue: str) -> str:
        parties = self.case.answering
        positions = [self.case.positions_on(party.id, issue) for party in parties]
        if not any(each.raising for each in positions):
            return ""
        agreed = all(each.settled or each.raising is None for each in positions)
        word = "agreed" if agreed else "not agreed"
        point = issue_words(self.view, issue).rstrip(".")
        return f"{point}: {word}. {self._last_said(issue)}".strip()

    def _last_said(self, issue: str) -> str:
        """The latest words written about an issue by somebody giving their position on it."""
        for event in reversed(self.history):
            if isinstance(event.act, Positioned):
                said = words_about(self.view, event.act, "position", issue)
                if said:
                    return said
        return ""

    def outstanding(self) -> str:
        """Points not agreed."""
        open_points = (issue.id for issue in self.case.issues if not self._is_settled(issue.id))
        return _lines(issue_words(self.view, issue) for issue in open_points)

    def _is_settled(self, issue: str) -> bool:
        parties = self.case.answering
        return all(self.case.positions_on(party.id, issue).settled for party in parties)

    def decision(self) -> str:
        return self._told(self._carried_out("decide"))

    def rationale(self) -> str:
        decided = self._carried_out("decide")
        return _paragraphs(words_about(self.view, event.act, "rationale") for event in decided)

    def representations(self) -> str:
        return self._told(self._carried_out("represent"))

    def dates_of_discussion(self) -> str:
        return _lines(dict.fromkeys(_day(event) for event in self._carried_out(*SPOKEN)))

    def method(self) -> str:
        return self._told(self._carried_out(*SPOKEN))

    def resolved_at(self) -> str:
        """The stage at which it was agreed or decided; "" if it is still open or was neither."""
        return self.case.stage if self.case.end in SETTLED else ""

    def further_actions(self) -> str:
        return _lines(words_about(self.view, act, "what") for _, act in self._agreed())

    def further_actions_by(self) -> str:
        return _lines(self._by_whom(act) for _, act in self._agreed())

    def _by_whom(self, act: ActionAgreed) -> str:
        named = words_about(self.view, act, "by-whom")
        return named or self.names.side(act.side, act.agency)

    def further_actions_completed(self) -> str:
        actions = (duty for duty in self.case.duties if duty.key == CARRY_OUT.key)
        done = (duty.ended for duty in actions if duty.how == "done")
        return _lines(say_day(in_london(ended).date(), year=True) for ended in done if ended)

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
        raiser, agency = self.case.raiser, self.case.raising.id
        seats = self.view.record.directory.seats
        titles = (seat.title for seat in seats if (seat.holder, seat.agency) == (raiser, agency))
        return ", ".join(filter(None, (next(titles, ""), self.names.raising)))

    def _others(self) -> list[Event]:
        """The first event of everybody who acted, except the raiser."""
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
