"""How rows are known outside this database: a UUID column of their own, and a short public form of it."""

import uuid
from typing import Any, TypeVar

from django.db import models
from django.db.models.functions import Cast, Replace, Right
from django.utils.text import slugify

ARTICLE_NAMESPACE = uuid.UUID("6c0f4b0e-6b0e-5d0a-9a57-0a3c5b1f7e11")
VERSION_NAMESPACE = uuid.UUID("b7a5d9a2-30f5-5c3c-8f5b-2b1d5f0e4c22")


def article_uid(text_sha256: str) -> uuid.UUID:
    """The uid of the article whose first version has this text.

    Derived from the text, so that two installations that import the same copy agree on what it is.
    """
    return uuid.uuid5(ARTICLE_NAMESPACE, text_sha256)


def version_uid(text_sha256: str) -> uuid.UUID:
    """The uid of the article version with this text; see `article_uid` for why it is derived."""
    return uuid.uuid5(VERSION_NAMESPACE, text_sha256)


def segment_uid(version: bytes, start: int) -> bytes:
    """The uid, in its sixteen bytes, of the segment of a version that begins at a code point.

    It is the version's uid, ending in the place: so the segments of a text lie side by side in the index of
    uids. Bytes, because a text has some twenty segments, and an object for each takes its time.
    """
    return version[:12] + start.to_bytes(4, "big")


M = TypeVar("M", bound="Identified")


class IdentifiedManager(models.Manager[M]):
    """Finds a row by its natural key, as `loaddata` does."""

    def get_by_natural_key(self, uid: str) -> M:
        return self.get(uid=uid)


class Identified(models.Model):
    """A row with a UUID that never changes and is its natural key in fixtures.

    The key is a column of its own: one that hopped through a foreign key could not be
    computed while `loaddata` defers that foreign key.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    objects = IdentifiedManager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (str(self.uid),)


def short_id_field(uid: str = "uid") -> models.GeneratedField:
    """The last 14 hexadecimal digits of the UUID column (56 random bits), computed by PostgreSQL.

    It is the part of a public address that never changes.
    """
    digits: Any = Replace(Cast(uid, models.TextField()), models.Value("-"), models.Value(""))
    return models.GeneratedField(
        expression=Right(digits, 14), output_field=models.CharField(max_length=14), db_persist=True
    )


LONGEST_SLUG = 60


def slug_of(title: str) -> str:
    """Words for an address, in front of the id that never changes: whole ones, at most LONGEST_SLUG signs."""
    words = slugify(title)
    if len(words) <= LONGEST_SLUG:
        return words
    return words[: LONGEST_SLUG + 1].rpartition("-")[0] or words[:LONGEST_SLUG]
