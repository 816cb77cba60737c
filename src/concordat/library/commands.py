"""The commands about protocols. None of them needs the site or a database."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from concordat.core.protocol import Version
from concordat.library.files import folder, published
from concordat.library.first_file import questions
from concordat.library.problems import BrokenProtocol, as_text

Run = Callable[[argparse.Namespace], int]


def register(commands: Any) -> None:
    """Add `protocol` with its commands to the command line."""
    protocol = commands.add_parser("protocol", help="check, show, map or compare protocol files")
    tasks = protocol.add_subparsers(required=True, metavar="command")
    checking = _add(
        tasks,
        "check",
        check,
        "every problem at once; then what holds, and what the board should look at",
    )
    checking.add_argument(
        "which", nargs="*", metavar="ID|FILE", help="a protocol's id or a file (default: all)"
    )
    checking.add_argument("--json", action="store_true", help="as JSON")
    _of_one_version(tasks, "show", show, "the ladder as text")
    _of_one_version(tasks, "map", draw, "the ladder as a picture (SVG)")
    _of_one_version(
        tasks, "publish", publish, "publish a version: from then on its file never changes"
    )
    comparing = _add(tasks, "compare", compare, "two versions, clause by clause")
    comparing.add_argument(
        "old", metavar="FILE|ID@VERSION", help="a file, or a version such as board@2017-05-18"
    )
    comparing.add_argument("new", metavar="FILE|ID@VERSION", help="what to compare it with")
    comparing.add_argument("--json", action="store_true", help="as JSON")
    shape = _add(tasks, "schema", schema, "the JSON Schema of protocol files, for editors")
    shape.add_argument("--overlay", action="store_true", help="of files laid over another")
    explaining = _add(
        tasks, "reference", reference, "every table and key of protocol files, with what it means"
    )
    explaining.add_argument(
        "files", nargs="*", metavar="FILE", help="protocol files from which examples are taken"
    )
    starting = _add(
        tasks,
        "new",
        questions.run,
        "ask a few questions and write a first file, to be gone on with",
    )
    starting.add_argument(
        "--into",
        type=Path,
        metavar="FOLDER",
        help="the folder of protocols (default: protocols/ here)",
    )


def _add(tasks: Any, name: str, run: Run, purpose: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = tasks.add_parser(name, help=purpose, description=purpose)
    parser.set_defaults(run=lambda chosen: _with_plain_errors(run, chosen))
    return parser


def _of_one_version(tasks: Any, name: str, run: Run, purpose: str) -> None:
    task = _add(tasks, name, run, purpose)
    task.add_argument(
        "which", metavar="ID|FILE", help="a protocol's id (its newest version) or a file"
    )
    task.add_argument(
        "--version",
        type=_version,
        metavar="VERSION",
        help="a version other than the newest, such as 2017-05-18 or 2017-05-18.2",
    )


def check(chosen: argparse.Namespace) -> int:
    """Print what was found; 1 if there are problems, or more states than can be seen."""
    from concordat.library.findings.check import check as check_file
    from concordat.library.findings.report import report

    paths = [_path(which) for which in chosen.which]
    if not chosen.which:
        paths = [folder.find(id_) for id_ in folder.protocol_ids()]
    verdicts = [check_file(path) for path in paths]
    if chosen.json:
        answer: Any = verdicts if len(verdicts) != 1 else verdicts[0]
        print(_json(answer))
    else:
        print("\n".join(map(report, verdicts)), end="")
    return int(any(verdict.failed for verdict in verdicts))


def show(chosen: argparse.Namespace) -> int:
    """Print the ladder as text."""
    from concordat.library.files.load import load_file
    from concordat.library.telling.show import show as ladder

    print(ladder(load_file(_path(chosen.which, chosen.version))), end="")
    return 0


def draw(chosen: argparse.Namespace) -> int:
    """Print the picture."""
    from concordat.library.files.load import load_file
    from concordat.library.telling.map import map_svg

    print(map_svg(load_file(_path(chosen.which, chosen.version))))
    return 0


def publish(chosen: argparse.Namespace) -> int:
    """Publish a finished version and print its fingerprint; 1 while something is still to do."""
    from concordat.library.files.load import load_file
    from concordat.library.findings.unfinished import to_do

    path = _path(chosen.which, chosen.version)
    protocol = load_file(path)
    if left := to_do(path):
        for file, found in left.items():
            text = as_text(file, found, "thing that isn't finished", "things that aren't finished")
            print(text, file=sys.stderr)
        sentence = "Nothing was published. Finish it first: a published version never changes."
        print(sentence, file=sys.stderr)
        return 1
    print(f"{protocol.id} {protocol.version} {published.publish(path, protocol.fingerprint)}")
    return 0


def compare(chosen: argparse.Namespace) -> int:
    """Print what two versions say and do differently."""
    from concordat.library.files.load import load_file
    from concordat.library.findings import compare as comparing

    old = load_file(_path(chosen.old))
    new = load_file(_path(chosen.new))
    if not chosen.json:
        print(comparing.compared(old, new), end="")
        return 0
    changes = comparing.compare(old, new)
    print(_json(changes))
    for line in comparing.one_version(old, new, changes):
        print(line, file=sys.stderr)
    return 0


def schema(chosen: argparse.Namespace) -> int:
    """Print the schema: of whole files, or of those laid over another."""
    from concordat.library.files.schema import schema as of_files

    print(json.dumps(of_files(overlay=chosen.overlay), indent=2))
    return 0


def reference(chosen: argparse.Namespace) -> int:
    """Print the reference in Markdown, for docs/reference: its links lead from there."""
    from concordat.library.telling.reference import reference as page

    files = {}
    for file in chosen.files:
        files[f"../../{file}"] = Path(file).read_text(encoding="utf-8")
    print(page(files), end="")
    return 0


def _version(text: str) -> Version:
    try:
        return Version.parse(text)
    except ValueError:
        sentence = f"“{text}” is no version; write one as 2017-05-18 or 2017-05-18.2"
        raise argparse.ArgumentTypeError(sentence) from None


def _json(answer: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(answer)).decode()


def _path(which: str, version: Version | None = None) -> Path:
    """The file meant by a path, an id or “id@version”.

    Raises NoSuchProtocol or FileNotFoundError.
    """
    path = Path(which)
    if which.endswith(".toml") or "/" in which or path.is_file():
        if path.is_dir():
            raise FileNotFoundError(f"{which} is a folder. Name a file that is in it.")
        if not path.is_file():
            raise FileNotFoundError(f"There is no file {which}.")
        return path
    id_, at, named = which.partition("@")
    try:
        return folder.find(id_, Version.parse(named) if at else version)
    except ValueError:
        sentence = f"“{named}” is no version; write one as {id_}@2017-05-18 or {id_}@2017-05-18.2."
        raise folder.NoSuchProtocol(sentence) from None


def _with_plain_errors(run: Run, chosen: argparse.Namespace) -> int:
    """Run a command; what it can't do becomes sentences and exit code 1."""
    try:
        return run(chosen)
    except BrokenProtocol as broken:
        print(broken, file=sys.stderr)
    except (folder.NoSuchProtocol, FileNotFoundError, FileExistsError) as error:
        print(f"concordat: {error}", file=sys.stderr)
    return 1
