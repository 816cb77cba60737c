"""One duty as its readers see it: a sentence, by when, whom to ring, why."""

from collections.abc import Iterable
from datetime import datetime

from concordat.brief.deadlines import deadline, is_late, lateness, local_mark
from concordat.brief.names import Names
from concordat.brief.offering import for_others
from concordat.brief.values import DutyBrief, Holder
from concordat.brief.view import CaseView
from concordat.brief.why import counted, why
from concordat.brief.written import entry, words_about
from concordat.core.acts import ActionAgreed
from concordat.core.case import Owed
from concordat.core.case.apply import RISK
from concordat.core.posts import PartySide
from concordat.core.protocol import SAY, Duty
from concordat.core.wording import capitalised, unstopped

YOU = {"must": "must", "should": "should", "aim": "aim to", "may": "may"}
THEY = YOU | {"aim": "aims to"}
AFTER_ITS_TIME = "after the time given for it"
WEIGHT = {"must": 0, "should": 1, "aim": 2, "may": 3}


def duty_brief(names: Names, duty: Owed) -> DutyBrief:
    """All that a reader sees of one duty."""
    view, spec = names.view, names.protocol.duty(duty.key)
    mine = view.actor.owes(spec, duty)
    return DutyBrief(
        id=duty.id,
        sentence=sentence(names, duty),
        what=what(names, duty),
        deadline=deadline(view, duty),
        owners=owners(names, duty),
        ring=_to_ring(names, duty, spec) if mine else owners(names, duty),
        why=why(view, duty),
        counted=counted(view, duty),
        local=local_mark(view, duty),
        mine=mine,
        for_others=for_others(names, duty),
        holds=duty.holds,
        ended=ended(view, duty),
    )


# ── In a sentence ─────────────────────────────────────────────────────────────────────────────────


def sentence(names: Names, duty: Owed) -> str:
    """Such as "You must …" or "Children's Social Care must …"."""
    return _sentence(names, duty, what(names, duty))


def sentence_without_words(names: Names, duty: Owed) -> str:
    """The same sentence without any of the words of the case, which are sealed: of an agreed action
    it doesn't say which.
    """
    return _sentence(names, duty, duty.what)


def _sentence(names: Names, duty: Owed, asked: str) -> str:
    view = names.view
    done = f" (so far: {', '.join(duty.did)})" if duty.did else ""
    if view.actor.owes(names.protocol.duty(duty.key), duty):
        return f"You {YOU[duty.strength]} {to_you(asked)}{_with_whom(names, duty)}{done}"
    return f"{_of_others(names, duty, asked)}{done}"


def to_you(asked: str) -> str:
    """What is owed, as it is said to somebody who owes it."""
    return asked.replace("their own ", "your own ")


def sentence_of_others(names: Names, duty: Owed) -> str:
    """The same whoever reads it: such as "Children's Social Care must …"."""
    return _of_others(names, duty, what(names, duty))


def _of_others(names: Names, duty: Owed, asked: str) -> str:
    who = names.who(duty)
    verb = YOU if " and " in who else THEY
    return f"{capitalised(who)} {verb[duty.strength]} {asked}"


def what(names: Names, duty: Owed) -> str:
    """What is owed, as words after "must"; an agreed action in the words in which it was agreed."""
    if not duty.id.action:
        return duty.what
    agreed = entry(names.view, duty.seq)
    act = agreed.act if agreed else None
    words = words_about(names.view, act, "what") if isinstance(act, ActionAgreed) else ""
    return f"{duty.what}: {unstopped(words)}" if words else duty.what


def _with_whom(names: Names, duty: Owed) -> str:
    several = len(names.view.case.answering) > 1
    if several and duty.agency and duty.side in ("raising", "both"):
        return f" (with {names.agency(duty.agency)})"
    return ""


def ended(view: CaseView, duty: Owed) -> str:
    """How a duty ended, and how late that was; "" while it is open."""
    if duty.ended is None or duty.how is None:
        return ""
    if duty.strength == "may":  # what is only permitted is never late, for nobody owes it
        return _used(duty)
    if duty.due is None or not is_late(view, duty):
        return duty.how
    return f"{duty.how}, {lateness(view.calendar, duty.due, duty.ended)}"


