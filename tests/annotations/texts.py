"""What an import leaves behind when the outlet has changed its text: another version of the article."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from annotations.models import Record
from articles.models import ArticleVersion, Segment
from articles.text.uids import version_uid

RETRIEVED = datetime(2017, 7, 19, 6, 30, tzinfo=UTC)


def changed_text(record: Record, text: str, *, headed: bool = True, **metadata: Any) -> ArticleVersion:
    """The next version of the record's article, segmented as `Newsroom.article` segments the first."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    number = ArticleVersion.objects.filter(article=record.article_id).count() + 1
    end = text.index("\n") if headed else 0
    head = {"headline": text[:end], "headline_start": 0, "headline_end": end} if headed else {}
    version = ArticleVersion.objects.create(
        uid=version_uid(digest),
        article=record.article,
        number=number,
        retrieved_at=RETRIEVED,
        text=text,
        text_sha256=digest,
        raw=text.encode(),
        raw_sha256=digest,
        **(head | metadata),
    )
    at = 0
    segments = []
    for line in text.split("\n"):
        if line.strip():
            kind = "headline" if headed and at == 0 else "paragraph"
            segments.append(Segment(version=version, kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    Segment.objects.bulk_create(segments)
    return version
