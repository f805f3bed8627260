"""What managers keep: tags and outlets."""

from typing import Any

import pytest

from annotations.models import Tag
from annotations.services import vocabulary
from annotations.services.writing import NotAllowed, Refused
from articles.models import Outlet
from tests.annotations.services.cast import Cast

BELTA: dict[str, Any] = {
    "name": "BelTA",
    "kind": Outlet.Kind.AGENCY,
    "homepage": "https://eng.belta.by/",
    "country": "BY",
    "full_text_public": True,
}


@pytest.mark.parametrize("person", ["ada", "boris", "clara"])
def test_vocabularies_are_for_managers(cast: Cast, person: str) -> None:
    by = getattr(cast, person)
    with pytest.raises(NotAllowed):
        vocabulary.add_tag(code="x", label="X", by=by)
    with pytest.raises(NotAllowed):
        vocabulary.describe_outlet(**BELTA, by=by)
    assert not Outlet.objects.exists()


def test_a_tag_of_a_code_is_added_once(cast: Cast) -> None:
    tag = vocabulary.add_tag(code="unity", label=" Unity ", definition="Cohesion.", by=cast.mara)
    assert vocabulary.add_tag(code="unity", label="Other", by=cast.mara) == tag
    assert Tag.objects.get().label == "Unity"


@pytest.mark.parametrize(("code", "label"), [("", "X"), ("x", " ")])
def test_a_tag_needs_code_and_label(cast: Cast, code: str, label: str) -> None:
    with pytest.raises(Refused, match="a code and a label"):
        vocabulary.add_tag(code=code, label=label, by=cast.mara)


def test_an_outlet_is_found_by_its_name_or_made(cast: Cast) -> None:
    made = vocabulary.describe_outlet(**BELTA, by=cast.mara)
    changed = vocabulary.describe_outlet(**BELTA | {"name": "BELTA", "full_text_public": False}, by=cast.mara)
    assert changed == made
    assert Outlet.objects.get().full_text_public is False


@pytest.mark.parametrize(("field", "value"), [("homepage", "javascript:alert(1)"), ("country", "Belarus")])
def test_what_postgresql_refuses_is_refused_in_words(cast: Cast, field: str, value: str) -> None:
    with pytest.raises(Refused):
        vocabulary.describe_outlet(**BELTA | {field: value}, by=cast.mara)
    assert not Outlet.objects.exists()
