"""Who may see the desk: every address denies strangers and accounts without a role, and no GET writes."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from annotations.models import Coder
from tests.annotations.newsroom import ACT

from .conftest import Desk, page_of, signed_in

EXAMPLES = {
    "address": "words-0123456789abcd",
    "short_id": "0123456789abcd",
    "slug": "a-set",
    "uid": uuid4(),
    "action": "claim",
    "number": 0,
    "what": "aliases",
    "name": "csv",
}


def desk_addresses(
    resolver: URLResolver | None = None, names: frozenset[str] = frozenset()
) -> Iterator[tuple[str, frozenset[str]]]:
    """Name and arguments of every address in the desk's namespace."""
    start = resolver or next(
        r for r in get_resolver().url_patterns if isinstance(r, URLResolver) and r.namespace == "desk"
    )
    for pattern in start.url_patterns:
        arguments = names | frozenset(pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from desk_addresses(pattern, arguments)
        elif isinstance(pattern, URLPattern):
            yield str(pattern.name), arguments


EVERY = sorted({(name, tuple(sorted(arguments))) for name, arguments in desk_addresses()})


def path_of(name: str, arguments: tuple[str, ...]) -> str:
    return reverse(f"desk:{name}", kwargs={argument: EXAMPLES[argument] for argument in arguments})


def test_the_walk_finds_the_pages_of_the_desk() -> None:
    assert {"home", "records", "record", "code", "new_claim", "history", "speakers", "sets"} <= {
        n for n, _ in EVERY
    }


def answers(client: Client) -> dict[tuple[str, str], HttpResponse]:
    """What every address answers to reading and to writing."""
    return {
        (method, name): getattr(client, method)(path_of(name, arguments))
        for name, arguments in EVERY
        for method in ("get", "post")
    }


def test_strangers_are_sent_to_the_login_from_every_address(desk: Desk) -> None:
    let_in = {
        asked: response.status_code
        for asked, response in answers(desk.vera).items()
        if not response.get("Location", "").startswith("/accounts/login/?next=/desk/")
    }
    assert let_in == {}


def test_accounts_without_a_role_get_one_clear_line_at_every_address(desk: Desk) -> None:
    let_in = {
        asked: response.status_code
        for asked, response in answers(desk.clara).items()
        if response.status_code != 403 or "Ask a manager" not in response.content.decode()
    }
    assert let_in == {}


def test_somebody_without_a_role_leaves_no_coder_behind(desk: Desk) -> None:
    desk.clara.post("/desk/speakers/", {"name": "Somebody", "kind": "person"})
    assert not Coder.objects.filter(user__username="clara-without-role").exists()


READABLE = ["", "code", "history", "text", "words"]


@pytest.mark.parametrize("page", READABLE)
@pytest.mark.parametrize("person", ["ada", "boris", "mona"])
def test_everybody_at_the_desk_reads_every_record(desk: Desk, page: str, person: str) -> None:
    record = desk.draft()
    response = getattr(desk, person).get(page_of(record, *filter(None, [page])))
    assert response.status_code == 200


@pytest.mark.parametrize("page", READABLE)
def test_wrong_words_in_an_address_lead_to_the_right_ones(desk: Desk, page: str) -> None:
    record = desk.imported()
    right = page_of(record, *filter(None, [page]))
    wrong = right.replace("lukashenko-calls-for-unity", "some-other-words")
    response = desk.ada.get(wrong)
    assert (response.status_code, response["Location"]) == (302, right)


def test_an_unknown_id_is_not_found(desk: Desk) -> None:
    assert desk.ada.get("/desk/records/words-0123456789abcd/").status_code == 404


PLACES = [
    "/desk/",
    "/desk/records/",
    "/desk/speakers/",
    "/desk/speakers/options/?speaker_name=luka",
    "/desk/sets/",
    "{record}",
    "{record}code/",
    "{record}code/claims/new/?content=0-10",
    "{record}code/corrections/new/?wrong=0-10",
    "{record}history/",
    "{record}text/",
    "{record}words/",
    "{record}code/completeness/",
    "/desk/guideline/",
    "/desk/guideline/0/",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_changes_nothing(desk: Desk, place: str, method: str) -> None:
    record = desk.draft()
    desk.newsroom.claim(record, ACT)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = getattr(desk.ada, method)(place.format(record=page_of(record)))
    assert response.status_code == 200
    written = [q["sql"] for q in asked if q["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert not written


def test_looking_makes_no_coder_of_a_new_editor(desk: Desk) -> None:
    nina = User.objects.create_user("nina-the-new-editor")
    nina.groups.add(*User.objects.get(username="ada-the-editor").groups.all())
    page = signed_in(nina).get(page_of(desk.imported()))
    assert "steps/claim/" in page.content.decode()
    assert not Coder.objects.filter(user=nina).exists()


@pytest.mark.parametrize("person", ["boris", "mona", "ben"])
def test_only_the_claimant_codes(desk: Desk, person: str) -> None:
    record = desk.draft()
    client = getattr(desk, person)
    shown = client.get(page_of(record, "code"))
    assert shown.status_code == 200
    assert 'id="claim-form"' not in shown.content.decode()
    assert client.post(page_of(record, "code", "claims", "new"), {}).status_code == 403


def test_what_is_submitted_is_coded_no_more(desk: Desk) -> None:
    record = desk.draft()
    desk.newsroom.claim(record, ACT)
    desk.newsroom.submit(record)
    response = desk.ada.post(page_of(record, "code", "claims", "new"), {})
    assert response.status_code == 400
    assert "only in draft" in response.content.decode()
