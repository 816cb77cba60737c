"""What a permission tells goes to whoever it is of: `check` says so where that is nobody."""

from pathlib import Path

import pytest

from concordat.library.files.load import problems
from tests.protocols.examples import PROTOCOLS

SEFTON = (PROTOCOLS / "sefton" / "2017-05-18.2.toml").read_text("utf-8")
OF = 'of = ["board independent chair", "board business manager"]\n'


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        (OF, ""),
        ('act = "advise"\nwhat = "ask the Chair or', 'act = "appoint"\nwhat = "ask the Chair or'),
    ],
)
def test_what_is_told_to_nobody_is_a_problem(tmp_path: Path, line: str, instead: str) -> None:
    assert SEFTON.count(line) == 1
    path = tmp_path / "2017-05-18.2.toml"
    path.write_text(SEFTON.replace(line, instead), encoding="utf-8")
    assert "This is told to nobody." in {each.sentence for each in problems(path)}
