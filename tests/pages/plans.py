"""How a database would find what a query asks for, and which tables it would read from end to
end.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

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


def scans(statement: str) -> set[str]:
    """The tables that grow and that this query would read from end to end, or the whole of an index
    of theirs.
    """
    read = _postgresql(statement) if connection.vendor == "postgresql" else _sqlite(statement)
    return {each for each in read if each.startswith(("casework_", "people_", "vault_"))} - FEW


def _sqlite(statement: str) -> Iterator[str]:
    known = {alias: table for table, alias in _NAMED.findall(statement)}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {_bare(statement)}")
        steps = [row[-1] for row in cursor.fetchall()]
    for step in steps:
        if found := re.match(r"SCAN (\w+)", step):
            yield known.get(found[1], found[1])


def _postgresql(statement: str) -> Iterator[str]:
    """With seeking made cheaper than it is, what is still read whole can't be sought."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {_bare(statement)}")
        (found,) = cursor.fetchone()
        cursor.execute("SET LOCAL enable_seqscan = on")
    plans = json.loads(found) if isinstance(found, str) else found
    for node in _nodes(each["Plan"] for each in plans):
        sought = "Index Cond" in node or "Recheck Cond" in node
        if "Relation Name" in node and not sought:
            yield node["Relation Name"]


def _nodes(plans: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for plan in plans:
        yield plan
        yield from _nodes(plan.get("Plans", ()))


def _bare(statement: str) -> str:
    """As it was carried out, with its values in it: nothing is left to fill in."""
    return statement
