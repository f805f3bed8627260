"""Outlets are kept in the admin site: what is wrong is said on the form, and nothing is changed."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Outlet

GOOD = {
    "name": "BelTA",
    "slug": "belta",
    "kind": "agency",
    "country": "BY",
    "homepage": "https://eng.belta.by/",
}


@pytest.fixture
def client(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("somebody"))
    return client


@pytest.fixture
def belta(db: None) -> Outlet:
    return Outlet.objects.create(**GOOD)


def test_an_outlet_is_cautious_until_somebody_says_otherwise(client: Client) -> None:
    assert client.post(reverse("admin:articles_outlet_add"), GOOD).status_code == 302
    assert Outlet.objects.get().full_text_public is False


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("homepage", "javascript:alert(1)"),
        ("homepage", "ftp://example.org/"),
        ("country", "by"),
        ("kind", "blog"),
        ("name", ""),
        ("name", "a\x00b"),
    ],
)
def test_what_is_wrong_is_said_on_the_form(client: Client, belta: Outlet, field: str, value: str) -> None:
    address = reverse("admin:articles_outlet_change", args=[belta.pk])
    response = client.post(address, GOOD | {field: value})
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()
    belta.refresh_from_db()
    assert getattr(belta, field) == GOOD[field]


def test_a_slug_is_taken_once(client: Client, belta: Outlet) -> None:
    response = client.post(reverse("admin:articles_outlet_add"), GOOD | {"name": "Another"})
    assert response.status_code == 200
    assert Outlet.objects.count() == 1


def test_the_history_of_an_outlet_shows_what_it_was(client: Client, belta: Outlet) -> None:
    address = reverse("admin:articles_outlet_change", args=[belta.pk])
    client.post(address, GOOD | {"full_text_public": "on", "name": "BELTA"})
    page = client.get(reverse("admin:articles_outlet_history", args=[belta.pk])).content.decode()
    assert "name: BelTA" in page
    assert "full_text_public: False" in page
