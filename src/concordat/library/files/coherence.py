"""What must be true across the tables of a file: routes, steps within reach, no circles, one rule
for when no answer comes.
"""

from collections.abc import Iterator, Mapping

from concordat.core.protocol import SPOKEN
from concordat.library.files.by_raising import by_raising_problems
from concordat.library.files.coherent_limits import limit_problems
from concordat.library.files.of_a_side import of_a_side_problems
from concordat.library.files.outcomes import outcome_problems
from concordat.library.files.signals import RESERVED
from concordat.library.files.tables import Tables, everywhere, tables_at, texts
from concordat.library.problems import Comment, dotted, in_quotes

NO_ANSWER = "no-answer"


def coherence_problems(tables: Tables) -> Iterator[Comment]:
    """Everything that is wrong between the tables."""
    if NO_ANSWER not in tables_at(tables, "local"):
        yield Comment(
            (),
            "Nothing says what the raising side may do when no answer comes.",
            f"Write [local.{NO_ANSWER}] and, under it, “text”, what they may do, and “why”, "
            "the reason for the rule.",
        )
    yield from _several_defaults(tables)
    yield from _out_of_reach(tables)
    yield from _circles(tables, "step", "above", "Moving up from")
    yield from _circles(tables, "post", "fallback", "Standing in for")
    yield from _reserved_names(tables)
    yield from outcome_problems(tables)
    yield from limit_problems(tables)
    yield from by_raising_problems(tables)
    yield from of_a_side_problems(tables)
    yield from _danger_asked_at_raising(tables)
    yield from _told_to_nobody(tables)
    yield from _only_told(tables)


def _danger_asked_at_raising(tables: Tables) -> Iterator[Comment]:
    """Danger comes before raising: who was rung isn't asked among the facts."""
    for key, fact in tables_at(tables, "fact").items():
        if fact.get("states_danger") is True and fact.get("ask") == "raising":
            yield Comment(
                ("fact", key, "ask"),
                "What states danger isn't asked while somebody raises a case.",
                "Take “ask” away: it is stated when it comes up, with who was rung.",
            )


def _told_to_nobody(tables: Tables) -> Iterator[Comment]:
    """What is told of a permission reaches whoever it is of; who is named by it is told as all are
    who are brought in.
    """
    for key, permission in tables_at(tables, "permission").items():
        if "told" in permission and ("of" not in permission or permission.get("act") == "appoint"):
            yield Comment(
                ("permission", key, "told"),
                "This is told to nobody.",
                "Say in “of” whom it goes to, or take “told” away (who is appointed hears so).",
            )


def _only_told(tables: Tables) -> Iterator[Comment]:
    """Whoever is only told of a duty owes none of it, and isn't spoken with."""
    for path, duty in everywhere(tables, "duty"):
        if duty.get("only_told") is not True:
            continue
        owing = set(texts(duty.get("who"))) & set(texts(duty.get("towards")))
        if owing or duty.get("act") in SPOKEN:
            yield Comment(
                (*path, "only_told"),
                f"{in_quotes([min(owing)]) if owing else 'Whoever it is towards'} takes part "
                "in this, and isn't only told of it.",
                "Take “only_told” away, or name in “towards” only whoever is told.",
            )


def _several_defaults(tables: Tables) -> Iterator[Comment]:
    routes = tables_at(tables, "route").items()
    defaults = [key for key, route in routes if route.get("default") is True]
    for key in defaults[1:]:
        yield Comment(
            ("route", key, "default"),
            f"The route “{defaults[0]}” is the default already, and only one can be.",
            "Take “default” away from one of the two.",
        )


def _out_of_reach(tables: Tables) -> Iterator[Comment]:
    reached = _reached(tables)
    for step in tables_at(tables, "step"):
        if step not in reached:
            yield Comment(
                ("step", step),
                f"Nothing leads to the step “{step}”.",
                "Let a route begin there (“first”) or an outcome lead there (“then”), or "
                "name it as a step's “above”.",
            )


def _reached(tables: Tables) -> set[str]:
    """The steps that some route leads to, by outcomes and by moving up."""
    steps = tables_at(tables, "step")
    ahead: list[str] = []
    for route in tables_at(tables, "route").values():
        ahead += texts(route.get("first"))
    for duty in tables_at(tables, "duty").values():  # may lead anywhere, at any time
        ahead += _targets(duty)
    reached: set[str] = set()
    while ahead:
        step = ahead.pop()
        if step in reached or step not in steps:
            continue
        reached.add(step)
        ahead += texts(steps[step].get("above"))
        for duty in tables_at(tables, "step", step, "duty").values():
            ahead += _targets(duty)
    return reached


def _targets(duty: Tables) -> list[str]:
    then = duty.get("then")
    if not isinstance(then, Mapping):
        return []
    return [target for target in then.values() if isinstance(target, str)]


def _circles(tables: Tables, sort: str, key: str, doing: str) -> Iterator[Comment]:
    """Steps above each other, and posts that replace each other, round in a circle."""
    next_of = {name: table.get(key) for name, table in tables_at(tables, sort).items()}
    reported: set[str] = set()
    for name in next_of:
        circle = _circle(name, next_of)
        if not circle or name in reported:
            continue
        reported.update(circle)
        last = circle[-1]
        between = "".join(f"to “{each}” and " for each in circle[1:])
        yield Comment(
            (sort, last, key),
            f"{doing} “{name}” leads {between}back to “{name}”.",
            f"Take “{key}” away under [{dotted((sort, last))}], or let it name another {sort}.",
        )


def _circle(name: str, next_of: Mapping[str, object]) -> list[str]:
    """The names passed on the way back to the first one; none if the way ends."""
    way = [name]
    after = next_of[name]
    while isinstance(after, str) and after in next_of and after not in way:
        way.append(after)
        after = next_of[after]
    return way if after == name else []


def _reserved_names(tables: Tables) -> Iterator[Comment]:
    for path, _ in everywhere(tables, "duty"):
        name = str(path[-1])
        if name.split(" ", maxsplit=1)[0] in RESERVED:
            yield Comment(
                path,
                f"A duty can't be called “{name}”.",
                f"Give it another name: {in_quotes(RESERVED)} mean something that happens, or "
                "where an outcome leads.",
            )
