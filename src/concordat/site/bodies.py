"""How long what a browser sends may be, by the kind of address; and a body that is kept in memory
up to that length and never on disk.
"""

from io import BytesIO

from django.conf import settings
from django.urls import Resolver404, resolve

from concordat.pages.access import PUBLIC, SIGNED_IN, audience

FORM: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
SHORT = 16_000  # bytes; signing in, and what takes no form at all


def longest(path: str) -> int:
    """How many bytes may be sent to this address. No address takes a file yet."""
    try:
        view = resolve(path).func
    except Resolver404:
        return SHORT
    return FORM if audience(view) == SIGNED_IN else SHORT


def is_public(path: str) -> bool:
    """Whether a page is for everybody and needs no database, as the one for danger."""
    try:
        return audience(resolve(path).func) == PUBLIC
    except Resolver404:
        return False


class Body:
    """What has come of a body. Past the limit nothing of it is kept any more, and only its length
    is counted. It is what waitress calls a buffer.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.came = 0
        self.kept = BytesIO()

    def append(self, data: bytes) -> None:
        self.came += len(data)
        if self.came <= self.most:
            self.kept.write(data)
        elif self.kept.getbuffer().nbytes:
            self.kept = BytesIO()

    def getfile(self) -> BytesIO:
        self.kept.seek(0)
        return self.kept

    @property
    def held(self) -> int:
        """The bytes of memory that it takes."""
        return self.kept.getbuffer().nbytes

    def close(self) -> None:
        self.kept.close()

    def __len__(self) -> int:
        return self.came
