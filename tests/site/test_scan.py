"""What a scan found, and where it was, is read from what wapiti keeps. The scan itself is for
`./prove scan`: it takes minutes and has an environment of its own.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from proofs import scan


def report(level: int) -> dict[str, Any]:
    found = {"level": level, "method": "GET", "path": "/cases/"}
    return {"vulnerabilities": {"XSS": [found], "CSRF": []}, "anomalies": {"Error 500": [found]}}


def test_only_what_is_medium_or_above_is_serious() -> None:
    assert scan.serious(report(1)) == []
    assert scan.serious(report(2)) == ["XSS: GET /cases/", "Error 500: GET /cases/"]


def test_a_path_was_visited_where_it_was_answered(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kept.db")) as kept:
        kept.execute("CREATE TABLE paths (path TEXT, method TEXT, response_id INTEGER)")
        rows = [("/cases/?late=yes", "GET", 1), ("/board/", "GET", None), ("/raise/", "POST", 2)]
        kept.executemany(
            "INSERT INTO paths VALUES ('http://127.0.0.1:8000' || ?, ?, ?)",
            rows,
        )
        kept.commit()
    assert scan.asked_for(tmp_path) == ["/cases/"]
