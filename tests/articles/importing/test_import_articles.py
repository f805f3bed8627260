"""manage.py import_articles: the report, the JSON, the exit code."""

import io
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ArticleVersion, ImportBatch, Segment

pytestmark = pytest.mark.django_db

FOLDER = Path(settings.BASE_DIR) / "seeds"
SEEDS = FOLDER / "*.txt"
KEYS = {
    "file",
    "position",
    "format",
    "encoding",
    "declared_encoding",
    "outcome",
    "reason",
    "article",
    "headline",
    "standfirst",
    "timestamp",
    "dateline",
    "place",
    "agency",
    "outlet",
    "outlet_reason",
    "relays",
    "language",
    "url",
    "external_id",
    "declared",
    "segments",
    "cuts",
    "text_sha256",
    "raw_sha256",
    "date_as_stated",
    "date_start",
    "date_end",
    "date_partial",
    "date_resolved",
    "date_granularity",
    "date_basis",
    "date_reason",
    "needs_person",
}


def run(*arguments: object) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the command."""
    out, err = io.StringIO(), io.StringIO()
    code = 0
    try:
        call_command("import_articles", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    return code, out.getvalue(), err.getvalue()


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_the_articles_in_a_folder_are_imported_and_the_readme_beside_them_is_not(tmp_path: Path) -> None:
    for file in (*FOLDER.glob("*.txt"), FOLDER / "README.md"):
        shutil.copy(file, tmp_path)
    code, out, err = run(tmp_path)
    assert code == 0
    assert Article.objects.count() == 5
    assert out.rstrip().endswith("5 imported")
    assert "README.md: of a folder only .txt" in err


def test_a_name_with_wildcards_stands_for_what_it_matches() -> None:
    code, out, _ = run(SEEDS)
    assert (code, Article.objects.count()) == (0, 5)
    assert out.rstrip().endswith("5 imported")


def test_a_dash_stands_for_what_comes_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The ministers met in Minsk and agreed to go on talking, a spokesman said."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code, out, _ = run("-")
    assert code == 0
    assert "imported  standard input" in out
    assert ArticleVersion.objects.get().text == text


def test_the_report_says_what_was_taken_what_was_cut_and_why_and_what_needs_a_person() -> None:
    _, out, _ = run(FOLDER / "003_fbd5bf45be75674d.txt")
    assert "headline: Lukashenko calls for greater unity" in out
    assert "source: outlet ARTSAKHPRESS, agency ARTSAKHPRESS, relays BelTA > ARTSAKHPRESS" in out
    assert "date: “FEBRUARY 13”, not resolved" in out
    assert "cut: “Add a comment” (" in out
    assert "needs a person: which date is meant by “FEBRUARY 13”?" in out


def test_json_is_one_object_a_document_and_nothing_else_on_standard_output() -> None:
    code, out, _ = run(SEEDS, "--json")
    found = objects(out)
    assert code == 0
    assert [set(document) for document in found] == [KEYS] * 5
    tass = found[2]
    assert tass["file"] == str(FOLDER / "002_d9dcb6c02e4e6ad2.txt")
    assert tass["outcome"] == "imported"
    assert tass["relays"] == ["TASS"]
    assert tass["dateline"] == "MOSCOW, December 22. /TASS/."
    assert tass["date_as_stated"] == "December 22, 2014, 19:08 UTC+3"
    assert tass["date_resolved"] == "2014-12-22T19:08:00+03:00"
    assert (tass["date_granularity"], tass["date_basis"]) == ("minute", "stated")
    assert tass["segments"][6] == {"kind": "headline", "start": 114, "end": 203}
    assert found[0]["date_resolved"] is None
    assert found[0]["date_basis"] is None


def test_offsets_in_the_json_are_those_of_the_stored_text() -> None:
    _, out, _ = run(SEEDS, "--json")
    for document in objects(out):
        version = ArticleVersion.objects.get(text_sha256=document["text_sha256"])
        stored = Segment.objects.filter(version=version).order_by("start").values("kind", "start", "end")
        assert list(stored) == document["segments"]
        words = version.text[document["date_start"] : document["date_end"]]
        assert words == document["date_as_stated"] == version.date_as_stated
        assert all(version.text[cut["start"] : cut["end"]] == cut["text"] for cut in document["cuts"])


def test_a_dry_run_says_the_same_and_writes_nothing() -> None:
    code, dry, _ = run(SEEDS, "--json", "--dry-run")
    assert code == 0
    assert not Article.objects.exists()
    assert not ImportBatch.objects.exists()
    _, wet, _ = run(SEEDS, "--json")

    def without_article(out: str) -> list[dict[str, Any]]:
        return [{**document, "article": None} for document in objects(out)]

    assert without_article(dry) == without_article(wet)


def test_a_second_run_finds_everything_unchanged_and_changes_nothing() -> None:
    run(SEEDS)
    code, out, _ = run(SEEDS)
    assert code == 0
    assert out.rstrip().endswith("5 unchanged")
    assert ImportBatch.objects.count() == 1
    assert Article.objects.count() == 5


def test_some_rejected_is_exit_code_one_and_the_others_are_taken(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("The ministers met in Minsk and agreed to go on talking.")
    (tmp_path / "bad.txt").write_bytes(b"a\0b")
    code, out, _ = run(tmp_path)
    assert code == 1
    assert "bad.txt: it holds a NUL character at position 1" in out
    assert Article.objects.count() == 1


@pytest.mark.parametrize("name", ["missing.txt", "a.pdf"])
def test_nothing_taken_is_exit_code_two(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    code, out, _ = run(tmp_path / name)
    assert code == 2
    assert name in out
    assert not Article.objects.exists()


def test_a_folder_without_texts_is_exit_code_two_and_says_so(tmp_path: Path) -> None:
    code, _, err = run(tmp_path)
    assert code == 2
    assert "nothing to import" in err


def test_without_a_path_it_is_bad_usage() -> None:
    with pytest.raises(CommandError):
        call_command("import_articles")


def test_words_of_an_article_cannot_drive_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "\x1b[31mRed headline of the day\n\nThe ministers met in Minsk to go on talking."
    )
    _, out, _ = run(tmp_path)
    assert "\x1b" not in out
    _, out, _ = run(tmp_path, "--json")
    assert "\x1b" not in out


def test_the_import_goes_on_when_nobody_reads_the_report_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as nobody:
        monkeypatch.setattr(sys, "stdout", nobody)
        call_command("import_articles", str(SEEDS), stderr=io.StringIO())
    assert Article.objects.count() == 5
    assert ImportBatch.objects.get().finished_at is not None


def test_a_dry_run_needs_no_prepared_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.db.connection.introspection.table_names", list)
    with CaptureQueriesContext(connection) as queries:
        code, lines, _ = run(SEEDS, "--json", "--dry-run")
    assert (code, len(lines.splitlines()), len(queries)) == (0, 5, 0)
