"""A fixture on disk: it appears whole or not at all, with its manifest beside it."""

import gzip
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from django.db.migrations.loader import MigrationLoader
from django.db.models import QuerySet

from annotations.models import Record

from .fixture import FORMAT, Manifest, write_fixture

RIGHTS = (
    "The rights in the texts stay with their outlets. Texts of outlets that allow excerpts only are "
    "blanked out outside the public excerpts (masked); offsets hold."
)
APPS = ("articles", "annotations")


def manifest_path(file: Path) -> Path:
    """Where the manifest of a fixture stands: beside it, `.manifest.json` added to the whole name."""
    return file.with_name(f"{file.name}.manifest.json")


def export_to(file: Path, records: QuerySet[Record], *, source: dict[str, Any]) -> Manifest:
    """Write the fixture of `records` to `file` (compressed if it ends in .gz) and its manifest beside it.

    `source` says in the manifest what was asked for. Both files replace older ones only when they are
    complete and on disk.

    Raises:
        OSError: the place cannot be written, or the disk is full; then nothing has changed there.
    """
    with appearing(file) as out:
        if file.suffix == ".gz":
            with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
                manifest = write_fixture(records, packed)
        else:
            manifest = write_fixture(records, out)
    text = json.dumps(manifest_of(file, manifest, source), ensure_ascii=False, indent=2)
    with appearing(manifest_path(file)) as out:
        out.write(f"{text}\n".encode())
    return manifest


def manifest_of(file: Path, manifest: Manifest, source: dict[str, Any]) -> dict[str, Any]:
    """What stands in the manifest of a written file; docs/export-format.md explains it."""
    return {
        "format": FORMAT,
        "source": source,
        **asdict(manifest),
        "file": {"name": file.name, "size": file.stat().st_size, "sha256": sha256_of(file)},
        "migrations": newest_migrations(),
        "rights": RIGHTS,
    }


def sha256_of(file: Path) -> str:
    """The sha256 of a file as it lies on disk."""
    with file.open("rb") as stored:
        return hashlib.file_digest(stored, "sha256").hexdigest()


def newest_migrations() -> dict[str, str]:
    """The newest migration of each app whose tables the fixture fills: what loads it must have them."""
    leaves = dict(MigrationLoader(None).graph.leaf_nodes())
    return {app: leaves[app] for app in APPS}


@contextmanager
def appearing(file: Path) -> Iterator[BinaryIO]:
    """A new file that takes the place of `file` when the block ends well, and else leaves no trace."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".unfinished", dir=file.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        unfinished.chmod(0o644)
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
