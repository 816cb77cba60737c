"""What exploring a protocol finds, in full: every state and way where there are few, and how many
of each elsewhere.

`explored/` has it as recorded, for the language's examples and for changes of `whole.toml`. `python
-m tests.library.explored` writes it again, and the difference is there to be read.
"""

from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from concordat.core.explore import Exploration, Longest, Stuck, Way, explore, longest
from concordat.core.explore.model import Model
from concordat.core.explore.moves import moves
from concordat.core.explore.state import State
from concordat.core.protocol import Protocol
from concordat.library.files.load import load_file

HERE = Path(__file__).parent
EXPLORED = HERE / "explored"
WHOLE = HERE / "whole.toml"
LANGUAGE = HERE.parent / "protocols" / "language"
FEW = 60
"""So many states are all written down."""

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


def told(path: Path) -> str:
    """All that is found of one protocol."""
    protocol = load_file(path)
    explored = explore(protocol)
    lines = [
        *_found(explored),
        "",
        *_longest(protocol),
        "",
        *_graph(protocol, all_of_it=explored.states <= FEW),
    ]
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
        yield f"longest on {route}: {_days(longest(protocol, route))}"
        yield f"longest on {route}, without clocks: {_days(longest(protocol, route, clocks=False))}"


def _days(found: Longest) -> str:
    stages = ", ".join(f"{stage} left by day {day}" for stage, day in found.stages.items())
    more = f"; no limit: {', '.join(found.unlimited)}" if found.unlimited else ""
    return f"{found.days} days; {stages}{more}{'; goes round' if found.loops else ''}"


def _graph(protocol: Protocol, *, all_of_it: bool) -> Iterator[str]:
    """The states and the ways on from them: each, where all of it is wanted, and how many there are
    of a kind.
    """
    model = Model(protocol)
    facts, matters = _all(model.relevant.facts), _all(model.relevant.matters)
    yield f"facts that are read: {facts}; kinds and levels: {matters}"
    ways: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for agencies, state, on in _walked(model):
        parts.update((f"{agencies}: {state.step}", *_parts(state)))
        ways.update(_way(way) for way, _ in on)
        if all_of_it:
            yield f"{agencies}: {_state(state)}"
            yield from (f"    {_way(way)} → {_state(after)}" for way, after in on)
    yield from (f"{many} × {way}" for way, many in sorted(ways.items()))
    yield from (f"{many} states with {part}" for part, many in sorted(parts.items()))


def _walked(model: Model) -> Iterator[tuple[int, State, list[tuple[Way, State]]]]:
    """Every state, with its number of answering agencies, and what it leads to."""
    facts = [
        frozenset[str](),
        *(frozenset({each}) for each in sorted(model.relevant.facts)),
        model.relevant.facts,
    ]
    seen: set[tuple[int, State]] = set()
    for route in model.protocol.routes:
        for agencies in model.opponents(route):
            ahead = deque(model.beginnings(route, agencies, facts))
            while ahead:
                case = ahead.popleft()
                state = model.state(case)
                if (agencies, state) in seen:
                    continue
                seen.add((agencies, state))
                on = list(moves(model, case)) if case.end is None else []
                yield agencies, state, [(way, model.state(after)) for way, after in on]
                ahead += [after for _, after in on]


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


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        paths = protocols() | {name: changed(name, Path(folder)) for name in CHANGES}
        for name, path in paths.items():
            (EXPLORED / f"{name}.txt").write_text(told(path), "utf-8")
