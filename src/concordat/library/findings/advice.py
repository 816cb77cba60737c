"""Findings about a protocol that its board may wish to look at. None of them stops it from running.

Each has the path of what it is about, a sentence, and what may be written instead.
"""

from collections.abc import Iterator

from concordat.core.explore import Exploration, Stuck, longest
from concordat.core.explore.limits import longest_of, working_days_of
from concordat.core.explore.relevant import can_be_late
from concordat.core.protocol import DIFFER, Duty, Permission, Protocol, Signal, Step
from concordat.library.files.positions import Path, written
from concordat.library.findings.ledger import used_facts
from concordat.library.findings.stuck import in_which_case, simplest, what_may_follow
from concordat.library.problems import Unclear, listed

Found = tuple[Path, Unclear]


def without_decider(protocol: Protocol) -> Iterator[Found]:
    """Last steps of routes where nobody is named who decides."""
    said = [it.key for it in protocol.remarks if it.sort == "silence" and it.lacks == "decider"]
    hint = (
        'If the text names somebody, give them a duty with act = "decide"; if not, say so: '
        "[silence.NAME]."
    )
    routes: dict[str, list[str]] = {}
    for route in protocol.routes.values():
        for step in _last_steps(protocol, route.first):
            if not any(protocol.duties[key].settled == "decision" for key in step.duties):
                routes.setdefault(step.key, []).append(route.title)
    for key, titles in routes.items():
        sentence = (
            f"Nobody is named to decide at the last step, “{protocol.steps[key].title}” "
            f"({listed(titles)})."
        )
        yield (
            ("step", key),
            Unclear(sentence, f"It is declared as {listed(said)}." if said else hint),
        )


def _last_steps(protocol: Protocol, first: str) -> list[Step]:
    """The steps of a route, in the order of the file, from which nothing leads to a later one."""
    order = list(protocol.steps)
    found = _within_reach(protocol, first)
    return [
        protocol.steps[key]
        for key in order
        if key in found
        and all(
            order.index(to) <= order.index(key) for to in leads_to(protocol, protocol.steps[key])
        )
    ]


def _within_reach(protocol: Protocol, first: str) -> set[str]:
    """The step and all to which it leads in the end."""
    found, ahead = set[str](), [first]
    while ahead:
        if (key := ahead.pop()) not in found:
            found.add(key)
            ahead += leads_to(protocol, protocol.steps[key])
    return found


def leads_to(protocol: Protocol, step: Step) -> list[str]:
    """The steps to which this one leads, by outcomes or by moving up; each once."""
    found = [
        target.name
        for key in step.duties
        for target in protocol.duties[key].then.values()
        if target.kind == "step"
    ]
    return list(dict.fromkeys([*found, *([step.above] if step.above else [])]))


def standing_still(protocol: Protocol, explored: Exploration) -> Iterator[Found]:
    """Steps in which a case may be left with nothing to do, and steps from which no end can be
    reached.
    """
    for step, found in _by_step(explored.idle).items():
        sentence = (
            f"In “{protocol.steps[step].title}” a case can be left open with nothing "
            "for anybody to do"
        )
        where = in_which_case(protocol, explored, found)
        hint = what_may_follow(protocol, simplest(found))
        yield ("step", step), Unclear(f"{sentence}: {where}." if where else f"{sentence}.", hint)
    if not explored.idle:
        for step, found in _by_step(explored.dead_ends).items():
            sentence = f"From “{protocol.steps[step].title}” a case can come to where it never ends"
            where = in_which_case(protocol, explored, found)
            hint = "Let an outcome lead to an end, such as “end: no further stage”."
            yield (
                ("step", step),
                Unclear(f"{sentence}: {where}." if where else f"{sentence}.", hint),
            )


def _by_step(found: tuple[Stuck, ...]) -> dict[str, list[Stuck]]:
    steps: dict[str, list[Stuck]] = {}
    for stuck in found:
        steps.setdefault(stuck.state.step, []).append(stuck)
    return steps


