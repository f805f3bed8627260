"""People before the desk: Ada edits, Boris reviews, Mona manages, Clara has no role, Vera is a visitor."""

from copy import deepcopy
from dataclasses import dataclass
from http.cookies import SimpleCookie

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoDbBlocker

from annotations.desk.addresses import address_of
from annotations.models import Coder, Record, Revision
from tests.annotations.newsroom import UNITY, Newsroom, newest

BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class Desk:
    """Signed-in browsers, and the coders behind them."""

    newsroom: Newsroom
    ada: Client
    ben: Client
    boris: Client
    mona: Client
    clara: Client
    vera: Client

    def imported(self, text: str = UNITY) -> Record:
        """An article that nobody has claimed."""
        return self.newsroom.article(text, outlet=self.newsroom.outlet("belta", kind="agency"))

    def draft(self, text: str = UNITY) -> Record:
        """An article that Ada has claimed."""
        record = self.imported(text)
        self.newsroom.open(record)
        return record


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def browser_of(coder: Coder) -> Client:
    assert coder.user is not None
    return signed_in(coder.user)


@pytest.fixture(scope="module")
def sessions(people: None, django_db_blocker: DjangoDbBlocker) -> dict[str, SimpleCookie]:
    """The cookies of everybody who is signed in, made once for the tests of a file."""
    with django_db_blocker.unblock():
        newsroom = Newsroom()
        clients = {
            "ada": browser_of(newsroom.ada),
            "ben": browser_of(newsroom.ben),
            "boris": browser_of(newsroom.rosa),
            "mona": browser_of(newsroom.mona),
            "clara": signed_in(User.objects.create_user("clara-without-role")),
            "vera": Client(),
        }
    return {name: client.cookies for name, client in clients.items()}


@pytest.fixture
def desk(sessions: dict[str, SimpleCookie], newsroom: Newsroom) -> Desk:
    """Browsers of this test alone, with the sessions that everybody has."""
    browsers = {name: Client() for name in sessions}
    for name, browser in browsers.items():
        browser.cookies = deepcopy(sessions[name])
    return Desk(newsroom=newsroom, **browsers)


def page_of(record: Record, *rest: str) -> str:
    """The path of a record's page, or of one below it."""
    revision: Revision = newest(record)
    return "/".join(["/desk/records", address_of(record.article, revision.article_version), *rest, ""])
