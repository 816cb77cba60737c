"""P19: no text is lost. Every kind of form, sent while something else in it is wrong, after its
session or its token has come to its end, and while nothing can be written.
"""

from collections.abc import Callable, Iterator

from proofs.figures import Asked, Figure, at_least
from proofs.tested import tested

TITLE = "No text is lost: what can't be recorded is given back"
FORMS, WAYS = 40, 4
IN_A_BROWSER = ("tests/pages/test_put_right_browser.py", "tests/pages/test_too_long_browser.py")
SENT = ("tests/pages/test_given_back.py", "tests/pages/test_sent_when_signed_out.py")


def every_form(_asked: Asked) -> Iterator[Figure]:
    """The forms that people find who go through the demonstration."""
    run = tested("tests/pages/test_no_text_is_lost.py")
    ways = run.counted["ways in which a form fails"]
    yield run.figure(f"What was typed is recorded or given back, in {ways} ways of failing")
    yield at_least("Kinds of form", run.counted["kinds of form"], FORMS, "kinds")


def in_a_browser(_asked: Asked) -> Iterator[Figure]:
    """Back, Reload and what was too long; broken pages; sessions that ended."""
    run = tested(*IN_A_BROWSER, *SENT)
    yield run.figure("Back, Reload, a session that ended, a broken page, a form that is too long")


PARTS: dict[str, Callable[[Asked], Iterator[Figure]]] = {
    "every form": every_form,
    "in a browser": in_a_browser,
}
