"""What the tests of annotations share."""

import pytest

from tests.annotations.newsroom import Newsroom


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    """People with roles; see `Newsroom`."""
    return Newsroom()
