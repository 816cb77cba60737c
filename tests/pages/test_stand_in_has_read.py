"""Whoever is away reads on their pages who read danger in their place, and it is no task of theirs
meanwhile.
"""

import html
import re
from typing import Any

from tests.pages.cases import NOW, later, raise_case, visit, words
from tests.pages.conftest import SignIn
from tests.pages.test_danger_goes_on import about

__all__ = ["later", "visit"]
SOCIAL_WORKER, STAND_IN = "danielle-kershaw", "imran-qureshi"
READ = "Imran Qureshi has said that they read this"


def test_what_they_were_told_names_who_read_it(
    demonstration: None, sign_in: SignIn, visit: Any
) -> None:
    from concordat.people.models import Absence

    day, ref = NOW.date(), raise_case()
    away = {"board_id": "sefton", "since": day, "until": day, "cover_id": STAND_IN}
    Absence.objects.create(person_id=SOCIAL_WORKER, **away)
    visit("kwame-boateng", ref).act("risk", rung="nobody yet", summary="She is not safe tonight.")
    there = visit(STAND_IN, ref)
    asked = re.search(r'href="([^"]*acknowledge-danger[^"]*)"', there.case())
    assert asked
    there.act("acknowledge-danger", about(html.unescape(asked[1])))
    told = words(sign_in(SOCIAL_WORKER).get("/my-work/told/").content.decode())
    assert READ in told
    assert READ not in words(sign_in(STAND_IN).get("/my-work/told/").content.decode())
