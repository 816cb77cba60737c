"""How dense code is to read: `python -m bench.shape FOLDER…`, a line for each folder.

* nodes: syntax nodes a line of code. Lines of code are those that are neither empty nor a comment.
* long: the share of them with more than 99 characters.
* branches: how many ways lead through a function, on average; comprehensions count.
* over 10: the share of functions with more than 10 branches.

Migrations are left out. The figures say where to look; a reader's second look is the measure.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

BRANCHES = (
    ast.If,
    ast.For,
    ast.While,
    ast.IfExp,
    ast.comprehension,
    ast.ExceptHandler,
    ast.match_case,
    ast.Assert,
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LONG, MANY = 99, 10


class Shape(msgspec.Struct):
    """What was counted in some files."""

    files: int = 0
    code: int = 0
    long: int = 0
    nodes: int = 0
    branches: tuple[int, ...] = ()
    longest: int = 0

    def add(self, path: Path) -> None:
        text = path.read_text("utf-8")
        stripped = [line for line in text.splitlines() if line.strip()]
        lines = [line for line in stripped if not line.lstrip().startswith("#")]
        tree = ast.parse(text)
        self.files += 1
        self.code += len(lines)
        self.long += sum(len(line) > LONG for line in lines)
        self.nodes += sum(1 for _ in ast.walk(tree))
        functions = (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS))
        self.branches += tuple(map(branches_of, functions))
        self.longest = max(self.longest, len(text.splitlines()))

    def __str__(self) -> str:
        functions = len(self.branches) or 1
        many = sum(each > MANY for each in self.branches)
        average = 1 + sum(self.branches) / functions
        code = self.code or 1
        return (
            f"{self.files:4} files {self.code:6} lines of code  "
            f"nodes {self.nodes / code:5.2f}  long {100 * self.long / code:5.2f} %  "
            f"branches {average:4.2f}  over 10 {100 * many / functions:4.1f} %  "
            f"longest file {self.longest:4}"
        )


def branches_of(function: ast.AST) -> int:
    """How often a function may go one way or another."""
    return sum(map(_branches_at, ast.walk(function)))


def _branches_at(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    return 1 if isinstance(node, BRANCHES) else 0


def files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts)


def shape(folder: Path) -> Shape:
    """The shape of all Python files under a folder."""
    found = Shape()
    for path in files(folder):
        found.add(path)
    return found


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(f"{name:32} {shape(Path(name))}")
