"""What every test of the review pages may ask for."""

import pytest
from django.test import Client

from annotations.models import Coder, Revision
from tests.annotations.reviewing.browser import Browser
from tests.annotations.services.cast import TEXT, Cast, Desk, accounts, cast, desk

__all__ = ["accounts", "cast", "desk"]


@pytest.fixture
def sign_in(cast: Cast) -> "SignIn":
    return SignIn()


class SignIn:
    """Opens a browser as somebody; None is a stranger."""

    def __call__(self, coder: Coder | None) -> Browser:
        client = Client()
        if coder is not None:
            assert coder.user is not None
            client.force_login(coder.user)
        return Browser(client)


@pytest.fixture
def submitted(desk: Desk) -> Revision:
    """Two claims and a correction by Ada, submitted, not opened."""
    revision = desk.draft()
    desk.claim(revision)
    desk.claim(revision, "“The union,”")
    desk.correction(revision)
    assert TEXT
    return desk.submit(revision)
