"""The cluster on disk: where it lives, how it is made, who may log in, which roles it has."""

import hashlib
import os
import secrets
import shutil
from pathlib import Path

import psycopg
from psycopg import sql

from cstoreview.embedded.account import Account, name_of
from cstoreview.failures import StartError
from cstoreview.places import make_own_folder

SYSTEM_FOLDER = Path("/var/lib")
NOT_READY = "FATAL:  the database system is "
GRAVE = ("FATAL:", "PANIC:", "error:")
APP_ROLE = APP_DATABASE = "cstoreview"
SUPERUSER = "postgres"

# For web requests. Operators' commands lift them (cstoreview.database): an import may rightly take longer.
ROLE_SETTINGS = {
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}


def short_hash(folder: Path) -> str:
    """Twelve hex digits that stand for a folder in names that must be short."""
    return hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]


def system_home(data: Path) -> Path:
    """Where the cluster of data folder `data` goes when the database account cannot get into `data`."""
    return SYSTEM_FOLDER / f"cstoreview-{short_hash(data)}"


def choose_home(data: Path, account: Account) -> Path:
    """The folder around the cluster: inside `data` if `account` can get there, else a system folder.

    No permission of a folder that is not ours is changed to get there.

    Raises:
        StartError: a cluster exists where its account no longer reaches it.
    """
    outside = system_home(data)
    if os.geteuid() == 0 and outside.exists():
        return outside
    home = make_own_folder(data / "postgres")
    if account.can_enter(home):
        return home
    if (home / "pgdata").exists():
        raise StartError(
            f"the database in {home} cannot be reached by {account.name}, whose it is: "
            "open the folders above it again, or set CSTOREVIEW_DATA_DIR to another folder"
        )
    return make_own_folder(outside)


def make_cluster(home: Path, account: Account, binaries: Path, *, durable: bool) -> None:
    """Create `home/pgdata`; it appears whole or not at all.

    Raises:
        StartError: initdb failed, with its reason (most often a full disk).
    """
    for leftover in home.glob("pgdata.new.*"):
        shutil.rmtree(leftover)
    unfinished = home / f"pgdata.new.{secrets.token_hex(4)}"
    unfinished.mkdir(mode=0o700)
    os.chown(unfinished, account.uid, account.gid)
    # The build has no ICU; with a libc locale Russian letters would not fold in the C locale.
    result = account.run(
        binaries / "initdb",
        *("--pgdata", unfinished, "--username", SUPERUSER, "--encoding=UTF8"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
        *("--auth-local=peer", "--auth-host=reject", "--data-checksums"),
        *(() if durable else ("--no-sync",)),
    )
    if result.returncode:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise StartError(f"cannot create the database in {home}: {reason_in(result.stderr)}")
    unfinished.rename(home / "pgdata")
    sync_folder(home)


def write_login_rules(home: Path, account: Account) -> None:
    """Peer authentication only: the database account, the caller and root may be the two roles.

    The files stand beside the cluster, not in it, so that as root the server cannot change who may log in.
    """
    accounts = sorted({account.name, name_of(os.geteuid()), "root"})
    rules = {
        "pg_hba.conf": "local all all peer map=cstoreview\n",
        "pg_ident.conf": "".join(
            f'cstoreview "{name}" {role}\n' for name in accounts for role in (SUPERUSER, APP_ROLE)
        ),
    }
    for name, text in rules.items():
        unfinished = home / f"{name}.new"
        unfinished.write_text(text, encoding="utf-8")
        unfinished.chmod(0o644)
        unfinished.replace(home / name)


def prepare_roles(superuser: "psycopg.Connection[tuple[object, ...]]") -> None:
    """Make the application's role and database if they are missing, and set the role's time limits."""
    wanted = sorted(f"{name}={value}" for name, value in ROLE_SETTINGS.items())
    role = superuser.execute("SELECT rolconfig FROM pg_roles WHERE rolname = %s", [APP_ROLE]).fetchone()
    if role is None or role[0] != wanted:
        with superuser.transaction():
            if role is None:
                # CREATEDB because tests and verify_fixture work in scratch databases of their own.
                superuser.execute(
                    sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEROLE CREATEDB").format(
                        sql.Identifier(APP_ROLE)
                    )
                )
            superuser.execute(sql.SQL("ALTER ROLE {} RESET ALL").format(sql.Identifier(APP_ROLE)))
            for name, value in sorted(ROLE_SETTINGS.items()):
                superuser.execute(
                    sql.SQL("ALTER ROLE {} SET {} = {}").format(
                        sql.Identifier(APP_ROLE), sql.Identifier(name), sql.Literal(value)
                    )
                )
    if superuser.execute("SELECT 1 FROM pg_database WHERE datname = %s", [APP_DATABASE]).fetchone() is None:
        superuser.execute(
            sql.SQL("CREATE DATABASE {} OWNER {}").format(
                sql.Identifier(APP_DATABASE), sql.Identifier(APP_ROLE)
            )
        )


def sync_folder(folder: Path) -> None:
    """Make a rename inside `folder` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def reason_in(text: str) -> str:
    """The line of a program's output that says why it failed: the first grave one, else the last.

    What it answered to our own asking whether it is ready is no reason.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip() and NOT_READY not in line]
    grave = [line for line in lines if any(mark in line for mark in GRAVE)]
    return (grave or lines[-1:] or ["no reason was given, perhaps the disk is full"])[0]
