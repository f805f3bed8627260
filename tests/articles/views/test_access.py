"""Who may import: editors and managers; everybody else is told so in one line, and no GET writes."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse

from articles.models import ImportBatch

from .conftest import ImportDesk, path_of
from .forms import multipart
from .stories import STORY


def addresses() -> list[str]:
    """The names of all addresses of importing."""
    (resolver,) = (
        r for r in get_resolver().url_patterns if isinstance(r, URLResolver) and r.namespace == "importing"
    )
    return sorted({str(name) for name in resolver.reverse_dict if isinstance(name, str)})


def path(name: str, batch: ImportBatch | None = None) -> str:
    arguments = {} if name == "imports" else {"uid": batch.uid if batch else uuid4()}
    return reverse(f"importing:{name}", kwargs=arguments)


def test_the_walk_finds_the_pages() -> None:
    assert {"imports", "batch", "start", "cancel", "refused_files"} <= set(addresses())


@pytest.mark.parametrize("name", addresses())
def test_strangers_are_sent_to_the_login(desk: ImportDesk, name: str) -> None:
    for method, back in {"get": "/desk/import/", "post": "/desk/&unsent=yes"}.items():
        response = getattr(Client(), method)(path(name))
        assert response.status_code == 302
        assert response["Location"].startswith(f"/accounts/login/?next={back}")


@pytest.mark.parametrize("name", addresses())
def test_whoever_may_not_import_is_told_so_in_one_line(desk: ImportDesk, name: str) -> None:
    batch = desk.upload(("a.txt", STORY.encode()))
    for method in ("get", "post"):
        response = getattr(desk.rosa, method)(path(name, batch))
        assert response.status_code == 403
        assert "Importing is for editors and managers." in response.content.decode()
    assert ImportBatch.objects.get().state == "uploaded"


@pytest.mark.parametrize("person", ["ada", "mona"])
def test_editors_and_managers_import_and_see_each_others_batches(desk: ImportDesk, person: str) -> None:
    batch = desk.upload(("a.txt", STORY.encode()))
    client = getattr(desk, person)
    assert "Import</a>" in client.get("/desk/").content.decode()
    assert client.get("/desk/import/").status_code == 200
    page = client.get(path_of(batch)).content.decode()
    assert "by ada" in page


def test_who_may_not_import_finds_no_such_entry_at_the_desk(desk: ImportDesk) -> None:
    assert "/desk/import/" not in desk.rosa.get("/desk/").content.decode()


@pytest.mark.parametrize("name", [name for name in addresses() if name != "imports"])
def test_a_batch_that_is_not_there_is_not_found(desk: ImportDesk, name: str) -> None:
    statuses = {getattr(desk.ada, method)(path(name)).status_code for method in ("get", "post")}
    assert statuses <= {404, 405}


@pytest.mark.parametrize("name", addresses())
def test_reading_writes_nothing(desk: ImportDesk, name: str) -> None:
    batch = desk.upload(("a.txt", STORY.encode()), ("b.txt", b"a\0b"))
    with CaptureQueriesContext(connection) as queries:
        desk.ada.get(path(name, batch))
    written = [q["sql"] for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE", "COPY")]
    assert not written


def test_nothing_is_kept_of_a_form_without_its_token(desk: ImportDesk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = desk.ada.cookies
    sent = multipart([("a.txt", STORY.encode())], {})
    response = client.post("/desk/import/", sent.body, content_type=sent.content_type)
    assert response.status_code == 403
    assert not ImportBatch.objects.exists()


def test_a_form_with_its_token_is_taken(desk: ImportDesk) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = desk.ada.cookies
    token = client.get("/desk/import/").context["csrf_token"]
    sent = multipart([("a.txt", STORY.encode())], {"csrfmiddlewaretoken": str(token)})
    assert client.post("/desk/import/", sent.body, content_type=sent.content_type).status_code == 302
