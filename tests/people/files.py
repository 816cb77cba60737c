"""A small directory in two invented boards, as the files a business manager would write."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from concordat.people.ids import service_id

TODAY = date(2026, 12, 21)
CHILD_ABUSE_UNIT, MISSING_PEOPLE = (
    service_id("police", name) for name in ("Child Abuse Unit", "Missing People")
)

BOARDS = """
[board.northshire]
name = "Northshire Safeguarding Children Board"
prefix = "NOR"
accent = "1f5f66"
nation = "england"
protocol = "northshire"
in_force = [{ version = "2026-01-01", from = 2026-01-01T09:00:00 }]
words = { "independent chair" = "Independent Scrutineer" }
contacts = [
  { sort = "front-door", name = "Children's front door", telephone = "01632 960100", hours = "9am to 5pm" },
  { sort = "out-of-hours", name = "Emergency duty team", telephone = "01632 960101" },
]
closed = [{ day = 2026-12-29, why = "Offices closed", proclaimed = 2026-09-01 }]
posts = [{ post = "independent chair", title = "Independent Chair", holder = "ines-duarte" }]

[board.southshire]
name = "Southshire Safeguarding Partnership"
prefix = "SOU"
accent = "6b2d5c"
nation = "wales"
protocol = "southshire"
in_force = [{ version = "2026-01-01", from = 2026-01-01T09:00:00 }]
contacts = [{ sort = "emergency", name = "Danger", telephone = "01632 960200" }]
"""

AGENCIES = """
[agency.hill-school]
name = "Hill School"
kind = "school"
boards = ["northshire"]
telephone = "01632 960110"
posts = [
  { post = "practitioner", title = "Class Teacher", holder = "tom-adeyemi" },
  { post = "team manager", title = "Head Teacher", holder = "ruth-okafor" },
  { post = "safeguarding lead", title = "Head Teacher", holder = "ruth-okafor" },
  { post = "director", title = "Chair of Governors" },
]

[agency.police]
name = "Bay Police"
kind = "police"
boards = ["northshire", "southshire"]
telephone = "01632 960120"
services = { "Child Abuse Unit" = "01632 960121", "Missing People" = "01632 960122" }
posts = [
  { post = "practitioner", title = "Detective Constable", holder = "wei-lin" },
  { post = "team manager", title = "Sergeant", services = ["Child Abuse Unit", "Missing People"], holder = "asha-rao" },
  { post = "director", title = "Superintendent", boards = ["southshire"], cover = "asha-rao" },
]
"""

PEOPLE = """
[person]
ines-duarte = { name = "Ines Duarte", telephone = "07700 900001", email = "ines@example.org" }
tom-adeyemi = { name = "Tom Adeyemi", telephone = "07700 900002" }
ruth-okafor = { name = "Ruth Okafor", telephone = "07700 900003" }
wei-lin = { name = "Wei Lin", telephone = "07700 900004" }
asha-rao = { name = "Asha Rao", telephone = "07700 900005" }
"""

Write = Callable[..., Path]
