"""Readers, and counting what a page asks the database."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def reader(db: None) -> Client:
    """Somebody without an account."""
    return Client()


@pytest.fixture
def queries(reader: Client) -> Callable[[str], int]:
    """How many queries a page takes for a reader."""

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert reader.get(path).status_code == 200
        return len(captured)

    return count
