"""Files that somebody sends, though no form here takes one yet: none is kept, on disk or in
memory.
"""

from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler


class FileSent(SuspiciousOperation):
    """A file came where none is expected."""


class NoFiles(FileUploadHandler):
    """Refuses a file before its first byte is read."""

    def new_file(self, *_: Any, **__: Any) -> None:
        raise FileSent

    def receive_data_chunk(self, *_: Any, **__: Any) -> None:
        raise FileSent

    def file_complete(self, *_: Any, **__: Any) -> None:
        raise FileSent
