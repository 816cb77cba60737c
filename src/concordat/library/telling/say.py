"""Parts of a protocol in plain English, for the ladder as text, its picture and its page."""

from collections.abc import Iterable

from concordat.core.periods import NO_NUMBER, Limit, NoNumber
from concordat.core.posts import PostRef
from concordat.core.protocol import (
    DIFFER,
    LATE,
    Anchor,
    Clock,
    Duty,
    Notice,
    Protocol,
    Signal,
    Step,
    Target,
)
from concordat.core.wording import worded

SIDES = {
    "raising": "the raising agency's",
    "answering": "the answering agency's",
    "own": "their own",
    "third": "the",
}
ADDED = "not in the text"
"""Instead of a clause, where none asks for it."""
EACH = {
    "once": "",
    "agency": ", each answering agency",
    "party": ", each party",
    "post": ", each of them",
}
"""By whom a duty is owed, of those who are named, after “must”."""


def say_post(protocol: Protocol, post: PostRef) -> str:
    """“the answering agency's Team Manager”, or the title alone for the board's posts.

    Where only one kind of agency may raise, the raising side has its own titles, and may be no
    agency: “the Parent”. A title that is that kind's isn't the answering side's, which has those of
    the other kinds.
    """
    title, tier = protocol.title_of(post), protocol.posts.get(post.post)
    if tier is not None and len(protocol.admission.raisers) == 1:
        (raiser,) = protocol.admission.raisers
        if post.side == "raising" and raiser in tier.titles:
            return f"the {_bare(tier.titles[raiser])}"
        others = [each for kind, each in tier.titles.items() if kind != raiser]
        if post.side == "answering" and others and title == tier.titles.get(raiser):
            title = say_list(list(dict.fromkeys(others)), "or")
    return f"the {_bare(title)}" if post.side == "board" else f"{SIDES[post.side]} {_bare(title)}"


def _bare(title: str) -> str:
    """A title without the article that it may begin with, to follow another one."""
    article, _, rest = title.partition(" ")
    return rest if rest and article in ("The", "the", "A", "a", "An", "an") else title


def say_posts(protocol: Protocol, posts: Iterable[PostRef]) -> str:
    return say_list([say_post(protocol, post) for post in posts])


def say_list(words: list[str], joined: str = "and") -> str:
    """“a, b and c”."""
    return f" {joined} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def say_name(protocol: Protocol, key: str) -> str:
    """What a duty is called: its own name, with its step's where two have the same."""
    name = key.rpartition(".")[2]
    alike = [other for other in protocol.duties if other.rpartition(".")[2] == name]
    step = protocol.duties[key].step
    return (
        f"“{name}”"
        if len(alike) == 1 or step is None
        else f"“{name}” ({protocol.steps[step].title})"
    )


def say_signal(protocol: Protocol, signal: Signal) -> str:  # noqa: PLR0911 - one return for each kind of signal
    """When it happens: “when “raise” is done”."""
    match signal.kind:
        case "start":
            return "when the disagreement is raised"
        case "entered":
            return f"when “{protocol.steps[signal.of].title}” begins"
        case "done":
            return f"when {say_name(protocol, signal.of)} is done"
        case "outcome":
            return f"when {say_name(protocol, signal.of)} comes to “{say_word(signal.word)}”"
        case "late":
            return f"when {say_name(protocol, signal.of)} is late"
        case "fact":
            title = next(
                (fact.title for fact in protocol.facts if fact.key == signal.of), signal.of
            )
            return f"when this is stated: {title}"
        case "risk":
            return worded("when a child is in immediate danger", protocol.words)
        case "end":
            return f"when the case ends as “{signal.of}”" if signal.of else "when the case ends"


def say_when(protocol: Protocol, waiting: Duty | Notice) -> str:
    """When a duty opens or a notice is given: “when “reply” is done, by all of them”."""
    signals = waiting.opens if isinstance(waiting, Duty) else waiting.on
    together = ", by all of them" if waiting.waits == "all" else ""
    return say_list([say_signal(protocol, each) for each in signals], "or") + together


def say_notice(protocol: Protocol, notice: Notice) -> str:
    """Who is told what, and when: “the chair is told when “talk” is late: nothing was heard”."""
    told = f"{say_posts(protocol, notice.to)} {'is' if len(notice.to) == 1 else 'are'} told"
    return f"{told} {say_when(protocol, notice)}: {notice.what}"


def say_anchor(protocol: Protocol, anchor: Anchor) -> str:
    """From when a limit is counted: “from the first time when …”."""
    when = say_signal(protocol, anchor.signal)
    if anchor.received and anchor.signal.kind == "done":
        when = f"when {say_name(protocol, anchor.signal.of)} is received"
    elif anchor.received and anchor.signal.kind == "start":
        when = "when the decision that is disputed was received"
    elif anchor.received:
        when = f"{when}, as received"
    return f"the first time {when}" if anchor.occurrence == "first" else when


def say_limit(protocol: Protocol, duty: Duty) -> str:
    """“within 2 working days”, with from when where that isn't the opening; says so when there is
    no limit.
    """
    if duty.limit is None and not duty.limits:
        return "no time is given"
    said = say_standard(duty.limit) or f"within: {say_limits(protocol, duty.limit, duty.limits)}"
    if duty.nation:
        said += f", in working days of {say_nation(duty.nation)}"
    if duty.anchors:
        said += f", counted from {say_anchors(protocol, duty)}"
    if duty.outer:
        said += f"; by agreement up to {duty.outer.words} in all"
    return said + ("; what is sent must have arrived by then" if duty.by_receipt else "")