def rounds_without_bound(protocol: Protocol) -> Iterator[Found]:
    """Outcomes by which a case may go round again and again, where neither the file nor a silence
    says how often.
    """
    order = list(protocol.steps)
    for duty in protocol.duties.values():
        for word, target in duty.then.items():
            if target.kind != "step" or duty.step is None or _agree_always(duty, word):
                continue
            back = order.index(target.name) <= order.index(duty.step)
            known = protocol.steps[target.name].times is not None or _silent_on_rounds(
                protocol, duty, target.name
            )
            if back and not known and duty.step in _within_reach(protocol, target.name):
                sentence = (
                    f"“{duty.key}: {word}” takes the case back to “{target.name}”, as "
                    "often as it is said."
                )
                silence = f'a [silence.NAME] with clauses = "{duty.clause}"'
                if duty.clause is None:
                    silence = f"a [{written(('silence', target.name))}]"
                step = written(("step", target.name))
                hint = (
                    f"If the text says, write times = 2 under [{step}]; if not, say so in "
                    f"{silence}."
                )
                yield (*place_of(duty), "then", word), Unclear(sentence, hint)


def _silent_on_rounds(protocol: Protocol, duty: Duty, back_to: str) -> bool:
    """Whether a silence says that the text doesn't tell how often: one that is called like the step
    or, where the duty has a clause, one on it beside that on a time that isn't given there.
    """
    silences = [it for it in protocol.remarks if it.sort == "silence"]
    on_clause = [it for it in silences if duty.clause in it.clauses]
    untimed = any(it.clause == duty.clause and it.limit is None for it in protocol.duties.values())
    on_time = untimed and any(it.lacks == "limit" for it in on_clause)
    return len(on_clause) > on_time or any(it.key == back_to for it in silences)


def never(protocol: Protocol, explored: Exploration) -> Iterator[Found]:
    """Duties that never open, notices that nobody ever gets, limits and ends that nothing
    reaches.
    """
    if not explored.complete:
        return
    for route in protocol.routes.values():
        if route.key not in explored.begun:
            sentence = (
                f"Nobody can raise anything on the route “{route.title}”: [admission] "
                "never allows it."
            )
            yield (
                ("route", route.key),
                Unclear(sentence, "Mend “if” or “grounds” there, or take the route away."),
            )
    for duty in protocol.duties.values():
        if duty.key not in explored.opened:
            sentence = (
                f"The duty “{duty.key}” never opens: {_why_never(protocol, explored, duty.opens)}."
            )
            yield (
                (*place_of(duty), "opens"),
                Unclear(sentence, "Let it open on something that happens."),
            )
            continue
        for anchor in duty.anchors:
            if reason := _cant_happen(protocol, explored, anchor.signal):
                sentence = (
                    f"The time of “{duty.key}” is never counted from what “from” says: {reason}."
                )
                yield (
                    (*place_of(duty), "from"),
                    Unclear(sentence, "Count from something that happens."),
                )
        for word, target in duty.then.items():
            if (
                target.kind == "end"
                and target.name not in explored.ends
                and not _agree_always(duty, word)
            ):
                sentence = (
                    f"“{duty.key}: {word}” is meant to end as {target.name}, and no case does."
                )
                hint = (
                    "Look at what opens this duty, and at whether the word can be said "
                    "before something else happens."
                )
                yield (*place_of(duty), "then", word), Unclear(sentence, hint)
    for notice in protocol.notices:
        if notice.key not in explored.told:
            name = notice.key.removeprefix(f"{notice.step}.")
            path: Path = ("step", notice.step, "notice", name) if notice.step else ("notice", name)
            sentence = (
                f"The notice “{notice.key}” reaches nobody: "
                f"{_why_never(protocol, explored, notice.on)}."
            )
            yield (*path, "on"), Unclear(sentence, "Let it follow something that happens.")


def counting_from_what_is_late(protocol: Protocol) -> Iterator[Found]:
    """Duties that open because something was not done in time, with a time that is counted from
    when that is done.
    """
    for duty in protocol.duties.values():
        late = {signal.of for signal in duty.opens if signal.kind == "late"}
        done = {
            anchor.signal.of for anchor in duty.anchors if anchor.signal.kind in ("done", "outcome")
        }
        if not all(can_be_late(protocol.duties[of]) for of in late):
            continue
        if (
            done
            and done == late
            and len(late) == len(duty.opens)
            and len(done) == len(duty.anchors)
        ):
            of = listed(sorted(late))
            sentence = (
                f"“{duty.key}” opens when {of} is late, and its time is counted from "
                "when that is done."
            )
            hint = 'Count from what opens it, as in from = "late …", or take “from” away.'
            yield (*place_of(duty), "from"), Unclear(sentence, hint)


