"""The text behind a protocol: its clauses, and what the file remarks about them."""

from collections.abc import Iterator

from concordat.core.protocol import Clause, Remark
from concordat.library.files.shape import File


def clauses(file: File) -> dict[str, Clause]:
    """The clauses by id. A statement that binds nobody has no strengths."""
    return {
        id_: Clause(
            id_, it.at, it.text, tuple(word for word in it.strength if word != "none"), it.only
        )
        for id_, it in file.clause.items()
    }


def remarks(file: File) -> tuple[Remark, ...]:
    """Readings, silences, gaps, findings and local rules, in that order."""
    return tuple(_remarks(file))


def _remarks(file: File) -> Iterator[Remark]:
    for key, reading in file.reading.items():
        others = tuple(reading.others)
        yield Remark(
            key,
            "reading",
            tuple(reading.clauses),
            reading.text,
            reading.taken,
            others,
            reading.changes,
        )
    for key, silence in file.silence.items():
        yield Remark(key, "silence", tuple(silence.clauses), silence.text, lacks=silence.lacks)
    for key, gap in file.gap.items():
        yield Remark(key, "gap", tuple(gap.clauses), gap.text)
    for key, finding in file.finding.items():
        yield Remark(key, "finding", tuple(finding.clauses), finding.text)
    for key, rule in file.local.items():
        yield Remark(key, "local", (), rule.text, changes=rule.why)
