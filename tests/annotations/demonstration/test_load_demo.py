"""`manage.py load_demo`: a desk that lives, made as people make it, once."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from annotations.demonstration import play as playing
from annotations.demonstration.register import read_starter
from annotations.demonstration.script import read_script
from annotations.models import (
    Alias,
    Claim,
    ClaimLink,
    Coder,
    Correction,
    Record,
    ReviewEvent,
    Revision,
    SetMember,
    Speaker,
    Tag,
    Term,
)
from annotations.services import coders
from articles.models import ArticleVersion, Outlet
from tests.annotations.demonstration.loading import import_seeds, load, states


@pytest.fixture(scope="module")
def passwords(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo") / "demo_accounts.txt"


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: DjangoDbBlocker, passwords: Path) -> Iterator[str]:
    """The seeds with the demonstration, loaded once for this file; what the command said."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_seeds()
        said = load(passwords)
        connection.check_constraints()
        yield said
        transaction.set_rollback(True)


@pytest.fixture
def loaded(played: str, db: None) -> str:
    return played


def everything() -> dict[str, list[dict[str, Any]]]:
    models: tuple[type[Model], ...] = (
        Claim,
        Coder,
        Correction,
        Record,
        ReviewEvent,
        Revision,
        SetMember,
        Speaker,
        Tag,
        Outlet,
        User,
    )
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_the_seeds_stand_in_every_stage_of_a_records_life(loaded: str) -> None:
    assert states() == {
        "000": "reviewed",
        "001": "reviewed",
        "002": "reviewed",
        "003": "submitted",
        "004": "imported",
    }
    assert Record.objects.public().count() == 3


def test_passwords_are_printed_once_work_and_are_kept_for_their_owner_only(
    loaded: str, passwords: Path
) -> None:
    lines = [line.split() for line in passwords.read_text().splitlines()]
    assert [name for name, _ in lines] == ["demo-editor-1", "demo-editor-2", "demo-reviewer", "demo-manager"]
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
    for name, password in lines:
        assert f"{name:<14} {password}" in loaded
        assert len(password) >= 16
        assert User.objects.get(username=name).check_password(password)


def test_every_demo_account_has_just_its_role(loaded: str) -> None:
    roles = {u.username: set(coders.roles_of(u)) for u in User.objects.all()}
    assert roles == {
        "demo-editor-1": {"editor"},
        "demo-editor-2": {"editor"},
        "demo-reviewer": {"reviewer"},
        "demo-manager": {"manager"},
    }
    assert list(User.objects.filter(is_staff=True).values_list("username", flat=True)) == ["demo-manager"]
    assert not User.objects.filter(is_superuser=True).exists()


def test_a_second_run_changes_nothing_and_says_only_where_the_passwords_are(
    loaded: str, passwords: Path
) -> None:
    before, kept = everything(), passwords.read_bytes()
    assert load(passwords).splitlines() == [
        f"Names and passwords of the demo accounts are kept in {passwords}"
    ]
    assert everything() == before
    assert passwords.read_bytes() == kept


def test_a_second_run_writes_no_row(loaded: str, passwords: Path) -> None:
    with CaptureQueriesContext(connection) as queries:
        playing.play(read_script())
    assert [q["sql"] for q in queries if not q["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))] == []


def test_everybody_did_his_own_part(loaded: str) -> None:
    for revision in Revision.objects.filter(status="reviewed"):
        contributors = {c.coder for c in revision.contributions.all()}
        assert revision.reviewed_by not in contributors
        actions = list(revision.review_events.values_list("action", flat=True))
        assert actions[:2] == ["claim", "submit"]
        assert actions[-1] == "accept"


def test_the_desk_lives_with_a_return_a_rejection_and_a_dismissal(loaded: str) -> None:
    assert ReviewEvent.objects.filter(action="return").exclude(reason="").count() == 1
    rejected = Claim.objects.get(verdict="rejected")
    assert rejected.verdict_reason
    assert Correction.objects.get(state="dismissed").verdict_reason
    assert Correction.objects.filter(state="accepted").count() == 3
    assert Correction.objects.get(state="proposed").corrected_value == "1 January 2023"


def test_inferred_dates_are_confirmed_with_their_basis(loaded: str) -> None:
    dates = {
        v.text_sha256: (str(v.published_on), v.date_basis, bool(v.date_reason))
        for v in ArticleVersion.objects.all()
    }
    found = {entry["file"][:3]: dates[entry["text_sha256"]] for entry in read_script().records}
    assert found == {
        "000": ("2017-07-17", "confirmed", True),
        "001": ("2015-09-15", "confirmed", True),
        "002": ("2014-12-22", "confirmed", True),
        "003": ("2023-02-13", "confirmed", True),
    }


def test_a_headline_of_ours_is_marked_as_ours(loaded: str) -> None:
    digest = read_script().records[0]["text_sha256"]
    version = ArticleVersion.objects.get(text_sha256=digest)
    assert version.headline
    assert version.headline_is_ours


def test_some_outlets_are_shown_whole_and_some_by_excerpts(loaded: str) -> None:
    whole = dict(Outlet.objects.values_list("name", "full_text_public"))
    assert whole == {
        "BelTA": True,
        "TASS": False,
        "ARTSAKHPRESS": True,
        "President of the Republic of Belarus": True,
    }


def test_aliases_and_terms_are_confirmed_by_the_reviewer(loaded: str) -> None:
    reviewer = Coder.objects.get(user__username="demo-reviewer")
    assert Alias.objects.exclude(confirmed_by=reviewer).count() == 0
    assert Term.objects.exclude(confirmed_by=reviewer).count() == 0
    stated = [term for speaker in read_starter().speakers for term in speaker.terms]
    assert Term.objects.exclude(source="").count() == Term.objects.count() == len(stated)


def test_claims_that_restate_each_other_are_linked(loaded: str) -> None:
    assert ClaimLink.objects.count() == 3


def test_the_set_holds_the_reviewed_records(loaded: str) -> None:
    members = SetMember.objects.filter(reviewed_set__slug="csto-demo")
    assert {m.record for m in members} == set(Record.objects.public())


def test_claims_keep_their_addresses_wherever_the_demonstration_is_loaded(loaded: str) -> None:
    promised = {coded["uid"] for entry in read_script().records for coded in entry["claims"]}
    assert {str(uid) for uid in Claim.objects.values_list("stable_uid", flat=True)} == promised
