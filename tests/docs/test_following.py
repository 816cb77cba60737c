"""The pages for people who extend Concordat, followed to the letter in a copy: what they add is put
where they say, and the copy keeps to the house's rules and passes the tests that they name.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.docs.pages import DOCS

ROOT = DOCS.parent
LEFT_OUT = shutil.ignore_patterns("__pycache__", "browser", "told", "pages", "static", "journeys")
CORE = "src/concordat/core/"
SAY = "src/concordat/library/telling/say/signals.py"
END = r"\Z"
FILES = "src/concordat/library/files/signals.py"
SIGNAL: tuple[tuple[str, str], ...] = (
    (CORE + "protocol/signals.py", r"SignalKind = Literal\[.*?\]\n"),
    (CORE + "protocol/signals.py", r'        return self\.kind in \("fact", "risk"\)\n'),
    (CORE + "case/apply.py", r"(?=^\n\ndef apply\()"),
    (CORE + "case/apply.py", r"        case Reminded\(\):\n            _remind.*?\n"),
    (FILES, r"OneWord = Literal\[.*?\]\n"),
    (FILES, r"_SIGNALS = \(\n.*?\n\)\n"),
    (SAY, r"(?<=^SIGNALS = \{\n)"),
    (SAY, r"(?<=^WHEN: Mapping\[SignalKind, str\] = \{\n)"),
    (CORE + "notices/naming.py", r'    "end": lambda it: .*?\n\}\n'),
    ("tests/laws/test_signals.py", r"(?<=EXAMPLES: dict\[SignalKind, Example\] = \{\n)"),
)
"""Where each block of the page goes, in the page's order: what it stands in place of, or after."""
ACT: Mapping[int, tuple[str, str]] = {
    1: (CORE + "acts/stating.py", r"^StatingKind = Literal\[.*?\]\n"),
    2: (CORE + "acts/stating.py", r"(?=^StatingAct = )"),
    3: (CORE + "sentences.py", r"\Z"),
    4: (CORE + "acts/stating.py", r"^StatingAct = .*?\n"),
    5: (
        CORE + "who/allowed.py",
        r'        case "fact" \| "alongside" \| [^:]*:\n {12}return None\n',
    ),
    6: (CORE + "who/offers.py", r'    yield Room\("misdirected"\)\n'),
    7: (CORE + "who/allowed.py", r'        \*\("use", "advised", [^\n]*\n'),
    8: (CORE + "notices/kinds.py", r'    "recorded",\n\]\n'),
    9: (CORE + "notices/kinds.py", r'    "stated": News\(of_doing=True\),\n\}\n'),
    10: (CORE + "notices/said.py", r"(?=^TELLS: Mapping)"),
    11: (CORE + "notices/said.py", r"        tells\(Noted, _note\),\n"),
    12: ("src/concordat/pages/acting/acts/share.py", r""),
}
"""The same of those blocks of the page on acts that go into the source, by their number there."""
IMPORTED = (
    (CORE + "acts/stating.py", '    "Noted",\n', '    "InformationShared",\n    "Noted",\n'),
    (CORE + "acts/stating.py", "import Act, Note, ", "import Act, Needed, Note, "),
    (CORE + "notices/said.py", "    FactStated,\n", "    FactStated,\n    InformationShared,\n"),
)
"""What that page says in words: which names a file offers, or imports."""


NOTICE: tuple[tuple[str, str], ...] = (
    (CORE + "notices/kinds.py", r'    "recorded",\n\]\n'),
    (CORE + "notices/kinds.py", r'    "stated": News\(of_doing=True\),\n\}\n'),
    ("tests/core/test_own_doings.py", r'    "in danger",  # .*?\n\}\n'),
    (CORE + "notices/follows.py", END),
    (CORE + "notices/follows.py", r"    yield from _clocks_dated\(protocol, before, after\)\n"),
    ("tests/core/test_notices.py", END),
)
"""The same of the page on notices."""
IMPORTED_FOR_NOTICE = (
    (
        CORE + "notices/follows.py",
        "from concordat.core.case import Case, NoticeGiven",
        (
            "from concordat.core.calendar import say_day\n"
            "from concordat.core.case import Case, NoticeGiven"
        ),
    ),
    (
        "tests/core/test_notices.py",
        "    FactStated,\n",
        "    FactStated,\n    HolidayProclaimed,\n",
    ),
)


