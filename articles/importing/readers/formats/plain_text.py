"""Plain text: one document, and nothing in it is ever taken for markup."""

from collections.abc import Iterable

from articles.importing.readers.decoding import decoded
from articles.importing.readers.documents import Document, Piece
from articles.importing.readers.options import Options


def documents(piece: Piece, options: Options) -> Iterable[Document]:
    """The one document of a plain text file. Raises RefusedError if its bytes are no text."""
    found = decoded(piece.raw)
    return [
        Document(
            piece.file,
            piece.format,
            piece.raw,
            found.text,
            piece.place,
            encoding=found.encoding,
            notes=found.notes,
        )
    ]
