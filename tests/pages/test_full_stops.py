"""No sentence on a page ends with two full stops: words that people typed are gone on from without
the one that they typed.
"""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse

from concordat.core.wording import in_one_paragraph
from tests.pages.demonstrated import be, demonstration, text_of
from tests.pages.test_every_link import LISTS, OF_A_BOARD, everybody, links

__all__ = ["be", "demonstration"]
Be = Callable[[str], Client]
TWO_STOPS = re.compile(r".{0,60}(?<!\.)\.\s?\.(?!\.).{0,20}")
MOST, EVERY = 30, 15
"""How many pages are opened for one person, and of how many people one."""


def pages(client: Client, boards: list[str]) -> Iterator[tuple[str, str]]:
    """The lists of somebody, and the cases and forms that they lead to, as they are read."""
    to_open = [reverse(name) for name in LISTS]
    to_open += [reverse(name, args=[board]) for board in boards for name in OF_A_BOARD]
    known = {*to_open}
    while to_open and len(known) < MOST * 10:
        address = to_open.pop()
        answer = client.get(address)
        page = answer.content.decode()
        if answer.status_code == 200 and "<main" in page:
            yield address, text_of(answer)
            more = sorted(links(page) - known)[:MOST]
            known.update(more)
            to_open += more


def test_no_page_has_two_full_stops(be: Be) -> None:
    opened, wrong = 0, set()
    for person, boards in everybody()[::EVERY]:
        for number, (address, text) in enumerate(pages(be(person), boards)):
            opened += 1
            wrong |= {(address, found) for found in TWO_STOPS.findall(text)}
            if number > MOST:
                break
    assert opened > 200
    assert wrong == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("She rings by 9:15am.\n\nBy whom: The aunt", "She rings by 9:15am. By whom: The aunt"),
        ("She rings.\n\nUntil Monday 3 May.", "She rings. Until Monday 3 May."),
        ("She rings …\n\n\n\nBy whom: The aunt.", "She rings … By whom: The aunt."),
        ("", ""),
    ],
)
def test_paragraphs_in_one_have_one_full_stop_between_them(text: str, said: str) -> None:
    assert in_one_paragraph(text) == said
