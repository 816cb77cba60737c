"""Who will be told by an act, said on its form before anything is sent: one list.

What each answer would do is foreseen, so that nothing here knows whom an act tells. Whoever is told
whatever is answered comes first. Where the rest hangs on one answer, or on whether something is
written, everybody else is named once, after everything that has them told; else the question that
decides it is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from concordat.brief.foreseen import Foreseen, foreseen, not_now
from concordat.brief.receipt import NOBODY_NEEDED
from concordat.core.errors import Refused
from concordat.core.wording import capitalised, joined
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm
from concordat.pages.acting.tried import ALL, AnyForm, Choice, Trial, Trials
from concordat.pages.components.fields import Select

WHATEVER = ""
"""What stands before those who are told whatever is answered."""
OTHERS = "Others"
FEW = 4
"""How many answers are told apart, each with those who are told then."""
TWO = 2
"""How many boxes that may be ticked together are told apart: each alone, and both."""
MOST = 8
"""How many answers to one question are tried, spread over them all."""
TOGETHER = 40
"""How many combinations of answers are tried."""
Line = tuple[str, str]
"""What has them told, in words that can begin a line, and who they are."""


def who_will_be_told(ask: Ask, form: ActForm, again: AnyForm) -> tuple[Line, ...]:
    """Everybody who would be told, by name, with what it is that tells them: the form is made
    `again` for each answer that it may be given.
    """
    if ask.typed.sent and not ask.problems:
        return tuple(_of_what_was_answered(ask, again))
    if not form.likely:
        foreseeing = _Foreseeing(Trials(ask, again), ask)
        said_elsewhere = ask.typed.sent and foreseeing.refused_as_it_is
        return () if said_elsewhere else tuple(_of_answers(foreseeing))
    named = _Foreseeing(Trials(ask, again, only=Select), ask)
    return *dict.fromkeys(_of_likely(ask, form)), *_who_else(named.deciding)


def _of_what_was_answered(ask: Ask, again: AnyForm) -> Iterator[Line]:
    """By a form that has every answer; why it would be refused is said elsewhere on its page."""
    trial = Trials(ask, again).at_first()
    then = _foreseen(ask, trial) if trial else None
    if isinstance(then, Foreseen):
        yield WHATEVER, _names(then)


def _foreseen(ask: Ask, trial: Trial) -> Foreseen | Refused:
    return foreseen(ask.naming(trial.acts), trial.act, trial.also, behalf=trial.behalf)


def _of_likely(ask: Ask, form: ActForm) -> Iterator[Line]:
    """By the acts that a form itself says may come of it."""
    found = [(about, foreseen(ask.view, act)) for about, act in form.likely]
    told = [(about, _names(then)) for about, then in found if isinstance(then, Foreseen)]
    alike = len(told) > 1 and len({names for _, names in told}) == 1
    for about, names in told:
        yield WHATEVER if alike else capitalised(about), names


# ── What each answer would do ─────────────────────────────────────────────────────────────────────


class _Outcome(NamedTuple):
    """Answers, and what they would do."""

    choices: Mapping[str, Choice]
    then: Foreseen

    @property
    def heard(self) -> frozenset[str]:
        return frozenset(self.then.heard)


class _Foreseeing:
    """What the answers to a form would do: every combination of the questions with few answers,
    where those are not too many, and each answer to the others. `refused` is why the last that was
    refused was.
    """

    def __init__(self, trials: Trials, ask: Ask) -> None:
        self._ask, self._trials = ask, trials
        self.refused: Refused | None = None
        self.found: list[_Outcome] = []
        first = trials.at_first()
        self.refused_as_it_is = not self._kept(first) and first is not None
        if not self.found:
            for trial in trials.rewritten():
                self._kept(trial)
        for choices in _combined(trials.questions):
            self._kept(trials.otherwise(*choices))
        for choice in self._of_those_always_told():
            self._kept(trials.otherwise(choice))

    def _kept(self, trial: Trial | None) -> bool:
        """Whether an act comes of it that can be recorded."""
        if trial is None:
            return False
        then = _foreseen(self._ask, trial)
        if isinstance(then, Refused):
            self.refused = then
            return False
        self.found.append(_Outcome({each.question: each for each in trial.choices}, then))
        return True

    def _of_those_always_told(self) -> Iterator[Choice]:
        """Answers that name somebody who is always told, from lists too long to try in full."""
        always = self.always
        for choices in self._trials.questions:
            if len(choices) > MOST:
                yield from (each for each in choices if _person(each) in always)

    @property
    def if_written(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Who else is told, by id, if something is written in a box that may stay empty, by its
        question: as everything else was answered first.
        """
        first = self.found[0]
        whole = [each for each in first.choices.values() if each.value != ALL]
        for question, trial in self._trials.writing(*whole):
            then = _foreseen(self._ask, trial)
            heard = then.heard if isinstance(then, Foreseen) else {}
            yield question, {who: each for who, each in heard.items() if who not in first.heard}

    @property
    def deciding(self) -> list["_Question"]:
        """The questions on which it hangs who is told."""
        every = [_Question(choices, self.found) for choices in self._trials.questions]
        return [each for each in every if each.decides]

    @property
    def alike(self) -> bool:
        """Whether the same people are told whatever is answered."""
        return len({each.heard for each in self.found}) == 1

    @property
    def always(self) -> Mapping[str, str]:
        """Everybody who is told whatever is answered, in words, by id."""
        first = self.found[0].then.heard if self.found else {}
        every = [each.heard for each in self.found]
        return {who: words for who, words in first.items() if all(who in each for each in every)}


