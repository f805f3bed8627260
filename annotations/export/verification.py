"""Proof that a fixture loads elsewhere: into an empty database and out again, byte for byte."""

import gzip
import hashlib
import json
import os
import secrets
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from itertools import zip_longest
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from psycopg import sql

from cstoreview.database import drop_scratch_database

from .fields import EXPORTED
from .files import manifest_path
from .fixture import FORMAT

EMPTY = "template0"
"""The database that the scratch database is copied from before it is migrated."""


class NotVerified(Exception):  # noqa: N818  # reads as what the answer is
    """The file does not load elsewhere as it is; the message is one line that says why."""


def verify(file: Path) -> int:
    """Load `file` into an empty database, export from there, compare; return the number of objects.

    The scratch database stands on the server that `DATABASE_URL` names and is dropped in any case.

    Raises:
        NotVerified: the file is missing, broken or foreign, does not load, or comes out different.
    """
    objects = check_objects(file)
    check_manifest(file)
    with scratch_database() as url, tempfile.TemporaryDirectory() as folder:
        # In a folder of its own: `loaddata` refuses reviewed.json where reviewed.json.gz stands beside it.
        alone = Path(folder) / ("fixture.json.gz" if file.suffix == ".gz" else "fixture.json")
        alone.symlink_to(file.resolve())
        again = Path(folder) / "again.json"
        manage(url, "migrate", "--verbosity=0")
        manage(url, "loaddata", str(alone), "--verbosity=0")
        manage(url, "export_reviewed", "-o", str(again))
        compare(file, again)
    return objects


def reading(file: Path) -> gzip.GzipFile | BufferedReader:
    """The uncompressed bytes of a fixture."""
    return gzip.GzipFile(file, "rb") if file.suffix == ".gz" else file.open("rb")


def check_objects(file: Path) -> int:
    """The number of objects in a file that is a fixture of this application.

    Raises:
        NotVerified: it is not.
    """
    if not file.name.endswith((".json", ".json.gz")):
        raise NotVerified(f"{file}: a fixture is named .json or .json.gz")
    try:
        with reading(file) as stored:
            objects = json.load(stored)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise NotVerified(f"{file}: is not whole as a gzip file: {error}") from error
    except OSError as error:
        raise NotVerified(f"{file}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise NotVerified(f"{file}: is no JSON: {error}") from error
    if not isinstance(objects, list):
        raise NotVerified(f"{file}: is no fixture: a fixture is a JSON array")
    known = {exported.label for exported in EXPORTED}
    for number, item in enumerate(objects, start=1):
        if not isinstance(item, dict) or item.get("model") not in known:
            what = item.get("model") if isinstance(item, dict) else item
            raise NotVerified(f"{file}: object {number} is foreign: {what!r} is nothing that is exported")
    return len(objects)


def check_manifest(file: Path) -> None:
    """Compare the file with the manifest beside it, if there is one.

    Raises:
        NotVerified: the manifest is broken, of another format, or of other bytes.
    """
    beside = manifest_path(file)
    if not beside.exists():
        return
    try:
        manifest: dict[str, Any] = json.loads(beside.read_text(encoding="utf-8"))
        expected, form = manifest["sha256"], manifest["format"]
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise NotVerified(f"{beside}: is no manifest of a fixture: {error}") from error
    if form != FORMAT:
        raise NotVerified(f"{beside}: is of format {form!r}, this version reads {FORMAT!r}")
    with reading(file) as stored:
        found = hashlib.file_digest(stored, "sha256").hexdigest()
    if found != expected:
        raise NotVerified(f"{file}: has the sha256 {found}, but its manifest says {expected}")


@contextmanager
def scratch_database() -> Iterator[str]:
    """The address of a new, empty database, which is dropped at the end.

    Raises:
        NotVerified: the server does not let this account make databases.
    """
    home = os.environ["DATABASE_URL"]
    name = f"scratch_{secrets.token_hex(8)}"
    scratch, empty = sql.Identifier(name), sql.Identifier(EMPTY)
    try:
        with psycopg.connect(home, autocommit=True) as server:
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(scratch, empty))
    except psycopg.Error as error:
        raise NotVerified(
            f"no scratch database could be made: {str(error).splitlines()[0]}; give the account CREATEDB, "
            "or set DATABASE_URL to a server where it has that"
        ) from error
    try:
        yield urlsplit(home)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(home, autocommit=True) as server:
            drop_scratch_database(server, name)


def manage(url: str, *arguments: str) -> None:
    """Run a command of this application on the database at `url`, as another installation would.

    Raises:
        NotVerified: it failed; the message is the last line it wrote.
    """
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", str(settings.BASE_DIR / "manage.py"), *arguments],
        env=os.environ | {"DATABASE_URL": url},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode:
        said = (ran.stderr or ran.stdout).strip().splitlines() or ["no reason given"]
        raise NotVerified(f"{arguments[0]} failed in the empty database: {said[-1]}")


def compare(file: Path, again: Path) -> None:
    """Compare two fixtures line by line, which is object by object.

    Raises:
        NotVerified: they differ; the message names the first object that does.
    """
    with reading(file) as before, reading(again) as after:
        for number, (old, new) in enumerate(zip_longest(before, after), start=1):
            if old != new:
                raise NotVerified(
                    f"{file}: line {number} comes out different: {named(old)} became {named(new)}"
                )


def named(line: bytes | None) -> str:
    """The object of one line of a fixture by model and uid; other lines by their beginning."""
    if line is None:
        return "nothing"
    try:
        found = json.loads(line.strip().removesuffix(b","))
        return f"{found['model']} {found['fields']['uid']}"
    except (ValueError, KeyError, TypeError):
        return repr(line[:60])
