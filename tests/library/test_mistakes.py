"""Every mistake that was thought of is answered with its place, what is wrong and what to do."""

from pathlib import Path

import pytest

from concordat.library.findings.check import check
from tests.library.mistakes import (
    Mistake,
    assert_said,
    changed,
    every_mistake,
    said,
    usual_findings,
)


@pytest.mark.parametrize("mistake", every_mistake(), ids=lambda mistake: mistake.did)
def test_a_mistake_is_answered(mistake: Mistake, tmp_path: Path) -> None:
    problems, findings = said(mistake, tmp_path)
    assert_said(problems, mistake.problems)
    assert_said(findings, mistake.findings)
    path = tmp_path / "file.toml"
    path.write_text(changed(mistake), "utf-8")
    verdict = check(path)
    if not problems:
        assert {it.key for it in verdict.stuck} == {it.key for it in mistake.stuck}
        assert verdict.failed == bool(mistake.stuck)
    if mistake.gone:
        left = {it.sentence for it in (*verdict.stuck, *verdict.findings)}
        gone = [sentence for sentence in usual_findings(mistake.base) if sentence not in left]
        for sentence in mistake.gone:
            assert any(sentence in each for each in gone)
