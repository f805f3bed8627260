"""The operating-system account that owns the cluster; PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from cstoreview.failures import StartError

# The server sees nothing of the caller's environment: LC_ALL and PG* variables have broken clusters for good.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
CANDIDATES_FOR_ROOT = ("postgres", "nobody")


class Identity(TypedDict, total=False):
    """Arguments for `subprocess` that change the account; empty when it stays the caller's."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Account:
    """An existing account, by name and numeric ids."""

    name: str
    uid: int
    gid: int

    def identity(self) -> Identity:
        """What `subprocess` needs to run something as this account."""
        if self.uid == os.geteuid():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run `command` (no shell) to its end as this account and capture what it says."""
        return subprocess.run(
            [str(part) for part in command],
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            cwd="/",
            check=False,
            **self.identity(),
        )

    def can_run(self, *command: str | Path) -> bool:
        """Whether this account reaches the program, can execute it and it ends well."""
        try:
            return self.run(*command).returncode == 0
        except OSError:
            return False

    def can_enter(self, folder: Path) -> bool:
        """Whether this account gets through every parent into `folder`."""
        return self.can_run("test", "-x", folder)


def choose_account(cluster: Path) -> Account:
    """The account for `cluster`: its owner if it exists, else the caller, else one that root drops to.

    Raises:
        StartError: no usable account, or the cluster belongs to somebody else.
    """
    caller = os.geteuid()
    owner = cluster.stat().st_uid if cluster.exists() else None
    if caller != 0:
        if owner not in (None, caller):
            raise StartError(
                f"the database in {cluster} belongs to {name_of(owner)}: run this as that account, "
                "or set CSTOREVIEW_DATA_DIR to a folder of your own"
            )
        return account_of_uid(caller)
    return account_of_uid(owner) if owner else account_for_root()


def account_for_root() -> Account:
    """The first existing unprivileged account of `CSTOREVIEW_DB_OSUSER`, postgres, nobody."""
    wanted = os.environ.get("CSTOREVIEW_DB_OSUSER")
    for name in (wanted,) if wanted else CANDIDATES_FOR_ROOT:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid != 0:
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise StartError(
        "PostgreSQL does not run as root, and there is no unprivileged account "
        f"{wanted or 'postgres or nobody'}: set CSTOREVIEW_DB_OSUSER to one, or DATABASE_URL to a server"
    )


def account_of_uid(uid: int) -> Account:
    """The account with this uid; PostgreSQL needs it to have a name."""
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise StartError(
            f"uid {uid} has no entry in the password database, which PostgreSQL needs: "
            "add one, run as another account, or set DATABASE_URL to a server"
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def name_of(uid: int | None) -> str:
    """The account's name for a message, or its number where it has none."""
    try:
        return pwd.getpwuid(uid or 0).pw_name
    except KeyError:
        return f"uid {uid}"
