"""The short sentences of protocol files: what each means and, if nothing, what is said of it.

In a table, “MEANT” follows what is understood; otherwise come part of the sentence and of the hint.
"""

from collections.abc import Callable

import pytest

from concordat.core.posts import PostRef
from concordat.core.protocol import Anchor, Signal, Target
from concordat.library.files.names import KnownNames
from concordat.library.files.posts import parse_post
from concordat.library.files.signals import parse_anchor, parse_signal, parse_target
from concordat.library.problems import Unclear

STEP = "managers"
FULL = KnownNames(
    steps=frozenset({"workers", "managers", "the chair"}),
    duties={
        "managers.tell": frozenset(),
        "workers.raise": frozenset(),
        "workers.talk": frozenset({"agreed", "not agreed"}),
        "managers.talk": frozenset({"agreed", "not agreed"}),
        "managers.weigh": frozenset({"yes", "no"}),
        "chair.hear": frozenset(),
        "panel.hear": frozenset(),
        "report": frozenset(),
        "done well": frozenset(),
    },
    facts=frozenset({"plan", "at home"}),
    posts=frozenset({"worker", "manager"}),
    kinds=frozenset({"threshold", "any other"}),
    routes=frozenset({"main", "short"}),
    stages=frozenset({"1", "2"}),
)
EMPTY = KnownNames(frozenset(), {}, frozenset(), frozenset(), frozenset(), frozenset(), frozenset())
Parse = Callable[[str], object]


def signal(text: str) -> Signal:
    return parse_signal(text, STEP, FULL)


def signal_outside(text: str) -> Signal:
    """Of a duty that belongs to no step."""
    return parse_signal(text, None, FULL)


def signal_of_nothing(text: str) -> Signal:
    """In a file that declares nothing."""
    return parse_signal(text, None, EMPTY)


def anchor(text: str) -> Anchor:
    return parse_anchor(text, STEP, FULL)


def post(text: str) -> PostRef:
    return parse_post(text, FULL)


def target(text: str) -> Target:
    return parse_target(text, FULL)


def post_of_nothing(text: str) -> PostRef:
    return parse_post(text, EMPTY)


def target_of_nothing(text: str) -> Target:
    return parse_target(text, EMPTY)


def anchor_outside(text: str) -> Anchor:
    return parse_anchor(text, None, FULL)


