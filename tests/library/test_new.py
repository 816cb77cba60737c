"""`concordat protocol new`: a few answers become a sound file that says what is to do next."""

import io
import tomllib
from pathlib import Path

import pytest

from concordat.cli import main
from concordat.library.files.load import load_file, problems
from concordat.library.findings.check import check
from concordat.library.first_file.dialogue import Dialogue
from concordat.library.first_file.passages import passages, strength_of
from concordat.library.first_file.questions import ask, write
from tests.library.dialogues import DIALOGUES, dialogue_now
from tests.recorded import Recorded

TEXT = """Northmoor procedure

1. This is for anyone who disagrees.
2. The two workers should talk
   within two working days. They may ring.

Stage two

1. The managers must meet.

The chair “decides” – finally.
"""
ANSWERS = {
    "name": "northmoor",
    "version": "2026-09-01",
    "title": "",
    "board": 'The "Northmoor" Partnership',
    "nation": "Northern Ireland",
    "source": "none",
    "stages": "2",
    "first": "worker",
    "first by": "",
    "second": "Team Manager, service manager",
    "second by": "5 working days",
    "decider": "Independent Scrutineer",
    "decides by": "without delay",
}


def typed(**changed: str) -> str:
    return "".join(f"{answer}\n" for answer in (ANSWERS | changed).values())


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "procedure.txt"
    path.write_text(TEXT, "utf-8")
    return path


