"""Accounts, their pseudonyms and what they may do."""

from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser, Group, Permission
from django.db import connection, models, transaction
from django.db.models import Max
from django.db.models.functions import Cast, Substr

from annotations.models import Coder
from annotations.models.workflow import Role

from .writing import NotAllowed

PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.EDITOR: ("annotations.code_record",),
    Role.REVIEWER: ("annotations.review_record",),
    Role.MANAGER: ("annotations.manage_records",),
}
"""What makes a role: whoever holds the permission has it, by group or as a superuser."""

GRANTED: dict[Role, tuple[str, ...]] = {Role.EDITOR: ("articles.add_importbatch",)}
"""What goes with a role without making it. Managers may import by what they may do in the admin site."""

MANAGED = ("view", "add", "change")
"""What managers may do with models in the admin site; the services decide what really changes."""


def roles_of(user: AbstractUser | AnonymousUser | None) -> frozenset[Role]:
    """The roles of an account; none for anonymous, inactive and removed accounts."""
    if user is None or not user.is_active:
        return frozenset()
    return frozenset(role for role, needed in PERMISSIONS.items() if user.has_perms(needed))


def require_role(by: Coder, *roles: Role) -> None:
    """Raise `NotAllowed` unless the coder has one of the roles."""
    if not roles_of(by.user) & set(roles):
        names = " or ".join(role.value for role in roles)
        raise NotAllowed(f"This needs the role of {names}.")


@transaction.atomic
def coder_for(user: Any) -> Coder:
    """The coder of an account, made with the next free handle when it writes for the first time."""
    existing = Coder.objects.filter(user=user).select_related("user").first()
    if existing:
        return existing
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('annotations_coder_handle'))")
    number = Cast(Substr("handle", 2), models.IntegerField())
    highest = Coder.objects.aggregate(highest=Max(number))["highest"] or 0
    coder, _ = Coder.objects.get_or_create(user=user, defaults={"handle": f"c{highest + 1:02}"})
    return coder


@transaction.atomic
def create_roles() -> list[str]:
    """Make the groups of the roles with their permissions, and return their names. Idempotent."""
    for role, names in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        codenames = [name.split(".")[1] for name in (*names, *GRANTED.get(role, ()))]
        granted = Permission.objects.filter(
            content_type__app_label__in=["articles", "annotations"], codename__in=codenames
        )
        if role is Role.MANAGER:
            granted = granted | Permission.objects.filter(
                content_type__app_label__in=["articles", "annotations"],
                codename__regex=f"^({'|'.join(MANAGED)})_",
            )
            granted = granted | Permission.objects.filter(codename="view_procrastinatejob")
        group.permissions.set(granted)
    return [role.value for role in PERMISSIONS]
