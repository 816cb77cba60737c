"""Where the text moves a case up by itself when nobody answers, its rows say so once the hours have
told of it.
"""

from datetime import timedelta
from pathlib import Path

import pytest

from concordat.casework import queries
from tests.casework.acting import MONDAY, RAISER, carry_out, open_case
from tests.standing_in import put_in_force

pytestmark = pytest.mark.usefixtures("directory")
SILENCE = Path("tests/protocols/language/silence.toml")


def on_stage(days: float) -> list[str]:
    return [line.stage for line in queries.cases(RAISER, MONDAY + timedelta(days=days)).lines]


def test_once_silence_has_moved_a_case_its_lists_say_on_which_stage_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.casework.models import DutyRow
    from concordat.casework.sweep import sweep

    text = SILENCE.read_text("utf-8")
    text = text.replace('id = "westmarsh"', 'id = "{board}"').replace(
        "2026-04-01", '"{version}"', 1
    )
    put_in_force(tmp_path / "protocols", monkeypatch, text)
    ref = open_case()
    carry_out(ref, RAISER, MONDAY)
    assert {row.key for row in DutyRow.objects.filter(case=ref)} >= {"workers.reply"}
    assert on_stage(1) == ["1"]
    sweep(MONDAY + timedelta(days=4))
    assert on_stage(4) == ["2"]
    assert {row.key for row in DutyRow.objects.filter(case=ref)} == {"leads.answer"}
