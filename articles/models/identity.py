"""How rows are known outside this database: a UUID column of their own, and a short public form of it."""

import uuid
from typing import Any, TypeVar

from django.db import models
from django.db.models.functions import Cast, Replace, Right
from django.utils.text import slugify

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
