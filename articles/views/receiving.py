"""Receiving files: as a stream into one temporary file, in constant memory, however many they are."""

import tempfile
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

from articles.importing.uploads import PART, Upload

LONGEST_NAME = 500
"""Characters of a file's name that are kept, its end: there stands what kind of file it is."""


class Receiver(FileUploadHandler):
    """Takes a form with files; `uploads` and `fault` tell afterwards what came. A context manager.

    To be set as the only upload handler before anything reads the form. Django's own parser drops the
    folders from the names of files, so this one hands the request to a parser that keeps them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._spool = Spool()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spool.file.close()

    @property
    def uploads(self) -> list[Upload]:
        """What came, in order; to be read before the context ends."""
        return self._spool.uploads

    @property
    def fault(self) -> str:
        """Why nothing of it can be kept, in one line; empty if it can."""
        return self._spool.fault

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],  # noqa: N803 - as Django calls it
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, Any]]:
        """Called by Django's parser before it begins: what is returned stands for its own work."""
        return FolderParser(META, input_data, [self._spool], encoding).parse()


class FolderParser(MultiPartParser):
    """Django's parser, but a file keeps the folders in its name."""

    def sanitize_file_name(self, file_name: str) -> str | None:
        """The name with its folders, without what is not printable and what leads upwards."""
        printable = "".join(char for char in file_name.replace("\\", "/") if char.isprintable())
        parts = [part for part in printable.split("/") if part.strip() not in ("", ".", "..")]
        return "/".join(parts)[-LONGEST_NAME:] or None


class Spool(FileUploadHandler):
    """Writes files one behind the other into a temporary file that has no name.

    A file that is larger than an import reads, or one too many, is counted and not kept.
    """

    def __init__(self) -> None:
        super().__init__()
        folder = settings.FILE_UPLOAD_TEMP_DIR
        self.file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - the receiver closes it
        self.uploads: list[Upload] = []
        self.fault = ""
        self._kept = 0
        self._start = self._end = 0
        self._is_kept = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The next file begins."""
        super().new_file(*args, **kwargs)
        self._start = self._end
        self._is_kept = self._kept < settings.IMPORT_UPLOAD_FILES

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """The next bytes of the file."""
        if start + len(raw_data) > settings.IMPORT_LIMITS["file_bytes"]:
            self._is_kept, self._end = False, self._start
        if self._is_kept and not self.fault:
            self._write(raw_data)

    def file_complete(self, file_size: int) -> None:
        """The file has come whole."""
        start, end = self._start, self._end
        is_kept = self._is_kept and file_size > 0
        self._kept += is_kept
        parts = (lambda: self._parts(start, end)) if is_kept else None
        self.uploads.append(Upload(str(self.file_name), file_size, parts))

    def upload_interrupted(self) -> None:
        """The connection ended within a file."""
        self.fault = "The upload was cut off, and nothing of it was kept: send it again."

    def _write(self, data: bytes) -> None:
        try:
            self.file.seek(self._end)
            self.file.write(data)
        except OSError:
            self.fault = (
                "The server has no room for this now, and nothing of it was kept: tell your operator."
            )
        else:
            self._end += len(data)

    def _parts(self, start: int, end: int) -> Iterator[bytes]:
        for place in range(start, end, PART):
            self.file.seek(place)
            yield self.file.read(min(PART, end - place))
