"""The accounts of the demonstration: two editors, a reviewer, a manager, with random passwords."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.db import transaction

from annotations.models import Coder
from annotations.models.workflow import Role
from annotations.services.coders import coder_for
from cstoreview.places import write_private

ACCOUNTS: dict[str, Role] = {
    "demo-editor-1": Role.EDITOR,
    "demo-editor-2": Role.EDITOR,
    "demo-reviewer": Role.REVIEWER,
    "demo-manager": Role.MANAGER,
}
REVIEWER, MANAGER = "demo-reviewer", "demo-manager"


@dataclass(frozen=True)
class Login:
    """What somebody signs in with. The password is known only now: the database keeps its hash."""

    name: str
    role: Role
    password: str

    def __str__(self) -> str:
        return f"{self.name:<14} {self.password}"


@transaction.atomic
def make_accounts(password_file: Path) -> list[Login]:
    """Create those accounts that do not exist, keep their passwords in `password_file`, and return them.

    The file is written (0600) before the accounts are committed: none exists whose password nobody has.
    Raises StartError where the file cannot be written.
    """
    known = set(User.objects.filter(username__in=ACCOUNTS).values_list("username", flat=True))
    made = [Login(name, role, _password()) for name, role in ACCOUNTS.items() if name not in known]
    for login in made:
        user = User.objects.create_user(
            login.name, password=login.password, is_staff=login.role is Role.MANAGER
        )
        user.groups.add(Group.objects.get(name=login.role.value))
    if made:
        write_private(password_file, "".join(f"{login}\n" for login in made))
    return made


def coders() -> dict[str, Coder]:
    """The demonstration's people by the names of their accounts."""
    return {name: coder_for(User.objects.get(username=name)) for name in ACCOUNTS}


def _password() -> str:
    return secrets.token_urlsafe(12)
