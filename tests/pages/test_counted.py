"""The number beside My work is that of what the page lists as the reader's own to do: for one in
four, and for somebody of each board and in each post.
"""

from typing import Any

from concordat.people.models import Person
from tests.pages.demonstrated import be, demonstration
from tests.pages.reading import own_tasks
from tests.pages.test_every_link import places_of
from tests.share import Share

__all__ = ["be", "demonstration"]


SHARE = Share("people whose number was compared with their list", one_in=4)


def test_everybodys_number_is_what_their_page_lists(be: Any) -> None:
    found = {
        person: own_tasks(be(person).get("/my-work/").content.decode())
        for person in Person.objects.values_list("id", flat=True)
        if SHARE.has(person, *places_of(person))
    }
    assert any(listed for _, listed in found.values())
    assert {who: both for who, both in found.items() if both[0] != both[1]} == {}
