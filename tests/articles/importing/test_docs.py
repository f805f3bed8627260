"""docs/importing.md names everything that the importer can say."""

import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings

from articles.importing.documents import Document
from articles.importing.loader import read_document
from articles.importing.readers import READERS
from articles.importing.reports import Report
from articles.models import ArticleVersion, ImportItem
from articles.text.canonical import LONGEST_RUN_OF_MARKS
from articles.text.segments import KINDS

BASE = Path(settings.BASE_DIR)
CODE_WORDS = set(re.findall(r"`([^`\n]+)`", (BASE / "docs" / "importing.md").read_text(encoding="utf-8")))
REPORT = Report("a.txt", "imported", "", read_document(Document("a.txt", b"The ministers met in Minsk.")))


@pytest.mark.parametrize(
    "word",
    [
        *KINDS,
        *ImportItem.Outcome.values,
        *ArticleVersion.Granularity.values,
        *REPORT.as_json(),
        *READERS,
        "--json",
        "--dry-run",
    ],
)
def test_the_guide_names_it(word: str) -> None:
    assert word in CODE_WORDS


def test_the_guide_gives_the_limit_of_combining_marks() -> None:
    text = (BASE / "docs" / "importing.md").read_text(encoding="utf-8")
    assert f"more than {LONGEST_RUN_OF_MARKS} combining marks" in text


def test_the_hashes_in_the_seeds_readme_are_those_of_the_files() -> None:
    readme = (BASE / "seeds" / "README.md").read_text(encoding="utf-8")
    for file in sorted((BASE / "seeds").glob("*.txt")):
        assert f"`{file.name}`" in readme
        assert hashlib.sha256(file.read_bytes()).hexdigest() in readme
