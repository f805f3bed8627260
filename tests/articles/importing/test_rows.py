"""Rows that the readers make are rows of our tables."""

from typing import Any

import pytest
from django.db import connection, models

from articles.importing.readers import binary
from articles.importing.readers.ready import ARTICLE, SEGMENT, VERSION
from articles.models import Article, ArticleVersion, Segment

WRITTEN_BY = {
    "bytea": binary.octets,
    "uuid": binary.octets,
    "text": binary.text,
    "varchar": binary.text,
    "integer": binary.integer,
    "boolean": binary.boolean,
    "date": binary.date,
    "jsonb": binary.jsonb,
}
GIVEN_BY_THE_DATABASE: dict[type[models.Model], set[str]] = {
    Article: {"id", "outlet", "imported_at", "short_id"},
    ArticleVersion: {"id", "article", "number", "retrieved_at", "agency", "text_length", "raw", "text"},
    Segment: {"id", "version"},
}


def kind_of(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.db_type(connection)).partition("(")[0]


@pytest.mark.parametrize(("model", "written"), [(Article, ARTICLE), (ArticleVersion, VERSION)])
def test_every_value_is_written_as_its_column_takes_it(
    model: type[models.Model], written: dict[str, binary.Encoder]
) -> None:
    kinds = {name: kind_of(model, name) for name in written}
    assert written == {name: WRITTEN_BY[kind] for name, kind in kinds.items()}


@pytest.mark.parametrize(
    ("model", "written"), [(Article, ARTICLE), (ArticleVersion, VERSION), (Segment, SEGMENT)]
)
def test_no_column_is_forgotten(model: type[models.Model], written: tuple[str, ...]) -> None:
    fields = {field.name for field in model._meta.concrete_fields}
    assert fields == {*written, *GIVEN_BY_THE_DATABASE[model]}
