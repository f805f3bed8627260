"""Data folders and servers of their own, apart from the one the test run lives on."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest

from cstoreview.embedded.server import EmbeddedServer


class Serve(Protocol):
    """Makes a server for a data folder, not started yet."""

    def __call__(self, data: Path, *, durable: bool = False) -> EmbeddedServer: ...


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder every account can enter, as a checkout under /srv or /opt would be; pytest's own is closed."""
    yield from open_folder()


@pytest.fixture(scope="module")
def running() -> Iterator[EmbeddedServer]:
    """A running server that the tests of a module only ask."""
    for made in open_folder():
        server = EmbeddedServer(made / "data", durable=False, connections=137)
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def made() -> Iterator[EmbeddedServer]:
    """A server that has run before, to be copied: making a cluster takes longer than what is tried on it."""
    for folder in open_folder():
        server = EmbeddedServer(folder / "data", durable=False)
        server.start()
        server.stop()
        yield server


@pytest.fixture
def server(folder: Path, serve: Serve, made: EmbeddedServer) -> EmbeddedServer:
    """A server that has run before and is stopped, in a folder of its own."""
    return copied(made, serve(folder / "data"))


def copied(made: EmbeddedServer, copy: EmbeddedServer) -> EmbeddedServer:
    """`copy` with the files of the stopped server `made`; owners and modes stay."""
    subprocess.run(["cp", "-a", made.data, copy.data], check=True)
    return copy


def open_folder() -> Iterator[Path]:
    """Yields a new folder of mode 0755 and removes it afterwards."""
    made = Path(tempfile.mkdtemp(prefix="cstoreview-test-")).resolve()
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Makes servers for data folders; all are stopped in the end, and nothing of them stays."""
    servers: list[EmbeddedServer] = []

    def make(data: Path, *, durable: bool = False) -> EmbeddedServer:
        servers.append(EmbeddedServer(data, durable=durable))
        return servers[-1]

    yield make
    for server in servers:
        server.stop()
        if server.data not in server.home.parents:
            shutil.rmtree(server.home)


@pytest.fixture
def own_environment(folder: Path) -> dict[str, str]:
    """The environment of a command that shares nothing with the test run."""
    ours = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DATABASE_URL", "PGOPTIONS")
        and not key.startswith(("CSTOREVIEW_", "PYTEST", "DJANGO"))
    }
    return ours | {"CSTOREVIEW_DATA_DIR": str(folder / "data")}
