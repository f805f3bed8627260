"""Rows to try the rules on."""

import hashlib
from typing import Any

from articles.models import Article, ArticleVersion

TEXT = (
    "Leaders meet in Minsk\n\nMINSK, 17 July 2017 (BelTA) – “Peace \U0001f54a matters,” the President said. "
    "The Belarusian leader called the talks fruitful, BelTA reports.\n"
)
"""A wire copy with an astral character."""


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def make_version(text: str = TEXT, *, article: Article | None = None, **values: Any) -> ArticleVersion:
    """A version with its raw bytes and right hashes, of a new article unless one is given."""
    raw = text.encode()
    defaults: dict[str, Any] = {
        "raw": raw,
        "raw_sha256": sha256(text),
        "text": text,
        "text_sha256": sha256(text),
    }
    return ArticleVersion.objects.create(article=article or Article.objects.create(), **(defaults | values))


def place(text: str, words: str) -> tuple[int, int]:
    """Where `words` stand in `text`: code points, end exclusive."""
    start = text.index(words)
    return start, start + len(words)
