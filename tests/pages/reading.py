"""What a reader sees of an answered page."""

import html
import re

from django.http.response import HttpResponseBase


def shown(response: HttpResponseBase) -> str:
    """The words of the page's main part, its tags left out."""
    whole = response.content.decode()  # type: ignore[attr-defined]
    main = whole.split("<main", 1)[1].split(">", 1)[1].split("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def title(response: HttpResponseBase) -> str:
    """The page's title."""
    found = re.search(r"<title>(.*?)</title>", response.content.decode())  # type: ignore[attr-defined]
    assert found
    return html.unescape(found.group(1))
