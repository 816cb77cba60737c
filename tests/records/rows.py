"""What the rows of lists say of a data folder, whole: `python -m tests.records.rows DIR` opens it,
makes them again from the record and prints every column, under the layout that they are made by.

Unlike what a case is, what its rows say may change with the program, as long as `LAYOUT` of
`concordat.casework.list_rows` is raised: an installation makes the rows of an older one again.
"""

import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.records.reading import DATA, folder, opened

if TYPE_CHECKING:
    from django.db.models import Model

ROWS = "rows.txt"
RAISE = "the rows say something else: raise LAYOUT of concordat/casework/list_rows.py"
OWN = ("id", "case", "layout")  # a row's own number, and what its heading says


def rows() -> str:
    """Every row of every case, under the layout."""
    from concordat.casework import models
    from concordat.casework.list_rows import LAYOUT

    tables = (models.CaseRow, models.DutyRow, models.PartRow, models.AsideRow, models.LinkRow)
    tables += (models.ChildToken,)
    lines = [f"layout {LAYOUT}"]
    for table in tables:
        found = ((row.case_id, _said(row)) for row in table.objects.select_related())
        lines += (f"{table.__name__} of {ref}: {said}" for ref, said in sorted(found))
    return "\n".join(lines) + "\n"


def _said(row: "Model") -> str:
    return ", ".join(_columns(row))


def _columns(row: "Model") -> Iterator[str]:
    for column in row._meta.concrete_fields:
        if column.name == "duty" and column.is_relation:
            duty = getattr(row, column.name)
            yield f"duty {duty.duty if duty else None}"
        elif column.name not in OWN:
            yield f"{column.name} {getattr(row, column.attname)!s}"


def unpacked(name: str, to: Path) -> Path:
    """A data folder that was kept, for a program to open."""
    with tarfile.open(folder(name) / DATA) as packed:
        packed.extractall(to, filter="data")
    for file in to.iterdir():
        file.chmod(0o600)
    return to


def layout(said: str) -> str:
    """The first line, which names the layout."""
    return said.partition("\n")[0]


def is_unraised(known: str, found: str) -> bool:
    """Whether the rows say something else under the same layout."""
    return known != found and layout(known) == layout(found)


def make_again(name: str) -> None:
    """Write the rows of a kept folder again; never what it keeps."""
    kept = folder(name) / ROWS
    with tempfile.TemporaryDirectory() as made:
        opened(unpacked(name, Path(made)))
        found = rows()
    if kept.exists() and is_unraised(kept.read_text(encoding="utf-8"), found):
        sys.exit(RAISE)
    kept.write_text(found, encoding="utf-8")


def main(data: Path) -> None:
    opened(data)
    sys.stdout.write(rows())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
