"""Protocol files as values: all the problems of a file at once, or the protocol it means."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path

from concordat.core.protocol import Protocol
from concordat.library import folder
from concordat.library.coherence import coherence_problems
from concordat.library.compile import compile_file
from concordat.library.ledger import ledger_problems
from concordat.library.notation import Reading, read_toml
from concordat.library.outline import Raw, elements, names_in, tables
from concordat.library.positions import Path as KeyPath
from concordat.library.positions import Positions, written
from concordat.library.problems import BrokenProtocol, Problem, Unclear, listed, nearest
from concordat.library.reading import check_shape
from concordat.library.respelling import Respelt

Found = tuple[KeyPath, Unclear]
BEGIN = 'Begin with a heading, [protocol], and under it lines such as id = "northmoor".'


def load(id_: str, version: date | None = None) -> Protocol:
    """A protocol of the library, the newest version unless one is named.

    Raises NoSuchProtocol, or BrokenProtocol with every problem.
    """
    return load_file(folder.find(id_, version))


def load_file(path: Path) -> Protocol:
    """The protocol in a file; asking again for the same content is cheap. Raises BrokenProtocol with every problem."""
    protocol, found = _judged(path, path.read_bytes(), _papers_of(path))
    if protocol is None or found:
        raise BrokenProtocol(path, found)
    return protocol


def problems(path: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a file, in the order of its lines; empty when it can be run."""
    return _judged(path, path.read_bytes(), _papers_of(path))[1]


def _papers_of(path: Path) -> bytes:
    """The file of forms and letters beside a protocol, as it is; empty where there is none."""
    beside = path.with_suffix(".forms.toml")
    return beside.read_bytes() if beside.is_file() else b""


@lru_cache(maxsize=64)
def _judged(path: Path, content: bytes, papers: bytes) -> tuple[Protocol | None, tuple[Problem, ...]]:
    """The protocol, unless it can't be made out, and all the problems."""
    reading = read_toml(content, BEGIN)
    if not reading.legible:
        return None, _placed(path, reading, [])
    respelt = Respelt(reading.raw)
    shape = check_shape(respelt.raw)
    found = shape.found
    protocol = None
    if not (reading.whole and shape.whole):
        # What a wrong line would have held can't be known, so nothing is called missing or unknown for its sake.
        found = [(where, unclear) for where, unclear in found if not unclear.sentence.endswith("is missing.")]
    else:
        names = names_in(shape.raw)
        if shape.file is not None:
            protocol = compile_file(
                shape.file, folder.fingerprint(content), names, lambda where, unclear: found.append((where, unclear))
            )
        found += [*coherence_problems(shape.raw), *ledger_problems(shape.raw)]
        found += [*_without_paper(shape.raw, papers), *_of_the_place(path, protocol)]
    placed = [(respelt.place(where), unclear) for where, unclear in found]
    return protocol, _placed(path, reading, [*respelt.found, *placed])


def _without_paper(raw: Raw, papers: bytes) -> Iterator[Found]:
    """Forms and letters that the file names and that aren't beside it. A damaged file of them has its own messages."""
    beside = read_toml(papers, "").raw if papers else {}
    known = [*tables(beside, "form"), *tables(beside, "letter")]
    for sort in ("duty", "notice"):
        for path, _, _, table in elements(raw, sort):
            paper = table.get("paper")
            if known and isinstance(paper, str) and paper not in known:
                hint = nearest(paper, known, f"There are {listed(known)}.")
                yield (*path, "paper"), Unclear(f"There is no form or letter “{paper}” beside this file.", hint)


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
    seal = folder.seal_of(path)
    if seal is not None and seal != protocol.fingerprint:
        sentence = "This version was published and has been edited since."
        found.append(((), Unclear(sentence, "Put it back as it was, and give the new text a new version.")))
    return found


def _placed(path: Path, reading: Reading, found: list[Found]) -> tuple[Problem, ...]:
    """The problems with their lines, each once, in the order of the file."""
    if not found and not reading.slips:
        return ()
    positions = Positions(reading.text.encode())
    problems = {Problem(str(path), line, "", slip.sentence, slip.hint) for line, slip in reading.slips}
    for where, unclear in found:
        # One text where a list may stand has no places within it.
        key = where if where in positions else tuple(part for part in where if isinstance(part, str))
        problems.add(Problem(str(path), positions.line(key), written(key), unclear.sentence, unclear.hint))
    return tuple(sorted(problems))
