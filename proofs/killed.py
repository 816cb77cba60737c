"""P1: the web server is killed at random instants while people write, on SQLite and PostgreSQL.

What they were told is recorded must be there, and whatever is in the record must be there whole:
its rows in lists, who was told of it, its words. There are no letters yet.

It is the process that serves which is killed. The next one is forked from a process that has read
the program already (`nursery`).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from proofs.batches import seed_of, summed
from proofs.figures import Asked, Figure, at_least, exactly
from proofs.installed import DATABASES, Installed, installation, kill, killed_while
from proofs.served import Served
from proofs.writers import PEOPLE, Writer

TITLE = "What somebody was told is recorded is never lost or half done (there are no letters yet)"
BATCHES, KILLS, FEWER = 10, 100, 5
AT_MOST = 1.6  # seconds for which the server has worked when it is killed
WHAT = {
    "lost": "Acts said to be recorded that are gone",
    "lists": "Cases whose rows in lists aren't what the record makes of them",
    "told": "Cases in which other people were told than the record says",
    "words": "Cases without the words that their entries refer to, or with others",
    "chain": "Cases whose entries don't follow one on the other",
}


def killed(database: str, asked: Asked) -> Iterator[Figure]:
    """Kill it so many times."""
    batches, times = (1, FEWER) if asked.sample else (BATCHES, KILLS)
    found = summed(asked, database, batches, partial(_batch, database, times, asked))
    about = (
        f"{batches * times:,} kills on {database}: {found['done']:,} acts recorded, "
        f"{found['cut off']:,} cut off"
    )
    for name, what in WHAT.items():
        yield exactly(f"{what} ({about})", found[name], 0, "acts" if name == "lost" else "cases")
    yield at_least(f"Acts recorded ({about})", found["done"], batches * times, "acts")
    refused = found["refused"]
    yield exactly(f"Acts refused, of which nothing is proved ({about})", refused, 0, "acts")


def _batch(database: str, times: int, asked: Asked, number: int) -> Counter[str]:
    """So many kills of one installation, and a look at all of it afterwards."""
    drawn, found = Random(seed_of(asked, number)), Counter[str]()  # noqa: S311 - nothing secret
    with installation(asked.folder / f"killed-{database}", database) as installed:
        first = installed.call("proofs.record:last")
        visitors = installed.visitors(PEOPLE)
        writers = [Writer(each, Random(drawn.random())) for each in visitors.values()]  # noqa: S311 - nothing secret
        served = installed.start()
        for each in writers:
            while not each.raised:
                each.step()
        for _ in range(times):
            served = _once(installed, served, writers, drawn, found)
        kill(served)
        raised = [ref for each in writers for ref in each.raised]
        recorded = [token for each in writers for token in each.recorded]
        found.update(installed.call("proofs.record:look", raised, recorded, first))
    found["done"] += len(raised) + len(recorded)
    found["cut off"] += sum(each.cut_off for each in writers)
    found["refused"] += sum(each.refused for each in writers)
    return found


def _once(
    installed: Installed,
    served: Served,
    writers: list[Writer],
    drawn: Random,
    found: Counter[str],
) -> Served:
    """One kill, and what is to be found right after it. Returns the server as started again."""
    before = installed.call("proofs.record:last")
    raised = [len(each.raised) for each in writers]
    recorded = [len(each.recorded) for each in writers]
    writing = [each.write for each in writers]
    again = killed_while(installed, served, writing, AT_MOST, drawn)
    cases = [ref for each, n in zip(writers, raised, strict=True) for ref in each.raised[n:]]
    forms = [form for each, n in zip(writers, recorded, strict=True) for form in each.recorded[n:]]
    found.update(installed.call("proofs.record:look", cases, forms, before))
    return again


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    database: partial(killed, database) for database in DATABASES
}
