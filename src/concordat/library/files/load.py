"""Protocol files as values: all the problems of a file at once, or the protocol it means."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from concordat.core.protocol import Protocol, Version
from concordat.library.files import folder, published
from concordat.library.files.bases import Bases, bases_of, fingerprint
from concordat.library.files.clauses import clause_problems, unread
from concordat.library.files.coherence import coherence_problems
from concordat.library.files.compile import compile_file
from concordat.library.files.key_lines import placed
from concordat.library.files.misspelt import Respelt
from concordat.library.files.names import names_in
from concordat.library.files.overlay import BASE, laid_over
from concordat.library.files.shape_errors import CheckedShape, check_shape
from concordat.library.files.tables import Tables, everywhere, tables_at
from concordat.library.files.toml import Toml, read_toml
from concordat.library.problems import (
    BrokenProtocol,
    Comment,
    Problem,
    Unclear,
    dotted,
    in_quotes,
    shortened,
)
from concordat.library.spelling.closest import did_you_mean

BEGIN = 'Begin with a heading, [protocol], and under it lines such as id = "northmoor".'


class _Source(msgspec.Struct, frozen=True):
    """A file with all that its meaning depends on: its bases, and the papers beside each."""

    path: Path
    content: bytes
    bases: Bases
    papers: tuple[bytes, ...]


class _Judged(msgspec.Struct, frozen=True):
    """The protocol that a file means, None if that can't be made out, and all its problems."""

    protocol: Protocol | None
    problems: tuple[Problem, ...]


def load(id_: str, version: Version | None = None) -> Protocol:
    """A protocol of the library, the newest version unless one is named.

    Raises NoSuchProtocol, or BrokenProtocol with every problem.
    """
    return load_file(folder.find(id_, version))


def load_file(path: Path) -> Protocol:
    """The protocol in a file. Raises BrokenProtocol with every problem.

    Asking again for the same content is cheap.
    """
    judged = _judge(path)
    if judged.protocol is None or judged.problems:
        raise BrokenProtocol(path, judged.problems)
    return judged.protocol


