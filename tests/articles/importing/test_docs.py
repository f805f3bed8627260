"""docs/importing.md names everything that the importer can say and read."""

import hashlib
import re
from dataclasses import fields
from pathlib import Path

import pytest
from django.conf import settings

from articles.importing.readers.fields import NAMES
from articles.importing.readers.files import in_memory, pieces_of
from articles.importing.readers.formats import ENDINGS, FORMATS
from articles.importing.readers.formats.json_records import DEEPEST
from articles.importing.readers.options import MEBIBYTE, SPOKEN, Limits, Options
from articles.importing.readers.readings import Reading, readings_of
from articles.importing.readers.ready import ready
from articles.importing.reports import Report
from articles.models import ArticleVersion, ImportItem
from articles.text.canonical import LONGEST_RUN_OF_MARKS
from articles.text.segments import KINDS

BASE = Path(settings.BASE_DIR)
GUIDE = (BASE / "docs" / "importing.md").read_text(encoding="utf-8")
CODE_WORDS = set(re.findall(r"`([^`\n]+)`", GUIDE))


def report() -> Report:
    (piece,) = pieces_of(in_memory("a.txt", b"The ministers met in Minsk."), Options())
    assert not hasattr(piece, "reason")
    (found,) = readings_of(piece, Options())
    assert isinstance(found, Reading)
    return Report("a.txt", "imported", ready=ready(found))


@pytest.mark.parametrize(
    "word",
    [
        *KINDS,
        *ImportItem.Outcome.values,
        *ArticleVersion.Granularity.values,
        *report().as_json(),
        *FORMATS,
        *ENDINGS,
        *NAMES,
        *(name for names in NAMES.values() for name in names),
        *SPOKEN,
        *("--json", "--dry-run", "--text", "--workers"),
    ],
)
def test_the_guide_names_it(word: str) -> None:
    assert word in CODE_WORDS


def test_the_guide_names_each_format_in_its_table() -> None:
    table = GUIDE.partition("| format | is |")[2].partition("\n\n")[0]
    rows = set(re.findall(r"^\| `?([\w -]+?)`? \|", table, re.MULTILINE))
    assert rows == {*FORMATS, "zip"}


def test_the_guide_gives_the_limits() -> None:
    default = Limits()
    given = dict(re.findall(r"`CSTOREVIEW_IMPORT_(\w+)` \| (\d+) \|", GUIDE))
    assert {name: int(number) for name, number in given.items()} == {
        "FILE_MIB": default.file_bytes // MEBIBYTE,
        "ARCHIVE_ENTRIES": default.archive_entries,
        "ARCHIVE_MIB": default.archive_bytes // MEBIBYTE,
        "ARCHIVE_RATIO": default.archive_ratio,
        "TEXT_KIB": default.text_bytes // 1024,
        "SECONDS": default.seconds,
    }
    assert len(given) == len(fields(Limits))
    assert f"more than {LONGEST_RUN_OF_MARKS} combining marks" in GUIDE
    assert f"nested deeper than {DEEPEST} levels" in GUIDE


def test_the_limits_of_the_settings_are_those_of_the_readers() -> None:
    assert Limits(**settings.IMPORT_LIMITS) == Limits()


def test_the_hashes_in_the_seeds_readme_are_those_of_the_files() -> None:
    readme = (BASE / "seeds" / "README.md").read_text(encoding="utf-8")
    for file in sorted((BASE / "seeds").glob("*.txt")):
        assert f"`{file.name}`" in readme
        assert hashlib.sha256(file.read_bytes()).hexdigest() in readme
