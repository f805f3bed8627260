"""The list of what a file may hold names real fields, and enough of them to load."""

from typing import Any

import pytest
from django.db.models import NOT_PROVIDED, Field

from annotations.export.fields import EXPORTED, Exported
from annotations.models import Record
from annotations.projection.closure import Closure


def needed(field: "Field[Any, Any]") -> bool:
    """Whether a row cannot be stored without a value for this field."""
    made = field.generated or field.primary_key or field.db_default is not NOT_PROVIDED
    stamped = getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False)
    return not (made or stamped or field.has_default() or field.null or field.blank)


@pytest.mark.parametrize("exported", EXPORTED, ids=lambda exported: exported.label)
def test_every_field_without_which_a_row_cannot_be_stored_is_listed(exported: Exported) -> None:
    needs = {field.name for field in exported.model._meta.concrete_fields if needed(field)}
    assert needs <= {"uid", *exported.fields}


@pytest.mark.parametrize("exported", EXPORTED, ids=lambda exported: exported.label)
def test_a_reference_leads_to_an_exported_model(exported: Exported) -> None:
    models = {one.model for one in EXPORTED}
    targets = {exported.model._meta.get_field(name).related_model for name in exported.fields}
    assert targets - {None} <= models


def test_each_model_has_its_rows_in_the_closure() -> None:
    closure = Closure(Record.objects.none())
    assert [getattr(closure, exported.rows).model for exported in EXPORTED] == [
        exported.model for exported in EXPORTED
    ]
