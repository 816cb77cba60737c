"""Every way in which the core says no: each is met in the tests beside this, with its whole
sentence.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from concordat import core
from tests.core.refusals import SENTENCES

TESTS = "\n".join(path.read_text("utf-8") for path in Path(__file__).parent.rglob("*.py"))


@cache
def refusals() -> frozenset[tuple[str, str]]:
    """The code of each refusal in the core's sources, and what its sentence looks like, as a
    pattern.
    """
    sources = (path.read_text("utf-8") for path in Path(core.__path__[0]).rglob("*.py"))
    nodes = (node for source in sources if "Refused(" in source for node in _calls(source))
    return frozenset((node.args[0].value, pattern(node.args[1])) for node in nodes)


def _calls(source: str) -> Iterator[ast.Call]:
    """Where a source makes a refusal."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Refused":
            yield node


def pattern(sentence: ast.expr) -> str:
    """What is written is itself; what is put in only then is “…”."""
    if isinstance(sentence, ast.Constant):
        return str(sentence.value)
    if isinstance(sentence, ast.JoinedStr):
        return "".join(pattern(each) for each in sentence.values)
    return "…"


def fits(sentence: str, written: str) -> bool:
    """Whether a sentence is one that is written so."""
    if "…" not in written:
        return sentence == written
    parts = map(re.escape, written.split("…"))
    return re.fullmatch(".*".join(parts), sentence) is not None


def test_every_refusal_has_a_recorded_sentence_and_every_recorded_sentence_a_refusal() -> None:
    assert ("no-agency", "Say which agency you disagree with.") in refusals()
    written: dict[str, set[str]] = {}
    for code, sentence in refusals():
        written.setdefault(code, set()).add(sentence)
    assert set(written) == set(SENTENCES)
    for code, kept in SENTENCES.items():
        unmet = {each for each in written[code] if not any(fits(said, each) for said in kept)}
        stray = {said for said in kept if not any(fits(said, each) for each in written[code])}
        assert (unmet, stray) == (set(), set()), code


def test_every_refusal_is_met_in_these_tests() -> None:
    assert {code for code, _ in refusals() if f'"{code}"' not in TESTS} == set()


def test_a_sentence_says_something_whole() -> None:
    for sentences in SENTENCES.values():
        assert sentences == sorted(set(sentences))
        assert all(re.fullmatch("[A-Z“].*[.]", sentence) for sentence in sentences)
