"""The board's own figures for the tasks that Concordat adds to every procedure."""

from collections.abc import Iterator

from concordat.core.periods import Limit
from concordat.core.protocol import FIGURED
from concordat.library.files.limits import parse_limit
from concordat.library.files.reader import Reader
from concordat.library.files.shape import File
from concordat.library.problems import Unclear


def figures(file: File, reader: Reader) -> Iterator[tuple[str, Limit]]:
    """The limit of each local rule that is named after such a task, by its key."""
    for key, rule in file.local.items():
        path = ("local", key, "within")
        figure = reader.one(path, rule.within, parse_limit)
        if figure is not None and key in FIGURED:
            yield key, figure
        elif figure is not None:
            own = ", ".join(f"“{each}”" for each in FIGURED)
            unclear = Unclear(
                f"The rule “{key}” has a limit, and no task of Concordat's is called so.",
                f"“within” is for the rules named after one of its tasks: {own}.",
            )
            reader.comments.append(unclear.at(path))
