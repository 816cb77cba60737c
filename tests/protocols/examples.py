"""The worked examples that stand beside the protocols, and what is to be compared with what the
engine answers.

An example is a story (case and steps, as in a scenario file) and facts that must come out, one a
line:

* `clause` (with `side`, `agency` or `nth` where it was owed more than once): every such duty has
  the values given;
  `due = "none"` is a duty without a due time, `how = "open"` one that has not ended.
* `clock`, `notice`: a clock or a notice of that clause with the values given.
* `status`, `stage`, `route`, `end`: the case itself.
* `absent`, `silent`: no duty (with `side`, `agency` or `nth`: no such one), or no notice, of that
  clause was ever there (that it was done may have been told).
* `refused` with `code`: that step was refused. A step refused that no line names is a mistake.

"""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from concordat.library.files.folder import version_of
from concordat.stories.rehearse import protocol_of, rehearse
from concordat.stories.scenario import understood
from concordat.stories.values import as_values

HERE = Path(__file__).resolve()
PROTOCOLS = HERE.parents[2] / "protocols"
SUFFIX = ".examples.toml"
# Written in words, because a file of this kind has no word for nothing
NOTHING = {"how": "open"} | dict.fromkeys(
    ("clause", "due", "first_due", "ended", "agency", "end", "route"), "none"
)
CHOOSERS = ("side", "agency", "nth")


def every_example(
    folder: Path = PROTOCOLS, pattern: str = "*/*"
) -> list[tuple[Path, dict[str, Any]]]:
    """Every worked example of every protocol, with the file it stands in."""
    found = []
    for path in sorted(folder.glob(f"{pattern}{SUFFIX}")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [(path, example) for example in told["example"]]
    return found


def protocol_beside(path: Path) -> Path:
    """The protocol file whose examples these are."""
    return path.with_name(path.name.removesuffix(SUFFIX) + ".toml")


def _is_version(name: str) -> bool:
    return version_of(Path(f"{name}.toml")) is not None


def disagreements(path: Path, example: dict[str, Any]) -> list[str]:
    """What the example says that the engine doesn't: one line a fact."""
    raw = {"case": example["case"], "step": example["step"]}
    version, protocol = path.name.removesuffix(SUFFIX), protocol_beside(path)
    raw |= (
        {"protocol": path.parent.name, "version": version}
        if _is_version(version)
        else {"protocol": protocol.name}
    )
    scenario = understood(path, raw)
    answer = as_values(rehearse(scenario, protocol_of(scenario, path)))
    found = [line for fact in example["expect"] for line in _differences(fact, answer)]
    return found + _unexpected_refusals(example["expect"], answer)


def _differences(fact: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    found: list[str] = []
    match fact:
        case {"absent": clause, **which}:
            found = [f"{clause} opened" for _ in _chosen(clause, which, answer)][:1]
        case {"silent": clause}:
            found = [
                f"{clause} was told"
                for told in answer["notices"]
                if told["clause"] == clause and told["because"] == "notice"
            ][:1]
        case {"clause": clause, **values}:
            found = _duties(clause, values, answer)
        case {"clock": clause, **values}:
            found = _any_row("clock", clause, values, _of_clause(answer["clocks"], clause))
        case {"notice": clause, **values}:
            found = _any_row("notice", clause, values, _of_clause(answer["notices"], clause))
        case {"refused": step, "code": code}:
            found = _any_row(
                "refusal",
                step,
                {"code": code},
                [row for row in answer["refused"] if row["step"] == step],
            )
        case values:
            found = _unlike("the case", values, answer["case"])
    return found


def _chosen(clause: str, which: dict[str, Any], answer: dict[str, Any]) -> list[Any]:
    """The duties of a clause; of one side, one agency, or the nth of them, where it says so."""
    duties = _of_clause(answer["duties"], clause)
    for key in ("side", "agency"):
        duties = [
            duty for duty in duties if key not in which or duty[key] == _said(key, which[key])
        ]
    return duties[which["nth"] - 1 : which["nth"]] if "nth" in which else duties


def _duties(clause: str, values: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    duties = _chosen(clause, values, answer)
    if not duties:
        return [f"{clause}: no such duty ever opened ({values})"]
    wanted = {key: value for key, value in values.items() if key not in CHOOSERS}
    return [line for duty in duties for line in _unlike(f"{clause} ({duty['side']})", wanted, duty)]


def _of_clause(rows: list[dict[str, Any]], clause: str) -> list[dict[str, Any]]:
    return [row for row in rows if row["clause"] == _said("clause", clause)]


def _any_row(
    what: str, name: object, values: dict[str, Any], rows: list[dict[str, Any]]
) -> list[str]:
    """Nothing when one row has all the values; otherwise how the nearest differs."""
    if not rows:
        return [f"no {what} {name}"]
    return min((_unlike(f"{what} {name}", values, row) for row in rows), key=len)


def _unlike(what: str, values: dict[str, Any], row: dict[str, Any]) -> list[str]:
    return [
        f"{what}: {key} is {row.get(key)}, and the example says {value}"
        for key, value in values.items()
        if key not in row or _said(key, value) != row[key]
    ]


def _said(key: str, value: object) -> object:
    """As the engine's answer writes it. Times without an offset are London's."""
    if isinstance(value, datetime):
        return (
            value if value.tzinfo else value.replace(tzinfo=ZoneInfo("Europe/London"))
        ).isoformat()
    return None if NOTHING.get(key) == value else value


def _unexpected_refusals(expect: list[dict[str, Any]], answer: dict[str, Any]) -> list[str]:
    expected = {fact["refused"] for fact in expect if "refused" in fact}
    return [
        f"step {row['step']} was refused: {row['sentence']}"
        for row in answer["refused"]
        if row["step"] not in expected
    ]
