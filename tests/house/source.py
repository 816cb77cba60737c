"""The project's own files, as the tests of the house read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "concordat"
WRITTEN = {".py", ".html", ".jinja", ".txt", ".css", ".scss", ".svg", ".toml", ".json"}


def python_files(folder: Path = PACKAGE) -> list[Path]:
    return [file for file in sorted(folder.rglob("*.py")) if "migrations" not in file.parts]


def written_files(folder: Path = PACKAGE) -> list[Path]:
    return [file for file in sorted(folder.rglob("*")) if file.suffix in WRITTEN]


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def imported(file: Path) -> Iterator[tuple[str, int]]:
    """Every module that the file imports, by its full name, and the line."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def tracked_files() -> list[Path]:
    """The files under version control; all files of the folder where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0")[:-1] if listed.returncode == 0 else []
    found = [ROOT / name for name in names] or [
        f for f in ROOT.rglob("*") if not _left_out(f.relative_to(ROOT))
    ]
    return [file for file in found if file.is_file()]


def _left_out(path: Path) -> bool:
    return any(
        part.startswith(".") and part not in {".ci", ".importlinter"} for part in path.parts
    ) or path.parts[0] in {
        "data",
        "node_modules",
    }


def where(file: Path, line: int) -> str:
    return f"{file.relative_to(ROOT)}:{line}"


def lines_matching(files: list[Path], pattern: str) -> list[str]:
    """`file:line: text` of every line in which the regular expression is found."""
    import re

    found = re.compile(pattern)
    return [
        f"{where(file, number)}: {line.strip()[:120]}"
        for file in files
        for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1)
        if found.search(line)
    ]