def _used(duty: Owed) -> str:
    if duty.how == "overtaken":
        return "not used"
    return f"{duty.how}, {AFTER_ITS_TIME}" if after_its_time(duty) else str(duty.how)


def after_its_time(duty: Owed) -> bool:
    """Whether what was only permitted was done after the time given for it."""
    ended_after = duty.due is not None and duty.ended is not None and duty.ended > duty.due
    return duty.strength == "may" and ended_after


# ── Whom to ring ──────────────────────────────────────────────────────────────────────────────────


def owners(names: Names, duty: Owed) -> tuple[Holder, ...]:
    """Who owes a duty, by name; of a whole side, those who speak for it at this step."""
    spec = names.protocol.duty(duty.key)
    if not spec.who:
        return _there_first(speakers(names, duty.side, duty.agency))
    near: PartySide = "answering" if duty.side == "answering" else "raising"
    posts = names.highest_first(names.owing_posts(duty))
    return _there_first(
        holder for post in posts for holder in names.holders(post, duty.agency, near=near)
    )


def _to_ring(names: Names, duty: Owed, spec: Duty) -> tuple[Holder, ...]:
    """The others whom a duty of the reader's concerns: whoever made the decision, the other side,
    the highest post.
    """
    view = names.view
    others = [each for each in _towards(names, duty, spec) if not _is_reader(view, each)]
    deciders = {party.person for party in view.case.answering if party.person}
    own = {names.agency(held.agency) for held in view.actor.capacities}

    def place(holder: Holder) -> tuple[bool, bool]:
        decided_it = holder.person is not None and holder.person.id in deciders
        return not decided_it, holder.agency in own

    return _there_first(sorted(others, key=place))


def _towards(names: Names, duty: Owed, spec: Duty) -> tuple[Holder, ...]:
    """Whom a duty is towards; where both sides owe it, those who do."""
    if spec.is_said:
        other = "answering" if spec == SAY else "raising"
        return speakers(names, other, duty.agency)
    near: PartySide = "answering" if duty.side == "answering" else "raising"
    found = tuple(
        holder
        for post in names.highest_first(spec.towards)
        for holder in names.holders(post, duty.agency, near=near)
    )
    return found or owners(names, duty)


def speakers(names: Names, side: str, agency: str | None) -> tuple[Holder, ...]:
    """Who speaks for a side at the present step: the posts of its discussions."""
    step = names.protocol.steps[names.view.case.step]
    specs = (names.protocol.duties[key] for key in step.duties)
    discussions = [spec for spec in specs if spec.settled == "positions"]
    posts = dict.fromkeys(post for spec in discussions for post in (*spec.who, *spec.towards))
    theirs = [post for post in posts if post.side == side]
    return tuple(holder for post in theirs for holder in names.holders(post, agency))


def _is_reader(view: CaseView, holder: Holder) -> bool:
    return holder.acting is not None and holder.acting.id == view.actor.person


def _there_first(holders: Iterable[Holder]) -> tuple[Holder, ...]:
    """Each once, those first in whose place somebody acts today."""
    return tuple(sorted(dict.fromkeys(holders), key=lambda holder: holder.acting is None))


# ── In which order ────────────────────────────────────────────────────────────────────────────────


def in_order(view: CaseView, duties: Iterable[Owed]) -> list[Owed]:
    """Most urgent first: what immediate danger asks for, then by limit, those without one after
    those with one, what holds the ladder before the rest.
    """

    def urgency(duty: Owed) -> tuple[bool, bool, float, bool, int, datetime]:
        by = duty.due
        if by is None and duty.local_until is not None:
            by = view.calendar.close_of(duty.local_until)
        instant = by.timestamp() if by else 0.0
        in_danger = RISK in view.protocol.duty(duty.key).opens and duty.strength != "may"
        return (
            not in_danger,
            by is None,
            instant,
            not duty.holds,
            WEIGHT[duty.strength],
            duty.opened,
        )

    return sorted(duties, key=urgency)
