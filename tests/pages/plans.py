"""What a page's queries cost the database: how much each goes over, and which tables it would read
from end to end.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test import Client

FEW = {
    "casework_rules",
    "casework_series",
    "people_board",
    "people_contact",
    "people_closedday",
}
"""Tables that don't grow with cases, people or events: with boards, their versions and their
years.
"""
_NAMED = re.compile(r'(?:FROM|JOIN) "(\w+)" "?(\w+)"?')
_LISTS = re.compile(r"\((?:%s(?:, )?)+\)(?:, (?=\())?")
_STEPS = 10  # of the machine that SQLite runs a query on: about what a row or two take


@dataclass(slots=True)
class Spent:
    """The most that a query took, and with which values. It is told in tens of steps on SQLite, in
    rows gone over and blocks looked at on PostgreSQL.
    """

    sql: str
    params: Any
    effort: int = 0


@dataclass(slots=True)
class Asked:
    """A page that was asked for, with its queries by their shape: however many ids they name."""

    address: str
    status: int = 0
    queries: dict[str, Spent] = field(default_factory=dict)
    _now: Spent | None = None

    def __call__(self, execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        """Django lets this carry each query out. Rows are read after it: until the next one."""
        spent = Spent(sql, params)
        self._now = self.queries.setdefault(_LISTS.sub("(…)", sql), spent)
        return execute(sql, params, many, context)

    def step(self) -> int:
        """SQLite says that it has gone so many steps further."""
        if self._now:
            self._now.effort += 1
        return 0


def ask(client: Client, address: str) -> Asked:
    """Ask for a page, and see what its queries take."""
    asked = Asked(address)
    on_sqlite = connection.vendor == "sqlite"
    if on_sqlite:
        connection.connection.set_progress_handler(asked.step, _STEPS)
    try:
        with connection.execute_wrapper(asked):
            asked.status = client.get(address).status_code
    finally:
        if on_sqlite:
            connection.connection.set_progress_handler(None, 0)
    if not on_sqlite:
        for spent in asked.queries.values():
            spent.effort = _gone_over(spent)
    return asked


def scans(spent: Spent) -> set[str]:
    """The tables that grow and that SQLite would read from end to end for this query, or the whole
    of an index of theirs. PostgreSQL does so where a table is small, whatever index there is: there
    what queries go over tells.
    """
    if connection.vendor == "postgresql" or not spent.sql.startswith("SELECT"):
        return set()
    known = {alias: table for table, alias in _NAMED.findall(spent.sql)}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {spent.sql}", spent.params)
        steps = [re.match(r"SCAN (\w+)", row[-1]) for row in cursor.fetchall()]
    read = {known.get(step[1], step[1]) for step in steps if step}
    return {each for each in read if each.startswith(("casework_", "people_", "vault_"))} - FEW


def _gone_over(spent: Spent) -> int:
    """The rows of tables that were looked at, also in vain, and the blocks they were found in. With
    so few rows it may as well put them all in order as follow an index: the better of both counts.
    """
    if not spent.sql.startswith("SELECT") or "FOR UPDATE" in spent.sql:
        return 0
    return min(_effort(spent, "enable_seqscan"), _effort(spent, "enable_seqscan", "enable_sort"))


def _effort(spent: Spent, *without: str) -> int:
    """What it goes over where the database is kept from some of its ways."""
    found, blocks = 0.0, 0
    with connection.cursor() as cursor:
        for each in without:
            cursor.execute(f"SET LOCAL {each} = off")
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {spent.sql}", spent.params)
        (explained,) = cursor.fetchone()
        for each in without:
            cursor.execute(f"SET LOCAL {each} = on")
    plans = json.loads(explained) if isinstance(explained, str) else explained
    for node in _nodes(each["Plan"] for each in plans):
        blocks = max(blocks, node.get("Shared Hit Blocks", 0) + node.get("Shared Read Blocks", 0))
        if "Relation Name" in node or "Index Name" in node:
            vain = (node.get(f"Rows Removed by {each}", 0) for each in ("Filter", "Index Recheck"))
            found += node["Actual Loops"] * (node["Actual Rows"] + sum(vain))
    return int(found) + blocks


def _nodes(plans: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for plan in plans:
        yield plan
        yield from _nodes(plan.get("Plans", ()))
