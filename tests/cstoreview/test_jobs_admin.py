"""Managers see in the admin site which jobs failed and why, and can only look."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations.services.coders import create_roles
from cstoreview.jobs import run_waiting_jobs
from tests.cstoreview.background import fail, note

LIST = "admin:procrastinate_procrastinatejob_changelist"
ROW = "admin:procrastinate_procrastinatejob_change"


def signed_in(role: str) -> Client:
    from django.contrib.auth.models import Group

    create_roles()
    user = User.objects.create_user(f"a-{role}", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
def test_a_manager_sees_what_failed_and_why() -> None:
    number, waiting = fail.defer(word="<b>this</b>"), note.defer(word="later")
    run_waiting_jobs()
    later = note.defer(word="later still")
    manager = signed_in("manager")
    page = manager.get(reverse(LIST)).content.decode()
    assert "ValueError: &lt;b&gt;this&lt;/b&gt; cannot be at tests/cstoreview/background.py" in page
    assert "<b>this" not in page
    assert "style=" not in page.split('id="content"')[1]
    failed = manager.get(reverse(LIST), {"state": "failed", "_facets": "True"}).content.decode()
    assert f"/{number}/change/" in failed
    assert f"/{waiting}/change/" not in failed
    row = manager.get(reverse(ROW, args=[number])).content.decode()
    assert "ValueError: &lt;b&gt;this&lt;/b&gt; cannot be" in row
    assert "failed" in row
    assert "waiting" in manager.get(reverse(ROW, args=[later])).content.decode()


@pytest.mark.django_db
def test_the_list_costs_the_same_however_long_it_is() -> None:
    manager = signed_in("manager")
    counts = []
    for _ in range(2):
        for word in range(20):
            fail.defer(word=str(word))
        run_waiting_jobs()
        with CaptureQueriesContext(connection) as captured:
            assert manager.get(reverse(LIST)).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_nobody_changes_adds_removes_or_acts_on_a_job_there() -> None:
    number = note.defer(word="one")
    superuser = Client()
    superuser.force_login(User.objects.create_superuser("zoe"))
    for client in (signed_in("manager"), superuser):
        assert client.post(reverse(ROW, args=[number]), {"status": "failed"}).status_code == 403
        assert client.get(reverse("admin:procrastinate_procrastinatejob_add")).status_code == 403
        removal = reverse("admin:procrastinate_procrastinatejob_delete", args=[number])
        assert client.post(removal, {"post": "yes"}).status_code == 403
        assert 'name="action"' not in client.get(reverse(LIST)).content.decode()


@pytest.mark.django_db
def test_editors_and_reviewers_do_not_see_the_queue() -> None:
    for role in ("editor", "reviewer"):
        assert signed_in(role).get(reverse(LIST)).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("asked", [{"state": "no such"}, {"state": "x" * 300}, {"status__exact": "doing"}])
def test_a_state_that_does_not_exist_finds_nothing_or_is_refused(asked: dict[str, str]) -> None:
    note.defer(word="one")
    page = signed_in("manager").get(reverse(LIST), asked)
    assert page.status_code in (200, 302)
    assert b"/change/" not in page.content.split(b'id="changelist"')[-1]


@pytest.mark.django_db
def test_searches_of_every_kind_are_answered() -> None:
    manager = signed_in("manager")
    for words in ("1", "two words", "a\x00b", "%'\"", "é" * 300, "9" * 30):
        assert manager.get(reverse(LIST), {"q": words}).status_code == 200
