"""Headings and keys under a wrong name or in a wrong place: reported once, and read as meant.

So a misspelt heading doesn't also make everything under it seem to be missing.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from concordat.library.files.shape import ELEMENTS, SINGLE, keys_of
from concordat.library.files.tables import Tables, tables_at
from concordat.library.files.unknown_keys import whose
from concordat.library.problems import Comment, KeyPath, dotted
from concordat.library.spelling.closest import closest, did_you_mean

WITH_DOTS = ("clause", "reading", "silence", "gap", "finding", "local")
"""The headings whose names may have a dot in them, and then need quotation marks."""
Table = dict[str, Any]


class Respelt:
    """A file's tables with every name as it was meant, and what was wrong with the names."""

    def __init__(self, tables: Tables) -> None:
        self.tables: Table = deepcopy(dict(tables))
        self.comments: list[Comment] = []
        self._places: dict[KeyPath, KeyPath] = {}
        self._gather_keys_of_protocol()
        self._respell_headings()
        for sort in ELEMENTS:
            for name in list(tables_at(self.tables, sort)):
                self._move_inner_tables(sort, name)
        for path, table in list(self._known_tables()):
            self._respell_keys(path, table)

    def place(self, path: KeyPath) -> KeyPath:
        """Where the value with that path is in the file as written."""
        for length in range(len(path), 0, -1):
            if found := self._places.get(path[:length]):
                return (*found, *path[length:])
        return path

    def _say(self, path: KeyPath, sentence: str, hint: str) -> None:
        self.comments.append(Comment(self.place(path), sentence, hint))

    def _gather_keys_of_protocol(self) -> None:
        """Move keys before any heading under [protocol], if they belong there."""
        known = keys_of(("protocol",))
        keys = [key for key in self.tables if key in known and not _is_table(self.tables[key])]
        about = self.tables.setdefault("protocol", {}) if keys else {}
        if not keys or not isinstance(about, dict):
            return
        sentence = "There is no heading above this."
        self._say((keys[0],), sentence, "Write [protocol] on a line before it.")
        for key in keys:
            about.setdefault(key, self.tables.pop(key))
            self._places["protocol", key] = (key,)

    def _respell_headings(self) -> None:
        known = keys_of(())
        for key in [key for key in self.tables if key not in known]:
            meant = closest(key, known)
            here, there = self.tables[key], self.tables.get(meant or "", {})
            if meant is None or not _are_apart(here, there):
                continue
            sentence = f"“{key}” is no heading of a protocol."
            self._say((key,), sentence, f"Did you mean “{meant}”?")
            self._merge((key,), here, (meant,), self.tables.setdefault(meant, {}))
            del self.tables[key]

    def _merge(self, old: KeyPath, here: Table, new: KeyPath, there: Table) -> None:
        """Put everything of a table into another that has none of it yet."""
        self._places.setdefault(new, self.place(old))
        for key, value in here.items():
            if isinstance(value, dict):
                self._merge((*old, key), value, (*new, key), there.setdefault(key, {}))
            else:
                there[key] = value
                self._places[(*new, key)] = (*old, key)

    def _move_inner_tables(self, sort: str, name: str) -> None:
        """Move tables that are within another because a name or a word is missing quotes or “duty”.

        So “[clause.7.3]” becomes the clause “7.3”, and “[step.one.talk]” a duty of its step.
        """
        table = self.tables[sort][name]
        known = keys_of((sort, name))
        inner = [key for key in table if key not in known and isinstance(table[key], dict)]
        for key in inner:
            if sort in WITH_DOTS:
                self._join_names((sort, name, key), table.pop(key))
            elif kind := self._kind_of_inner(sort, name, table[key]):
                sentence = f"The heading of a {kind} names its step and “{kind}”."
                self._move((sort, name, key), ("step", name, kind, key), sentence, table.pop(key))
        if inner and not table:
            del self.tables[sort][name]

    def _join_names(self, path: KeyPath, table: Table) -> None:
        """Put a table where its names, joined by dots, are one name; and so those within it."""
        for key in [key for key, value in table.items() if isinstance(value, dict)]:
            self._join_names((*path, key), table.pop(key))
        if table:
            name = ".".join(map(str, path[1:]))
            sentence = "A name with a dot in it needs quotation marks."
            self._move(path, (path[0], name), sentence, table)

    def _kind_of_inner(self, sort: str, step: str, table: Table) -> str | None:
        """Whether a table is a duty or notice of a step whose heading lacks a word."""
        kind = None
        if "act" in table or "who" in table:
            kind = "duty"
        elif "on" in table or "to" in table:
            kind = "notice"
        in_a_step = sort in ("step", kind) and step in tables_at(self.tables, "step")
        return kind if in_a_step else None

    def _move(self, old: KeyPath, new: KeyPath, sentence: str, table: Table) -> None:
        """Put a table under another path, unless something is there already."""
        self._say(old, sentence, f"Write: [{dotted(new)}]")
        self._places[new] = self.place(old)
        *above, last = map(str, new)
        inside = self.tables
        for part in above:
            inside = inside.setdefault(part, {})
        inside.setdefault(last, table)

    def _known_tables(self) -> Iterator[tuple[KeyPath, Table]]:
        """Every table whose keys are known, with its path."""
        for name in SINGLE:
            if isinstance(self.tables.get(name), dict):
                yield (name,), self.tables[name]
        for sort in ELEMENTS:
            for name, table in tables_at(self.tables, sort).items():
                yield (sort, name), table
        for step in tables_at(self.tables, "step"):
            for kind in ("duty", "notice"):
                for name, table in tables_at(self.tables, "step", step, kind).items():
                    yield ("step", step, kind, name), table

    def _respell_keys(self, path: KeyPath, table: Table) -> None:
        known = keys_of(path)
        for key in [key for key in table if key not in known]:
            meant = closest(key, [each for each in known if each not in table])
            if meant is not None:
                hint = did_you_mean(key, [meant], f"Did you mean “{meant}”?")
                self._say((*path, key), f"{whose(path)} has no “{key}”.", hint)
                table[meant] = table.pop(key)
                self._places[(*path, meant)] = self.place((*path, key))


def _are_apart(one: Any, other: Any) -> bool:
    """Whether two tables, and those within them, have no key with a value in common."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return False
    return all(_are_apart(one[key], other[key]) for key in set(one) & set(other))


def _is_table(value: Any) -> bool:
    return isinstance(value, dict | list)
