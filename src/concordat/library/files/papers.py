"""The forms and letters of a protocol: what its source supplies, names or asks for.

They are read from the file beside it. A form has fields, each filled from the case or left for
handwriting; a letter has who writes to whom and what it has to contain. The file lists the fills
and parts that it uses, so that a slip is found when it is read and not on a page.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from concordat.core.protocol import Protocol, Version
from concordat.library.files import folder
from concordat.library.files.bases import bases_of
from concordat.library.files.tables import tables_at
from concordat.library.files.toml import read_toml
from concordat.library.problems import in_quotes
from concordat.library.spelling.closest import did_you_mean

BEGIN = "Begin with a heading such as [form.referral], and under it its title and its clause."


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One box of a form.

    `fill` names what of the case is in it, "" leaves it for handwriting; of `choices` one box is
    ticked; `heading` is above it; `note` is the form's own help. `by_receiver`: whoever the form
    goes to fills it, once it has come.
    """

    label: str
    fill: str = ""
    note: str = ""
    heading: str = ""
    choices: tuple[str, ...] = ()
    by_receiver: bool = False


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form. `supplied` is False if the source only names it, and its fields were drawn up.
    `footnotes` are below its boxes. `stages` are those whose acts it collects: every one, where
    none is given.
    """

    title: str
    clause: str
    supplied: bool
    for_completion: str = ""
    footnotes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    field: tuple[Field, ...] = ()


class Letter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A letter or record: who writes it to whom, and what it has to contain, from which stages."""

    title: str
    clause: str
    from_: str
    to: str
    copies: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


class Papers(msgspec.Struct, frozen=True):
    """Every form and letter of one protocol version, by key."""

    forms: dict[str, Form] = {}
    letters: dict[str, Letter] = {}

    def title(self, key: str) -> str | None:
        """What a paper is called; None if there is none of that key."""
        return self.titles.get(key)

    @property
    def all(self) -> dict[str, Form | Letter]:
        """Every paper by its key, forms first."""
        return {**self.forms, **self.letters}

    @property
    def titles(self) -> dict[str, str]:
        """Every paper's title, forms first."""
        return {key: paper.title for key, paper in self.all.items()}


T = TypeVar("T", Form, Letter)


class BrokenPapers(ValueError):
    """A file of forms and letters that can't be used; `problems` are all of them."""

    def __init__(self, path: Path, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(f"{path.name}: {problem}" for problem in problems))
        self.path = path
        self.problems = problems


def papers_of(protocol: Protocol) -> Papers:
    """The papers of a protocol's version; none if it has no file of them. Raises BrokenPapers."""
    return papers(protocol.id, protocol.version)


def papers(id_: str, version: Version) -> Papers:
    """The papers of a version in the library. Raises NoSuchProtocol, BrokenPapers."""
    return papers_beside(folder.find(id_, version))


def papers_beside(path: Path) -> Papers:
    """The papers beside a protocol file and beside its bases. Raises BrokenPapers."""
    files = [path]
    for base, _ in bases_of(path, path.read_bytes()).files:
        files.append(base)
    forms: dict[str, Form] = {}
    letters: dict[str, Letter] = {}
    for file in reversed(files):
        beside = file.with_suffix(".forms.toml")
        if beside.is_file():
            found = _read(beside, beside.read_bytes())
            forms.update(found.forms)
            letters.update(found.letters)
    return Papers(forms, letters)


def problems(protocol: Protocol, found: Papers) -> tuple[str, ...]:
    """Papers that a protocol asks for and doesn't have, and papers that cite unknown clauses or
    collect from unknown stages.
    """
    wrong = []
    for where, key in _asked(protocol):
        if key not in found.titles:
            hint = did_you_mean(key, found.titles)
            wrong.append(
                f"“{where}” asks for the paper “{key}”, which is not there. {hint}".strip()
            )
    for key, paper in found.all.items():
        if paper.clause not in protocol.clauses:
            wrong.append(f"“{key}” cites {paper.clause}, which the protocol doesn't have.")
        wrong += _no_stages(protocol, key, paper.stages)
    return tuple(wrong)


def _no_stages(protocol: Protocol, key: str, stages: tuple[str, ...]) -> Iterator[str]:
    """Stages of a paper that the protocol doesn't have."""
    for stage in stages:
        if stage not in protocol.stages:
            there_are = f"There are {in_quotes(protocol.stages)}."
            hint = did_you_mean(stage, protocol.stages, there_are)
            yield f"“{key}” collects from stage “{stage}”, which no step has. {hint}"


def _asked(protocol: Protocol) -> Iterator[tuple[str, str]]:
    """The papers that duties and notices ask for, each with the duty's or notice's name."""
    for key, duty in protocol.duties.items():
        if duty.paper:
            yield key, duty.paper
    for notice in protocol.notices:
        if notice.paper:
            yield f"{notice.step or 'case'}: {notice.key}", notice.paper


@lru_cache(maxsize=32)
def _read(path: Path, content: bytes) -> Papers:
    toml = read_toml(content, BEGIN)
    wrong = [f"line {it.line}: {it.sentence} {it.hint}".strip() for it in toml.comments]
    if wrong:
        raise BrokenPapers(path, tuple(wrong))
    forms = _tables(Form, "form", toml.tables, wrong)
    letters = _tables(Letter, "letter", toml.tables, wrong)
    wrong += _unlisted(toml.tables, forms, letters)
    if wrong:
        raise BrokenPapers(path, tuple(wrong))
    return Papers(forms, letters)


def _tables(kind: type[T], name: str, tables: Mapping[str, Any], wrong: list[str]) -> dict[str, T]:
    """Every table of one kind that can be read; what is wrong with the others goes to `wrong`."""
    found: dict[str, T] = {}
    for key, table in tables_at(tables, name).items():
        try:
            found[key] = msgspec.convert(table, kind)
        except msgspec.ValidationError as error:
            wrong.append(f"[{name}.{key}]: {error}.")
    return found


def _unlisted(
    tables: Mapping[str, Any], forms: dict[str, Form], letters: dict[str, Letter]
) -> Iterator[str]:
    """Fills and parts that are used and not listed, and keys that mean two things or nothing."""
    for key, form in forms.items():
        for field in form.field:
            if field.fill:
                where = f"[form.{key}] “{field.label}”"
                yield from _not_among(where, field.fill, "fills", tables)
    for key, letter in letters.items():
        for part in letter.parts:
            yield from _not_among(f"[letter.{key}]", part, "parts", tables)
    for key in forms.keys() & letters.keys():
        yield f"“{key}” is both a form and a letter: a duty could not say which."
    for key in tables.keys() - {"fills", "parts", "form", "letter"}:
        yield f"“{key}” is not known here: there are fills, parts, [form.…] and [letter.…]."


def _not_among(where: str, word: str, list_: str, tables: Mapping[str, Any]) -> Iterator[str]:
    """A complaint if the file's list of fills or parts doesn't have the word."""
    known = tables.get(list_, [])
    if word not in known:
        yield f"{where}: “{word}” is not among the {list_}. {did_you_mean(word, known)}"
