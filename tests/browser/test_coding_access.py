"""Every page of the desk without a fault that axe finds, in the light and in the dark."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from annotations.models import Claim
from annotations.services.claims import remove_claim
from annotations.services.comments import add_comment
from annotations.services.sets import add_to_set, create_set
from annotations.services.speakers import add_alias
from tests.annotations.newsroom import ACT, DAY, NO_ONE, SIMPLER, UNITY, Newsroom, newest
from tests.browser.axe import faults_of
from tests.browser.signing_in import address_of_coding, address_of_record, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pages(transactional_db: None) -> tuple[Newsroom, list[str]]:
    """A desk with something on every page, and the addresses of the pages."""
    newsroom = Newsroom()
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta", kind="agency"), published_on=DAY)
    claim = newsroom.claim(
        record, ACT, SIMPLER, cue="said", note="Mind the comma.", role_as_stated="President"
    )
    removed = newsroom.claim(record, NO_ONE)
    remove_claim(claim=removed, version=removed.version, by=newsroom.ada)
    newsroom.correct(record, "Niamiha", corrected_value="Nyamiha", reason="The usual spelling.")
    add_comment(revision=newest(record), body="Who says so?", claim=claim, blocking=True, by=newsroom.rosa)
    public = newsroom.publish("Heading\nShe said yes.\n", "yes", speaker="Yuri Khachaturov")
    chosen = create_set(slug="unity", title="Unity", by=newsroom.rosa)
    add_to_set(reviewed_set=chosen, record=public, by=newsroom.rosa)
    speaker = newsroom.speaker("Aleksandr Lukashenko")
    add_alias(speaker=speaker, form="Лукашенко", language="ru-Cyrl", by=newsroom.ada)
    coding = address_of_coding(record)
    return newsroom, [
        "/desk/",
        "/desk/records/?state=draft",
        "/desk/records/?q=nothing+like+it",
        address_of_record(record),
        address_of_record(public),
        coding,
        f"{coding}claims/{Claim.objects.get(pk=claim.pk).short_id}/",
        f"{coding}corrections/new/?wrong=0-10",
        f"{address_of_record(record)}history/",
        "/desk/speakers/",
        f"/desk/speakers/{speaker.slug}-{speaker.short_id}/",
        "/desk/sets/",
        "/desk/sets/unity/",
        "/accounts/password/",
    ]


@pytest.fixture
def page(
    browser: Browser,
    live_server: LiveServer,
    pages: tuple[Newsroom, list[str]],
) -> Iterator[Page]:
    newsroom, _ = pages
    # The policy of the pages would keep axe out.
    context = signed_in(browser, live_server, newsroom.rosa, bypass_csp=True)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_any_page_of_the_desk(
    page: Page,
    browser: Browser,
    live_server: LiveServer,
    pages: tuple[Newsroom, list[str]],
) -> None:
    newsroom, addresses = pages
    faults: list[str] = []
    context = signed_in(browser, live_server, newsroom.ada, bypass_csp=True)
    editor, refused = context.new_page(), []
    for address in addresses:
        answer = editor.goto(address)
        if answer is not None and answer.status == 200:
            faults += faults_of(editor)
        else:
            refused.append(address)
    for address in refused:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200
        faults += faults_of(page)
    context.clear_cookies()
    stranger = context.new_page()
    stranger.goto("/accounts/login/")
    faults += faults_of(stranger)
    context.close()
    assert faults == []
