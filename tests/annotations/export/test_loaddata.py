"""Reviewed work arrives whole by `loaddata`, adds only, and is frozen as soon as it is here."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from annotations.models import Claim, Coder, PublicSearch, Record, Revision, Speaker
from annotations.services import speakers
from articles.models import Article, ArticleSearch, ArticleVersion
from articles.text.uids import article_uid
from tests.annotations.export.archive import Archive, Shelf, exported
from tests.annotations.newsroom import Newsroom


def load(file: Path) -> None:
    call_command("loaddata", str(file), verbosity=0)


def rewritten(file: Path, model: str, **changes: Any) -> Path:
    """The file with other values in the first object of a model."""
    found = json.loads(file.read_text())
    next(item for item in found if item["model"] == model)["fields"].update(changes)
    file.write_text(json.dumps(found))
    return file


def test_what_was_loaded_is_exported_with_the_same_bytes(db: None, fixture: Path) -> None:
    load(fixture)
    assert exported() == fixture.read_bytes()


def test_readers_and_the_desk_find_what_was_loaded(db: None, fixture: Path) -> None:
    load(fixture)
    assert set(PublicSearch.objects.values_list("revision__status", flat=True)) == {"reviewed"}
    assert PublicSearch.objects.count() == Revision.objects.count() == 3
    assert PublicSearch.objects.filter(tsv="simpler").exists()
    assert ArticleSearch.objects.count() == ArticleVersion.objects.count() == 2


def test_loading_twice_changes_nothing(db: None, fixture: Path) -> None:
    load(fixture)
    before = exported()
    load(fixture)
    assert exported() == before


def test_a_file_loads_where_it_came_from_and_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "reviewed.json"
    file.write_bytes(exported())
    speakers.change_speaker(
        speaker=archive.speaker,
        version=archive.speaker.version,
        name="Alyaksandr Lukashenka",
        kind="person",
        country="BY",
        wikidata_id="",
        by=archive.newsroom.mona,
    )
    before = exported()
    load(file)
    assert exported() == before
    assert Coder.objects.filter(user__isnull=False).count() == 5, "accounts keep their coders"
    assert ArticleVersion.objects.filter(raw__isnull=True).count() == 0


def test_a_later_file_brings_the_next_revision_and_readers_see_it(db: None, shelf: Shelf) -> None:
    load(shelf.folder / "first.json")
    load(shelf.folder / "second.json")
    assert exported() == shelf.read("second.json")
    revision = Revision.objects.get(public_in__uid=shelf.archive.whole.uid)
    assert revision.number == 2


def test_a_later_file_that_shows_more_of_a_text_is_refused_in_words(db: None, shelf: Shelf) -> None:
    load(shelf.folder / "second.json")
    with pytest.raises(CommandError, match=r"shows other excerpts .* load it into an empty database"):
        load(shelf.folder / "wider.json")


def test_an_earlier_file_does_not_take_readers_back(db: None, shelf: Shelf) -> None:
    load(shelf.folder / "second.json")
    load(shelf.folder / "first.json")
    assert exported() == shelf.read("second.json")


def test_what_was_loaded_is_frozen_like_what_was_reviewed_here(db: None, fixture: Path) -> None:
    load(fixture)
    claim = Claim.objects.filter(verdict="accepted").first()
    with pytest.raises(IntegrityError, match="reviewed revision is frozen"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(summary="Something else.")


def test_four_eyes_count_for_what_was_loaded(db: None, fixture: Path) -> None:
    load(fixture)
    for revision in Revision.objects.all():
        contributors = set(revision.contributions.values_list("coder", flat=True))
        assert contributors
        assert revision.reviewed_by_id not in contributors


@pytest.mark.parametrize(
    ("model", "changes", "reason"),
    [
        ("annotations.span", {"exact": "words that are not there"}, "words of a span"),
        ("annotations.revision", {"status": "submitted"}, "reviewed revisions only"),
        ("annotations.claim", {"speaker": ["00000000-0000-4000-8000-000000000000"]}, "does not exist"),
        ("annotations.claim", {"mode": "sung"}, "claim_mode_is_known"),
        ("articles.articleversion", {"text": "another text", "masked": False}, "article_version"),
        ("annotations.coder", {"handle": "nul \u0000"}, "NUL"),
        ("annotations.coder", {"surprise": "field"}, "no field named 'surprise'"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused_whole_in_one_line(
    db: None, fixture: Path, model: str, changes: dict[str, Any], reason: str
) -> None:
    with pytest.raises(CommandError) as refusal, transaction.atomic():
        load(rewritten(fixture, model, **changes))
    assert str(refusal.value).startswith("nothing was loaded: ")
    assert "\n" not in str(refusal.value)
    assert reason in str(refusal.value)
    assert not Record.objects.exists()
    assert not Speaker.objects.exists()


def test_a_file_without_objects_or_that_is_missing_is_said_so(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"No fixture named 'nowhere' found"):
        load(tmp_path / "nowhere.json")
    broken = tmp_path / "broken.json"
    broken.write_text('[{"model": "annotations.coder", "fie')
    with pytest.raises(CommandError, match=r"^nothing was loaded: .*broken\.json"):
        load(broken)


def test_an_article_that_the_desk_works_on_itself_is_not_taken_over(db: None, fixture: Path) -> None:
    version = next(
        item["fields"]
        for item in json.loads(fixture.read_text())
        if item["model"] == "articles.articleversion" and not item["fields"]["masked"]
    )
    Newsroom().article(version["text"])
    with pytest.raises(CommandError, match="has a record of its own"), transaction.atomic():
        load(fixture)
    assert Article.objects.get().uid == article_uid(version["text_sha256"])


def test_ordinary_rules_are_back_in_force_after_loading(db: None, fixture: Path) -> None:
    load(fixture)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('cstoreview.loading_fixture', true)")
        assert cursor.fetchone() == ("off",)


def test_other_fixtures_load_as_ever(db: None, tmp_path: Path) -> None:
    file = tmp_path / "groups.json"
    file.write_text('[{"model": "auth.group", "fields": {"name": "guests"}}]')
    load(file)
    load(file)
    call_command("loaddata", str(file), verbosity=0)