def say_anchors(protocol: Protocol, duty: Duty) -> str:
    """From when a duty's time is counted: “when … or when …, whichever is first”; only where it
    says so.
    """
    said = say_list([say_anchor(protocol, anchor) for anchor in duty.anchors], "or")
    said += f", whichever is {duty.whichever}" if len(duty.anchors) > 1 else ""
    return said if _comes(duty) else f"{said}, or from its opening if that never happened"


def _comes(duty: Duty) -> bool:
    """Whether what a limit counts from has come whenever the duty opens: the case's start, or what
    opens it.
    """
    came = {Signal("start")}
    if len(duty.opens) == 1:
        (opening,) = duty.opens
        came |= {opening, Signal("done", opening.of)} if opening.kind == "outcome" else {opening}
    return any(anchor.signal in came for anchor in duty.anchors)


def say_standard(limit: Limit | None) -> str:
    """“the standard: …”, where one stands in the text in place of a time; "" for any other
    limit.
    """
    match limit:
        case Limit(periods=(NoNumber(words=words),)) if words not in NO_NUMBER:
            return f"the standard: {words}"
        case _:
            return ""


def say_limits(
    protocol: Protocol, limit: Limit | None, limits: tuple[tuple[str, Limit], ...]
) -> str:
    """A limit, with those that facts bring before it: “24 hours if “The child is at home”,
    otherwise 3 hours”.
    """
    otherwise = limit.words if limit else "no time is given"
    if not limits:
        return otherwise
    return (
        ", ".join(f"{it.words} if {say_condition(protocol, name)}" for name, it in limits)
        + f", otherwise {otherwise}"
    )


def say_condition(protocol: Protocol, condition: str) -> str:
    """A fact by its title in quotation marks; “the kind is …” and the like for what else a
    condition may name.
    """
    facts = {fact.key: fact.title for fact in protocol.facts}
    if condition in facts:
        return f"“{facts[condition]}”"
    sort, _, name = condition.partition(" ")
    kinds = {kind.key: kind.title for kind in protocol.kinds}
    routes = {route.key: route.title for route in protocol.routes.values()}
    titles = {"kind": kinds, "route": routes}.get(sort, {})
    return f"the {sort} is “{titles.get(name, name)}”"


def say_nation(nation: str) -> str:
    return " ".join(word.capitalize() for word in nation.split("-"))


def say_owners(protocol: Protocol, duty: Duty) -> str:
    """Who owes a duty: “A and B” where they do it together or each of them, “A or B” where any one
    of them may.
    """
    sides = {post.side for post in duty.who}
    together = duty.owed in ("post", "party") or {"raising", "answering"} <= sides
    return say_list([say_post(protocol, post) for post in duty.who], "and" if together else "or")


def say_particulars(protocol: Protocol, duty: Duty) -> tuple[str, ...]:
    """What else a duty asks: conditions, contents, who must be satisfied, further acts; a line
    each.
    """
    lines = [f"only if: {say_condition(protocol, each)}" for each in duty.conditions]
    lines += [f"with: {needed}" for needed in duty.needs]
    lines += [f"done only with: {other}" for other in duty.also]
    if duty.said_by:
        names = say_list([say_post(protocol, post) for post in duty.said_by], "or")
        lines.append(f"whether it is agreed, {names} says for the raising side")
    return tuple(lines)


def say_clock(protocol: Protocol, clock: Clock) -> str:
    """What a clock allows, over which stages and from when."""
    days = f", in working days of {say_nation(clock.nation)}" if clock.nation else ""
    limit = say_limits(protocol, clock.limit, clock.limits)
    return (
        f"{limit}{days} over {say_stages(clock.over)}, counted from "
        f"{say_anchor(protocol, clock.anchor)}"
    )


def say_stages(labels: tuple[str, ...]) -> str:
    """The stages by their labels, after “stage” or “stages”."""
    return f"stage{'s' if len(labels) > 1 else ''} {say_list(list(labels))}"


def say_admission(protocol: Protocol) -> tuple[str, ...]:
    """What bounds raising, a sentence each; nothing where nothing does."""
    rule = protocol.admission
    lines = (
        [f"Only {say_list(list(rule.raisers), 'or')} can raise a disagreement."]
        if rule.raisers
        else []
    )
    if rule.conditions:
        lines.append(
            "Only if "
            f"{say_list([say_condition(protocol, each) for each in rule.conditions], 'or')}."
        )
    if rule.closed:
        lines.append("Only about the kinds of disagreement that are listed.")
    if rule.window:
        lines.append(
            f"Only within {rule.window.words} of receiving the decision, whose day isn't counted."
        )
    if rule.inside:
        lines.append("People of one agency can raise it with each other.")
    return tuple(lines)


def say_stage(label: str) -> str:
    """The label with the word “Stage” before it where it is a number; else the label alone, which
    is then a name.
    """
    return f"Stage {label}" if label[:1].isdigit() else label


def say_step(step: Step) -> str:
    """The title of a step, with its stage where that is a number."""
    return f"stage {step.stage}: {step.title}" if step.stage[:1].isdigit() else step.title


def say_times(times: int) -> str:
    """So many visits to a step, to stand after “after”."""
    return "the first time" if times == 1 else f"{times} times"


def say_word(word: str) -> str:
    """An outcome as a reader sees it: those that nobody says, in words that say what happened."""
    return {LATE: "nothing in time", DIFFER: "they differ"}.get(word, word)


def say_target(protocol: Protocol, target: Target) -> str:
    """Where an outcome leads."""
    match target.kind:
        case "end":
            return f"ends: {target.name}"
        case "stay":
            return "goes on here"
        case "step":
            return say_step(protocol.steps[target.name])
