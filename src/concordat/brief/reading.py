"""The brief of a case: everything that a page, a paper or an answer in JSON says of it."""

from functools import cached_property

import msgspec

from concordat.brief.children import Known, children
from concordat.brief.deadlines import clocks
from concordat.brief.duties import duty_brief, in_order
from concordat.brief.ladder import ladder
from concordat.brief.names import Names
from concordat.brief.offering import offered
from concordat.brief.outcome import outcome
from concordat.brief.people import people
from concordat.brief.positions import issues, safety
from concordat.brief.timeline import decision_reached, timeline
from concordat.brief.values import (
    ClockBrief,
    DutyBrief,
    Entry,
    IssueTable,
    Ladder,
    OfferBrief,
    Panel,
    PaperRef,
    PeopleBrief,
)
from concordat.brief.view import CaseView
from concordat.brief.written import raised_words
from concordat.core import labels
from concordat.core.calendar import in_london, say_day
from concordat.core.case import Owed
from concordat.core.wording import joined


class Brief(msgspec.Struct, frozen=True, dict=True):
    """One reading of a case for one person at one instant. Made once for each request; each part is
    worked out when it is first asked for, and the same ever after.
    """

    view: CaseView

    @cached_property
    def names(self) -> Names:
        return Names(self.view)

    # ── What it is about ──────────────────────────────────────────────────────────────────────────

    @cached_property
    def children(self) -> tuple[Known, ...]:
        return children(self.view)

    @property
    def about(self) -> str:
        """The children and what kind of disagreement it is: "J.K., aged 7 · Threshold for a
        service".
        """
        words = joined(child.words(self.view.today) for child in self.children)
        kinds = {kind.key: kind.title for kind in self.view.protocol.kinds}
        return " · ".join(filter(None, [words, kinds.get(self.view.case.raised.matter or "", "")]))

    @property
    def raised(self) -> str:
        """Who raised it, with whom, and when."""
        when = say_day(in_london(self.view.case.start).date(), year=True)
        answering = self.names.answering
        with_whom = f" with {joined(answering)}" if answering else ""
        raised = f"Raised by {self.names.raising}{with_whom}, {when}"
        return " · ".join(filter(None, (raised, decision_reached(self.view))))

    @property
    def said_at_first(self) -> tuple[tuple[str, str], ...]:
        """What was written when it was raised, each text under its label."""
        at_the_top = (each for each in labels.EVERY if each.at_the_top)
        texts = ((each.shown, raised_words(self.view, each.key)) for each in at_the_top)
        return tuple((self.names.said(shown), text) for shown, text in texts if text)

    # ── What is next ──────────────────────────────────────────────────────────────────────────────

    @cached_property
    def duties(self) -> tuple[DutyBrief, ...]:
        """Everything that is open, most urgent first."""
        found = in_order(self.view, self.view.case.open_duties)
        return tuple(duty_brief(self.names, duty) for duty in found)

    @cached_property
    def next(self) -> DutyBrief | None:
        """The most urgent duty of the reader, else of anybody; None where nothing is owed."""
        mine = [duty for duty in self.duties if duty.mine]
        holding = [duty for duty in self.duties if duty.holds]
        return next(iter((*mine, *holding, *self.duties)), None)

    def of(self, duty: Owed) -> DutyBrief:
        """One duty, open or ended."""
        return duty_brief(self.names, duty)

    @cached_property
    def offers(self) -> tuple[OfferBrief, ...]:
        """Everything that the state of the case leaves room for."""
        return offered(self.names)

    # ── Where it is ───────────────────────────────────────────────────────────────────────────────

    @cached_property
    def ladder(self) -> Ladder:
        return ladder(self.names)

    @cached_property
    def clocks(self) -> tuple[ClockBrief, ...]:
        return clocks(self.view)

    @cached_property
    def issues(self) -> IssueTable:
        return issues(self.names)

    @cached_property
    def safety(self) -> tuple[Panel, ...]:
        return safety(self.names)

    @cached_property
    def outcome(self) -> tuple[Panel, ...]:
        return outcome(self.names)

    # ── What happened, and who ────────────────────────────────────────────────────────────────────

    @cached_property
    def timeline(self) -> tuple[Entry, ...]:
        return timeline(self.names)

    @cached_property
    def people(self) -> PeopleBrief:
        return people(self.names)

    @cached_property
    def papers_asked_for(self) -> tuple[PaperRef, ...]:
        """The papers that a duty or notice of this case has asked for so far."""
        specs = (self.view.protocol.duty(duty.key) for duty in self.view.case.duties)
        asked = [spec.paper for spec in specs] + [told.paper for told in self.view.case.told]
        return tuple(PaperRef(key) for key in dict.fromkeys(asked) if key)
