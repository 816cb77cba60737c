"""The peers that Concordat is measured against stay out of what runs it, and run beside the same
libraries.
"""

import re

from tests.house.source import ROOT

PIN = re.compile(r"^([a-z0-9.\-]+)==(\S+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / lock).read_text("ascii")))


def test_the_benches_lock_has_hashes_and_no_addresses() -> None:
    text = (ROOT / "bench" / "requirements.txt").read_text("ascii")
    for line in text.replace("\\\n", " ").splitlines():
        assert re.match(r"^[a-z0-9.\-]+==\S+( ; [^#]+?)?\s+--hash=sha256:", line), line[:80]
    assert not re.search(r"://|--index|--extra|--find-links|^-f|^-i", text, re.MULTILINE)


def test_what_runs_concordat_is_measured_as_it_runs() -> None:
    run = pins("requirements/run.txt")
    measured = pins("bench/requirements.txt")
    assert {name: measured.get(name) for name in run} == run, "run bench/lock again"


def test_no_peer_runs_concordat() -> None:
    asked = (ROOT / "bench" / "requirements.in").read_text("utf-8").splitlines()
    peers = {line.partition("=")[0] for line in asked if line and not line.startswith(("#", "-r"))}
    assert peers >= {"numpy", "workalendar", "spiffworkflow", "eventsourcing"}
    assert not peers & {*pins("requirements/run.txt"), *pins("requirements/dev.txt")}
    assert all(
        line.partition("#")[2].strip() for line in asked if line.partition("=")[0] in peers
    ), "say why"
