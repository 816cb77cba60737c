"""What can happen to a case while events are being applied to it.

Nothing here knows what an event is; `applying` says which act does what. These are the few things
there are: a signal is given, a duty opens or ends, a clock runs, a step is entered or left, an end
is reached.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from msgspec.structs import replace

from concordat.core import reckoning
from concordat.core.case import Fired, How, Owed, RunningClock, Told, Visit
from concordat.core.posts import PostRef, Side
from concordat.core.protocol import DIFFER, LATE, Duty, Notice, Protocol, Signal, Target
from concordat.core.reckoning import Moment
from concordat.core.standing import Standing

START = Signal("start")
WITHDRAWN = "withdrawn"
RISK = Signal("risk")


class Folding(Standing):
    """The case being folded, with what can happen to it."""

    # ── Signals ───────────────────────────────────────────────────────────────────────────────────

    def emit(
        self,
        signal: Signal,
        agency: str | None = None,
        *,
        at: Moment | None = None,
        cause: str | None = None,
    ) -> None:
        """Something happened: it is remembered for anchors, and what waits for it opens or is
        told.
        """
        moment = at or (self.at, self.reached)
        self.log[signal, agency] = (*self.log.get((signal, agency), ()), moment)
        for clock in self.protocol.clocks:
            if clock.anchor.signal == signal and clock.key not in self.clocks:
                self.clocks[clock.key] = reckoning.started(
                    clock, clock.limit_in(self.attributes), moment, self.calendar, self.case.start
                )
                self.recount_all()  # it may shorten what is open already
        for waiting in self.protocol.listeners.get(signal, ()):
            if not self._here(waiting, signal) or not self._applies(waiting):
                continue
            together = waiting.waits == "all"
            if together and not self._all_gave(waiting, agency):
                continue
            whose = None if together else agency
            if isinstance(waiting, Notice):
                # Nobody is told before it was written down: what happened earlier is told when it
                # is entered.
                self._tell(waiting, whose, max(moment[0], self.now))
            else:
                self._open_each(waiting, whose, moment, cause)

    def _here(self, waiting: Duty | Notice, signal: Signal) -> bool:
        """A step's own duties open while the case is on it; what survives it may also follow from
        what survived.

        After the end only what survives opens, and what waits for the end itself.
        """
        if (
            self.end is not None
            and isinstance(waiting, Duty)
            and not waiting.survives
            and signal.kind != "end"
        ):
            return False
        if waiting.step is None or waiting.step == self.step:
            return True
        source = self.protocol.duties.get(signal.of)
        outlives = isinstance(waiting, Notice) or waiting.survives
        return outlives and source is not None and source.step == waiting.step

    def _applies(self, waiting: Duty | Notice) -> bool:
        return not waiting.conditions or not self.attributes.isdisjoint(waiting.conditions)

    def _tell(self, notice: Notice, agency: str | None, at: datetime) -> None:
        told = any(each.key == notice.key and each.visit == self.visit for each in self.told)
        again = notice.step is None or any(
            each.kind in ("done", "outcome", "late") for each in notice.on
        )
        if told and (notice.waits == "all" or not again):
            return
        for post in notice.to:
            self.told.append(
                Told(
                    notice.key,
                    notice.clause,
                    post,
                    notice.what,
                    at,
                    self.visit,
                    notice.paper,
                    agency,
                )
            )

    def tell_of_withdrawal(self) -> None:
        """The raiser, the answering side and the board are told: a rule of the case model, not of
        any text.
        """
        officer, raiser = PostRef("board", "business manager"), PostRef("raising", "practitioner")
        told = [
            (raiser, None),
            *((PostRef("answering", "practitioner"), party.id) for party in self.answering),
        ]
        for post, agency in [*told, (officer, None)]:
            what = "the disagreement was withdrawn"
            self.told.append(Told(WITHDRAWN, None, post, what, self.now, self.visit, agency=agency))

    # ── Duties ────────────────────────────────────────────────────────────────────────────────────

    def _open_each(self, spec: Duty, agency: str | None, moment: Moment, cause: str | None) -> None:
        for side, whose, post in self._owers(spec, agency):
            taken = any(
                duty.key == spec.key
                and duty.side == side
                and duty.agency == whose
                and duty.post == post
                for duty in (self.owing.here if spec.step else self.owing.open).values()
            )
            if not taken:
                self.open(spec, side, whose, moment, post=post, cause=cause)

    def _all_gave(self, waiting: Duty | Notice, giver: str | None) -> bool:
        """Whether everybody gave what it waits for: every agency in dispute, and every post that
        owes it for itself.
        """
        signals = waiting.opens if isinstance(waiting, Duty) else waiting.on
        agencies: list[str | None] = [*self.disputing()] or [giver]
        return all(any(self._gave(signal, agency) for signal in signals) for agency in agencies)

    def _gave(self, signal: Signal, agency: str | None) -> bool:
        source = self.protocol.duties.get(signal.of) if signal.kind in ("done", "outcome") else None
        if source is None or source.owed not in ("party", "post") or signal.word == DIFFER:
            return (signal, agency) in self.log or (signal, None) in self.log
        owed = [duty for duty in self.latest(source.key) if duty.agency in (None, agency)]
        return bool(owed) and all(
            duty.how == "done" and signal.word in ("", duty.word) for duty in owed
        )

    def _owers(self, spec: Duty, agency: str | None) -> list[tuple[Side, str | None, str | None]]:
        """Who owes it: side, answering agency and, where each post named owes its own, the post."""
        agencies: list[str] = [agency] if agency is not None else self.disputing()
        match spec.owed:
            case "once":
                return [(spec.side, None, None)]
            case "agency":
                return [(spec.side, each, None) for each in agencies]
            case "party":
                sides = {post.side for post in spec.who}
                mine: list[tuple[Side, str | None, str | None]] = []
                mine += [("raising", agency, None)] if "raising" in sides else []
                return mine + (
                    [("answering", each, None) for each in agencies] if "answering" in sides else []
                )
            case "post":
                return [
                    (post.side if post.side != "own" else spec.side, each, str(post))
                    for post in spec.who
                    for each in (agencies if post.side == "answering" else [None])
                ]

    def open(
        self,
        spec: Duty,
        side: Side,
        agency: str | None,
        moment: Moment,
        *,
        post: str | None = None,
        cause: str | None = None,
        anchored: bool = False,
    ) -> None:
        """Opens one duty. `anchored`: its limit runs from this moment whatever the protocol's own
        anchor.
        """
        anchor = moment[0] if anchored else reckoning.anchor_of(spec, self.log, agency, moment[0])
        limit = spec.limit_in(self.attributes)
        due, cap = reckoning.due_of(spec, limit, anchor, self.calendar, start=self.case.start), None
        if spec.holds:
            due, cap = reckoning.capped(due, self.stage, moment[0], self.clocks.values())
        owed = Owed(
            id=self.owing.free_id(
                spec.key, post or (side if spec.owed == "party" else ""), agency or ""
            ),
            key=spec.key,
            clause=spec.clause,
            step=self.step,
            stage=self.stage,
            visit=self.visit,
            side=side,
            agency=agency,
            what=spec.what,
            strength=spec.strength,
            limit=limit.words if limit else None,
            opened=moment[0],
            anchor=anchor,
            due=due,
            first_due=due,
            seq=self.seq,
            holds=spec.holds,
            survives=spec.survives,
            cap=cap,
            cause=cause,
            post=post,
        )
        self.owing.add(owed)
        if spec.met:
            self.close(owed, "done", word="by the record", at=moment[0])
            self.emit(Signal("done", spec.key), agency, at=moment)

    def open_local(
        self, key: str, side: Side, agency: str | None, what: str, *, survives: bool = False
    ) -> None:
        """Opens one of the system's own duties (to say, to confirm), once at a time for each
        agency.
        """
        if any(duty.key == key and duty.agency == agency for duty in self.owing.open.values()):
            return
        owed = Owed(
            id=self.owing.free_id(key, "", agency or ""),
            key=key,
            clause=None,
            step=self.step,
            stage=self.stage,
            visit=self.visit,
            side=side,
            agency=agency,
            what=what,
            strength="must",
            limit=None,
            opened=self.at,
            anchor=self.at,
            due=None,
            first_due=None,
            seq=self.seq,
            survives=survives,
        )
        self.owing.add(owed)

    def close(
        self, duty: Owed, how: How, *, word: str | None = None, at: datetime | None = None
    ) -> None:
        """Ends a duty. One done in time after all takes back what its lateness had opened and
        nobody has done.
        """
        ended = self.at if at is None else at
        done_seq = self.seq if how == "done" else None
        self.owing.keep(
            replace(duty, ended=ended, how=how, word=word or duty.word, done_seq=done_seq)
        )
        if how == "done" and duty.due is not None and ended <= duty.due:
            for other in self.open_duties():
                if other.cause == duty.id:
                    self.owing.keep(replace(other, ended=self.now, how="void"))

    def close_local(self, key: str, agency: str | None) -> None:
        for duty in self.open_duties():
            if duty.key == key and duty.agency == agency:
                self.close(
                    duty, "done", at=max(self.at, duty.opened)
                )  # by a word that may be older than the asking

    def follow_up(self, duty: Owed) -> None:
        """Gives the signal that a duty was done."""
        self.emit(Signal("done", duty.key), duty.agency)

    # ── Limits and clocks ─────────────────────────────────────────────────────────────────────────

    def recount(self, duty: Owed, *, until: date | None = None) -> None:
        """Counts an open duty's limit again: a holiday was proclaimed, or a date set."""
        spec = self.protocol.duties.get(duty.key)
        if spec is not None and (limit := spec.limit_in(self.attributes)) is not None:
            recounted = reckoning.recounted(
                duty,
                spec,
                limit,
                self.calendar,
                start=self.case.start,
                clocks=self.clocks.values(),
                until=until,
                now=self.now,
            )
            self.owing.keep(recounted)

    def recount_all(self) -> None:
        for duty in self.open_duties():
            self.recount(duty)

    def recount_clock(self, running: RunningClock, until: date | None = None) -> None:
        clock = next(each for each in self.protocol.clocks if each.key == running.key)
        self.clocks[running.key] = reckoning.recounted_clock(
            running,
            clock,
            clock.limit_in(self.attributes),
            self.calendar,
            start=self.case.start,
            until=until,
            now=self.now,
        )

    # ── Steps and ends ────────────────────────────────────────────────────────────────────────────

    def enter(self, step: str, how: str) -> None:
        """Stands the case on a step; its duties open."""
        self.step, self.stage = step, self.protocol.steps[step].stage
        self.visits.append(Visit(step, self.stage, self.at, how))
        self.visit = len(self.visits)
        self.owing.here = {}
        stages = self.protocol.stages
        self.clocks = {
            key: reckoning.on_entering(clock, self.stage, stages, self.at)
            for key, clock in self.clocks.items()
        }
        self.emit(Signal("entered", step))

    def follow(self, target: Target, how: str) -> None:
        """Goes where an outcome leads."""
        match target.kind:
            case "step":
                self.go(target.name, how)
            case "end":
                self.finish(target.name)
            case "stay":
                pass

    def leave(self) -> None:
        """Ends what is still open on the step and does not survive it, judged at this instant."""
        self.visits[-1] = replace(self.visits[-1], left=self.at)
        for duty in self.open_duties():
            if duty.visit == self.visit and not duty.survives:
                self.close(duty, "overtaken", at=max(self.at, duty.opened))

    def go(self, step: str, how: str) -> None:
        self.leave()
        self.enter(step, how)

    def finish(self, end: str) -> None:
        """Reaches an end. What survives stays owed and is followed until it is done."""
        self.leave()
        self.end, self.ended = end, self.at
        self.clocks = {
            key: replace(clock, ended=clock.ended or self.at) for key, clock in self.clocks.items()
        }
        self.emit(Signal("end"))
        self.emit(Signal("end", end))

    def advance(self, to: datetime) -> None:
        """Lets time pass: a duty that fell late before `to` gives its signal at the instant it fell
        due.
        """
        while fallen := first_fallen(self.protocol, self.owing.open.values(), self.fired, to):
            due, duty = fallen
            self.fired.add((duty.visit, duty.id, "late"))
            self.emit(Signal("late", duty.key), duty.agency, at=(due, due), cause=duty.id)
            self._go_by_rule(duty, due)
        self.now = max(self.now, to)

    def _go_by_rule(self, duty: Owed, due: datetime) -> None:
        """Where the text itself moves a case up when nothing comes, it goes at the instant the
        limit passed.
        """
        spec = self.protocol.duties[duty.key]
        if LATE in spec.then and spec.step in (None, self.step) and self.end is None:
            self.at = self.reached = due
            self.owing.keep(replace(self.owing.all[duty.id], word=LATE))
            self.follow(spec.then[LATE], LATE)


def first_fallen(
    protocol: Protocol, duties: Iterable[Owed], fired: Collection[Fired], to: datetime
) -> tuple[datetime, Owed] | None:
    """The first of these duties to fall late before `to`, of those whose lateness matters and has
    not been heard yet, with the instant at which it fell due.
    """
    fallen = (
        (duty.due, duty)
        for duty in duties
        if duty.due is not None
        and duty.due < to
        and duty.key in protocol.lateness_matters
        and (duty.visit, duty.id, "late") not in fired
    )
    return min(fallen, key=lambda each: each[0], default=None)
