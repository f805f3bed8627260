"""What the tests of the export share."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from annotations.export import verification
from tests.annotations.export.archive import Archive, Shelf
from tests.annotations.newsroom import Newsroom


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """People of this test alone: the other tests of a file load into a database that knows nobody."""
    return Newsroom()


@pytest.fixture
def archive(newsroom: Newsroom) -> Archive:
    """Two public records and much that is not public; see `Archive`."""
    return Archive.build(newsroom)


@pytest.fixture(scope="session")
def shelf(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Shelf:
    """What was exported of an archive, which then went: the database holds nothing of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        shelf = Shelf.fill(Archive.build(Newsroom()), tmp_path_factory.mktemp("shelf"))
        transaction.set_rollback(True)
    return shelf


@pytest.fixture
def fixture(shelf: Shelf, tmp_path: Path) -> Path:
    """A file of the shelf with its manifest, to be used and spoilt."""
    return shelf.copy("second.json", tmp_path)


@pytest.fixture
def start_migrated(django_db_setup: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scratch databases are copies of a migrated one: `migrate` finds nothing to do. It saves a minute."""
    monkeypatch.setattr(verification, "EMPTY", settings.DATABASES["default"]["TEST"]["TEMPLATE"])


@pytest.fixture
def already_migrated(start_migrated: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, and `migrate` is not even started; one test of the round trip does start it."""
    run = verification.manage

    def manage(url: str, *arguments: str) -> None:
        if arguments[0] != "migrate":
            run(url, *arguments)

    monkeypatch.setattr(verification, "manage", manage)
