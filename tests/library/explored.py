"""What exploring finds of the language's examples and of changes of `whole.toml`: how many states
there are, what is reached, where a case stands still, and the longest time.
"""

from collections.abc import Iterator
from pathlib import Path

from concordat.core.explore import Exploration, Longest, Stuck, Way, explore, longest
from concordat.core.explore.state import State
from concordat.core.protocol import Protocol
from concordat.library.files.load import load_file

HERE = Path(__file__).parent
EXPLORED = HERE / "explored.txt"
WHOLE = HERE / "whole.toml"
LANGUAGE = HERE.parent / "protocols" / "language"

TALK = '"not agreed" = "managers" }'
LATER = ('decided = "workers"', 'decided = "end: decided"')
DANGER = 'opens = "risk"\nwithin = "same working day"'
LOG = "[step.workers.duty.log]"
TOLD_OF = (
    "start",
    "risk",
    "fact plan",
    "done danger",
    "late danger",
    "late workers.log",
    "late workers.raise",
    "done workers.log",
    "done never",
    "managers.decide: upheld",
    "end",
    "end: agreed",
    "end: recommended",
    "end: handed over",
    "end: withdrawn",
    "end: not taken further",
    "end: agreed in part",
)
NEVER = (
    '[duty.never]\nclause = "4"\nact = "write"\nwhat = "write"\nwho = "raising worker"\n'
    'opens = "end: handed over"\nstrength = "must"\nsurvives = true\n\n'
)


def notice(on: str) -> str:
    """A notice to be given on that, called by it."""
    name = on.replace(" ", "-").replace(":", "").replace(".", "-")
    return (
        f'[notice.{name}]\nclause = "4"\non = "{on}"\nto = "board business manager"\nwhat = '
        f'"{on}"\n\n'
    )


CHANGES: dict[str, tuple[tuple[str, str], ...]] = {
    "whole": (),
    "nothing-owed": (('no = "end: not taken further"', 'no = "stay"'),),
    "only-with-a-plan": (LATER, ('opens = "weigh: yes"', 'opens = "weigh: yes"\nif = "plan"')),
    "nobody-is-satisfied": ((TALK, '"not agreed" = "stay" }'), LATER),
    "late-takes-it-up": (LATER, (TALK, TALK.replace(" }", ', late = "end: no further stage" }'))),
    "three-rounds": (
        ('[step.managers]\nstage = "2"', '[step.managers]\nstage = "2"\ntimes = 3'),
        ('decided = "workers"', 'decided = "managers"'),
    ),
    "clock-over-both": (('over = ["1"]', 'over = ["1", "2"]'), LATER),
    "two-clocks": (
        (
            "[clock.first]",
            (
                '[clock.second]\nclause = "4"\nover = ["1"]\nwithin = "day 2"\nstrength = '
                '"aim"\n\n[clock.first]'
            ),
        ),
        LATER,
    ),
    "danger-holds": (LATER, (DANGER, DANGER + '\nthen = { done = "end: not taken further" }')),
    "danger-again": (
        LATER,
        (
            DANGER,
            (
                'opens = ["start", "done danger"]\nwithin = "2 working days"\nthen = { done = '
                '"stay" }'
            ),
        ),
    ),
    "danger-again-when-late": (
        LATER,
        (
            DANGER,
            (
                'opens = ["late workers.talk", "done danger"]\nwithin = "2 working '
                'days"\nthen = { done = "stay" }'
            ),
        ),
    ),
    "two-who-may-differ": (
        (
            'who = "board independent chair"',
            ('who = ["board independent chair", "answering manager"]\nowed = "post"'),
        ),
        ('decided = "workers"', 'decided = "end: decided", differ = "end: recommended"'),
    ),
    "begins-with-a-plan": (
        LATER,
        ('opens = "entered"\nwithin', ('opens = "entered"\nif = "plan"\nwithin')),
    ),
    "only-a-clock": (
        ('over = ["1"]', 'over = ["1", "2"]'),
        ('within = "5 working days"\nfrom = "received weigh"', 'within = "without delay"'),
        LATER,
    ),
    "kinds-and-levels": (
        LATER,
        ("[words]", '[admission]\ngrounds = "closed"\nif = ["plan", "route main"]\n\n[words]'),
        ('opens = "done raise"', 'opens = "done raise"\nif = ["level 2", "kind threshold"]'),
    ),
    "limits-by-level": (
        LATER,
        (
            'within = "3 working days"',
            (
                'within = { "level 2" = "3 working days", plan = "5 working days", otherwise = '
                '"without delay" }'
            ),
        ),
        ('within = "day 9"', 'within = { plan = "day 2", otherwise = "day 9" }'),
        ('opens = "weigh: yes"', 'opens = "weigh: yes"\nif = ["kind threshold", "plan"]'),
    ),
    "waits-for-another-step": (
        LATER,
        (
            LOG,
            LOG.replace("log", "letter") + '\nclause = "2"\nact = "write"\nwhat = '
            '"write"\nwho = "raising worker"\n'
            'opens = "done talk"\nwithin = "9 working days"\nstrength = "must"\nsurvives = '
            "true\nholds = false\n\n" + LOG,
        ),
        ('opens = "weigh: yes"', 'opens = ["weigh: yes", "done workers.letter"]'),
    ),
    "waits-for-a-choice": (
        LATER,
        (
            LOG,
            LOG.replace("log", "letter") + '\nclause = "2"\nact = "consider"\nwhat = "think"\n'
            'who = "raising worker"\nopens = "done talk"\nstrength = "must"\nsurvives = '
            "true\nholds = false\n"
            'then = { yes = "stay", no = "stay" }\n\n' + LOG,
        ),
        ('opens = "weigh: yes"', 'opens = ["weigh: yes", "workers.letter: yes"]'),
    ),
    "only-on-the-whole-way": (
        LATER,
        ('opens = "weigh: yes"', ('opens = "weigh: yes"\nif = "route main"')),
    ),
    "what-is-told": (
        ('decided = "workers"', 'decided = "end: decided and binding"'),
        ('no = "end: not taken further"', 'no = "end: recommended"'),
        ("[permission.advice]", NEVER + "".join(map(notice, TOLD_OF)) + "[permission.advice]"),
    ),
    "hours-and-months": (
        LATER,
        ('within = "2 working days"', 'within = "49 hours"'),
        ('within = "3 working days"', 'within = "agreed by the parties, otherwise 2 months"'),
        ('within = "5 working days"', 'within = "1 month"'),
    ),
}


