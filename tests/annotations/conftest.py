"""What the tests of annotations share."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.annotations.newsroom import Newsroom


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The accounts of the newsroom, made once for the tests of a file; each test undoes what it did."""
    with django_db_blocker.unblock(), transaction.atomic():
        Newsroom()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def newsroom(people: None, db: None) -> Newsroom:
    """People with roles; see `Newsroom`."""
    return Newsroom()