class _Question:
    """A question, with every outcome in which it is answered."""

    def __init__(self, choices: tuple[Choice, ...], found: Iterable[_Outcome]) -> None:
        self.choices, self._asked = choices, choices[0].question
        self._found = [each for each in found if self._asked in each.choices]

    @property
    def words(self) -> str:
        return f"“{self.choices[0].called or self._asked}”"

    @property
    def in_words(self) -> bool:
        """Whether its answers are told apart, each with who is told then."""
        few = TWO if any(each.several for each in self.choices) else FEW
        return len(self.choices) <= few + 1 and _has_words(self.choices)

    @property
    def decides(self) -> bool:
        """Whether who is told hangs on it, everything else being answered alike."""
        return any(len({each.heard for each in alike}) > 1 for alike in self._alike())

    @property
    def names_them(self) -> bool:
        """Whether it is answered with whoever is told because of it, and with nobody else."""
        return all(
            each.heard - frozenset.intersection(*(one.heard for one in alike))
            <= {_person(each.choices[self._asked])}
            for alike in self._alike()
            for each in alike
        )

    @property
    def told(self) -> Mapping[Choice, Foreseen]:
        """What would be told by each answer."""
        return {each.choices[self._asked]: each.then for each in reversed(self._found)}

    def _alike(self) -> Iterable[list[_Outcome]]:
        """The outcomes in which every other question is answered alike."""
        groups: dict[frozenset[Choice], list[_Outcome]] = {}
        for each in self._found:
            others = frozenset(each.choices.values()) - {each.choices[self._asked]}
            groups.setdefault(others, []).append(each)
        return groups.values()


def _combined(questions: tuple[tuple[Choice, ...], ...]) -> Iterator[tuple[Choice, ...]]:
    """The answers that are tried together, and those that are tried alone: of many some, from first
    to last.
    """
    together: list[tuple[Choice, ...]] = []
    for each in sorted(questions, key=len):
        if prod(map(len, together)) * len(each) <= TOGETHER and _has_words(each):
            together.append(each)
    yield from product(*together)
    for each in questions:
        if each not in together:
            step = len(each) // MOST if len(each) > MOST else 1
            yield from ((choice,) for choice in each[::step])