def new(monkeypatch: pytest.MonkeyPatch, folder: Path, lines: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return main(["protocol", "new", "--into", str(folder)])


def test_the_file_is_sound_and_its_text_lies_beside_it(
    tmp_path: Path, text: Path, monkeypatch: pytest.MonkeyPatch
):
    assert new(monkeypatch, tmp_path, typed(source=str(text))) == 0
    path = tmp_path / "northmoor" / "2026-09-01.toml"
    assert problems(path) == ()
    assert path.with_suffix(".source.txt").read_text("utf-8") == TEXT
    protocol = load_file(path)
    assert protocol.board == 'The "Northmoor" Partnership'
    assert protocol.nation == "northern-ireland"
    assert protocol.title == "Resolving professional disagreements"
    assert list(protocol.posts) == [
        "worker",
        "team manager",
        "service manager",
        "independent scrutineer",
    ]
    assert protocol.duties["stage-1.talk"].limit is None
    talk = protocol.duties["stage-2.talk"]
    assert talk.limit is not None
    assert talk.limit.words == "5 working days"
    assert protocol.duties["decision.decide"].settled == "decision"


@pytest.mark.parametrize("path", sorted(DIALOGUES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_asked_said_and_written_is_as_recorded(path: Path, recorded: Recorded):
    recorded(path, dialogue_now(path))


def test_check_says_line_by_line_what_to_do_next(
    tmp_path: Path, text: Path, monkeypatch: pytest.MonkeyPatch
):
    new(monkeypatch, tmp_path, typed(source=str(text)))
    path = tmp_path / "northmoor" / "2026-09-01.toml"
    verdict = check(path)
    assert not verdict.failed
    assert verdict.every_state_has_a_way_on
    lines = path.read_text("utf-8").splitlines()
    told = [it for it in verdict.findings if it.sentence.startswith("Not finished")]
    assert all('"To do: ' in lines[it.line - 1] for it in told)
    assert [it.sentence for it in told] == [
        "Not finished: protocol.source.",
        "Not finished: protocol.purpose.",
        (
            "Not finished: step.stage-1.duty.talk.local, step.stage-2.duty.talk.local, "
            "step.decision.duty.decide.local."
        ),
        'Not finished: clause.1.only, clause.2.only, clause."1 (2)".only, clause.p6.only.',
    ]
    assert sum(it.sentence.count(",") + 1 for it in told) == sum(
        '"To do: ' in line for line in lines
    )


def test_what_is_done_is_no_longer_told(
    tmp_path: Path, text: Path, monkeypatch: pytest.MonkeyPatch
):
    new(monkeypatch, tmp_path, typed(source=str(text)))
    path = tmp_path / "northmoor" / "2026-09-01.toml"
    whole = path.read_text("utf-8")
    path.write_text(whole.replace("To do: say where", "The board's site, where"), "utf-8")
    assert "protocol.source" not in {it.key for it in check(path).findings}


def test_nobody_decides_and_nothing_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    short = [ANSWERS[key] for key in ("name", "version", "title", "board")] + [
        "",
        "",
        "1",
        "worker",
        "",
        "",
    ]
    assert new(monkeypatch, tmp_path, "\n".join(short) + "\n") == 0
    path = tmp_path / "northmoor" / "2026-09-01.toml"
    verdict = check(path)
    assert not verdict.failed
    assert set(verdict.ends) == {"agreed", "no further stage"}
    assert "Nobody is named to decide" in " ".join(it.sentence for it in verdict.findings)
    assert not path.with_suffix(".source.txt").exists()


def test_nothing_is_written_over(
    tmp_path: Path, text: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "northmoor" / "2026-09-01.toml"
    path.parent.mkdir()
    path.write_text("mine", "utf-8")
    # Said as soon as it is known: the answers end after the day.
    assert new(monkeypatch, tmp_path, "northmoor\n2026-09-01\n") == 1
    assert (
        capsys.readouterr().err
        == f"concordat: There is a file {path} already, and nothing is written over.\n"
    )
    assert path.read_text("utf-8") == "mine"
    path.unlink()
    path.with_suffix(".source.txt").write_text("my text", "utf-8")
    assert new(monkeypatch, tmp_path, typed(source=str(text))) == 1
    assert path.with_suffix(".source.txt").read_text("utf-8") == "my text"
    assert not path.exists()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": "North Moor"}, "for example north-moor"),
        ({"version": "1 September"}, "for example 2026-09-01"),
        ({"board": ""}, "can't be left empty"),
        ({"nation": "Englnd"}, "“england”"),
        ({"source": "nowhere.txt"}, "nowhere.txt can't be read"),
        ({"stages": "ten"}, "from 1 to 9"),
        ({"first": "worker: senior"}, "no dot or colon"),
        ({"second": " , "}, "Name a post"),
        ({"second by": "5 days"}, "“5 working days” or “5 calendar days”"),
    ],
)
def test_an_answer_that_cant_be_used_ends_it(
    changed: dict[str, str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    assert new(monkeypatch, tmp_path, typed(**changed)) == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.endswith("Nothing was written.\n")
    assert not list(tmp_path.rglob("*.toml"))


def test_answers_that_stop_too_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    assert new(monkeypatch, tmp_path, "northmoor\n") == 1
    assert capsys.readouterr().err == (
        "concordat: There is no answer to “The date of the text, as YYYY-MM-DD”. Nothing "
        "was written.\n"
    )


def test_the_text_has_the_line_ends_of_any_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = tmp_path / "procedure.txt"
    source.write_bytes(b"1. They must talk.\r2. They must meet.\r\n3. They must agree.\n")
    assert new(monkeypatch, tmp_path, typed(source=str(source))) == 0
    path = tmp_path / "northmoor" / "2026-09-01.toml"
    text = "1. They must talk.\n2. They must meet.\n3. They must agree.\n"
    assert path.with_suffix(".source.txt").read_text("utf-8") == text
    assert list(load_file(path).clauses) == ["1", "2", "3"]


def test_a_word_processors_file_is_not_taken_for_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    document = tmp_path / "procedure.docx"
    document.write_bytes(b"PK\x03\x04\xff\xfe")
    assert new(monkeypatch, tmp_path, typed(source=str(document))) == 1
    assert "Save it as plain text" in capsys.readouterr().err


def test_a_question_is_on_the_screen_before_its_answer_is_awaited():
    class Screen(io.StringIO):
        def flush(self) -> None:
            self.seen = self.getvalue()

    class Person(io.StringIO):
        def readline(self, *_: object) -> str:
            assert screen.seen == "Who [nobody]: "
            return "worker\n"

    screen = Screen()
    assert Dialogue(Person(), screen, patient=True).ask("Who", str.upper, "nobody") == "WORKER"


def test_who_breaks_it_off_is_told_that_nothing_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    class Leaving(io.StringIO):
        def readline(self, *_: object) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin", Leaving())
    assert main(["protocol", "new", "--into", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "concordat: Nothing was written.\n"


def test_a_new_version_lies_beside_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    assert new(monkeypatch, tmp_path, typed()) == 0
    assert new(monkeypatch, tmp_path, typed(version="2027-09-01")) == 0
    assert [path.name for path in sorted(tmp_path.rglob("*.toml"))] == [
        "2026-09-01.toml",
        "2027-09-01.toml",
    ]


def test_a_person_is_asked_again(tmp_path: Path):
    lines = typed().replace("northmoor\n", "North Moor\nnorthmoor\n", 1)
    screen = io.StringIO()
    answers = ask(Dialogue(io.StringIO(lines), screen, patient=True), tmp_path)
    assert answers.id == "northmoor"
    assert screen.getvalue().count("A short name for the protocol") == 2
    assert "for example north-moor" in screen.getvalue()
    assert problems(write(answers, tmp_path)) == ()


def test_statements_of_a_text():
    found = {it.id: it for it in passages(TEXT)}
    assert list(found) == ["1", "2", "1 (2)", "p6"]
    assert found["2"].text == "The two workers should talk within two working days. They may ring."
    assert found["1 (2)"].at == "Stage two, paragraph 1"
    assert found["p6"].text == "The chair “decides” – finally."


POINTS = """Stage one

2. The managers must:
• meet within five days
  and talk
\uf0b7 write it down;
o tell the worker.

3. Their reasons must be given.
- The first – or
– none – is enough.
- 3.1 A number counts for more than a mark.

The workers should

(a) listen

b) Advice can be asked for.
4.2
Nobody is left out."""


def test_points_of_a_list_are_statements_under_what_leads_to_them():
    found = passages(POINTS)
    assert [(it.id, it.text, it.strength) for it in found] == [
        ("2", "The managers must:", "must"),
        ("2a", "meet within five days and talk", "must"),
        ("2b", "write it down;", "must"),
        ("2c", "tell the worker.", "must"),
        ("3", "Their reasons must be given.", "must"),
        ("3a", "The first – or – none – is enough.", "none"),
        ("3.1", "A number counts for more than a mark.", "none"),
        ("p5", "The workers should", "should"),
        ("p5a", "listen", "should"),
        ("p5b", "Advice can be asked for.", "may"),
        ("4.2", "Nobody is left out.", "none"),
    ]
    at = {it.id: it.at for it in found}
    assert at["2b"] == "Stage one, paragraph 2, point 2"
    assert at["p5b"] == "Stage one, paragraph 5, point b"


def test_a_long_list_and_one_without_a_beginning_keep_every_point():
    assert [it.id for it in passages("All must:\n" + "• ask\n" * 28)][-3:] == [
        "p1z",
        "p1-27",
        "p1-28",
    ]
    assert [(it.id, it.text) for it in passages("• One thing, then.\n• Another, too.")] == [
        ("p1", "One thing, then."),
        ("p1a", "Another, too."),
    ]


@pytest.mark.parametrize("end", [*".;:,?!", " must"])
def test_a_short_line_that_ends_nothing_and_binds_nobody_is_a_heading(end: str):
    assert passages("Stage two") == ()
    assert [it.text for it in passages(f"Stage two{end}")] == [f"Stage two{end}"]
    assert passages("x" * 70) == ()
    assert len(passages("x" * 71)) == 1


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("They will meet, and may ring.", "must"),
        *(
            (f"They {words} meet and should talk.", "must")
            for words in ("shall", "are required to", "have to", "MUST")
        ),
        *((f"Each {words} meet.", "must") for words in ("is required to", "has to", "will")),
        *(
            (f"They {words} meet and may talk.", "should")
            for words in ("ought to", "are expected to", "Should")
        ),
        ("Each is expected to meet.", "should"),
        *(
            (f"They {words} to meet if they can.", "aim")
            for words in ("aim", "seek", "try", "endeavour")
        ),
        *(
            (f"Each {words} to meet.", "aim")
            for words in ("aims", "seeks", "tries", "endeavours", "Aims")
        ),
        *((f"They {words} meet.", "may") for words in ("may", "can", "could", "COULD")),
        ("The mustard cannot willingly shallow.", "none"),
        ("The aim is agreement.", "none"),
        ("They should meet.", "should"),
        ("The managers aim to agree.", "aim"),
        ("Advice can be asked for.", "may"),
        ("Children come first.", "none"),
    ],
)
def test_how_words_bind(words: str, strength: str):
    assert strength_of(words) == strength


def test_words_with_quotation_marks_stay_on_one_line(tmp_path: Path):
    lines = typed(board='A\\B "C"\tD')
    path = write(
        ask(Dialogue(io.StringIO(lines), io.StringIO(), patient=False), tmp_path), tmp_path
    )
    assert tomllib.loads(path.read_text("utf-8"))["protocol"]["board"] == 'A\\B "C" D'
