"""What comes of a duty: positions issue by issue, decisions and choices, and where they lead.

Doing and position are two things. A discussion is done when it was held; then the raising side says
of each issue whether it is agreed, and the answering side confirms. One stage for the whole case:
it goes on when every agency still in dispute has answered and something is open.
"""

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from concordat.core.case import CONFIRM, SAY, UNSAID, Owed, Stand
from concordat.core.folding import Folding
from concordat.core.protocol import DIFFER, Duty, Protocol, Signal

SAYING = "say, for each point in dispute, whether it is now agreed"
CONFIRMING = "confirm what was agreed, or say that it is not what was agreed"
AGREED, NOT_AGREED, DONE = "agreed", "not agreed", "done"


def conclude(folding: Folding, duties: list[Owed], word: str | None) -> None:
    """Draws the consequences of duties just done. `word` is the decision or choice, where they ask
    for one.
    """
    for duty in duties:
        spec = folding.protocol.duties.get(duty.key)
        if spec is None or not spec.then or folding.end is not None:
            continue
        if duty.visit != folding.visit and (spec.step is not None or spec.settled == "positions"):
            continue
        match spec.settled:
            case "positions":
                ask(folding, duty)
            case "decision" | "choice":
                if word is not None:
                    give(folding, spec, duty, word)
            case "doing":
                give(folding, spec, duty, DONE)
    for agency in folding.disputing():
        weigh(folding, agency)


def ask(folding: Folding, duty: Owed) -> None:
    """After a discussion, the raising side owes its word; unless what it said since the duty opened
    still stands.
    """
    if duty.agency is not None and wordless(_stands(folding, duty.agency), duty):
        folding.open_local(SAY, "raising", duty.agency, SAYING)


def say(folding: Folding, side: str, agency: str, said: dict[str, str]) -> None:
    """One side's word on issues with one agency. The raising side's word may move the case; the
    other's confirms it.
    """
    for issue, word in said.items():
        stand = folding.positions.get((agency, issue), UNSAID)
        if side == "raising":
            stand = replace(stand, raising=word, raising_seq=folding.seq)
            if (
                stand.answering != word
            ):  # what they said was about something else; they are asked again
                stand = replace(stand, answering=None, answering_seq=0)
        else:
            stand = replace(stand, answering=word, answering_seq=folding.seq)
            if word == NOT_AGREED and stand.raising == AGREED:
                stand = replace(stand, raising=None, raising_seq=0)
        folding.positions[agency, issue] = stand
    _local_duties(folding, agency)
    weigh(folding, agency)


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
        and duty.key in protocol.duties
        and protocol.duties[duty.key].settled == "positions"
    ]


def may_say(protocol: Protocol, duties: Collection[Owed], visit: int, agency: str) -> bool:
    """Whether there is something to say a word about: a discussion was held on this step, or
    somebody is to decide.
    """
    deciding = any(
        duty.open
        and duty.key in protocol.duties
        and protocol.duties[duty.key].settled == "decision"
        for duty in duties
    )
    return deciding or bool(held(protocol, duties, visit, agency))


def word_owed(duties: Iterable[Owed], side: str, agency: str) -> Owed | None:
    """The open duty of a side to say, or to confirm, what is agreed with an agency; the latter
    outlives a step.
    """
    key = SAY if side == "raising" else CONFIRM
    return next(
        (duty for duty in duties if duty.open and duty.key == key and duty.agency == agency), None
    )


def discussing(
    protocol: Protocol, duties: Iterable[Owed], visit: int, owed: Owed, *, ended: str | None
) -> bool:
    """Whether the word owed to an agency, or by it, may take the case on from where it stands
    now.
    """
    return (
        ended is None
        and owed.agency is not None
        and bool(held(protocol, duties, visit, owed.agency))
    )


def _local_duties(folding: Folding, agency: str) -> None:
    """Who owes a word now: the raising side on what was discussed, the answering side on what it
    called agreed.
    """
    stands = _stands(folding, agency)
    discussed = [duty for duty in _asked(folding, agency) if _awaited(folding, duty)]
    if folding.end is None and any(wordless(stands, duty) for duty in discussed):
        folding.open_local(SAY, "raising", agency, SAYING)
    else:
        folding.close_local(SAY, agency)
    if any(stand.raising == AGREED and stand.answering is None for stand in stands):
        folding.open_local(CONFIRM, "answering", agency, CONFIRMING, survives=True)
    else:
        folding.close_local(CONFIRM, agency)


def _stands(folding: Folding, agency: str) -> list[Stand]:
    """Where both sides stand on every issue that concerns this agency."""
    issues = folding.case.issues
    concerned = [issue.id for issue in issues if not issue.agencies or agency in issue.agencies]
    return [folding.positions.get((agency, issue), UNSAID) for issue in concerned]