def opening_again(protocol: Protocol) -> Iterator[Found]:
    """Duties of a step that are also to open on what becomes of themselves: while a case is at a
    step, each opens once. One of the whole case does open again.
    """
    for duty in protocol.duties.values():
        for place, signal in enumerate(duty.opens):
            if duty.step is None or signal.of != duty.key:
                continue
            sentence = (
                f"“{duty.key}” opens once while a case is at a step: what becomes of it "
                "doesn't open it again."
            )
            hint = (
                "Take this away. If it is to be done again, let one of its outcomes lead "
                f"back to “{duty.step}”."
            )
            yield (*place_of(duty), "opens", place), Unclear(sentence, hint)


def _why_never(protocol: Protocol, explored: Exploration, signals: tuple[Signal, ...]) -> str:
    reasons = [reason for signal in signals if (reason := _cant_happen(protocol, explored, signal))]
    return "; ".join(dict.fromkeys(reasons)) or "what it waits for doesn't happen"


def _cant_happen(protocol: Protocol, explored: Exploration, signal: Signal) -> str:
    """Why a signal never comes; "" where it may."""
    duty = protocol.duties.get(signal.of)
    if duty is None:
        unreached = signal.kind == "end" and signal.of and signal.of not in explored.ends
        return f"no case ends as {signal.of}" if unreached else ""
    if duty.key not in explored.opened:
        return f"“{duty.key}” never opens"
    if signal.kind == "late" and not can_be_late(duty):
        return f"“{duty.key}” is never late, since it has no time limit"
    return ""


def differing_over_one_word(protocol: Protocol) -> Iterator[Found]:
    """Where something is to follow when several who decide differ, and there is but one word that
    they can say.
    """
    for duty in protocol.duties.values():
        if _agree_always(duty, DIFFER):
            only = (
                f"each of them can only say {listed(duty.words)}"
                if duty.words
                else "there is no word to say"
            )
            sentence = f"“{duty.key}: {DIFFER}” never follows: {only}."
            hint = (
                "Add the other words that they may say, each with where it leads, or take "
                "“differ” away."
            )
            yield (*place_of(duty), "then", DIFFER), Unclear(sentence, hint)


def _agree_always(duty: Duty, word: str) -> bool:
    """Whether that word is the one for differing, among several who can't."""
    return word == DIFFER and DIFFER in duty.then and len(duty.words) < 2


def stages_over_their_clocks(protocol: Protocol) -> Iterator[Found]:
    """Clocks that are shorter than the limits of their stages taken together, unless the board has
    been told.
    """
    findings = [it for it in protocol.remarks if it.sort == "finding"]
    known = {it.key for it in findings}.union(*(it.clauses for it in findings))
    clocks = [clock for clock in protocol.clocks if not {clock.key, clock.clause} & known]
    free = [longest(protocol, route, clocks=False) for route in protocol.routes] if clocks else []
    for clock in clocks:
        days = working_days_of(longest_of(clock.limit, clock.limits))
        last = max((way.stages.get(stage, 0) for way in free for stage in clock.over), default=0)
        if days is not None and last > days:
            where = f"stage{'s' if len(clock.over) > 1 else ''} {', '.join(clock.over)}"
            sentence = (
                f"The clock “{clock.key}” allows {clock.limit.words}; by the limits of their "
                f"duties alone, {where} may "
                f"be left only on working day {last}. The longest time to an end keeps to the "
                "clock."
            )
            finding = f'a [finding.NAME] with clauses = "{clock.clause}"'
            if clock.clause is None:
                finding = f"a [{written(('finding', clock.key))}]"
            hint = f"If the text says both, tell the board in {finding}."
            yield ("clock", clock.key), Unclear(sentence, hint)


