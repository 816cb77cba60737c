"""What comes of a duty: positions issue by issue, decisions and choices, and where they lead.

Doing and position are two things. A discussion is done when it was held; then the raising side says
of each issue whether it is agreed, and the answering side confirms. One stage for the whole case:
it goes on when every agency still in dispute has answered and something is open.
"""

from collections.abc import Collection
from typing import NamedTuple

from msgspec.structs import replace

from concordat.core.acts import AGREED, NOT_AGREED
from concordat.core.case.discussed import held, is_unsettled
from concordat.core.case.heard import Settled
from concordat.core.case.opening import close, emit, open_each
from concordat.core.case.said import UNSAID, Positions
from concordat.core.case.steps import follow
from concordat.core.case.working import WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.protocol import CONFIRM, DIFFER, SAY, Duty, Signal

DONE = "done"  # the outcome of a duty that is simply done


class Giver(NamedTuple):
    """Whose word counts once towards a duty's outcome."""

    side: str
    agency: str | None
    post: str | None


# ── After something was done ──────────────────────────────────────────────────────────────────────


def conclude(case: WorkingCase, duties: list[Owed], word: str | None) -> None:
    """Draw the consequences of duties just done. `word` is the decision or choice, where they ask
    for one.
    """
    for duty in [case.owing.all[each.id] for each in duties]:
        spec = case.rule(duty)
        if spec.then and case.end is None and _still_matters(case, spec, duty):
            _conclude_one(case, spec, duty, word)
    for agency in case.disputing():
        weigh(case, agency)


def _still_matters(case: WorkingCase, spec: Duty, duty: Owed) -> bool:
    """What was done for an earlier visit leads nowhere now, unless it belongs to no step."""
    of_no_step = spec.step is None and spec.settled != "positions"
    return of_no_step or duty.visit == case.visit


def _conclude_one(case: WorkingCase, spec: Duty, duty: Owed, word: str | None) -> None:
    match spec.settled:
        case "positions":
            _ask_what_came_of_it(case, duty)
        case "decision" | "choice":
            if word is not None:
                _give(case, spec, duty, word)
        case "doing":
            _give(case, spec, duty, DONE)


def _ask_what_came_of_it(case: WorkingCase, duty: Owed) -> None:
    """After a discussion the raising side owes its word, unless it has given it already."""
    if duty.agency is not None and _is_wordless(case, duty):
        open_each(case, SAY, duty.agency, case.moment)


# ── Positions ─────────────────────────────────────────────────────────────────────────────────────


def say(case: WorkingCase, side: str, agency: str, said: dict[str, str]) -> None:
    """Record one side's word on issues with one agency, and go on where that settles something."""
    for issue, word in said.items():
        before = case.positions.get((agency, issue), UNSAID)
        take = _raising_says if side == "raising" else _answering_says
        after = take(before, word, case.seq)
        if side == "raising" and word == AGREED:
            after = replace(after, agreed_in=(*after.agreed_in, case.request))
        case.positions[agency, issue] = after
    _ask_for_words(case, agency)
    weigh(case, agency)


def _raising_says(before: Positions, word: str, seq: int) -> Positions:
    after = replace(before, raising=word, raising_seq=seq)
    if after.answering != word:  # what they said was about something else; they are asked again
        after = replace(after, answering=None, answering_seq=0)
    return after


def _answering_says(before: Positions, word: str, seq: int) -> Positions:
    after = replace(before, answering=word, answering_seq=seq)
    if word == NOT_AGREED and after.raising == AGREED:
        after = replace(after, raising=None, raising_seq=0)
    return after


def _ask_for_words(case: WorkingCase, agency: str) -> None:
    """Ask the raising side about what was discussed, and the answering side about what the other
    called agreed; and stop asking who has answered.
    """
    positions = case.positions_with(agency)
    discussed = [duty for duty in _held_here(case, agency) if is_unsettled(case, duty)]
    wordless = case.end is None and any(_is_wordless(case, duty) for duty in discussed)
    _ask_while(case, SAY, agency, wanted=wordless)
    unconfirmed = any(each.raising == AGREED and each.answering is None for each in positions)
    _ask_while(case, CONFIRM, agency, wanted=unconfirmed)


def _ask_while(case: WorkingCase, spec: Duty, agency: str, *, wanted: bool) -> None:
    """Ask for a word while it is wanted, and no longer."""
    if wanted:
        open_each(case, spec, agency, case.moment)
        return
    for duty in case.open_duties():
        if (duty.key, duty.agency) == (spec.key, agency):
            close(case, duty, "done")


def _held_here(case: WorkingCase, agency: str) -> list[Owed]:
    return held(case.protocol, case.owing.here.values(), case.visit, agency)


# ── What a discussion came to ─────────────────────────────────────────────────────────────────────


def verdict(case: WorkingCase, duty: Owed) -> str | None:
    """What came of a discussion: agreed, not agreed, or None while somebody still has to speak.

    Only what was said about it counts; what both sides settled before stays settled.
    """
    open_points = _open_points(case, duty)
    if not all(_was_said_of(case, each, duty) for each in open_points):
        return None
    if any(each.raising == NOT_AGREED for each in open_points):
        return NOT_AGREED
    return None if open_points else AGREED


