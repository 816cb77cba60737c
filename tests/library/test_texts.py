"""Every slip of the notation that was thought of is told as it is recorded, and read on as it was
meant.
"""

import pytest

from tests.library.texts import Piece, every_piece, said


@pytest.mark.parametrize("piece", every_piece(), ids=lambda piece: piece.did)
def test_a_piece_of_a_file_is_read_as_it_is_recorded(piece: Piece) -> None:
    assert said(piece.text) == piece.recorded
