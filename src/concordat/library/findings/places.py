"""Where a duty or notice is in its file, and which remarks already tell the board about
something.
"""

from concordat.core.protocol import Duty, Notice, Protocol, Remark
from concordat.library.problems import KeyPath, dotted


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


def remark_to_write(sort: str, clause: str | None, key: str) -> str:
    """The heading of a remark that would tell the board about something, by its clause or else by
    its key.
    """
    if clause:
        return f'a [{sort}.NAME] with clauses = "{clause}"'
    return f"a [{dotted((sort, key))}]"
