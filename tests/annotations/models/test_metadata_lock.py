"""The text's metadata, segments and relays stay as the reviewer saw them."""

import pytest
from django.db import models
from django.utils import timezone

from articles.models import Outlet, Relay, Segment
from tests.annotations.models.coding import Coding
from tests.articles.models.rows import TEXT, make_version
from tests.articles.models.sql import change, refused, remove, repeat, settle, start_loading


@pytest.fixture
def rows(draft: Coding) -> dict[str, models.Model]:
    """A segment and a relay of the coded text, and the outlet of its article."""
    belta, tass = (Outlet.objects.create(slug=name, name=name) for name in ("belta", "tass"))
    draft.version.article.outlet = belta
    draft.version.article.save()
    return {
        "segment": Segment.objects.create(version=draft.version, kind="headline", start=0, end=21),
        "relay": Relay.objects.create(version=draft.version, position=0, outlet=belta),
        "article": draft.version.article,
        "tass": tass,
    }


@pytest.mark.parametrize("state", ["submitted", "returned", "reviewed"])
def test_metadata_is_locked_from_submission_on(
    draft: Coding, rows: dict[str, models.Model], state: str
) -> None:
    change(draft.version, headline="Mended in draft")
    draft.claim()
    draft.submit()
    if state == "returned":
        draft.step(
            "return", draft.boris, returned_by=draft.boris, returned_at=timezone.now(), return_reason="why"
        )
    if state == "reviewed":
        draft.judge()
        draft.accept()
    for column, value in {"headline": "Late", "dateline_place": "Minsk", "metadata_version": 9}.items():
        with refused("coded_metadata_is_locked"):
            change(draft.version, **{column: value})
    with refused("coded_metadata_is_locked"):
        change(rows["article"], outlet_id=rows["tass"].pk)


@pytest.mark.parametrize("name", ["segment", "relay"])
def test_segments_and_relays_are_locked_from_submission_on(
    draft: Coding, rows: dict[str, models.Model], name: str
) -> None:
    draft.submit()
    row = rows[name]
    further = {"start": 40} | {"end": 50} if name == "segment" else {"position": 1}
    with refused("coded_metadata_is_locked"):
        change(row, **further)
    with refused("coded_metadata_is_locked"):
        remove(row)
    with refused("coded_metadata_is_locked"):
        repeat(row, **further, **({} if name == "segment" else {"outlet_id": rows["tass"].pk}))


@pytest.mark.parametrize("name", ["segment", "relay"])
def test_nothing_is_moved_out_of_a_reviewed_text_or_into_it(
    draft: Coding, rows: dict[str, models.Model], name: str
) -> None:
    other = make_version(TEXT + "Elsewhere.")
    Segment.objects.create(version=other, kind="headline", start=0, end=21)
    elsewhere = {
        "segment": Segment.objects.create(version=other, kind="crosshead", start=40, end=50),
        "relay": Relay.objects.create(version=other, position=1, outlet_id=rows["tass"].pk),
    }
    draft.review()
    with refused("coded_metadata_is_locked"):
        change(rows[name], version_id=other.pk, **({"start": 22} | {"end": 30} if name == "segment" else {}))
    with refused("coded_metadata_is_locked"):
        change(elsewhere[name], version_id=draft.version.pk)


def test_an_update_that_changes_nothing_is_let_through(draft: Coding, rows: dict[str, models.Model]) -> None:
    draft.review()
    change(rows["segment"], kind="headline")
    change(rows["relay"], position=0)
    change(draft.version, language="en")


def test_a_fixture_does_not_mend_what_is_reviewed(draft: Coding, rows: dict[str, models.Model]) -> None:
    draft.review()
    settle()
    start_loading()
    with refused("coded_metadata_is_locked"):
        change(rows["segment"], kind="cruft")
    with refused("coded_metadata_is_locked"):
        repeat(rows["segment"], start=40, end=50)
    with refused("coded_metadata_is_locked"):
        change(draft.version, headline="From a file")


def test_a_released_draft_can_be_mended(draft: Coding, rows: dict[str, models.Model]) -> None:
    draft.step("release", draft.ada, claimed_by=None, claimed_at=None)
    change(rows["segment"], kind="cruft")
    change(draft.version, dateline_place="Minsk")
