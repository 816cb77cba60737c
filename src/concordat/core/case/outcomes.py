"""What comes of a duty: positions issue by issue, decisions and choices, and where they lead.

Doing and position are two things. A discussion is done when it was held; then the raising side says
of each issue whether it is agreed, and the answering side confirms. One stage for the whole case:
it goes on when every agency still in dispute has answered and something is open.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from concordat.core.acts import AGREED, NOT_AGREED
from concordat.core.case.opening import close, close_own, emit, open_once
from concordat.core.case.steps import follow
from concordat.core.case.values import UNSAID, Positions, Settled
from concordat.core.case.working import WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.protocol import CONFIRM, DIFFER, SAY, Duty, Protocol, Signal

DONE = "done"  # the outcome of a duty that is simply done


class Giver(NamedTuple):
    """Whose word counts once towards a duty's outcome."""

    agency: str | None
    post: str | None


# ── After something was done ──────────────────────────────────────────────────────────────────────


def conclude(case: WorkingCase, duties: list[Owed], word: str | None) -> None:
    """Draw the consequences of duties just done. `word` is the decision or choice, where they ask
    for one.
    """
    for duty in duties:
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
    """After a discussion the raising side owes its word, unless it has given it since the duty
    opened.
    """
    if duty.agency is not None and _is_wordless(case.positions_with(duty.agency), duty):
        open_once(case, SAY, duty.agency)


# ── Positions ─────────────────────────────────────────────────────────────────────────────────────


def say(case: WorkingCase, side: str, agency: str, said: dict[str, str]) -> None:
    """Record one side's word on issues with one agency, and go on where that settles something."""
    for issue, word in said.items():
        before = case.positions.get((agency, issue), UNSAID)
        take = _raising_says if side == "raising" else _answering_says
        case.positions[agency, issue] = take(before, word, case.seq)
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
    discussed = [duty for duty in _held_here(case, agency) if _is_unsettled(case, duty)]
    if case.end is None and any(_is_wordless(positions, duty) for duty in discussed):
        open_once(case, SAY, agency)
    else:
        close_own(case, SAY, agency)
    if any(each.raising == AGREED and each.answering is None for each in positions):
        open_once(case, CONFIRM, agency)
    else:
        close_own(case, CONFIRM, agency)


def held(protocol: Protocol, duties: Iterable[Owed], visit: int, agency: str) -> list[Owed]:
    """The discussions of a visit that were held with an agency, in the order in which they
    opened.
    """
    return [
        duty
        for duty in duties
        if duty.visit == visit
        and duty.agency == agency
        and duty.how == "done"
        and protocol.duty(duty.key).settled == "positions"
    ]


def may_say(protocol: Protocol, duties: Collection[Owed], visit: int, agency: str) -> bool:
    """Whether there is something to say a word about: a discussion was held on this step, or
    somebody is to decide.
    """
    deciding = any(duty.open and protocol.duty(duty.key).settled == "decision" for duty in duties)
    return deciding or bool(held(protocol, duties, visit, agency))


def word_owed(duties: Iterable[Owed], side: str, agency: str) -> Owed | None:
    """The open duty of a side to say, or to confirm, what is agreed with an agency."""
    key = SAY.key if side == "raising" else CONFIRM.key
    found = (duty for duty in duties if duty.open and duty.key == key and duty.agency == agency)
    return next(found, None)


def only_confirms(
    protocol: Protocol, duties: Iterable[Owed], visit: int, owed: Owed, *, ended: str | None
) -> bool:
    """Whether the word owed to an agency, or by it, can only confirm something said before: it
    can't take the case on from where it is now.
    """
    if owed.key != CONFIRM.key or owed.agency is None:
        return False
    return ended is not None or not held(protocol, duties, visit, owed.agency)


def _held_here(case: WorkingCase, agency: str) -> list[Owed]:
    return held(case.protocol, case.owing.here.values(), case.visit, agency)


def _is_unsettled(case: WorkingCase, duty: Owed) -> bool:
    return Settled(case.visit, duty.key, duty.agency) not in case.fired


# ── What a discussion came to ─────────────────────────────────────────────────────────────────────


def verdict(positions: Iterable[Positions], duty: Owed) -> str | None:
    """What came of a discussion: agreed, not agreed, or None while somebody still has to speak.

    Only what was said since the duty opened counts; what both sides settled before stays settled.
    """
    open_points = [each for each in positions if not each.settled]
    if not all(_was_said_since(each, duty) for each in open_points):
        return None
    if any(each.raising == NOT_AGREED for each in open_points):
        return NOT_AGREED
    return None if open_points else AGREED


def _was_said_since(positions: Positions, duty: Owed) -> bool:
    return positions.raising is not None and positions.raising_seq > duty.seq


def waits_for_confirmation(positions: Iterable[Positions], duty: Owed) -> bool:
    """Whether the raising side has said of every open point that it is agreed, and only the other
    side's word is missing.
    """
    open_points = [each for each in positions if not each.settled]
    return bool(open_points) and all(
        each.raising == AGREED and _was_said_since(each, duty) for each in open_points
    )


def _is_wordless(positions: list[Positions], duty: Owed) -> bool:
    """Whether the raising side has yet to say what came of a discussion."""
    return verdict(positions, duty) is None and not waits_for_confirmation(positions, duty)


def weigh(case: WorkingCase, agency: str) -> None:
    """Look again at the discussions held with an agency, and go on where all that was asked has
    been answered.
    """
    discussed = _held_here(case, agency)
    if not discussed or agency in case.left or case.end is not None:
        return
    positions = case.positions_with(agency)
    if verdict(positions, discussed[-1]) == AGREED:
        _settle(case, discussed[-1], AGREED)
        _leave_ladder(case, agency)
        return
    for duty in discussed:
        if _is_unsettled(case, duty) and verdict(positions, duty) == NOT_AGREED:
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
            close(case, duty, "overtaken", at=max(case.at, duty.opened))
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
    """
    done = (duty for duty in owed if duty.how == "done")
    given = {Giver(duty.agency, duty.post): duty.word for duty in done if duty.word}
    words: set[str] = set(given.values())
    if spec.owed == "once":
        return words
    if spec.owed == "post":
        return set() if any(duty.open for duty in owed) else words
    return _words_of_disputing(given, set(case.disputing()))


def _words_of_disputing(given: Mapping[Giver, str], disputing: Collection[str]) -> set[str]:
    """The words of the agencies still in dispute; that it is agreed, where none is."""
    if not disputing:
        return {word for word in given.values() if word == AGREED}
    spoke = {giver.agency for giver in given}
    if not spoke.issuperset(disputing):
        return set()
    return {word for giver, word in given.items() if giver.agency in disputing}