def blocks(page: str) -> list[str]:
    text = (DOCS / "how-to" / f"{page}.md").read_text("utf-8")
    return re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for top in ("src", "tests", "calendars"):
        shutil.copytree(ROOT / top, tmp_path / top, ignore=None if top == "src" else LEFT_OUT)
    for file in ("pyproject.toml",):
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def put(copy: Path, file: str, place: str, block: str) -> None:
    """Put a block where the page says; the page is wrong where there is no such place."""
    path = copy / file
    text = path.read_text("utf-8") if path.exists() else ""
    found = re.subn(place, lambda _: block, text, count=1, flags=re.DOTALL | re.MULTILINE)
    assert found[1] == 1, f"{file} has no such place for:\n{block}"
    path.write_text(found[0], "utf-8")


def run(copy: Path, *words: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(copy / "src")}
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=copy,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]


def test_a_signal_added_as_the_page_says_is_a_signal_like_any_other(copy: Path) -> None:
    found = blocks("add-a-signal")
    assert len(found) == len(SIGNAL)
    for (file, place), block in zip(SIGNAL, found, strict=True):
        put(copy, file, place, block)
    laws = copy / "tests/laws/test_signals.py"
    text = laws.read_text("utf-8").replace(
        "import FactStated, RiskStated", "import FactStated, Reminded, RiskStated"
    )
    laws.write_text(text, "utf-8")
    every = {file for file, _ in SIGNAL if file.startswith("src/")}
    run(copy, "ruff", "format", "--no-cache", *sorted(every))
    run(copy, "ruff", "check", "--no-cache", *sorted(every))
    run(copy, "pytest", "-q", "-p", "no:cacheprovider", "tests/laws/test_signals.py")


def test_an_act_added_as_the_page_says_is_recorded_and_told(copy: Path) -> None:
    found = blocks("add-an-act")
    for number, (file, place) in ACT.items():
        put(copy, file, place, found[number])
    for file, before, after in IMPORTED:
        put(copy, file, re.escape(before), after)
    every = sorted({file for file, _ in ACT.values()})
    run(copy, "ruff", "format", "--no-cache", *every)
    run(copy, "ruff", "check", "--no-cache", *every)
    run(copy, "pytest", "-q", "-p", "no:cacheprovider", "tests/core/test_kinds_of_news.py")
    told = (
        "from tests.core.stories import RAISER, Story\n"
        "from concordat.core.acts import InformationShared\n"
        "from concordat.core.notices import say_news, tellings\n"
        "story = Story().talked()\n"
        "story.do(InformationShared(), who=RAISER)\n"
        "told = tellings(story.record.protocol, story.case, story.case, story.events[-1:])\n"
        "assert {each.kind for each in told} == {'shared'}, told\n"
        "assert {each.to.side for each in told} == {'answering'}, told\n"
        "assert say_news('shared', told[0].what) == 'something was shared with your side'\n"
    )
    (copy / "told.py").write_text(told, "utf-8")
    run(copy, "told")


def test_a_notice_added_as_the_page_says_is_told(copy: Path) -> None:
    found = blocks("add-a-notice")
    assert len(found) == len(NOTICE)
    for (file, place), block in zip(NOTICE, found, strict=True):
        put(copy, file, place, block if place != END else f"\n\n{block}")
    for file, before, after in IMPORTED_FOR_NOTICE:
        put(copy, file, re.escape(before), after)
    every = sorted({file for file, _ in NOTICE})
    run(copy, "ruff", "format", "--no-cache", *every)
    run(copy, "ruff", "check", "--no-cache", *every)
    run(copy, "pytest", "-q", "-p", "no:cacheprovider", "tests/core/test_kinds_of_news.py")
    run(copy, "pytest", "-q", "-p", "no:cacheprovider", "tests/core/test_notices.py")
