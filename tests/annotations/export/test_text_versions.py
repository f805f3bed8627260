"""A record whose public revision codes the second text, an earlier one the first: out, in, and out again."""

import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker

from annotations.models import Reanchoring
from annotations.projection import public_records
from annotations.services.other_text import revise_on
from annotations.services.reanchoring import confirm_same_words
from tests.annotations.export.archive import Shelf, exported, objects
from tests.annotations.newsroom import ACT, SIMPLER, UNITY, Newsroom
from tests.annotations.texts import changed_text

NEW = UNITY.replace("Lukashenko calls", "Updated: Lukashenko calls").replace("weather", "ice")
NEWER = NEW.replace("Updated", "Changed once more")


def two_texts(newsroom: Newsroom) -> None:
    """Revision 1 codes the first text, revision 2 the second; nothing public codes the third."""
    excerpts = newsroom.outlet("belta", whole=False)
    record = newsroom.publish(UNITY, ACT, SIMPLER, outlet=excerpts)
    revision = revise_on(record=record, text=changed_text(record, NEW), by=newsroom.ada)
    confirm_same_words(revision=revision, version=revision.version, by=newsroom.ada)
    newsroom.review(record)
    revise_on(record=record, text=changed_text(record, NEWER), by=newsroom.ada)


def test_the_file_holds_the_coded_texts_and_no_other(newsroom: Newsroom) -> None:
    two_texts(newsroom)
    assert Reanchoring.objects.exists()
    fixture = exported()
    assert [v["number"] for v in objects(fixture, "articles.articleversion")].count(3) == 0
    assert sorted(v["number"] for v in objects(fixture, "articles.articleversion")) == [1, 2]
    numbers = {v["uid"]: v["number"] for v in objects(fixture, "articles.articleversion")}
    coded = {r["number"]: numbers[r["article_version"][0]] for r in objects(fixture, "annotations.revision")}
    assert coded == {1: 1, 2: 2}
    assert b"reanchor" not in fixture
    assert b"once more" not in fixture
    assert b"Niamiha" not in fixture, "what excerpts do not show is blanked out in both texts"


@pytest.fixture
def file(django_db_blocker: DjangoDbBlocker, tmp_path: Path, already_migrated: None) -> Path:
    """The fixture of such a record, exported from a database that then forgets it."""
    written = tmp_path / "texts.json"
    with django_db_blocker.unblock(), transaction.atomic():
        two_texts(Newsroom())
        Shelf.put(written, public_records())
        transaction.set_rollback(True)
    return written


@pytest.mark.django_db
def test_the_round_trip_holds(file: Path) -> None:
    out = io.StringIO()
    call_command("verify_fixture", str(file), stdout=out)
    assert "the same bytes after loading elsewhere" in out.getvalue()
