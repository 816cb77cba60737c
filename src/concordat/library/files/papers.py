"""The forms and letters of a protocol: what its source supplies, names or asks for, read from the
file beside it.

A form has fields, each filled from the case or left for handwriting; a letter has who writes to
whom and what it has to contain. The file says which fills and parts it uses, so that a slip is
found when it is read and not on a page.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from concordat.core.protocol import Protocol
from concordat.library.files import folder
from concordat.library.files.overlay import below
from concordat.library.spelling.closest import nearest


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One box of a form. `fill` names what of the case stands in it, "" leaves it for handwriting;
    `choices` are boxes of which one is ticked; `heading` stands above it; `note` is the form's own
    help.
    """

    label: str
    fill: str = ""
    note: str = ""
    heading: str = ""
    choices: tuple[str, ...] = ()


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form. `supplied` is False where the source only names it, and its fields were drawn up from
    the words.
    """

    title: str
    clause: str
    supplied: bool
    for_completion: str = ""
    field: tuple[Field, ...] = ()


class Letter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A letter or record: who writes it to whom, and what it has to contain."""

    title: str
    clause: str
    from_: str
    to: str
    copies: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Papers(msgspec.Struct, frozen=True):
    """Every form and letter of one protocol version, by key."""

    forms: dict[str, Form] = {}
    letters: dict[str, Letter] = {}

    def title(self, key: str) -> str | None:
        """What a paper is called; None where there is none of that key."""
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
    """The papers of a protocol's version; none where it has no file of them. Raises
    BrokenPapers.
    """
    return papers(protocol.id, protocol.version)


def papers(id_: str, version: date) -> Papers:
    """The papers of a version in the library. Raises NoSuchProtocol, BrokenPapers."""
    return papers_beside(folder.find(id_, version))


def papers_beside(path: Path) -> Papers:
    """The papers beside a protocol file, with those beside what it is laid over. Raises
    BrokenPapers.
    """
    files = [path, *(base for base, _ in below(path, path.read_bytes()).files)]
    found = [
        _read(beside, beside.read_bytes())
        for each in files
        if (beside := each.with_suffix(".forms.toml")).is_file()
    ]
    if len(found) == 1:
        return found[0]
    forms = {key: form for each in reversed(found) for key, form in each.forms.items()}
    return Papers(
        forms, {key: letter for each in reversed(found) for key, letter in each.letters.items()}
    )


def problems(protocol: Protocol, found: Papers) -> tuple[str, ...]:
    """Papers that a protocol asks for and that aren't there, and clauses that papers cite and it
    doesn't have.
    """
    asked = {key: spec.paper for key, spec in protocol.duties.items() if spec.paper}
    asked |= {
        f"{notice.step or 'case'}: {notice.key}": notice.paper
        for notice in protocol.notices
        if notice.paper
    }
    told = [
        f"“{where}” asks for the paper “{key}”, which is not there. "
        f"{nearest(key, found.titles)}".strip()
        for where, key in asked.items()
        if key not in found.titles
    ]
    for key, paper in found.all.items():
        if paper.clause not in protocol.clauses:
            told.append(f"“{key}” cites {paper.clause}, which the protocol doesn't have.")
    return tuple(told)


@lru_cache(maxsize=32)
def _read(path: Path, content: bytes) -> Papers:
    try:
        raw = tomllib.loads(content.decode("utf-8").replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BrokenPapers(path, (str(error),)) from error
    slips: list[str] = []
    forms = _tables(Form, "form", raw, slips)
    letters = _tables(Letter, "letter", raw, slips)
    slips += _vocabulary(raw, forms, letters)
    if slips:
        raise BrokenPapers(path, tuple(slips))
    return Papers(forms, letters)


def _tables(kind: type[T], name: str, raw: dict[str, Any], slips: list[str]) -> dict[str, T]:
    """Every table of one kind that can be read; what is wrong with the others goes to the slips."""
    made: dict[str, T] = {}
    for key, table in raw.get(name, {}).items():
        try:
            made[key] = msgspec.convert(table, kind)
        except msgspec.ValidationError as error:
            slips.append(f"[{name}.{key}]: {error}.")
    return made


def _vocabulary(
    raw: dict[str, Any], forms: dict[str, Form], letters: dict[str, Letter]
) -> Iterator[str]:
    """Words that the file uses and doesn't list, and keys used twice."""
    fills, parts = raw.get("fills", []), raw.get("parts", [])
    for key, form in forms.items():
        for field in form.field:
            if field.fill and field.fill not in fills:
                hint = nearest(field.fill, fills)
                yield f"[form.{key}] “{field.label}”: “{field.fill}” is not among the fills. {hint}"
    for key, letter in letters.items():
        for part in letter.parts:
            if part not in parts:
                yield f"[letter.{key}]: “{part}” is not among the parts. {nearest(part, parts)}"
    for key in forms.keys() & letters.keys():
        yield f"“{key}” is both a form and a letter: a duty could not say which."
    for key in raw.keys() - {"fills", "parts", "form", "letter"}:
        yield (
            f"“{key}” is not known here: a file of papers has fills, parts, [form.…] and "
            "[letter.…]."
        )