def protocols() -> dict[str, Path]:
    """The language's examples, by name."""
    return {
        path.stem: path for path in sorted(LANGUAGE.glob("*.toml")) if path.suffixes == [".toml"]
    }


def changed(name: str, folder: Path) -> Path:
    """One of the changes of the whole file, written into that folder."""
    text = WHOLE.read_text("utf-8")
    for old, new in CHANGES[name]:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / f"{name}.toml"
    path.write_text(text, "utf-8")
    return path


def told(name: str, path: Path) -> str:
    """What is found of one protocol."""
    protocol = load_file(path)
    lines = [name, *_found(explore(protocol)), *_longest(protocol)]
    return "\n".join(lines) + "\n"


def _found(explored: Exploration) -> Iterator[str]:
    yield (
        f"{explored.states} states, {explored.edges} "
        f"edges{'' if explored.complete else ', and more'}"
    )
    yield f"routes: {_all(explored.begun)}"
    yield f"opened: {_all(explored.opened)}"
    yield f"told: {_all(explored.told)}"
    for end, ways in explored.ends.items():
        yield f"end “{end}”: {'; '.join(map(_way, ways))}"
    for stuck in explored.dead_ends:
        yield f"dead end: {_stuck(stuck)}"
    for stuck in explored.idle:
        yield f"nothing is owed: {_stuck(stuck)}"
    yield f"states that are no end, kept: {len(explored.open)}"


def _stuck(stuck: Stuck) -> str:
    heard = _all(" ".join(filter(None, (each.kind, each.of, each.word))) for each in stuck.heard)
    way = f", after {_way(stuck.way)}" if stuck.way else ""
    return (
        f"{_state(stuck.state)}, with {stuck.agencies} "
        f"agencies{way}{f', heard {heard}' if heard else ''}"
    )


def _longest(protocol: Protocol) -> Iterator[str]:
    assert longest(protocol) == longest(protocol, protocol.default_route.key)
    for route in protocol.routes:
        found = _days(longest(protocol, route))
        yield f"longest on {route}: {found}"
        without = _days(longest(protocol, route, clocks=False))
        if without != found:
            yield f"longest on {route}, without clocks: {without}"


def _days(found: Longest) -> str:
    stages = ", ".join(f"{stage} left by day {day}" for stage, day in found.stages.items())
    more = f"; no limit: {', '.join(found.unlimited)}" if found.unlimited else ""
    return f"{found.days} days; {stages}{more}{'; goes round' if found.loops else ''}"


def _way(way: Way) -> str:
    return f"{way.step}: {way}"


def _state(state: State) -> str:
    return f"{state.step} [{'; '.join(_parts(state))}]"


def _parts(state: State) -> list[str]:
    """Everything about a state but its step."""
    late = {True: " late", False: ""}
    found = [f"route {state.route}"]
    found += sorted(
        f"{key} of {side} {agency or ''}".strip() + late[is_late]
        for key, side, agency, is_late in state.duties
    )
    found += sorted(f"clock {key}{' passed' if passed else ''}" for key, passed in state.clocks)
    found += [f"fact {fact}" for fact in sorted(state.facts)]
    found += [f"{agency} left" for agency in sorted(state.left)]
    found += sorted(f"{key} {times} times" for key, times in state.rounds)
    found += sorted(f"{key} said {word}" for key, word in state.said)
    found += [f"loops {state.loops}"] if state.loops else []
    return found + ([f"end {state.end}"] if state.end else [])


def _all(names: object) -> str:
    return ", ".join(sorted(map(str, names))) or "none"  # type: ignore[call-overload]
