"""Accounts, their pseudonyms and their roles."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from annotations.models import Claim, Coder
from annotations.models.workflow import Role
from annotations.services import coders
from annotations.services.writing import NotAllowed
from tests.annotations.services.cast import ROLE_OF, Cast, Desk


@pytest.mark.parametrize("name", [name for name in ROLE_OF if name != "zoe"])
def test_a_role_is_a_group(cast: Cast, name: str) -> None:
    assert {str(role) for role in coders.roles_of(getattr(cast, name).user)} == {ROLE_OF[name]} - {""}


def test_a_superuser_has_every_role_but_that_of_claimant(cast: Cast) -> None:
    assert {str(role) for role in coders.roles_of(cast.zoe.user)} == {"editor", "reviewer", "manager"}


def test_nobody_anonymous_inactive_or_gone_has_a_role(cast: Cast) -> None:
    assert coders.roles_of(AnonymousUser()) == frozenset()
    assert coders.roles_of(None) == frozenset()
    user = User.objects.get(username="ada")
    user.is_active = False
    assert coders.roles_of(user) == frozenset()


def test_handles_are_pseudonyms_that_count_up(cast: Cast) -> None:
    assert [getattr(cast, name).handle for name in ROLE_OF] == [f"c{n:02}" for n in range(1, 8)]
    Coder.objects.create(handle="c107")
    assert coders.coder_for(User.objects.create(username="newcomer")).handle == "c108"


def test_removing_an_account_removes_no_work(desk: Desk, cast: Cast) -> None:
    claim = desk.reviewed().claims.get()
    assert cast.ada.user is not None
    cast.ada.user.delete()
    claim.refresh_from_db()
    assert claim.coded_by.handle == cast.ada.handle
    assert claim.coded_by.user is None
    assert Claim.objects.count() == 1


def test_roles_are_made_once_and_mended(cast: Cast) -> None:
    Group.objects.get(name="editor").permissions.clear()
    assert coders.create_roles() == ["editor", "reviewer", "manager"]
    assert coders.create_roles() == ["editor", "reviewer", "manager"]
    assert Group.objects.count() == 3
    assert {str(role) for role in coders.roles_of(User.objects.get(username="eva"))} == {"editor"}


def test_a_role_that_is_needed_is_named(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="This needs the role of reviewer or manager"):
        coders.require_role(cast.ada, Role.REVIEWER, Role.MANAGER)
