"""An ended case promises nothing more, and no page of a case speaks in the machine's own names."""

import re
from typing import Any

from tests.house.test_words_of_pages import GIVEN_UP
from tests.pages.demonstrated import be, demonstration, text_of

__all__ = ["be", "demonstration"]
COUNTED = re.compile(
    r"<details[^>]*>\s*<summary[^>]*><span[^>]*>How is that counted\?.*?</details>", re.DOTALL
)
MACHINE = re.compile(
    r"\b(?:SEF|LIV|SUS|BER|BLA)-(?!20\d\d-)\w+(?:\.\w+)*|\bcalendar \d|\b[a-z]+\.[a-z-]+\.[a-z-]+\b"
)
"""Ids of clauses, calendars and tasks. A case's reference is no such name."""


def every_case() -> list[tuple[str, str]]:
    """Every case of the demonstration, with somebody who has a part in it."""
    from concordat.casework.models import CaseHead, PartRow

    found = []
    for ref in CaseHead.objects.values_list("ref", flat=True):
        parts = PartRow.objects.filter(case__ref=ref).exclude(person="")
        found.append((ref, parts.values_list("person", flat=True)[0]))
    assert len(found) > 20
    return found


def test_nothing_on_a_case_is_called_by_a_machines_name(be: Any) -> None:
    wrong = {}
    for ref, person in every_case():
        answer = be(person).get(f"/cases/{ref}/")
        assert answer.status_code == 200, ref
        answer.content = COUNTED.sub("", answer.content.decode()).encode()
        if found := MACHINE.findall(text_of(answer)):
            wrong[ref] = found
    assert wrong == {}


MANAGERS = {
    "blackpool": "terence-ogden",
    "brighton-and-hove": "femi-adebayo",
    "liverpool": "carmel-docherty",
    "reading": "rashid-karim",
    "sefton": "colin-threlfall",
}
IN_THE_TEXTS = (r"officers?", "post", "dut", r"\blimits?", "raising side", r"\bow(?:e")
"""Words that the procedures and their published readings use, and that people write."""
WHOSE = re.compile("Concordat asks this in every procedure")
"""Under *Why?*, which says whose rule it is."""
LISTS = ("/my-work/", "/my-work/told/", "/my-work/hand-on/", "/cases/", "/protocols/", "/help/")


def test_no_page_of_the_demonstration_says_what_was_given_up(be: Any) -> None:
    from concordat.people import queries

    wrong = {}
    everybody = dict(every_case())
    addresses = [(person, f"/cases/{ref}/") for ref, person in everybody.items()]
    addresses += [(person, there) for person in MANAGERS.values() for there in LISTS]
    for board in queries.boards():
        rooms = ("", "waiting/", "after-the-end/", "nobody/", "closed-day/")
        addresses += [(MANAGERS[board.id], f"/board/{board.id}/{room}") for room in rooms]
    for person, there in addresses:
        answer = be(person).get(there)
        assert answer.status_code == 200, (person, there)
        said = [
            found.group()
            for pattern in GIVEN_UP
            if not any(word in pattern for word in IN_THE_TEXTS)
            and (found := re.search(pattern, WHOSE.sub("", text_of(answer)), re.IGNORECASE))
        ]
        if said:
            wrong[there] = said
    assert wrong == {}


def test_an_ended_case_has_no_step_to_come_and_nothing_in_dispute(be: Any) -> None:
    ended = 0
    for ref, person in every_case():
        page = text_of(be(person).get(f"/cases/{ref}/"))
        if "This case ended on" not in page:
            continue
        ended += 1
        assert "to come" not in page, ref
        assert "In dispute" not in page, ref
    assert ended >= 4