def _has_words(choices: tuple[Choice, ...]) -> bool:
    """Whether answers can be told apart in words: a day can't."""
    return any(each.words for each in choices)


def _person(choice: Choice) -> str:
    """Whom an answer names, where it does: a list of people sends their ids."""
    return choice.value.split(" ")[-1]


# ── In words ──────────────────────────────────────────────────────────────────────────────────────


def _of_answers(then: _Foreseeing) -> Iterator[Line]:
    if not then.found:
        yield from [(WHATEVER, not_now(then.refused))] if then.refused else []
        return
    decide = then.deciding
    by_answer = decide[0] if len(decide) == 1 and decide[0].in_words else None
    if then.alike:
        yield WHATEVER, _names(then.found[0].then)
    elif by_answer and then.always:
        yield WHATEVER, joined(then.always.values())
    elif by_answer:
        yield from _by_answer(by_answer)
    else:
        yield from _by_question(then.always, decide)
    yield from _also(then, by_answer if then.always else None)


def _also(then: _Foreseeing, question: _Question | None) -> Iterator[Line]:
    """Everybody else, each once, by all that has them told: answers to a question, and what is
    written.
    """
    told = question.told if question else {}
    answers: dict[str, list[Choice]] = {}
    written: dict[str, list[str]] = {}
    called: dict[str, str] = {}
    for choice, of_it in told.items():
        for who, words in of_it.heard.items():
            answers.setdefault(who, []).append(choice)
            called.setdefault(who, words)
    for box, heard in then.if_written:
        for who, words in heard.items():
            written.setdefault(who, []).append(f"write anything at “{box}”")
            called.setdefault(who, words)
    lines: dict[str, list[str]] = {}
    for who, words in called.items():
        if who not in then.always:
            ways = (*_ways(answers.get(who, ())), *written.get(who, ()))
            lines.setdefault(f"Also, if you {joined(ways, last='or')}", []).append(words)
    yield from ((about, joined(names)) for about, names in lines.items())


def _names(then: Foreseen) -> str:
    """Everybody who would be told, or why nobody would be."""
    return "nobody" if then.told == (NOBODY_NEEDED,) else joined(then.told)


def _by_answer(question: _Question) -> Iterator[Line]:
    told: dict[str, list[Choice]] = {}
    for choice, then in question.told.items():
        told.setdefault(_names(then), []).append(choice)
    for names, choices in told.items():
        yield f"If you {joined(_ways(choices), last='or')}", names


def _ways(choices: Iterable[Choice]) -> Iterator[str]:
    """What one does who answers so: those of one question that are answered in words together."""
    choices = [*choices]
    in_words = [each for each in choices if each.words and not each.several]
    if in_words:
        yield f"answer {joined((f'“{each.words}”' for each in in_words), last='or')}"
    yield from (_otherwise(each) for each in choices if each not in in_words)


def _otherwise(choice: Choice) -> str:
    if choice.boxes and not choice.words:
        return f"don’t tick {joined((f'“{each}”' for each in choice.boxes), last='or')}"
    if not choice.words:
        return f"leave “{choice.question}” open"
    return "tick both" if choice.value == ALL else f"tick only “{choice.words}”"


def _by_question(always: Mapping[str, str], decide: list[_Question]) -> Iterator[Line]:
    named = [each for each in decide if each.names_them]
    rest = [each for each in decide if each not in named]
    sure = [*always.values(), *(f"whoever you choose at {each.words}" for each in named)]
    if sure:
        yield WHATEVER, joined(sure)
    if rest or not named:
        yield OTHERS if sure else WHATEVER, _depends(rest)


def _who_else(decide: list[_Question]) -> tuple[Line, ...]:
    return ((OTHERS, _depends(decide)),) if decide else ()


def _depends(on: list[_Question]) -> str:
    asked = joined(each.words for each in on)
    return f"this depends on your answer to {asked}" if asked else "this depends on what you write"
