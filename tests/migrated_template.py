"""A migrated, empty database from which every test database is copied.

Running the migrations takes seconds for every worker, copying their result a fraction of one; so
they run once for each state of the migration files and locked packages.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.db import connection, connections
from psycopg import sql

from cstoreview.database import drop_scratch_database

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "migrated_"
WITHOUT_LIMITS = "-c lock_timeout=0 -c statement_timeout=0"  # the role's are meant for pages
ONE_BUILDER = 20_260_101  # the advisory lock under which workers wait for the first to build


def fingerprint() -> str:
    """Sixteen hex digits that change with any migration and any locked package."""
    digest = hashlib.sha256()
    for file in [*sorted(ROOT.glob("*/migrations/*.py")), ROOT / "requirements.txt"]:
        digest.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def ensure_template(server: dict[str, str]) -> str:
    """The name of the template database on `server` (host, port, user, password), built if need be."""
    name = PREFIX + fingerprint()
    account = {key: value for key, value in server.items() if value} | {"options": WITHOUT_LIMITS}
    with psycopg.connect(**account, dbname="postgres", autocommit=True) as session:  # type: ignore[arg-type] # all strings
        session.execute("SELECT pg_advisory_lock(%s)", [ONE_BUILDER])
        found = session.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        existing = {row[0] for row in found}
        if name not in existing:
            for outdated in existing:
                session.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(outdated)))
            unfinished = f"{PREFIX}unfinished"
            session.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
            migrate(server, unfinished)
            session.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(unfinished), sql.Identifier(name)
                )
            )
    return name


def copy_template_again() -> None:
    """Replace the test database of this process by a new copy; whoever is connected to it is cut off."""
    settings = connection.settings_dict
    database, template = str(settings["NAME"]), str(settings["TEST"]["TEMPLATE"])
    connections.close_all()
    with connection._nodb_cursor() as cursor:
        drop_scratch_database(cursor.connection, database)
        cursor.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(database), sql.Identifier(template)
            )
        )


def migrate(server: dict[str, str], database: str) -> None:
    """Run all migrations in `database`, in a process of its own that leaves no connection behind."""
    account = ":".join(quote(server[part], safe="") for part in ("user", "password") if server[part])
    place = quote(server["host"], safe="") + (f":{server['port']}" if server["port"] else "")
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "migrate", "--verbosity=0"],
        env=os.environ
        | {
            "DATABASE_URL": f"postgresql://{account}@{place}/{database}",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        },
        cwd=ROOT,
        check=True,
    )
