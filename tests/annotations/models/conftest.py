"""What the tests of the coding rules share."""

import pytest

from tests.annotations.models.coding import Coding


@pytest.fixture
def coding(db: None) -> Coding:
    """An imported article and the people who work on it."""
    return Coding()


@pytest.fixture
def draft(coding: Coding) -> Coding:
    """Ada has claimed the record."""
    coding.draft()
    return coding


@pytest.fixture
def submitted(draft: Coding) -> Coding:
    """Ada has coded one claim and one correction and submitted them."""
    draft.claim()
    draft.correction()
    draft.submit()
    return draft


@pytest.fixture
def reviewed(submitted: Coding) -> Coding:
    """Boris has accepted it all."""
    submitted.judge()
    submitted.accept()
    return submitted
