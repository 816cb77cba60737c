"""Every change that mutmut would make to a function of the core or the library."""

import difflib
import importlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import indent
from types import FunctionType
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import Mutation, create_mutations

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
ROOMS = ("concordat/core", "concordat/library", "concordat/stories")


@dataclass(frozen=True)
class Change:
    """One function, changed in one place: in the lines `first` to `last` of the file, the function
    being in `whole`.

    `path` is the file's, from the folder of sources. Change 0 of a function is none at all.
    """

    path: str
    owner: str | None
    function: str
    number: int
    first: int
    last: int
    whole: tuple[int, int]
    before: str
    after: str

    @property
    def of(self) -> str:
        """The file and the function."""
        return f"{self.path}:{f'{self.owner}.' if self.owner else ''}{self.function}"

    @property
    def name(self) -> str:
        """The file, the function and the number: stays while the function does."""
        return f"{self.of}:{self.number}"

    @property
    def module(self) -> str:
        """What Python calls the file."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def undone(self) -> "Change":
        """The function put in the place of itself."""
        return replace(self, number=0, after=self.before)

    @property
    def difference(self) -> str:
        """The lines taken out and put in, as a person reads them."""
        lines = difflib.unified_diff(
            self.before.splitlines(), self.after.splitlines(), lineterm="", n=0
        )
        return "\n".join(
            line.rstrip() for line in lines if not line.startswith(("---", "+++", "@@"))
        )

    def in_file(self, text: str) -> str:
        """The text of the whole file with this change in it."""
        lines = text.split("\n")
        first, last = self.whole
        lines[first - 1 : last] = indent(self.after, "    " if self.owner else "").split("\n")
        return "\n".join(lines)


def all_changes(named: str = "") -> list[Change]:
    """The changes to every file whose path has `named` in it, in order."""
    files = [file for room in ROOMS for file in sorted((SOURCE / room).rglob("*.py"))]
    return [
        change
        for file in files
        if named in str(file.relative_to(SOURCE))
        for change in _changes_of(file)
    ]


def _changes_of(file: Path) -> Iterator[Change]:
    path = str(file.relative_to(SOURCE))
    module, mutations, _, _ = create_mutations(path, file.read_text("utf-8"))
    lines = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    owners = dict(_functions(module))
    counted: dict[cst.FunctionDef, int] = {}
    for mutation in mutations:
        function = mutation.contained_by_top_level_function
        if not isinstance(function, cst.FunctionDef):
            continue
        counted[function] = counted.get(function, 0) + 1
        where, whole = lines[mutation.original_node], lines[function]
        yield Change(
            path=path,
            owner=owners[function],
            function=function.name.value,
            number=counted[function],
            first=where.start.line,
            last=where.end.line,
            whole=(whole.start.line, whole.end.line),
            before=_code(function),
            after=_code(_changed(function, mutation)),
        )


def _code(function: cst.FunctionDef) -> str:
    """Its lines, without the comments and blank lines above it."""
    return cst.Module([function.with_changes(leading_lines=())]).code


def _changed(function: cst.FunctionDef, mutation: Mutation) -> cst.FunctionDef:
    changed = function.deep_replace(mutation.original_node, mutation.mutated_node)
    if not isinstance(changed, cst.FunctionDef):
        raise TypeError(f"{function.name.value} is no function any more")
    return changed


def _functions(module: cst.Module) -> Iterator[tuple[cst.FunctionDef, str | None]]:
    for statement in module.body:
        if isinstance(statement, cst.FunctionDef):
            yield statement, None
        elif isinstance(statement, cst.ClassDef):
            methods = [each for each in statement.body.body if isinstance(each, cst.FunctionDef)]
            yield from ((method, statement.name.value) for method in methods)


def install(change: Change) -> None:
    """Puts the changed function in the place of the real one, in this process, wherever that is
    already known.

    SyntaxError, or any error of a default value, when the change can't be made.
    """
    module = importlib.import_module(change.module)
    made: dict[str, Any] = {}
    text = change.after
    if change.owner:
        text = f"class {change.owner}:\n{indent(text, '    ')}"
    exec(compile(text, change.name, "exec"), vars(module), made)  # noqa: S102 - what is changed is our own
    real, new = _plain(_found(vars(module), change)), _plain(_found(made, change))
    real.__code__, real.__defaults__, real.__kwdefaults__ = (
        new.__code__,
        new.__defaults__,
        new.__kwdefaults__,
    )


def _found(names: dict[str, Any], change: Change) -> object:
    """The function, class method or static method that the change is of."""
    return vars(names[change.owner])[change.function] if change.owner else names[change.function]


def _plain(function: object) -> FunctionType:
    plain = getattr(function, "__func__", function)
    if not isinstance(plain, FunctionType):
        raise TypeError(f"{plain!r} can't be changed in its place")
    return plain
