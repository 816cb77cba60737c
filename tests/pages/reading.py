"""What a reader sees of an answered page."""

import html
import re

from django.http.response import HttpResponseBase

TAKEN_ON = "A colleague has taken this on"


def shown(response: HttpResponseBase) -> str:
    """The words of the page's main part, its tags left out."""
    whole = response.content.decode()  # type: ignore[attr-defined]
    main = whole.split("<main", 1)[1].split(">", 1)[1].split("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def problem_at(page: str, box: str) -> str:
    """What the error summary says of a box, in the link that leads there; "" where it says none."""
    found = re.search(rf'<li><a href="#{box}">([^<]*)</a>', page)
    return html.unescape(found[1]) if found else ""


def title(response: HttpResponseBase) -> str:
    """The page's title."""
    found = re.search(r"<title>(.*?)</title>", response.content.decode())  # type: ignore[attr-defined]
    assert found
    return html.unescape(found.group(1))


def own_tasks(page: str) -> tuple[int, int]:
    """The number in the navigation, and how much of the page is the reader's own to do: the rows of
    each list of theirs, but what a colleague took on, and what is asked of them about danger.
    """
    counted = re.search(r'My work <span class="c-nav__count">\((\d+)\)', page)
    assert counted
    lists = re.findall(r'aria-labelledby="work-\d+">(.*?)</section>', page, re.DOTALL)
    own = (each for each in lists if TAKEN_ON not in each)
    rows = sum(each.count('<li class="c-work-row">') for each in own)
    asked = len(re.findall(r'<strong><a class="govuk-link" href="/cases/[^"]*\?about=', page))
    return int(counted[1]), rows + asked
