"""What keeps the private server up while the site is served."""

from pathlib import Path

import pytest

from cstoreview.database import private_server
from cstoreview.embedded.server import EmbeddedServer
from cstoreview.serving.upkeep import LONGEST_PAUSE, LOOK_AFTER, Upkeep
from tests.cstoreview.conftest import Serve


def test_a_start_that_fails_is_one_line_and_is_tried_again(
    folder: Path, serve: Serve, capsys: pytest.CaptureFixture[str]
) -> None:
    server = serve(folder / "data")
    server.start()
    server.stop()
    settings = server.cluster / "postgresql.conf"
    right = settings.read_text()
    settings.write_text(f"{right}\nno_such_setting = 1\n")
    upkeep = Upkeep(server)
    upkeep.look()
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "postgresql.conf" in said
    assert upkeep.pause == 2 * LOOK_AFTER

    settings.write_text(right)
    upkeep.look()
    assert server.is_reachable()
    assert capsys.readouterr().err.count("\n") == 1
    assert upkeep.pause == LOOK_AFTER
    upkeep.end()
    assert not server.is_running()


def test_attempts_that_keep_failing_become_rare(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "file").write_text("")
    upkeep = Upkeep(EmbeddedServer(folder / "file" / "data"))
    for _ in range(10):
        upkeep.look()
    assert upkeep.pause == LONGEST_PAUSE
    assert capsys.readouterr().err.count("\n") == 10


def test_a_running_server_is_left_alone_and_not_taken_down(
    running: EmbeddedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    upkeep = Upkeep(running)
    upkeep.look()
    upkeep.end()
    assert running.is_running()
    assert not capsys.readouterr().err


def test_only_the_address_of_the_private_server_makes_it_ours(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CSTOREVIEW_DATA_DIR", str(folder / "data"))
    monkeypatch.setenv("DATABASE_URL", EmbeddedServer(folder / "data").url)
    ours = private_server(connections=137)
    assert ours is not None
    assert (ours.data, ours.connections) == (folder / "data", 137)
    monkeypatch.setenv("DATABASE_URL", EmbeddedServer(folder / "another").url)
    assert private_server(connections=137) is None
