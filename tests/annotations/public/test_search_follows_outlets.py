"""What an outlet takes back from readers cannot be found by searching either."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from annotations.services import vocabulary
from articles.models import Outlet
from tests.annotations.newsroom import ACT, UNITY, Newsroom
from tests.annotations.public.pages import record_path

HIDDEN = "Niamiha"
"""A word of a paragraph in which no claim stands."""


def finds(reader: Client, path: str) -> bool:
    """Whether the search for the hidden word leads to the record at `path`."""
    return path in reader.get("/records/", {"q": HIDDEN}).content.decode()


def describe(newsroom: Newsroom, outlet: Outlet, *, whole: bool) -> None:
    vocabulary.describe_outlet(
        name=outlet.name,
        kind=Outlet.Kind(outlet.kind),
        homepage="",
        country="",
        full_text_public=whole,
        by=newsroom.mona,
    )


def send_form(outlet: Outlet, **fields: Any) -> None:
    desk = Client()
    desk.force_login(User.objects.create_superuser("somebody"))
    sent = {"name": outlet.name, "slug": outlet.slug, "kind": outlet.kind} | fields
    address = reverse("admin:articles_outlet_change", args=[outlet.pk])
    assert desk.post(address, sent).status_code == 302


@pytest.mark.parametrize("known_as", ["outlet", "agency"])
def test_by_the_service(reader: Client, newsroom: Newsroom, known_as: str) -> None:
    belta = newsroom.outlet("belta")
    published_by: dict[str, Any] = {"outlet": None} | {known_as: belta}
    path = record_path(newsroom.publish(UNITY, ACT, **published_by))
    assert finds(reader, path)
    describe(newsroom, belta, whole=False)
    assert not finds(reader, path)
    describe(newsroom, belta, whole=True)
    assert finds(reader, path)


def test_by_the_form_of_the_admin_site(reader: Client, newsroom: Newsroom) -> None:
    path = record_path(newsroom.publish(UNITY, ACT))
    assert finds(reader, path)
    send_form(newsroom.outlet("belta"))
    assert not finds(reader, path)


def test_copy_of_others_is_found_as_before(reader: Client, newsroom: Newsroom) -> None:
    path = record_path(newsroom.publish(UNITY, ACT))
    describe(newsroom, newsroom.outlet("tass"), whole=False)
    assert finds(reader, path)


def test_a_new_name_is_found(reader: Client, newsroom: Newsroom) -> None:
    path = record_path(newsroom.publish(UNITY, ACT))
    send_form(newsroom.outlet("belta"), name=HIDDEN)
    assert finds(reader, path)
