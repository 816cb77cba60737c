"""What is wrong where a file lets somebody who took a side be appointed."""

from collections.abc import Iterator

from concordat.library.files.tables import Tables, tables_at, texts
from concordat.library.problems import Comment

KEY = "of_a_side"


def of_a_side_problems(tables: Tables) -> Iterator[Comment]:
    """Posts to which people of a side can be appointed though the text doesn't say so."""
    for name, post in tables_at(tables, "post").items():
        if post.get(KEY) is True:
            at = ("post", name, KEY)
            if post.get("independent") is True or post.get("fresh") is True:
                yield Comment(
                    at,
                    "Whoever is independent, or did not act before, is of neither side.",
                    f"Take “{KEY}” away, or “independent” and “fresh”.",
                )
            clauses = texts(post.get("clause"))
            if not any(clause in _read(tables) for clause in clauses):
                yield Comment(
                    at,
                    "No reading says that the text names people of a side for this.",
                    "Give the post its clause, and write a [reading.…] of that clause with "
                    'reads = ["actor"] and the words that name them.',
                )


def _read(tables: Tables) -> set[str]:
    """The clauses of which a reading says who is meant."""
    readings = tables_at(tables, "reading").values()
    said = (each for each in readings if "actor" in texts(each.get("reads")))
    return {clause for each in said for clause in texts(each.get("clauses"))}
