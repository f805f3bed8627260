"""HTML pages: the story as paragraphs, and what the page declares of it. Scripts are never run.

trafilatura and htmldate are only imported when a page is read: they take as long as all else together.
"""

from collections.abc import Iterable

from articles.importing.readers.documents import Document, Piece
from articles.importing.readers.options import Options

__all__ = ["documents"]


def documents(piece: Piece, options: Options) -> Iterable[Document]:
    """The one document of a page. Raises RefusedError if the page holds no story that can be read."""
    from .reading import document_of

    return [document_of(piece)]
