"""Where a duty or notice is in its file, and which remarks already tell the board about
something.
"""

from collections.abc import Collection

from concordat.core.protocol import Duty, Matter, Notice, Protocol, Remark, Step
from concordat.library.problems import KeyPath, dotted

_SAYS = {"reading": "reads", "silence": "lacks"}


def place_of(duty: Duty) -> KeyPath:
    """The path of a duty's table."""
    if duty.step is None:
        return ("duty", duty.key)
    return ("step", duty.step, "duty", duty.key.removeprefix(f"{duty.step}."))


def place_of_notice(notice: Notice) -> KeyPath:
    """The path of a notice's table."""
    if notice.step is None:
        return ("notice", notice.key)
    return ("step", notice.step, "notice", notice.key.removeprefix(f"{notice.step}."))


def remarks_of(protocol: Protocol, sort: str) -> list[Remark]:
    """The readings, silences, gaps or findings of a file."""
    return [remark for remark in protocol.remarks if remark.sort == sort]


def about(protocol: Protocol, matter: Matter, of: Collection[str | None]) -> list[Remark]:
    """The readings that settle a matter and the silences that miss it, of any of these clauses or
    under any of these names. Other remarks on the same clause answer nothing here.
    """
    found = []
    for remark in protocol.remarks:
        if matter in (*remark.reads, *remark.lacks) and {remark.key, *remark.clauses} & {*of}:
            found.append(remark)
    return found


def readings_of(protocol: Protocol, matter: Matter, of: Collection[str | None]) -> list[Remark]:
    """The readings among these remarks: a silence never says what holds in place of the text."""
    return [remark for remark in about(protocol, matter, of) if remark.sort == "reading"]


def names_of(protocol: Protocol, step: Step) -> tuple[str, ...]:
    """A step's key, its clause and the clauses of its duties: what a remark on it may name."""
    clauses = [step.clause, *(protocol.duties[key].clause for key in step.duties)]
    return (step.key, *(clause for clause in clauses if clause))


def remark_to_write(sort: str, clause: str | None, key: str, matter: Matter | None = None) -> str:
    """The heading of a remark that would tell the board about something, by its clause or else by
    its key, and what it has to say that it reads or lacks.
    """
    says = f' and {_SAYS[sort]} = "{matter}"' if matter else ""
    if clause:
        return f'a [{sort}.NAME] with clauses = "{clause}"{says}'
    return f"a [{dotted((sort, key))}]{says.replace(' and', ' with', 1)}"
