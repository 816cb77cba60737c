"""Where no page can be made of what was typed, it is given back to be copied."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.exceptions import PermissionDenied

from tests.pages.conftest import SignIn

TEXT = "He was seen at school on Monday, & she <was> not."
SHOWN = "He was seen at school on Monday, &amp; she &lt;was&gt; not."


@pytest.mark.parametrize(("fault", "status"), [(ZeroDivisionError, 500), (PermissionDenied, 403)])
def test_a_page_that_is_broken_gives_back_what_was_typed(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch, fault: type[Exception], status: int
) -> None:
    from concordat.people import leave

    def broken(*_: Any, **__: Any) -> None:
        raise fault

    client = sign_in("helen-marsden")
    monkeypatch.setattr(leave, "could_cover", broken)
    client.raise_request_exception = False
    answer = client.post("/my-work/away/", {"cover": TEXT, "seen": "17", "since_day": " "})
    assert answer.status_code == status
    page = answer.content.decode()
    assert "What you typed" in page
    assert SHOWN in page
    assert ">17<" not in page, "nobody typed that"
    assert page.count("<textarea") == 1


def test_a_form_with_too_many_boxes_gives_back_what_was_typed(sign_in: SignIn) -> None:
    client = sign_in("helen-marsden")
    boxes = {"why": TEXT} | {f"box-{number}": "" for number in range(600)}
    sent = "application/x-www-form-urlencoded"
    answer = client.post("/my-work/away/", urlencode(boxes), content_type=sent)
    assert answer.status_code == 413
    assert SHOWN in answer.content.decode()


def test_a_page_that_is_broken_without_a_form_says_nothing_of_what_was_typed(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concordat.people import leave

    client = sign_in("helen-marsden")
    monkeypatch.setattr(leave, "could_cover", None)
    client.raise_request_exception = False
    assert "What you typed" not in client.get("/my-work/away/").content.decode()
