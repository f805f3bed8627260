"""How files are cut where the format needs nothing special."""

from collections.abc import Iterator
from typing import BinaryIO

from articles.importing.readers.documents import Piece
from articles.importing.readers.options import Options


def whole_file(opened: BinaryIO, file: str, kind: str, options: Options) -> Iterator[Piece]:
    """The whole file as one piece."""
    yield Piece(file, kind, opened.read())