def waits_for_confirmation(case: WorkingCase, duty: Owed) -> bool:
    """Whether the raising side has said of every open point that it is agreed, and only the other
    side's word is missing.
    """
    open_points = _open_points(case, duty)
    return bool(open_points) and all(
        each.raising == AGREED and _was_said_of(case, each, duty) for each in open_points
    )


def _is_wordless(case: WorkingCase, duty: Owed) -> bool:
    """Whether the raising side has yet to say what came of a discussion."""
    return verdict(case, duty) is None and not waits_for_confirmation(case, duty)


def _open_points(case: WorkingCase, duty: Owed) -> list[Positions]:
    found = case.positions_with(duty.agency) if duty.agency is not None else []
    return [each for each in found if not each.settled]


def _was_said_of(case: WorkingCase, positions: Positions, duty: Owed) -> bool:
    """Whether the raising side's word is about this discussion: given since it was held or, where
    it is no talk but a letter, since it was owed.
    """
    since = duty.seq
    if case.rule(duty).is_spoken and duty.done_seq is not None:
        since = duty.done_seq
    return positions.raising is not None and positions.raising_seq > since


def weigh(case: WorkingCase, agency: str) -> None:
    """Look again at the discussions held with an agency, and go on where all that was asked has
    been answered.
    """
    discussed = _held_here(case, agency)
    if not discussed or agency in case.left or case.end is not None:
        return
    if verdict(case, discussed[-1]) == AGREED:
        _settle(case, discussed[-1], AGREED)
        _leave_ladder(case, agency)
        return
    for duty in discussed:
        if is_unsettled(case, duty) and verdict(case, duty) == NOT_AGREED:
            visit = case.visit
            _settle(case, duty, NOT_AGREED)
            lead_on(case, case.rule(duty))
            if case.visit != visit:
                return


def _settle(case: WorkingCase, duty: Owed, word: str) -> None:
    case.fired.add(Settled(case.visit, duty.key, duty.agency))
    case.owing.keep(replace(case.owing.all[duty.id], word=word))
    emit(case, Signal("outcome", duty.key, word), duty.agency)


def _leave_ladder(case: WorkingCase, agency: str) -> None:
    """An agency with which everything is agreed leaves: what it owes on the ladder ends, letters
    and actions stay.

    What only waited for this agency goes on without it; when it was the last, everything is agreed.
    """
    case.left.add(agency)
    visit = case.visit
    others_dispute = bool(case.disputing())
    for duty in case.open_duties():
        if duty.agency == agency and not duty.survives and others_dispute:
            close(case, duty, "overtaken")
    for key in reversed(case.protocol.steps[case.step].duties):
        if case.visit == visit:
            lead_on(case, case.protocol.duty(key))


# ── Where an outcome leads ────────────────────────────────────────────────────────────────────────


def _give(case: WorkingCase, spec: Duty, duty: Owed, word: str) -> None:
    """A decision, a choice, or the bare fact that something was done, for one instance of a
    duty.
    """
    _settle(case, duty, word)
    lead_on(case, spec)


def lead_on(case: WorkingCase, spec: Duty) -> None:
    """Follow a duty's edge once every agency still in dispute has its outcome."""
    if case.end is not None or spec.step not in (None, case.step):
        return
    word = _joint_word(case, spec)
    if word is None:
        return
    if word == DIFFER:
        emit(case, Signal("outcome", spec.key, DIFFER))
    follow(case, spec.then[word], word)


def _joint_word(case: WorkingCase, spec: Duty) -> str | None:
    """The word of the whole case: not agreed if any agency's is, else the first in the file that
    any gave; None while somebody's is missing.

    Where several posts decide, that they differ is a word of its own.
    """
    # A duty of no step may have opened at an earlier one.
    owed = case.latest(spec.key) if spec.step is None else case.instances(spec.key)
    words = _words_given(case, spec, owed)
    if spec.owed == "post" and len(words) > 1 and DIFFER in spec.then:
        return DIFFER
    if NOT_AGREED in words and NOT_AGREED in spec.then:
        return NOT_AGREED
    return next((word for word in spec.then if word in words), None)


def _words_given(case: WorkingCase, spec: Duty, owed: list[Owed]) -> set[str]:
    """The words that count towards a duty's outcome, the last of each who gives one; none while one
    that is needed is missing.

    Those of agencies that left the dispute count no more, unless all have left. A choice that
    nobody owes is made by whoever uses it: the others are not waited for.
    """
    done = [duty for duty in owed if duty.how == "done" and duty.word]
    if spec.owed == "once":
        return {duty.word for duty in done if duty.word}
    disputing = set(case.disputing())
    if spec.is_free_choice:
        return {duty.word for duty in done if duty.word and _counts(duty, disputing)}
    if any(duty.open for duty in owed if _counts(duty, disputing)):
        return set()
    if spec.owed != "post" and not disputing <= {duty.agency for duty in done}:
        return set()
    given = {Giver(duty.side, duty.agency, duty.post): duty.word for duty in done}
    return {word for giver, word in given.items() if word and _counts(giver, disputing)}


def _counts(of: Owed | Giver, disputing: Collection[str]) -> bool:
    return not disputing or of.agency is None or of.agency in disputing