def problems(path: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a file, in the order of its lines; empty if it can be run."""
    return _judge(path).problems


def _judge(path: Path) -> _Judged:
    content = path.read_bytes()
    bases = bases_of(path, content)
    papers = [_papers_beside(path)]
    for base, _ in bases.files:
        papers.append(_papers_beside(base))
    return _judged(_Source(path, content, bases, tuple(papers)))


def _papers_beside(path: Path) -> bytes:
    """The file of forms and letters beside a protocol, as it is; empty if there is none."""
    beside = path.with_suffix(".forms.toml")
    return beside.read_bytes() if beside.is_file() else b""


@lru_cache(maxsize=64)
def _judged(source: _Source) -> _Judged:
    toml = read_toml(source.content, BEGIN)
    if not toml.readable:
        return _Judged(None, _in_order(source, toml, toml.comments))
    respelt = Respelt(toml.tables)
    comments = [*toml.comments, *respelt.comments]
    if trouble := _trouble_below(source):
        comments.append(trouble.at(BASE))
        return _Judged(None, _in_order(source, toml, comments))
    protocol, found = _understood(source, toml, respelt.tables)
    for comment in found:
        here = comment
        if source.bases.files:
            here = _about_the_base(respelt.tables, comment)
        comments.append(Comment(respelt.place(here.path), here.sentence, here.hint))
    return _Judged(protocol, _in_order(source, toml, comments))


def _in_order(source: _Source, toml: Toml, comments: list[Comment]) -> tuple[Problem, ...]:
    """The problems with their lines, each once, in the order of the file."""
    if not comments:
        return ()
    return tuple(sorted(set(placed(source.path, toml.text, comments))))


def _understood(
    source: _Source, toml: Toml, tables: Tables
) -> tuple[Protocol | None, list[Comment]]:
    """The protocol that tables mean, as far as they can be understood, and what is wrong."""
    comments: list[Comment] = []
    own = tables
    if source.bases.files:
        tables, comments = laid_over(_tables_of(source.bases), tables)
    shape = check_shape(tables)
    comments += shape.comments
    if not (toml.whole and shape.whole):
        # Nobody knows what a line that was left out would have held.
        return None, [each for each in comments if not each.left_out]
    protocol = None
    if shape.file is not None:
        mark = fingerprint(source.content, source.bases)
        protocol, unclear = compile_file(shape.file, mark, names_in(shape.tables))
        comments += unclear
    comments += _across(source, shape)
    if published.published_fingerprint(source.path) is None:  # older ones have no “reads”
        comments += unread(shape.tables, own)
    comments += _of_the_place(source.path, protocol)
    return protocol, comments


def _across(source: _Source, shape: CheckedShape) -> Iterator[Comment]:
    """What is wrong between the tables, and between the file and its papers."""
    yield from coherence_problems(shape.tables)
    yield from clause_problems(shape.tables)
    yield from _unknown_papers(shape.tables, source.papers)


# ── The bases ─────────────────────────────────────────────────────────────────────────────────────


def _trouble_below(source: _Source) -> Unclear | None:
    """Why a file can't be laid over its base: it isn't there, or has problems itself."""
    bases = source.bases
    if bases.trouble:
        return Unclear(*bases.trouble)
    if not bases.files:
        return None
    path, content = bases.files[0]
    below = _judged(_Source(path, content, bases.of_nearest, source.papers[1:]))
    if not below.problems:
        return None
    return Unclear(
        f"The base has problems of its own ({len(below.problems)}).",
        f"Begin with those: check {path.name}.",
    )


def _tables_of(bases: Bases) -> Tables:
    """The tables of the nearest base, which has no problems, laid over its own bases."""
    _, content = bases.files[0]
    tables = Respelt(read_toml(content, BEGIN).tables).tables
    if len(bases.files) == 1:
        return tables
    return laid_over(_tables_of(bases.of_nearest), tables)[0]


def _about_the_base(overlay: Tables, comment: Comment) -> Comment:
    """A comment on what the overlay doesn't mention, as one on the key that names the base."""
    path = comment.path
    if path[:1] in ((), ("protocol",)) or _is_mentioned(overlay, comment):
        return comment
    sentence = f"In the base, {dotted(path)}: {comment.sentence}"
    return Comment(BASE, sentence, comment.hint)


def _is_mentioned(overlay: Tables, comment: Comment) -> bool:
    """Whether the overlay has what a comment is about, or the table that lacks it."""
    depth = 0
    inside: Any = overlay
    for part in comment.path:
        if not isinstance(inside, Mapping) or part not in inside:
            break
        inside = inside[part]
        depth += 1
    enough = max(2, len(comment.path) - 1)
    return depth >= min(enough, len(comment.path)) or not isinstance(inside, Mapping)


# ── The files beside it ───────────────────────────────────────────────────────────────────────────


def _unknown_papers(tables: Tables, papers: tuple[bytes, ...]) -> Iterator[Comment]:
    """Forms and letters that the file names and that aren't beside it.

    Nothing is said if there is no file of them, or if it can't be read: it has its own messages.
    """
    known: list[str] = []
    for content in papers:
        beside = read_toml(content, "").tables if content else {}
        known += [*tables_at(beside, "form"), *tables_at(beside, "letter")]
    if not known:
        return
    for sort in ("duty", "notice"):
        for path, table in everywhere(tables, sort):
            paper = table.get("paper")
            if isinstance(paper, str) and paper not in known:
                yield Comment(
                    (*path, "paper"),
                    f"There is no form or letter “{shortened(paper)}” beside this file.",
                    did_you_mean(paper, known, f"There are {in_quotes(known)}."),
                )


def _of_the_place(path: Path, protocol: Protocol | None) -> Iterator[Comment]:
    """What differs between a file and its folder, its name or its published fingerprint."""
    version = folder.version_of(path)
    if protocol is None or version is None:
        return
    if protocol.version != version:
        sentence = f"The file is called {path.name} and holds version {protocol.version}."
        yield Comment(("protocol", "version"), sentence, "The two must be the same.")
    if protocol.id != path.parent.name:
        sentence = f"The file is in the folder “{path.parent.name}” and holds “{protocol.id}”."
        yield Comment(("protocol", "id"), sentence, "The two must be the same.")
    mark = published.published_fingerprint(path)
    if mark is not None and mark != protocol.fingerprint:
        yield Comment(
            (),
            "This version was published and has been edited since.",
            "Put it back as it was, and give the new text a new revision.",
        )
