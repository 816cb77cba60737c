"""Headings and keys under a wrong name, or in a wrong place: told once, and read on as they were
meant.

So a misspelt heading doesn't also make everything under it seem to be missing.
"""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from concordat.library.files.outline import Raw, tables
from concordat.library.files.positions import Path, written
from concordat.library.files.shape import File, fields_of
from concordat.library.problems import Unclear
from concordat.library.spelling.closest import meant, nearest

SINGLE = tuple(
    name for name, field in File.model_fields.items() if isinstance(field.annotation, type)
)
ELEMENTS = tuple(name for name in File.model_fields if name not in SINGLE)
WITH_DOTS = ("clause", "reading", "silence", "gap", "finding", "local")
Table = dict[str, Any]


class Respelt:
    """A file's tables with every name as it was meant, what was wrong with them, and where each
    stands in the file.
    """

    def __init__(self, raw: Raw) -> None:
        self.raw: Table = _copied(raw)
        self.found: list[tuple[Path, Unclear]] = []
        self._places: dict[Path, Path] = {}
        self._gather_about()
        self._respell_headings()
        for sort in ELEMENTS:
            self._part_names(sort)
        for path, table in list(self._tables()):
            self._respell_keys(path, table)

    def place(self, path: Path) -> Path:
        """Where the thing with that path stands in the file."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._places:
                return (*self._places[path[:length]], *path[length:])
        return path

    def _tell(self, path: Path, sentence: str, hint: str) -> None:
        self.found.append((self.place(path), Unclear(sentence, hint)))

    def _moved(self, old: Path, new: Path) -> None:
        self._places[new] = self.place(old)

    def _gather_about(self) -> None:
        """Keys before any heading, when they are those of [protocol]."""
        stray = [key for key, value in self.raw.items() if not isinstance(value, (Mapping, list))]
        about = [key for key in stray if key in fields_of(("protocol",))]
        if about and isinstance(self.raw.setdefault("protocol", {}), dict):
            self._tell(
                (about[0],),
                "There is no heading above this.",
                "Write [protocol] on a line before it.",
            )
            for key in about:
                self.raw["protocol"].setdefault(key, self.raw.pop(key))
                self._moved((key,), ("protocol", key))

    def _respell_headings(self) -> None:
        known = fields_of(())
        for key in [key for key in self.raw if key not in known]:
            to = meant(key, known)
            if to is None:
                continue
            there, here = self.raw.get(to, {}), self.raw[key]
            if isinstance(here, dict) and isinstance(there, dict) and _are_apart(here, there):
                self._tell((key,), f"“{key}” is no heading of a protocol.", f"Did you mean “{to}”?")
                self._merge((key,), here, (to,), self.raw.setdefault(to, {}))
                del self.raw[key]

    def _merge(self, old: Path, here: Table, new: Path, there: Table) -> None:
        """Puts everything of a table into another that has none of it yet."""
        self._places.setdefault(new, self.place(old))
        for key, value in here.items():
            if isinstance(value, dict):
                self._merge((*old, key), value, (*new, key), there.setdefault(key, {}))
            else:
                there[key] = value
                self._moved((*old, key), (*new, key))

    def _part_names(self, sort: str) -> None:
        """Names with a dot and no quotation marks, and duties and notices that aren't under their
        step.
        """
        for name, table in tables(self.raw, sort).items():
            known = fields_of((sort, name))
            wrong = [
                key for key, inner in table.items() if key not in known and isinstance(inner, dict)
            ]
            for inner in wrong:
                self._part(sort, name, inner)
            if wrong and not table:
                del self.raw[sort][name]

    def _part(self, sort: str, name: str, inner: str) -> None:
        table: Table = self.raw[sort][name][inner]
        old: Path = (sort, name, inner)
        kind = (
            "duty"
            if "act" in table or "who" in table
            else "notice"
            if "on" in table or "to" in table
            else None
        )
        if sort in WITH_DOTS:
            for names in _ends(table, (name, inner)):
                self._put(
                    (sort, *names),
                    (sort, ".".join(names)),
                    "A name with a dot in it needs quotation marks.",
                )
            del self.raw[sort][name][inner]
        elif kind is not None and sort in ("step", kind) and name in tables(self.raw, "step"):
            sentence = f"The heading of {_a(kind).lower()} names its step and “{kind}”."
            self._put(old, ("step", name, kind, inner), sentence)
            del self.raw[sort][name][inner]
        elif inner.isdigit() or name.isdigit():
            self._put(
                old,
                (sort, f"{name}-{inner}"),
                f"The name of {_a(sort).lower()} can't have a dot in it.",
            )
            del self.raw[sort][name][inner]

    def _put(self, old: Path, new: Path, sentence: str) -> None:
        """Puts the table at the old path under the new one as well, unless something stands
        there.
        """
        source, target = self.raw, self.raw
        for part in old:
            source = source[str(part)]
        for part in new[:-1]:
            target = target.setdefault(str(part), {})
        target.setdefault(str(new[-1]), source)
        self._tell(old, sentence, f"Write: [{written(new)}]")
        self._moved(old, new)

    def _tables(self) -> Iterator[tuple[Path, Table]]:
        """Every table whose keys are known, with its path."""
        for name in SINGLE:
            yield (name,), self.raw.get(name, {})
        for sort in ELEMENTS:
            for name, table in tables(self.raw, sort).items():
                yield (sort, name), cast(Table, table)
        for step in tables(self.raw, "step"):
            for kind in ("duty", "notice"):
                for name, table in tables(self.raw, "step", step, kind).items():
                    yield ("step", step, kind, name), cast(Table, table)

    def _respell_keys(self, path: Path, table: Any) -> None:
        if not isinstance(table, dict):
            return
        known = fields_of(path)
        for key in [key for key in table if key not in known]:
            to = meant(key, [each for each in known if each not in table])
            if to is not None:
                self._tell(
                    (*path, key),
                    f"{whose(path)} has no “{key}”.",
                    nearest(key, [to], f"Did you mean “{to}”?"),
                )
                table[to] = table.pop(key)
                self._moved((*path, key), (*path, to))


def _are_apart(one: Table, other: Table) -> bool:
    """Whether two tables, and those within them, have no key with a value of its own in common."""
    return all(
        isinstance(one[key], dict)
        and isinstance(other[key], dict)
        and _are_apart(one[key], other[key])
        for key in set(one) & set(other)
    )


def whose(path: Path) -> str:
    """What a table is, to begin a sentence with: “A duty”, “The heading [protocol]”."""
    if len(path) == 1:
        return f"The heading [{path[0]}]"
    return _a(str(path[2] if path[0] == "step" and len(path) > 3 else path[0]))


def _a(sort: str) -> str:
    words = {
        "kind": "kind of disagreement",
        "instead": "line about another procedure",
        "alongside": "procedure beside this one",
        "local": "local rule",
    }
    return f"A {words.get(sort, sort)}"


def _ends(table: Table, names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The names, one within the other, that lead to each table with keys of its own."""
    inner = {key: each for key, each in table.items() if isinstance(each, dict)}
    if not inner or len(inner) < len(table):
        yield names
    for key, each in inner.items():
        yield from _ends(each, (*names, key))


def _copied(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value
