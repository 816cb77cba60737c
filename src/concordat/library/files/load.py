"""Protocol files as values: all the problems of a file at once, or the protocol it means."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from concordat.core.protocol import Protocol
from concordat.library.files import folder, published
from concordat.library.files.clauses import ledger_problems
from concordat.library.files.coherence import coherence_problems
from concordat.library.files.compile import compile_file
from concordat.library.files.misspelt import Respelt
from concordat.library.files.outline import Raw, elements, names_in, tables
from concordat.library.files.overlay import BASE, Below, below, fingerprint, laid
from concordat.library.files.positions import Path as KeyPath
from concordat.library.files.positions import Positions, written
from concordat.library.files.shape_errors import check_shape
from concordat.library.files.toml import Reading, read_toml
from concordat.library.problems import BrokenProtocol, Problem, Unclear, listed
from concordat.library.spelling.closest import nearest

Found = tuple[KeyPath, Unclear]
BEGIN = 'Begin with a heading, [protocol], and under it lines such as id = "northmoor".'


def load(id_: str, version: date | None = None) -> Protocol:
    """A protocol of the library, the newest version unless one is named.

    Raises NoSuchProtocol, or BrokenProtocol with every problem.
    """
    return load_file(folder.find(id_, version))


def load_file(path: Path) -> Protocol:
    """The protocol in a file; asking again for the same content is cheap. Raises BrokenProtocol
    with every problem.
    """
    protocol, found = _judge(path)
    if protocol is None or found:
        raise BrokenProtocol(path, found)
    return protocol


def problems(path: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a file, in the order of its lines; empty when it can be run."""
    return _judge(path)[1]


def _judge(path: Path) -> tuple[Protocol | None, tuple[Problem, ...]]:
    content = path.read_bytes()
    lower = below(path, content)
    papers = tuple(_papers_of(each) for each in (path, *(base for base, _ in lower.files)))
    return _judged(path, content, papers, lower)


def _papers_of(path: Path) -> bytes:
    """The file of forms and letters beside a protocol, as it is; empty where there is none."""
    beside = path.with_suffix(".forms.toml")
    return beside.read_bytes() if beside.is_file() else b""


@lru_cache(maxsize=64)
def _judged(
    path: Path, content: bytes, papers: tuple[bytes, ...], lower: Below
) -> tuple[Protocol | None, tuple[Problem, ...]]:
    """The protocol, unless it can't be made out, and all the problems."""
    reading = read_toml(content, BEGIN)
    if not reading.legible:
        return None, _placed(path, reading, [])
    respelt = Respelt(reading.raw)
    if trouble := _trouble_below(lower, papers):
        return None, _placed(path, reading, [*respelt.found, (BASE, trouble)])
    raw, misfits = (
        laid(_tables_of(*lower.files[0], lower.above), respelt.raw)
        if lower.files
        else (respelt.raw, [])
    )
    shape = check_shape(raw)
    found = [*misfits, *shape.found]
    protocol = None
    if not (reading.whole and shape.whole):
        # What a wrong line would have held can't be known, so nothing is called missing or unknown
        # for its sake.
        found = [
            (where, unclear)
            for where, unclear in found
            if not unclear.sentence.endswith("is missing.")
        ]
    else:
        names = names_in(shape.raw)
        if shape.file is not None:
            protocol = compile_file(
                shape.file,
                fingerprint(content, lower),
                names,
                lambda where, unclear: found.append((where, unclear)),
            )
        found += [*coherence_problems(shape.raw), *ledger_problems(shape.raw)]
        found += [*_without_paper(shape.raw, papers), *_of_the_place(path, protocol)]
    if lower.files:
        found = [_of_the_base(respelt.raw, where, unclear) for where, unclear in found]
    placed = [(respelt.place(where), unclear) for where, unclear in found]
    return protocol, _placed(path, reading, [*respelt.found, *placed])


def _of_the_base(raw: Raw, where: KeyPath, unclear: Unclear) -> Found:
    """A problem of what is laid over a base; of what the overlay doesn't mention, told where it
    names the base.
    """
    depth: int = 0
    table: Any = raw
    for part in where:
        if not isinstance(table, Mapping) or part not in table:
            break
        depth, table = depth + 1, table[part]
    here = depth == len(where) or depth >= max(2, len(where) - 1) or not isinstance(table, Mapping)
    if here or where[:1] in ((), ("protocol",)):
        return where, unclear
    return BASE, Unclear(f"In the base, {written(where)}: {unclear.sentence}", unclear.hint)


def _trouble_below(lower: Below, papers: tuple[bytes, ...]) -> Unclear | None:
    """Why a file can't be laid over its base: it isn't there, or is wrong itself."""
    if lower.trouble:
        return Unclear(*lower.trouble)
    if lower.files:
        (path, content), *_ = lower.files
        if found := _judged(path, content, papers[1:], lower.above)[1]:
            return Unclear(
                f"The base has problems of its own ({len(found)}).",
                f"Begin with those: check {path.name}.",
            )
    return None


def _tables_of(_: Path, content: bytes, lower: Below) -> Raw:
    """The tables of a sound file, with all that lies below it."""
    raw = Respelt(read_toml(content, BEGIN).raw).raw
    return laid(_tables_of(*lower.files[0], lower.above), raw)[0] if lower.files else raw


def _without_paper(raw: Raw, papers: tuple[bytes, ...]) -> Iterator[Found]:
    """Forms and letters that the file names and that aren't beside it. A damaged file of them has
    its own messages.
    """
    beside = [read_toml(each, "").raw for each in papers if each]
    known = [name for each in beside for sort in ("form", "letter") for name in tables(each, sort)]
    for sort in ("duty", "notice"):
        for path, _, _, table in elements(raw, sort):
            paper = table.get("paper")
            if known and isinstance(paper, str) and paper not in known:
                hint = nearest(paper, known, f"There are {listed(known)}.")
                yield (
                    (*path, "paper"),
                    Unclear(f"There is no form or letter “{paper}” beside this file.", hint),
                )


def _of_the_place(path: Path, protocol: Protocol | None) -> list[Found]:
    """Whether a file is what its folder, its name and its seal say."""
    if protocol is None or folder.version_of(path) is None:
        return []
    found: list[Found] = []
    if protocol.version != folder.version_of(path):
        sentence = f"The file is called {path.name} and holds version {protocol.version}."
        found.append((("protocol", "version"), Unclear(sentence, "The two must be the same.")))
    if protocol.id != path.parent.name:
        sentence = f"The file lies in “{path.parent.name}” and holds “{protocol.id}”."
        found.append((("protocol", "id"), Unclear(sentence, "The two must be the same.")))
    seal = published.seal_of(path)
    if seal is not None and seal != protocol.fingerprint:
        sentence = "This version was published and has been edited since."
        found.append(
            ((), Unclear(sentence, "Put it back as it was, and give the new text a new version."))
        )
    return found


def _placed(path: Path, reading: Reading, found: list[Found]) -> tuple[Problem, ...]:
    """The problems with their lines, each once, in the order of the file."""
    if not found and not reading.slips:
        return ()
    positions = Positions(reading.text.encode())
    problems = {
        Problem(str(path), line, "", slip.sentence, slip.hint) for line, slip in reading.slips
    }
    for where, unclear in found:
        # One text where a list may stand has no places within it.
        key = (
            where if where in positions else tuple(part for part in where if isinstance(part, str))
        )
        problems.add(
            Problem(str(path), positions.line(key), written(key), unclear.sentence, unclear.hint)
        )
    return tuple(sorted(problems))
