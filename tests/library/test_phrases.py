"""The short sentences of protocol files mean what is recorded of them, and what means nothing is
answered like that.
"""

import pytest

from tests.library.phrases import Phrase, meaning, phrases

PHRASES = phrases()


@pytest.mark.parametrize("phrase", PHRASES, ids=[f"{it.section}: {it.text}" for it in PHRASES])
def test_it_means_what_is_recorded(phrase: Phrase) -> None:
    assert meaning(phrase) == phrase.recorded
