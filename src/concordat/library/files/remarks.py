"""The text behind a protocol: its clauses, and what the file remarks about them."""

from collections.abc import Iterator

from concordat.core.protocol import Clause, Remark
from concordat.library.files.shape import File


def clauses(file: File) -> dict[str, Clause]:
    """The clauses by id. A statement that binds nobody has no strengths."""
    found = {}
    for id_, it in file.clause.items():
        strengths = tuple(word for word in it.strength if word != "none")
        found[id_] = Clause(id_, it.at, it.text, strengths, it.only)
    return found


def remarks(file: File) -> tuple[Remark, ...]:
    """Readings, silences, gaps, findings and local rules, in that order."""
    return tuple(_remarks(file))


def _remarks(file: File) -> Iterator[Remark]:
    for key, reading in file.reading.items():
        yield Remark(
            key=key,
            sort="reading",
            clauses=tuple(reading.clauses),
            text=reading.text,
            taken=reading.taken,
            others=tuple(reading.others),
            changes=reading.changes,
            reads=tuple(reading.reads or ()),
        )
    for key, silence in file.silence.items():
        yield Remark(
            key=key,
            sort="silence",
            clauses=tuple(silence.clauses),
            text=silence.text,
            lacks=tuple(silence.lacks),
        )
    for key, gap in file.gap.items():
        yield Remark(key, "gap", tuple(gap.clauses), gap.text)
    for key, finding in file.finding.items():
        yield Remark(key, "finding", tuple(finding.clauses), finding.text)
    for key, rule in file.local.items():
        yield Remark(key, "local", (), rule.text, changes=rule.why)