def _asked(folding: Folding, agency: str) -> list[Owed]:
    return held(folding.protocol, folding.owing.here.values(), folding.visit, agency)


def _awaited(folding: Folding, duty: Owed) -> bool:
    return (folding.visit, duty.key, duty.agency) not in folding.fired


def verdict(stands: Iterable[Stand], duty: Owed) -> str | None:
    """What came of a discussion: agreed, not agreed, or None while somebody still has to speak.

    Only what was said since the duty opened counts; what both sides settled before stays settled.
    """
    words = []
    for stand in stands:
        if stand.settled:
            words.append("settled")
        elif stand.raising is None or stand.raising_seq <= duty.seq:
            return None
        else:
            words.append(stand.raising)
    if NOT_AGREED in words:
        return NOT_AGREED
    return AGREED if all(word == "settled" for word in words) else None


def waiting_for_confirmation(stands: Iterable[Stand], duty: Owed) -> bool:
    """Whether the raising side has said of every point that it is agreed, and only the other side's
    word is missing.
    """
    unsettled = [stand for stand in stands if not stand.settled]
    return bool(unsettled) and all(
        stand.raising == AGREED and stand.raising_seq > duty.seq for stand in unsettled
    )


def wordless(stands: list[Stand], duty: Owed) -> bool:
    """Whether the raising side has yet to say what came of a discussion."""
    return verdict(stands, duty) is None and not waiting_for_confirmation(stands, duty)


def weigh(folding: Folding, agency: str) -> None:
    """Looks again at the discussions held with this agency, and goes on where all that was asked
    has been answered.
    """
    asked = _asked(folding, agency)
    if not asked or agency in folding.left or folding.end is not None:
        return
    stands = _stands(folding, agency)
    if verdict(stands, asked[-1]) == AGREED:
        _settle(folding, asked[-1], AGREED)
        _leave_ladder(folding, agency)
        return
    for duty in asked:
        if _awaited(folding, duty) and verdict(stands, duty) == NOT_AGREED:
            visit = folding.visit
            _settle(folding, duty, NOT_AGREED)
            lead_on(folding, folding.protocol.duties[duty.key])
            if folding.visit != visit:
                return


def _settle(folding: Folding, duty: Owed, word: str) -> None:
    folding.fired.add((folding.visit, duty.key, duty.agency))
    folding.owing.keep(replace(folding.owing.all[duty.id], word=word))
    folding.emit(Signal("outcome", duty.key, word), duty.agency)


def _leave_ladder(folding: Folding, agency: str) -> None:
    """An agency with which everything is agreed leaves; what it owes on the ladder ends, letters
    and actions stay.

    What only waited for this agency goes on without it; when it was the last, everything is agreed.
    """
    folding.left.add(agency)
    visit = folding.visit
    for duty in folding.open_duties():
        if duty.agency == agency and not duty.survives and folding.disputing():
            folding.close(duty, "overtaken", at=max(folding.at, duty.opened))
    for key in reversed(folding.protocol.steps[folding.step].duties):
        if folding.visit == visit:
            lead_on(folding, folding.protocol.duties[key])


def give(folding: Folding, spec: Duty, duty: Owed, word: str) -> None:
    """A decision, a choice, or the bare fact that something was done, for one instance of a
    duty.
    """
    _settle(folding, duty, word)
    lead_on(folding, spec)


def lead_on(folding: Folding, spec: Duty) -> None:
    """Follows a duty's edge once every agency still in dispute has its outcome."""
    if folding.end is not None or spec.step not in (None, folding.step):
        return
    word = _joint_word(folding, spec)
    if word is None:
        return
    if word == DIFFER:
        folding.emit(Signal("outcome", spec.key, DIFFER))
    folding.follow(spec.then[word], word)


def _joint_word(folding: Folding, spec: Duty) -> str | None:
    """The word of the whole case: not agreed if any agency's is, else the first in the file that
    any gave.

    Where several posts decide, that they differ is a word of its own.
    """
    # A duty of no step may have opened at an earlier one.
    owed = folding.latest(spec.key) if spec.step is None else folding.instances(spec.key)
    if spec.owed == "post" and any(duty.how is None for duty in owed):
        return None
    outcomes = {
        (duty.agency, duty.post): duty.word for duty in owed if duty.how == "done" and duty.word
    }
    given = {agency for agency, _ in outcomes}
    needed = folding.disputing()
    if spec.owed in ("once", "post"):
        words = set(outcomes.values())
    elif needed:
        if any(agency not in given for agency in needed):
            return None
        words = {word for (agency, _), word in outcomes.items() if agency in needed}
    else:
        words = set(outcomes.values()) & {AGREED}
    if spec.owed == "post" and len(words) > 1 and DIFFER in spec.then:
        return DIFFER
    if NOT_AGREED in words and NOT_AGREED in spec.then:
        return NOT_AGREED
    return next((word for word in spec.then if word in words), None)
