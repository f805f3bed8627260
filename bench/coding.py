"""The coding page in a browser: until it is ready, what it transfers, and what one waits for at each key."""

import os
import socket
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from annotations.desk.addresses import address_of
from annotations.models import Claim, Record, Span
from annotations.services import claims, speakers, steps
from articles.importing.readers.files import in_memory
from articles.models import ArticleVersion
from cstoreview.serving.web import WebServer
from tests.chromium import find_chromium

from .importing import database_url
from .material import imported, people, story
from .measures import queries

WORDS, CLAIMS = 5_000, 300
TIMES = 25
Lines = Iterator[tuple[str, str]]

PRESSED = """(key) => new Promise((done) => {
    const state = document.querySelector("[data-saving]");
    const begin = performance.now();
    const press = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(press);
    requestAnimationFrame(() => {
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () => {
            const painted = performance.now() - begin;
            const look = () => {
                if (state.dataset.state === "saved") done([painted, performance.now() - begin]);
                else setTimeout(look, 4);
            };
            look();
        };
        drawn.port2.postMessage(0);
    });
})"""
"""Milliseconds from a key press until the frame with its effect has been drawn, and until it is saved."""


def coding() -> Lines:
    """The coding page of 5,000 words with 300 claims in Chromium, key by key."""
    few, many = coded_draft(2_000_001, 3), coded_draft(2_000_002, CLAIMS)
    client = signed_in()
    yield "queries of the page with 3 claims, with 300", f"{queries(client, few)}, {queries(client, many)}"
    with server() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield from opening(browser, f"{address}{many}", client)
        yield from typing(browser, f"{address}{many}", client)
        browser.close()


def coded_draft(number: int, count: int) -> str:
    """The address of the coding page of a draft of 5,000 words with so many claims."""
    editor, _ = people()
    imported(in_memory(f"draft-{number}.txt", story(number, WORDS).encode()))
    version = ArticleVersion.objects.order_by("-id")[:1].get()
    record: Record = version.article.record
    revision = record.revisions.get()
    revision = steps.claim_record(revision=revision, version=revision.version, by=editor)
    speaker = speakers.add_speaker(name=f"Speaker of {number}", by=editor)
    step = len(version.text) // (count + 1)
    for start in range(step, len(version.text) - 120, step)[:count]:
        words = [
            claims.Words(Span.Role.CONTENT, start, start + 90),
            claims.Words(Span.Role.CUE, start + 95, start + 99),
        ]
        coding = claims.Coding(mode=Claim.Mode.INDIRECT, words=words, speaker=speaker)
        claims.add_claim(revision=revision, coding=coding, by=editor)
    return f"/desk/records/{address_of(version.article, version)}/code/"


def signed_in() -> Client:
    """The editor's browser, without a browser."""
    client = Client()
    editor = User.objects.get(username="bench-editor")
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    return client


@contextmanager
def server() -> Iterator[str]:
    """The web server of `manage.py serve` on this database, with static files hashed and compressed."""
    hashed = settings.STORAGES | {
        "staticfiles": {"BACKEND": "cstoreview.staticfiles.HashedStaticFilesStorage"}
    }
    with tempfile.TemporaryDirectory() as folder, socket.socket() as bound:
        with override_settings(STORAGES=hashed, STATIC_ROOT=f"{folder}/static"):
            call_command("collectstatic", interactive=False, verbosity=0)
        bound.bind(("127.0.0.1", 0))
        ours = {
            "DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "cstoreview.settings",
            "CSTOREVIEW_DATA_DIR": folder,
            "CSTOREVIEW_SECRET_KEY": settings.SECRET_KEY,
        }
        with patch.dict(os.environ, ours):
            web = WebServer(bound)
        try:
            web.wait_until_ready()
            yield web.address.rstrip("/")
        finally:
            web.stop()


def context_of(browser: Browser, address: str, client: Client) -> BrowserContext:
    """A browser with an empty cache and the editor's session."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": session,
                "domain": urlsplit(address).hostname or "",
                "path": "/",
            }
        ]
    )
    return context


def opening(browser: Browser, address: str, client: Client) -> Lines:
    """With an empty cache each time: until the page can be coded, and what came over the wire."""
    ready: list[float] = []
    sizes: list[float] = []
    for _ in range(5):
        context = context_of(browser, address, client)
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        sizes.clear()
        network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        page.goto(address)
        page.locator("html[data-ready]").wait_for(state="attached")
        ready.append(page.evaluate("performance.getEntriesByName('ready')[0].startTime"))
        page.wait_for_load_state("networkidle")
        context.close()
    yield "ready to code, empty cache, median (bound 1,000 ms)", f"{statistics.median(ready):.0f} ms"
    yield (
        "the same against a plain page of this server",
        f"{statistics.median(ready) / plain(browser, address):.1f} ×",
    )
    yield f"transferred in {len(sizes)} requests (bound 150 kB)", f"{sum(sizes) / 1000:.0f} kB"


def plain(browser: Browser, address: str) -> float:
    """Milliseconds until a page without claims has loaded with an empty cache: what the machine gives."""
    taken: list[float] = []
    for _ in range(5):
        page = browser.new_page()
        page.goto(f"{address.partition('/desk/')[0]}/method/")
        taken.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart"))
        page.close()
    return statistics.median(taken)


def typing(browser: Browser, address: str, client: Client) -> Lines:
    """What one waits for while coding, at the median of so many claims made and moved."""
    context = context_of(browser, address, client)
    page = context.new_page()
    sent: list[int] = []
    page.on("request", lambda request: sent.append(len(request.post_data or "")))
    page.goto(address)
    page.locator("#completeness").wait_for(state="attached")
    painted: dict[str, list[float]] = {"Enter": [], "}": [], "m": [], "j": []}
    saved: list[float] = []
    for number in range(TIMES):
        page.evaluate(SELECT, number)
        for key, figures in painted.items():
            took, until_saved = page.evaluate(PRESSED, key)
            figures.append(took)
            if key != "j":
                saved.append(until_saved)
    context.close()
    for key, figures in painted.items():
        yield f"key {key} to painted, median (bound 50 ms)", f"{statistics.median(figures):.0f} ms"
    yield "key to saved, median (bound 250 ms)", f"{statistics.median(saved):.0f} ms"
    yield "largest request that saves", f"{max(sent)} B"


SELECT = """(number) => new Promise((done) => {
    const paragraphs = [...document.querySelectorAll('[data-text] p[data-kind="paragraph"]')];
    const paragraph = paragraphs[(number * 7) % paragraphs.length];
    paragraph.scrollIntoView({ block: "center", behavior: "instant" });
    document.querySelector("[data-text]").focus({ preventScroll: true });
    getSelection().setBaseAndExtent(paragraph.firstChild, 4, paragraph.firstChild, 60);
    requestAnimationFrame(() => {
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () => done();
        drawn.port2.postMessage(0);
    });
})"""
"""Selects words where one looks at them, and waits until that is drawn: only the key is to be measured."""