def too_much_in_one_limit(protocol: Protocol) -> Iterator[Found]:
    """Decisions whose limit also has to hold representations, advice or a meeting."""
    for duty in protocol.duties.values():
        if (
            duty.settled != "decision"
            or duty.limit is None
            or not (owed := _beside(protocol, duty))
        ):
            continue
        # What is only permitted doesn't have to fit; where something does, it makes the time
        # shorter still.
        wanted = "; ".join(it.what for it in _meetings_permitted(protocol, duty))
        shared = "; ".join(other.what for other in owed) + (
            f"; and, if it is wanted, {wanted}" if wanted else ""
        )
        sentence = f"“{duty.key}” must fit these into its {duty.limit.words}: {shared}."
        hint = "If they should come before it, let it open when they are done."
        yield (
            (*place_of(duty), "within"),
            Unclear(sentence, _declared(protocol, duty, owed) or hint),
        )


def _declared(protocol: Protocol, decision: Duty, shared: list[Duty]) -> str:
    """The findings that tell the board of it already, as a sentence; else empty."""
    clauses = {it.clause for it in (decision, *shared) if it.clause}
    told = [
        it.key
        for it in protocol.remarks
        if it.sort == "finding" and clauses and clauses <= set(it.clauses)
    ]
    return f"It is declared as {listed(told)}." if told else ""


def _beside(protocol: Protocol, decision: Duty) -> list[Duty]:
    """What opens with the decision and has to come before it."""
    return [
        other
        for other in protocol.duties.values()
        if other.step == decision.step
        and other.key != decision.key
        and other.act in ("represent", "advise", "meet", "discuss")
        and set(other.opens) & set(decision.opens)
    ]


def _meetings_permitted(protocol: Protocol, decision: Duty) -> list[Permission]:
    """What whoever decides may ask for in the same stage: representations, or a meeting."""
    stage = protocol.steps[decision.step].stage if decision.step else None
    return [
        permission
        for permission in protocol.permissions
        if stage in permission.over
        and permission.act in ("represent", "meet")
        and set(permission.who) & set(decision.who)
    ]


def unused_posts(protocol: Protocol) -> Iterator[Found]:
    """Posts that nothing names."""
    named = {
        ref.post
        for duty in protocol.duties.values()
        for ref in (*duty.who, *duty.towards, *duty.said_by)
    }
    named |= {ref.post for notice in protocol.notices for ref in notice.to}
    named |= {
        ref.post for permission in protocol.permissions for ref in (*permission.who, *permission.of)
    }
    named |= {post.fallback for post in protocol.posts.values() if post.fallback}
    named |= {post.substitute.post for post in protocol.posts.values() if post.substitute}
    for key, post in protocol.posts.items():
        if key not in named:
            hint = "Name it in the duties that are theirs, or take it away."
            yield ("post", key), Unclear(f"Nothing names the post “{post.title}”.", hint)


def unused_facts(protocol: Protocol) -> Iterator[Found]:
    """Facts on which nothing depends. The clause of such a fact is not carried out by it."""
    used = used_facts(protocol)
    for fact in protocol.facts:
        if fact.key not in used:
            hint = (
                f"Let it open a duty or a notice (“fact {fact.key}”), name it in “if”, or "
                "take it away."
            )
            yield ("fact", fact.key), Unclear(f"Nothing depends on the fact “{fact.title}”.", hint)


def stronger_than_the_text(protocol: Protocol) -> Iterator[Found]:
    """Duties with a strength that their clause doesn't have, and no reading that explains it."""
    read = {clause for it in protocol.remarks if it.sort == "reading" for clause in it.clauses}
    for duty in protocol.duties.values():
        clause = protocol.clauses.get(duty.clause or "")
        if clause is not None and clause.id not in read and duty.strength not in clause.strengths:
            text = " and ".join(clause.strengths) or "nothing that binds"
            a = "an" if duty.strength == "aim" else "a"
            sentence = f"“{duty.key}” is {a} {duty.strength}; its clause {clause.id} says {text}."
            hint = (
                "Make the two agree, or explain it in a [reading.NAME] with clauses = "
                f'"{clause.id}".'
            )
            yield (*place_of(duty), "strength"), Unclear(sentence, hint)


def place_of(duty: Duty) -> Path:
    """Where a duty stands in its file."""
    if duty.step is None:
        return ("duty", duty.key)
    return ("step", duty.step, "duty", duty.key.removeprefix(f"{duty.step}."))