UNDERSTOOD: dict[Parse, dict[str, object]] = {
    post: {
        "raising worker": PostRef("raising", "worker"),
        "answering manager": PostRef("answering", "manager"),
        "own worker": PostRef("own", "worker"),
        "third manager": PostRef("third", "manager"),
        "board independent chair": PostRef("board", "independent chair"),
        "board business manager": PostRef("board", "business manager"),
        "board worker": PostRef("board", "worker"),
    },
    signal: {
        "start": Signal("start"),
        "risk": Signal("risk"),
        "end": Signal("end"),
        "entered": Signal("entered", "managers"),
        "entered workers": Signal("entered", "workers"),
        "entered the chair": Signal("entered", "the chair"),
        "done tell": Signal("done", "managers.tell"),
        "done workers.raise": Signal("done", "workers.raise"),
        "done report": Signal("done", "report"),
        "late talk": Signal("late", "managers.talk"),
        "late workers.talk": Signal("late", "workers.talk"),
        "fact plan": Signal("fact", "plan"),
        "fact at home": Signal("fact", "at home"),
        "weigh: yes": Signal("outcome", "managers.weigh", "yes"),
        "weigh : yes": Signal("outcome", "managers.weigh", "yes"),
        "weigh: late": Signal("late", "managers.weigh"),
        "talk: not agreed": Signal("outcome", "managers.talk", "not agreed"),
        "workers.talk: agreed": Signal("outcome", "workers.talk", "agreed"),
        "end: agreed": Signal("end", "agreed"),
        "end: decided and binding": Signal("end", "decided and binding"),
    },
    signal_outside: {
        "start": Signal("start"),
        "entered workers": Signal("entered", "workers"),
        "done report": Signal("done", "report"),
    },
    signal_of_nothing: {
        "start": Signal("start"),
    },
    anchor: {
        "start": Anchor(Signal("start")),
        "received start": Anchor(Signal("start"), received=True),
        "first done tell": Anchor(Signal("done", "managers.tell"), occurrence="first"),
        "last done tell": Anchor(Signal("done", "managers.tell")),
        "last received tell": Anchor(Signal("done", "managers.tell"), received=True),
        "first received talk": Anchor(
            Signal("done", "managers.talk"), received=True, occurrence="first"
        ),
        "received workers.raise": Anchor(Signal("done", "workers.raise"), received=True),
        "received done tell": Anchor(Signal("done", "managers.tell"), received=True),
        "received end": Anchor(Signal("end"), received=True),
        "received weigh: yes": Anchor(Signal("outcome", "managers.weigh", "yes"), received=True),
        "received fact plan": Anchor(Signal("fact", "plan"), received=True),
        "received late talk": Anchor(Signal("late", "managers.talk"), received=True),
        "received entered workers": Anchor(Signal("entered", "workers"), received=True),
    },
    target: {
        "stay": Target("stay"),
        "workers": Target("step", "workers"),
        "the chair": Target("step", "the chair"),
        "end: agreed": Target("end", "agreed"),
        "end : upheld": Target("end", "upheld"),
    },
    FULL.condition: {
        "level very urgent": "level very urgent",
        "plan": "plan",
        "at home": "at home",
        "kind threshold": "kind threshold",
        "level urgent": "level urgent",
        "route main": "route main",
    },
    FULL.step: {
        "workers": "workers",
    },
    FULL.stage: {
        "1": "1",
    },
}
UNCLEAR: dict[Parse, str] = {
    post: """
worker | “worker” doesn't say whose post it is. | Write “raising worker” or “answering worker”.
manager | “manager” doesn't say whose post it is. | Write “raising manager” or “answering
independent chair | “independent chair” doesn't say whose | Write “board independent chair”.
business manager | “business manager” doesn't say whose post | Write “board business manager”.
raising | “raising” is a side; it doesn't say which | Write for example “raising manager”.
board | “board” is a side; it doesn't say which | Write for example “board business manager”.
own | “own” is a side; it doesn't say which | Write for example “own manager”.
rasing worker | “rasing” is no side. | Did you mean “raising” or “answering”?
chief worker | “chief” is no side. | The sides are “raising”, “answering”,
chief reviewing group | “chief” is no side. | The sides are “raising”, “answering”,
raising wurker | There is no post “wurker”. | Did you mean “worker”?
raising team lead | There is no post “team lead”. | Declare it with a heading, [post."team
raising lead | There is no post “lead”. | Declare it with a heading, [post.lead], and a
team lead | “team lead” doesn't say whose post it is. | Begin with its side, “raising”,
somebody | “somebody” doesn't say whose post it is. | Begin with its side, “raising”, “answering”,
(nothing) | “” doesn't say whose post it is. | Begin with its side, “raising”, “answering”,
raising manager and answering manager | “raising manager and | Write a list:
raising manager or answering worker | “raising manager or | Write a list:
raising worker, raising manager | “raising worker, | Write a list:
raising and answering manager | “raising and answering manager” is more | Write a list: ["raising
both managers | “both managers” is more than one post. | Write a list: ["raising manager",
manager (raising) | “manager (raising)” doesn't say whose | Did you mean “raising manager”?
the manager of the answering agency | “the manager of the | Did you mean
independent scrutineer | “independent scrutineer” doesn't say | Begin with its side, “raising”,
answering independent chair | Nobody is “answering independent chair”: | Write “board independent
third business manager | Nobody is “third business manager”: that | Write “board business
raising board | Nobody is “raising board”: that post is | Write “board board”.
""",
    post_of_nothing: """
raising | “raising” is a side; it doesn't say which | Declare a post, such as [post.worker] with a
board | “board” is a side; it doesn't say which | Write for example “board business manager”.
""",
    signal: """
enterd | “enterd” is nothing that happens in a | Did you mean “entered” or “end”?
risk it | “risk it” is nothing that happens in a | Did you mean “risk”?
rsk | “rsk” is nothing that happens in a case. | Did you mean “risk”?
weigh: yes: no | “weigh” has no outcome “yes: no”. | Did you mean “yes”?
end: agreed: twice | There is no end “agreed: twice”. | Did you mean “agreed to differ” or
received the letter | “received the letter” is nothing that | “received” says from when to count,
start again | “start again” is nothing that happens in | Did you mean “start”?
entered leaders | There is no step “leaders”. | The steps are “managers”, “the chair”,
entered worker | There is no step “worker”. | Did you mean “workers”?
done raise | “raise” isn't a duty of this step, but of | Name its step: “workers.raise”.
done hear | “hear” isn't a duty of this step, but of | Name its step: “chair.hear” or
done well | There is no duty “well”. | Did you mean “tell” or “done well”?
done nothing | There is no duty “nothing”. | The duties are “chair.hear”, “done well”,
done | “done” doesn't say which duty. | Write for example “done tell”.
late | “late” doesn't say which duty. | Write for example “late tell”.
fact risk | There is no fact “risk”. | Declare it with a heading, [fact.risk], and a
fact | “fact” doesn't say which fact. | Write for example “fact at home”.
weigh: maybe | “weigh” has no outcome “maybe”. | It has “no”, “yes”.
weigh: ye | “weigh” has no outcome “ye”. | Did you mean “yes”?
talk: agree | “talk” has no outcome “agree”. | Did you mean “agreed”?
tell: agreed | “tell” has no outcome “agreed”. | Write “done tell”: it has none.
raise: agreed | “raise” isn't a duty of this step, but of | Name its step: “workers.raise”.
nobody: agreed | There is no duty “nobody”. | The duties are “chair.hear”, “done well”,
end: agred | There is no end “agred”. | Did you mean “agreed”? The ends are “agreed”,
end: nothing at all | There is no end “nothing at all”. | The ends are “agreed”, “agreed in part”,
tell done | “tell done” is nothing that happens in a | Did you mean “done tell”?
managers entered | “managers entered” is nothing that | Did you mean “entered managers”?
received tell | “received tell” is nothing that happens | “received” says from when to count, and
dome tell | “dome tell” is nothing that happens in a | Did you mean “done tell” or “late tell”?
late weight | There is no duty “weight”. | Did you mean “weigh”?
fact pln | There is no fact “pln”. | Did you mean “plan”?
weigh: yes no | “weigh” has no outcome “yes no”. | Did you mean “yes”?
yes: weigh | There is no duty “yes”. | The duties are “chair.hear”, “done well”,
yes weigh | “yes weigh” is nothing that happens in a | Did you mean “late weigh” or “done weigh”?
sometimes | “sometimes” is nothing that happens in a | Write “start”, “entered”, “left”, “done
(nothing) | “” is nothing that happens in a case. | Write “start”, “entered”, “left”, “done
""",
    signal_outside: """
entered | “entered” doesn't say which step, and | Write “start”, or the step as well: “entered
done tell | “tell” isn't a duty of this step, but of | Name its step: “managers.tell”.
done | “done” doesn't say which duty. | Write for example “done managers.tell”.
late reprt | There is no duty “reprt”. | Did you mean “report”?
entred | “entred” is nothing that happens in a | Did you mean “end”?
""",
    signal_of_nothing: """
entered | “entered” doesn't say which step, and | Write “start”, or the step as well: “entered
entered workers | There is no step “workers”. | The file has no steps yet.
done | “done” doesn't say which duty. | Declare it with a heading, [duty.NAME].
late | “late” doesn't say which duty. | Declare it with a heading, [duty.NAME].
fact | “fact” doesn't say which fact. | Declare it with a heading, [fact.NAME].
fact plan | There is no fact “plan”. | Declare it with a heading, [fact.plan], and a
done tell | There is no duty “tell”. | The file has no duties yet.
report: agreed | There is no duty “report”. | The file has no duties yet.
whenever | “whenever” is nothing that happens in a | Write “start”, “entered”, “left”, “done
""",
    anchor: """
received raise | “raise” isn't a duty of this step, but of | Name its step: “workers.raise”.
received nothing | There is no duty “nothing”. | The duties are “chair.hear”, “done well”,
first | “” is nothing that happens in a case. | Write “start”, “entered”, “left”, “done
first nothing at all | “nothing at all” is nothing that happens | Write “start”, “entered”, “left”
whenever | “whenever” is nothing that happens in a | Write “start”, “entered”, “left”, “done
received whenever it is | There is no duty “whenever it is”. | The duties are “chair.hear”, “done
entered leaders | There is no step “leaders”. | The steps are “managers”, “the chair”,
done well | There is no duty “well”. | Did you mean “tell” or “done well”?
received done well | There is no duty “well”. | Did you mean “tell” or “done well”?
""",
    anchor_outside: """
entered | “entered” doesn't say which step, and | Write “start”, or the step as well: “entered
received tell | “tell” isn't a duty of this step, but of | Name its step: “managers.tell”.
""",
    target: """
end: agreed: twice | There is no end “agreed: twice”. | Did you mean “agreed to differ” or
end: agred | There is no end “agred”. | Did you mean “agreed”? The ends are “agreed”,
end: over | There is no end “over”. | The ends are “agreed”, “agreed in part”,
end: a thing of which nobody has ever heard | There is no end “a | The ends
agreed | “agreed” is no step and no end. | Did you mean “end: agreed”?
worker | “worker” is no step and no end. | Did you mean “workers”?
sty | “sty” is no step and no end. | Did you mean “stay”?
start | “start” is no step and no end. | Did you mean “stay”?
the moon | “the moon” is no step and no end. | Write a step (“managers”, “the chair”,
ending: agreed | “ending: agreed” is no step and no end. | Write a step (“managers”, “the chair”,
(nothing) | Nothing says where this leads. | Write a step (“managers”, “the chair”,
""",
    target_of_nothing: """
workers | “workers” is no step and no end. | Write a step, an end such as “end: agreed”,
(nothing) | Nothing says where this leads. | Write a step, an end such as “end: agreed”,
""",
    FULL.condition: """
Guardian | There is no fact “Guardian”. | Declare it with a heading, [fact.Guardian],
route main road | There is no route “main road”. | Did you mean “main”?
plann | There is no fact “plann”. | Did you mean “plan”?
kind tresholds | There is no kind “tresholds”. | Did you mean “threshold”?
kind unheard of | There is no kind “unheard of”. | The kinds are “any other”, “threshold”.
route long | There is no route “long”. | The routes are “main”, “short”.
route | There is no fact “route”. | Declare it with a heading, [fact.route], and
kind | There is no fact “kind”. | Declare it with a heading, [fact.kind], and a
level | There is no fact “level”. | Declare it with a heading, [fact.level], and
guardian | There is no fact “guardian”. | Declare it with a heading, [fact.guardian],
a guardian | There is no fact “a guardian”. | Declare it with a heading, [fact."a
route-main | There is no fact “route-main”. | Declare it with a heading, [fact.route-main],
""",
    EMPTY.condition: """
kind threshold | There is no kind “threshold”. | The file has no kinds yet.
plan | There is no fact “plan”. | Declare it with a heading, [fact.plan], and a
route main | There is no route “main”. | The file has no routes yet.
a guardian | There is no fact “a guardian”. | Declare it with a heading, [fact."a
""",
    FULL.step: """
leaders | There is no step “leaders”. | The steps are “managers”, “the chair”,
worker | There is no step “worker”. | Did you mean “workers”?
""",
    EMPTY.step: """
workers | There is no step “workers”. | The file has no steps yet.
""",
    FULL.stage: """
3 | There is no stage “3”. | The stages are “1”, “2”.
one | There is no stage “one”. | The stages are “1”, “2”.
""",
    EMPTY.stage: """
1 | There is no stage “1”. | The file has no stages yet.
""",
}


def _rows() -> list[tuple[Parse, str, str, str]]:
    rows = []
    for parse, table in UNCLEAR.items():
        for line in table.strip().splitlines():
            text, sentence, hint = line.split(" | ")
            rows.append((parse, "" if text == "(nothing)" else text, sentence, hint))
    return rows


@pytest.mark.parametrize("parse", UNDERSTOOD, ids=lambda parse: parse.__name__)
def test_what_is_understood(parse: Parse) -> None:
    for text, meant in UNDERSTOOD[parse].items():
        assert parse(text) == meant, text


@pytest.mark.parametrize(("parse", "text", "sentence", "hint"), _rows())
def test_what_is_not_understood_is_answered(
    parse: Parse, text: str, sentence: str, hint: str
) -> None:
    with pytest.raises(Unclear) as unclear:
        parse(text)
    assert sentence in unclear.value.sentence
    assert hint in unclear.value.hint
