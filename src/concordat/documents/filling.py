"""What fills the boxes of a form. Each fill has a name ("child-names", "outcome") and takes its
text from the case.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime

from concordat.brief.names import issue_words
from concordat.brief.reading import Brief
from concordat.brief.said_when import said_day
from concordat.brief.written import history as history_of
from concordat.brief.written import raised_words, stated, words_about, written
from concordat.core.acts import LEVELS, ActionAgreed, Positioned
from concordat.core.case import Positions
from concordat.core.events import Event
from concordat.core.posts import PostRef
from concordat.core.protocol import CARRY_OUT, SPOKEN
from concordat.core.wording import capitalised, say_stage
from concordat.documents.collected import collected
from concordat.documents.completed import completed
from concordat.documents.done import TOWARDS, carried_out, permitted
from concordat.documents.involved import others, role_of_raiser
from concordat.documents.wording import age, birth, lines, paragraphs

SETTLED = ("agreed", "agreed in part", "decided", "decided and binding", "upheld")
BY_COMPLETING = frozenset({"completed-by", "completed-on"})
"""What is filled once somebody completed the paper."""
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
    """Every fill of one case, or of some of its stages. Each public method is one fill; `value`
    finds it by its name in the files of papers.
    """

    def __init__(
        self, brief: Brief, agency: str | None, stages: Collection[str] = (), paper: str = ""
    ) -> None:
        self.brief = brief
        self.view = brief.view
        self.agency_id = agency
        self.paper = paper
        self.names = brief.names
        self.collected = collected(brief.view, stages)
        self.case, self.history = self.collected.case, self.collected.events

    def value(self, fill: str) -> str:
        """What the case gives for a fill; "" if it gives nothing. Raises KeyError for an unknown
        fill.
        """
        return "" if fill in BY_HAND else FILLS[fill](self)

    def who(self, role: str) -> str:
        """A sender or receiver, from the words of a paper's file: "raising director" becomes that
        post with its holder today.
        """
        protocol = self.names.protocol
        side, _, post = role.partition(" ")
        if side in ("raising", "answering") and post:
            if post == "agency":
                return self.names.side(side, self.agency_id)
            return self._held(PostRef(side, post))  # type: ignore[arg-type]
        if role in protocol.words or role in protocol.posts:
            return self._held(PostRef("board", role))
        return capitalised(role)

    def _held(self, post: PostRef) -> str:
        """Everybody who acts in a post today, each with its title; the title alone if empty."""
        people = []
        for each in self.names.holders(post, self.agency_id):
            people.append(f"{each.acting.name}, {each.title}" if each.acting else each.title)
        return "; ".join(dict.fromkeys(people)) or self.names.title(post)

    # ── The child ─────────────────────────────────────────────────────────────────────────────────

    def child_names(self) -> str:
        return lines(child.name or child.initials for child in self.brief.children)

    def child_born(self) -> str:
        return lines(birth(child) for child in self.brief.children)

    def child_age(self) -> str:
        return lines(age(child, self.names.today) for child in self.brief.children)

    def agency_reference(self) -> str:
        """The agency that raised it, and by what the case is known: nothing about the child."""
        return lines([self.agency(), self.view.ref])

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
        return paragraphs(dict.fromkeys((raised_words(self.view, "decision"), *points)))

    def disagreement_and_outcomes(self) -> str:
        return paragraphs((self.disagreement(), self.outcome()))

    # ── What was done ─────────────────────────────────────────────────────────────────────────────

    def _carried_out(self, *acts: str) -> list[Event]:
        """The entries that carried out duties asking for one of those acts."""
        return list(carried_out(self.names.protocol, self.history, acts))

    def _permitted(self, *acts: str) -> Iterator[Event]:
        """Those by which somebody did so because the procedure permits it."""
        return permitted(self.names.protocol, self.history, acts)

    def _on(self, at: datetime) -> str:
        """The day of an instant, with its year, and who says so where that is not confirmed."""
        return said_day(self.names, at, year=True)

    def _agreed(self) -> list[tuple[Event, ActionAgreed]]:
        """The actions agreed or decided, with the entries that say so."""
        found = []
        for event in self.history:
            if isinstance(event.act, ActionAgreed):
                found.append((event, event.act))
        return found

    def _told(self, events: Iterable[Event]) -> str:
        return paragraphs(self._tell(event) for event in events)

    def _told_in_order(self, *events: Event) -> str:
        return self._told(sorted(events, key=lambda event: event.seq))

    def _tell(self, event: Event) -> str:
        names = self.names.at(event)
        what = event.act.sentence(names)
        when = self._on(event.happened)
        told = (f"{when}: {what}.", written(names, event.act), stated(names, event.act))
        return " ".join(filter(None, told))

    def actions(self) -> str:
        """What was done towards a resolution, and the actions agreed."""
        agreed = [event for event, _ in self._agreed()]
        return self._told_in_order(
            *self._carried_out(*TOWARDS), *self._permitted(*TOWARDS), *agreed
        )

    def outcome(self) -> str:
        """The outcome of each issue, what was decided, and how the case ended."""
        parts = [self._outcome_of(issue.id) for issue in self.case.issues]
        parts += self._decided()
        if self.case.ended:
            parts.append(f"The case ended on {self._on(self.case.ended)}: {self.case.end}.")
        if to := self.collected.went_on:
            parts.append(f"It went on to {say_stage(to.stage)} on {self._on(to.entered)}.")
        return paragraphs(parts)

    def _decided(self) -> Iterator[str]:
        """The decisions, in the words of the people who decided."""
        for event in self._carried_out("decide"):
            if said := words_about(self.view, event.act, "decided"):
                yield f"Decided on {self._on(event.happened)}: {said}"

    def _outcome_of(self, issue: str) -> str:
        positions = self._positions_on(issue)
        if not any(each.raising for each in positions) or not self._was_spoken_of(issue):
            return ""
        agreed = all(each.settled or each.raising is None for each in positions)
        word = "agreed" if agreed else "not agreed"
        point = issue_words(self.view, issue).rstrip(".")
        return f"{point}: {word}. {self._last_said(issue)}".strip()

    def _positions_on(self, issue: str) -> list[Positions]:
        """The positions on an issue, for each answering agency."""
        return [self.case.positions_on(party.id, issue) for party in self.case.answering]

    def _was_spoken_of(self, issue: str) -> bool:
        """Whether somebody gave their position on an issue, in what is collected."""
        said = (event.act for event in self.history if isinstance(event.act, Positioned))
        return any(issue in act.said for act in said)

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
        still_open = []
        for issue in self.case.issues:
            if not all(each.settled for each in self._positions_on(issue.id)):
                still_open.append(issue_words(self.view, issue.id))
        return lines(still_open)

    def decision(self) -> str:
        return self._told(self._carried_out("decide"))

    def rationale(self) -> str:
        decided = self._carried_out("decide")
        return paragraphs(words_about(self.view, event.act, "rationale") for event in decided)

    def representations(self) -> str:
        """What was said in them, by whoever gave them or was asked for their views."""
        asked = ("represent",)
        return self._told_in_order(*self._carried_out(*asked), *self._permitted(*asked))

    def dates_of_discussion(self) -> str:
        days = [self._on(event.happened) for event in self._carried_out(*SPOKEN)]
        return lines(dict.fromkeys(days))

    def method(self) -> str:
        """What was said and how, and where it went straight to somebody further up."""
        return self._told_in_order(*self._carried_out(*SPOKEN), *self._permitted(*SPOKEN, "refer"))

    def resolved_at(self) -> str:
        """The stage at which it was agreed or decided; "" if it is still open or was neither."""
        return self.case.stage if self.case.end in SETTLED else ""

    def further_actions(self) -> str:
        return lines(words_about(self.view, act, "what") for _, act in self._agreed())

    def further_actions_by(self) -> str:
        return lines(self._by_whom(act) for _, act in self._agreed())

    def _by_whom(self, act: ActionAgreed) -> str:
        named = words_about(self.view, act, "by-whom")
        return named or self.names.side(act.side, act.agency)

    def further_actions_completed(self) -> str:
        days = []
        for duty in self.case.duties:
            if duty.key == CARRY_OUT.key and duty.how == "done" and duty.ended:
                days.append(self._on(duty.ended))
        return lines(days)

    # ── People ────────────────────────────────────────────────────────────────────────────────────

    def agency(self) -> str:
        return self.names.raising

    def answering_agencies(self) -> str:
        return lines(self.names.answering)

    def raiser(self) -> str:
        return self.names.person(self.case.raiser)

    def raiser_and_email(self) -> str:
        card = self.view.people.get(self.case.raiser)
        return lines((self.raiser(), card.email if card else ""))

    def raiser_role(self) -> str:
        return role_of_raiser(self.names)

    def _others(self) -> Mapping[str, str]:
        return others(self.names, self.history, self._carried_out(*SPOKEN))

    def other_people(self) -> str:
        return lines(map(self.names.person, self._others()))

    def other_people_roles(self) -> str:
        return lines(self._others().values())

    # ── The paper itself ──────────────────────────────────────────────────────────────────────────

    def raised_on(self) -> str:
        return self._on(self.case.start)

    def decision_reached_on(self) -> str:
        raised = next(history_of(self.view))
        return self._on(raised.received) if raised.received else ""

    def stage(self) -> str:
        return self.collected.stage

    def completed_by(self) -> str:
        done = self._completed()
        return self.names.person(done.behalf or done.by) if done else ""

    def completed_on(self) -> str:
        done = self._completed()
        return self._on(done.happened) if done else ""

    def _completed(self) -> Event | None:
        return completed(self.names, self.history, self.paper, self.agency_id)


def _fills() -> Iterator[tuple[str, Callable[[Filling], str]]]:
    for name, method in vars(Filling).items():
        if not name.startswith("_") and name not in ("value", "who"):
            yield name.replace("_", "-"), method


FILLS = dict(_fills())
