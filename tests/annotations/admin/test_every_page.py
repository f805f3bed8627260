"""Every model stands in the admin site, every page of it opens, and no list costs more when it grows."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tests.annotations.admin.rows import fill
from tests.annotations.services.cast import Desk, make_cast

OURS = ["articles", "annotations"]
MODELS = [
    model
    for model in apps.get_models()
    if model._meta.app_label in OURS and not model._meta.proxy and not hasattr(model, "pgh_tracked_model")
]
FEW, MANY = 2, 6
"""Rows of each model. What asks once a row is seen with any two numbers."""


def named(model: type[models.Model]) -> str:
    return model._meta.label_lower


def address(model: type[models.Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture(scope="module")
def counts(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[tuple[str, str], tuple[int, int]]]:
    """How many queries each changelist makes with few rows and with many, for manager and superuser."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = make_cast()
        desk = Desk(cast)
        counted: dict[tuple[str, str], list[int]] = {}
        clients = {who: Client() for who in ("mara", "zoe")}
        for who, client in clients.items():
            client.force_login(getattr(cast, who).user)
        for numbers in (range(FEW), range(FEW, MANY)):
            fill(desk, numbers)
            for who, client in clients.items():
                if not counted:
                    warm_up(client)
                for model in MODELS:
                    counted.setdefault((named(model), who), []).append(queries(client, model))
        yield {key: (few, many) for key, (few, many) in counted.items()}
        transaction.set_rollback(True)


def warm_up(client: Client) -> None:
    """What Django asks once and then remembers, such as its content types, is no cost of a list."""
    for model in MODELS:
        client.get(address(model, "changelist"))


def queries(client: Client, model: type[models.Model]) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address(model, "changelist"))
    assert response.status_code == 200
    return len(captured)


@pytest.fixture
def manager(counts: object, db: None) -> Client:
    """A manager's browser, with many rows of everything."""
    from django.contrib.auth.models import User

    client = Client()
    client.force_login(User.objects.get(username="mara"))
    return client


def test_every_model_stands_in_the_admin_site() -> None:
    registered = {named(model) for model in admin.site._registry}
    assert {named(model) for model in MODELS} <= registered


@pytest.mark.parametrize("who", ["mara", "zoe"])
@pytest.mark.parametrize("model", MODELS, ids=named)
def test_a_list_costs_the_same_however_long_it_is(
    counts: dict[tuple[str, str], tuple[int, int]], db: None, model: type[models.Model], who: str
) -> None:
    few, many = counts[(named(model), who)]
    assert few == many


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_every_list_can_be_searched(manager: Client, model: type[models.Model]) -> None:
    assert admin.site._registry[model].search_fields
    for words in ("1", "a\x00b", f"two %'\" {'é' * 300}"):
        assert manager.get(address(model, "changelist"), {"q": words}).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_every_list_has_filters_and_their_counts(manager: Client, model: type[models.Model]) -> None:
    assert admin.site._registry[model].list_filter or named(model) == "annotations.office"
    response = manager.get(address(model, "changelist"), {"_facets": "True"})
    assert response.status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_every_row_opens_with_its_history(manager: Client, model: type[models.Model]) -> None:
    row = model._default_manager.order_by("pk").last()
    assert row is not None, "no row to open: fill() lacks this model"
    assert manager.get(address(model, "change", row.pk)).status_code == 200
    assert manager.get(address(model, "history", row.pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_a_row_is_added_only_where_no_service_owns_the_adding(
    manager: Client, model: type[models.Model]
) -> None:
    vocabularies = {"outlet", "speaker", "alias", "office", "term", "tag"}
    expected = 200 if model._meta.model_name in vocabularies else 403
    assert manager.get(address(model, "add")).status_code == expected


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_nothing_is_deleted_by_anybody(manager: Client, model: type[models.Model]) -> None:
    row = model._default_manager.order_by("pk").last()
    assert row is not None
    assert manager.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert model._default_manager.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", MODELS, ids=named)
def test_full_counts_are_never_made(model: type[models.Model]) -> None:
    modeladmin = admin.site._registry[model]
    assert modeladmin.show_full_result_count is False
    assert modeladmin.show_facets is admin.ShowFacets.ALLOW


@pytest.mark.parametrize("page", ["changelist", "add"])
@pytest.mark.parametrize("person", ["ada", "boris", "clara", None])
def test_the_admin_site_is_for_staff(counts: object, db: None, person: str | None, page: str) -> None:
    from django.contrib.auth.models import User

    client = Client()
    if person:
        client.force_login(User.objects.get(username=person))
    for model in MODELS:
        response = client.get(address(model, page))
        assert response.status_code == 302
        assert "/login/" in response["Location"]
