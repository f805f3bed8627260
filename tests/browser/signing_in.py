"""A browser that is signed in already, for tests that try something else than the login."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from annotations.desk.addresses import address_of
from annotations.models import Coder, Record
from tests.annotations.newsroom import newest


def signed_in(browser: Browser, live_server: LiveServer, coder: Coder, **options: Any) -> BrowserContext:
    """A context of the browser with the session of a coder's account.

    Nothing moves of itself, or words would glide away between the look for them and the click on them.
    """
    assert coder.user is not None
    client = Client()
    client.force_login(coder.user, backend="django.contrib.auth.backends.ModelBackend")
    usual = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
    context = browser.new_context(base_url=live_server.url, **(usual | options))
    context.set_default_timeout(5_000)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    host = urlsplit(live_server.url).hostname or ""
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": host, "path": "/"}]
    )
    return context


def address_of_record(record: Record) -> str:
    return f"/desk/records/{address_of(record.article, newest(record).article_version)}/"


def address_of_coding(record: Record) -> str:
    return f"{address_of_record(record)}code/"
