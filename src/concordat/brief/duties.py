"""One duty as its readers see it: a sentence, by when, whom to ring, why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain

from concordat.brief.actions import words_of
from concordat.brief.by_when import added_by
from concordat.brief.children import which_child
from concordat.brief.deadlines import deadline, in_words, is_late, lateness, local_mark
from concordat.brief.if_not_agreed import due_if_not_agreed
from concordat.brief.names import Names
from concordat.brief.not_taken_on import said_of_refusal
from concordat.brief.offering import for_others
from concordat.brief.owed import DutyBrief
from concordat.brief.requests import question_of, said_of_request
from concordat.brief.ringing import owners, to_reach, to_ring
from concordat.brief.view import CaseView
from concordat.brief.why import counted, why
from concordat.core.acts import part_done
from concordat.core.case import Owed
from concordat.core.duties.urgency import WEIGHT, Urgency, can_be_next
from concordat.core.notices.naming import SIDES, what_is_asked
from concordat.core.protocol import IDENTIFY
from concordat.core.who.carrying_out import why_not_yet
from concordat.core.wording import capitalised, joined, unstopped

YOU = {"must": "must", "should": "should", "aim": "aim to", "may": "may"}
THEY = YOU | {"aim": "aims to"}
AFTER_ITS_TIME = "after the time given for it"


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
        ring=to_reach(names, duty, to_ring(names, duty, spec) if mine else owners(names, duty)),
        why=why(view, duty),
        counted=counted(view, duty),
        local=local_mark(view, duty),
        mine=mine,
        for_others=for_others(names, duty),
        holds=duty.holds,
        ended=ended(view, duty),
        handed=_handed(names, duty),
        handed_in=tuple(str(each.seq) for each in duty.handed),
        said=_said(names, duty) if duty.open else (),
    )


def _said(names: Names, duty: Owed) -> tuple[str, ...]:
    """Why the action that a duty is about was not taken on, what was asked that it answers, or what
    is due already if nothing is agreed.
    """
    refusal = said_of_refusal(names, duty.id.action) if duty.id.action else ()
    return refusal or said_of_request(names, duty) or tuple(_if_not_agreed(names, duty))


def _if_not_agreed(names: Names, duty: Owed) -> Iterator[str]:
    """By when the next step is to be taken, of whoever has yet to say what is agreed: its time runs
    already, though it is asked for only then.
    """
    then, due = due_if_not_agreed(names, duty)
    for each in due:
        by = in_words(deadline(then.view, each), names.view.now)
        yield f"If it is not agreed: {sentence(then, each)}, {by}"


def _handed(names: Names, duty: Owed) -> str:
    """To which colleague a duty was handed; "" where to none."""
    told = [f"{names.person(each.to)} has taken this on." for each in duty.taken_on[-1:]]
    if asked := duty.handed_on:
        asks_reader = names.view.actor.was_handed(asked)
        by, to = names.person(asked.by), names.person(asked.to)
        told += [
            f"{by} asks you to take this on."
            if asks_reader
            else f"Handed to {to}, not yet accepted."
        ]
    return " ".join(told) if duty.open else ""


# ── In a sentence ─────────────────────────────────────────────────────────────────────────────────


def sentence(names: Names, duty: Owed) -> str:
    """Such as "You must …" or "Children's Social Care must …". Where no text asks for it, it is the
    thing to do, "Say …", or "… is to say …"; whose rule asks for it is for `why` to say.
    """
    return _sentence(names, duty, what(names, duty))


def sentence_without_words(names: Names, duty: Owed) -> str:
    """The same sentence without any of the words of the case, which are sealed: of an agreed action
    it doesn't say which.
    """
    return _sentence(names, duty, what_is_asked(names.protocol, names.view.case, duty))


def _sentence(names: Names, duty: Owed, asked: str) -> str:
    view = names.view
    done = f" (so far: {joined(map(part_done, duty.did))})" if duty.did else ""
    if view.actor.owes(names.protocol.duty(duty.key), duty):
        you = _is_to(duty, "you", YOU[duty.strength], "are to")
        told = f"{to_you(asked)}{_with_whom(names, duty)}{done}"
        return capitalised(told) if _asked_by_a_rule(duty) else f"{you} {told}"
    return f"{_of_others(names, duty, _towards_you(names, asked))}{done}"


def _towards_you(names: Names, asked: str) -> str:
    """What others owe, as it is said to the agency that raised it: they speak “to you”."""
    return to_raising(asked, "you") if names.view.actor.on("raising") else asked


def to_raising(asked: str, said: str) -> str:
    """What is owed to the agency that raised it, as it is said to it ("you") or by it ("us")."""
    return asked.replace(SIDES["raising"], said)


def to_you(asked: str) -> str:
    """What is owed, as it is said to somebody who owes it: “your own …”."""
    said = asked.replace("their own ", "your own ")
    if said != asked and said.endswith(" them"):
        return f"{said.removesuffix(' them')} you"
    return said


def sentence_of_others(names: Names, duty: Owed) -> str:
    """The same whoever reads it: such as "Children's Social Care must …"."""
    return _of_others(names, duty, what(names, duty))


def _of_others(names: Names, duty: Owed, asked: str) -> str:
    who = names.who(duty)
    several = " and " in who
    verb = YOU if several else THEY
    return f"{_is_to(duty, who, verb[duty.strength], 'are to' if several else 'is to')} {asked}"


def _is_to(duty: Owed, who: str, by_the_text: str, as_agreed: str) -> str:
    """Who is to do something, as the text puts it; only a text makes it a must."""
    of_the_text = duty.strength == "may" or added_by(duty.clause, duty.key) is None
    return f"{capitalised(who)} {by_the_text if of_the_text else as_agreed}"


def _asked_by_a_rule(duty: Owed) -> bool:
    """Whether the board's or Concordat's own rule asks for it; of an action, what was agreed or
    decided does.
    """
    return duty.strength != "may" and bool(added_by(duty.clause, duty.key))


def what(names: Names, duty: Owed) -> str:
    """What is owed, as words after "must"; an agreed action in the words in which it was agreed,
    of several children which, of the time of an entry what is said of it.
    """
    if duty.key == IDENTIFY.key:
        which = which_child(names.view, duty.id.about)
        return f"{names.said(duty.what)} ({which})" if which else names.said(duty.what)
    action = names.view.case.actions.get(duty.id.action)
    words = words_of(names, action) if action else question_of(names.view, duty)
    asked = what_is_asked(names.protocol, names.view.case, duty)
    return f"{asked}: {unstopped(words)}" if words else asked


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
    if duty.late_from in (None, duty.ended) or not is_late(view, duty):
        return duty.how
    return f"{duty.how}, {lateness(view.calendar, duty.late_from, duty.ended)}"


def _used(duty: Owed) -> str:
    if duty.how == "overtaken":
        return "not used"
    return f"{duty.how}, {AFTER_ITS_TIME}" if after_its_time(duty) else str(duty.how)


def after_its_time(duty: Owed) -> bool:
    """Whether what was only permitted was done after the time given for it."""
    ended_after = duty.due is not None and duty.ended is not None and duty.ended > duty.due
    return duty.strength == "may" and ended_after


# ── In which order ────────────────────────────────────────────────────────────────────────────────


def in_order(view: CaseView, duties: Iterable[Owed]) -> list[Owed]:
    """Most urgent first, as every list has it; of those alike, what holds the ladder before the
    rest, the stronger before the weaker, the longest open first, and in the order of the text.
    """
    listings = view.record.listings(view.case)

    def alike(duty: Owed) -> tuple[bool, int, datetime, str, str]:
        weight = WEIGHT[duty.strength]
        return not duty.holds, weight, duty.opened, duty.clause or "", str(duty.id)

    return sorted(duties, key=lambda duty: (listings.of(duty).order(view.now), alike(duty)))


def first_of(view: CaseView, duties: Sequence[Owed]) -> Owed | None:
    """Which of these, in their order, is next for the reader; None where there are none.

    That is what they owe themselves. Somebody else's comes before it where their own can't be done
    yet; where it has no date and what was agreed or decided is late; and where it leads nowhere, or
    is of a step that has passed, while something else has a date, can't wait, or was agreed or
    decided.
    """
    listings = view.record.listings(view.case)
    now = {duty.id: listings.of(duty).urgency(view.now) for duty in duties}
    mine = [duty for duty in duties if view.actor.owes(view.protocol.duty(duty.key), duty)]
    ready = [
        duty
        for duty in mine
        if can_be_next(now[duty.id]) and not why_not_yet(view.protocol, view.case, duty.id)
    ]
    pressing = [duty for duty in duties if can_be_next(now[duty.id], left=was_left(duty))]
    inorder = chain(
        (duty for duty in ready if now[duty.id] <= Urgency.DATED),
        (duty for duty in pressing if now[duty.id] <= Urgency.LATE and duty.id.action),
        (duty for duty in ready if not _has_passed_by(view, duty)),
        (duty for duty in pressing if now[duty.id] <= Urgency.DATED),
        (duty for duty in pressing if duty.id.action and mine),
        mine,
        pressing,
        duties,
    )
    return next(inorder, None)


def _has_passed_by(view: CaseView, duty: Owed) -> bool:
    """Whether it is of a step that the case has left, and about nothing that is still followed."""
    of_the_present = view.case.end is None and duty.visit == view.case.visit
    return not (of_the_present or duty.id.action or duty.id.about)


def was_left(duty: Owed) -> bool:
    """Whether the case went on without it, and it has no date by which it is still waited for."""
    return duty.due is None and duty.left is not None
