"""The brief of a case: everything that a page, a paper or an answer in JSON says of it."""

from functools import cached_property

import msgspec

from concordat.brief.actions import actions
from concordat.brief.children import children, in_full, in_short, who_knows_them
from concordat.brief.correcting import why_not_at_all
from concordat.brief.danger import AskedFirst, asked_first, dangers
from concordat.brief.danger_awaited import Awaited, awaited
from concordat.brief.deadlines import clocks
from concordat.brief.duties import duty_brief, first_of, in_order
from concordat.brief.ladder import ladder
from concordat.brief.names import Names
from concordat.brief.offering import offered, why_not_offered
from concordat.brief.outcome import outcome
from concordat.brief.owed import ClockBrief, DangerBrief, DutyBrief, OfferBrief
from concordat.brief.people import people
from concordat.brief.positions import issues, safety, spoken
from concordat.brief.said_when import decision_reached, said_day
from concordat.brief.supporting import contributions, own_part, raised_by, shared_by
from concordat.brief.timeline import timeline
from concordat.brief.values import (
    ActionRow,
    Entry,
    IssueTable,
    Ladder,
    Panel,
    PaperRef,
    PeopleBrief,
)
from concordat.brief.view import CaseView
from concordat.brief.written import raised_words, written_down
from concordat.core import labels
from concordat.core.acts import LEVELS, ActKind
from concordat.core.case import Owed
from concordat.core.identity import Identity
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
    def children(self) -> tuple[Identity, ...]:
        return children(self.view)

    @property
    def who_they_are(self) -> tuple[str, ...]:
        """Each child by name, birthday and numbers, as far as they are known, and which agency says
        that they know them.
        """
        named = filter(None, map(in_full, self.children))
        return (*named, *who_knows_them(self.names))

    @property
    def about(self) -> str:
        """The children and what kind of disagreement it is: "J.K., aged 7 · Threshold for a
        service".
        """
        words = joined(in_short(child, self.view.today) for child in self.children)
        kinds = {kind.key: kind.title for kind in self.view.protocol.kinds}
        return " · ".join(filter(None, [words, kinds.get(self.view.case.raised.matter or "", "")]))

    @property
    def raised(self) -> str:
        """Who raised it, with whom, and when; and who shares the concern."""
        when = said_day(self.names, self.view.case.start, year=True)
        answering = self.names.answering
        with_whom = f" with {joined(answering)}" if answering else ""
        raised = f"Raised by {raised_by(self.names)}{with_whom}, {when}"
        reached = decision_reached(self.names)
        said = (raised, shared_by(self.names), written_down(self.names), reached)
        return " · ".join(filter(None, said))

    @property
    def said_at_first(self) -> tuple[tuple[str, str], ...]:
        """What was written when it was raised, each text under its label."""
        at_the_top = (each for each in labels.EVERY if each.at_the_top)
        texts = [(each.shown, raised_words(self.view, each.key)) for each in at_the_top]
        level = self.view.case.raised.level or ""
        texts.append(("The level of need, as they see it", LEVELS.get(level, level)))
        return tuple((self.names.said(shown), text) for shown, text in texts if text)

    @property
    def keep_from(self) -> tuple[Panel, ...]:
        """What must be kept private: it stands with what keeps the child safe."""
        text = raised_words(self.view, labels.NOT_TO_REACH.key)
        return (Panel(labels.NOT_TO_REACH.shown, text, "amber"),) if text else ()

    # ── What is next ──────────────────────────────────────────────────────────────────────────────

    @cached_property
    def duties(self) -> tuple[DutyBrief, ...]:
        """Everything that is open, most urgent first."""
        return tuple(duty_brief(self.names, duty) for duty in self._owed)

    @cached_property
    def _owed(self) -> list[Owed]:
        return in_order(self.view, self.view.case.owed_now)

    @cached_property
    def next(self) -> DutyBrief | None:
        """What is next for the reader; None where nothing is owed."""
        found = first_of(self.view, self._owed)
        return next((duty for duty in self.duties if found and duty.id == found.id), None)

    def of(self, duty: Owed) -> DutyBrief:
        """One duty, open or ended."""
        return duty_brief(self.names, duty)

    @cached_property
    def offers(self) -> tuple[OfferBrief, ...]:
        """Everything that the state of the case leaves room for."""
        return offered(self.names)

    def why_not(self, kind: ActKind, about: str) -> str:
        """Why the reader can't do that now, about that; "" where they can."""
        why = why_not_offered(self.view, self.offers, kind, about)
        return why_not_at_all(self.view, about) if kind == "correct" and not why else why

    @property
    def support(self) -> tuple[Panel, tuple[OfferBrief, ...]] | None:
        """The part of a reader who only supports it, and what they can do; None of any other."""
        panel = own_part(self.names)
        return (panel, contributions(self.offers)) if panel else None

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
    def spoken(self) -> Panel | None:
        return spoken(self.names)

    @cached_property
    def dangers(self) -> tuple[DangerBrief, ...]:
        """Every danger that stands, the latest first."""
        return dangers(self.names)

    @cached_property
    def asked_first(self) -> AskedFirst | None:
        """What is asked of the reader about a danger, before everything else."""
        return asked_first(self.dangers)

    @cached_property
    def awaited(self) -> Awaited | None:
        """What danger that stands waits for, where nothing is asked of the reader because of it;
        for who didn't say so, where what is next is not theirs either.
        """
        said_so = {danger.person for danger in self.view.case.standing}
        own = self.next is not None and self.next.mine
        if self.asked_first or (own and self.view.actor.person not in said_so):
            return None
        return awaited(self.names)

    @cached_property
    def safety(self) -> tuple[Panel, ...]:
        return safety(self.names)

    @cached_property
    def actions(self) -> tuple[ActionRow, ...]:
        return actions(self.names)

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
