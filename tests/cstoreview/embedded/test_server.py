"""The private server starts, stops and comes back whatever was left behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest

from cstoreview.embedded.account import choose_account
from cstoreview.embedded.cluster import system_home
from cstoreview.embedded.liveness import running_pid, signal_server
from cstoreview.embedded.server import EmbeddedServer, buffers
from cstoreview.failures import StartError
from tests.cstoreview.conftest import Serve, copied


def ask(server: EmbeddedServer, query: LiteralString) -> object:
    """The first column of the first row, as the application's role sees it."""
    with psycopg.connect(server.url) as connection:
        return first_value(connection, query)


def data_directory(server: EmbeddedServer) -> object:
    """Which folder the server itself says it serves; only a superuser may ask."""
    with psycopg.connect(host=str(server.socket), user="postgres", dbname="postgres") as connection:
        return first_value(connection, "SHOW data_directory")


def first_value(connection: psycopg.Connection[tuple[object, ...]], query: LiteralString) -> object:
    row = connection.execute(query).fetchone()
    assert row
    return row[0]


def pid_of(server: EmbeddedServer) -> int:
    pid = running_pid(server.cluster)
    assert pid is not None
    return pid


def wait_until_gone(server: EmbeddedServer) -> None:
    """A killed child of ours stays a zombie, which does not count as running."""
    deadline = time.monotonic() + 10
    while server.is_running():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_the_first_start_makes_a_cluster_and_the_second_finds_it_running(folder: Path, serve: Serve) -> None:
    server = serve(folder / "data")
    assert server.start() is True
    assert server.start() is False
    assert ask(server, "SELECT current_database()") == "cstoreview"


def test_stop_ends_it_and_says_whether_it_ran(server: EmbeddedServer) -> None:
    assert server.stop() is False
    server.start()
    assert server.stop() is True
    assert not server.is_running()


def test_texts_are_utf8_with_checksums_and_cyrillic_letters_fold(running: EmbeddedServer) -> None:
    assert ask(running, "SHOW server_encoding") == "UTF8"
    assert ask(running, "SHOW data_checksums") == "on"
    assert ask(running, "SELECT lower('ЁЛКА Ñ')") == "ёлка ñ"


def test_the_application_is_no_superuser_and_its_statements_end(running: EmbeddedServer) -> None:
    role = "FROM pg_roles WHERE rolname = current_user"
    assert ask(running, f"SELECT rolsuper OR rolcreaterole OR rolreplication {role}") is False
    assert ask(running, f"SELECT rolcreatedb {role}") is True
    assert ask(running, "SHOW statement_timeout") == "30s"
    assert ask(running, "SHOW idle_in_transaction_session_timeout") == "1min"
    with pytest.raises(psycopg.errors.InsufficientPrivilege), psycopg.connect(running.url) as connection:
        connection.execute("COPY (SELECT 1) TO PROGRAM 'cat'")


def test_changed_time_limits_reach_an_existing_cluster(server: EmbeddedServer) -> None:
    server.start()
    with psycopg.connect(host=str(server.socket), user="postgres", dbname="postgres") as superuser:
        superuser.execute("ALTER ROLE cstoreview SET statement_timeout = '1h'")
    server.start()
    assert ask(server, "SHOW statement_timeout") == "30s"


def test_it_listens_on_no_network_and_its_socket_is_private(running: EmbeddedServer) -> None:
    assert ask(running, "SHOW listen_addresses") == ""
    found = running.socket.stat()
    assert found.st_mode & 0o777 == 0o700
    assert found.st_uid == running.cluster.stat().st_uid


def test_a_server_is_durable_unless_a_test_asks_otherwise(
    folder: Path, serve: Serve, running: EmbeddedServer
) -> None:
    shipped = serve(folder / "data", durable=True)
    shipped.start()
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        query = "SELECT setting FROM pg_settings WHERE name = "
        assert ask(shipped, f"{query}'{setting}'") == "on"
        assert ask(running, f"{query}'{setting}'") == "off"
    assert ask(shipped, "SELECT pg_size_bytes(current_setting('shared_buffers')) / 1048576") == buffers()


@pytest.mark.parametrize(("memory", "wanted"), [(512, 128), (2048, 256), (65536, 1024)])
def test_it_keeps_pages_in_an_eighth_of_the_memory_within_bounds(
    monkeypatch: pytest.MonkeyPatch, memory: int, wanted: int
) -> None:
    monkeypatch.setattr(os, "sysconf", {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": memory * 256}.__getitem__)
    assert buffers() == wanted


def test_it_accepts_as_many_connections_as_asked_for(running: EmbeddedServer) -> None:
    assert ask(running, "SHOW max_connections") == "137"


def test_after_kill_9_it_starts_again_with_what_was_committed(folder: Path, serve: Serve) -> None:
    server = serve(folder / "data", durable=True)
    server.start()
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    for _ in range(3):
        os.kill(pid_of(server), signal.SIGKILL)
        wait_until_gone(server)
        assert server.start() is True
        assert ask(server, "SELECT answer FROM kept") == 42


def test_a_stale_pid_file_with_a_reused_pid_harms_nobody(server: EmbeddedServer) -> None:
    server.start()
    stale = (server.cluster / "postmaster.pid").read_text().split("\n")
    os.kill(pid_of(server), signal.SIGKILL)
    wait_until_gone(server)
    bystander = subprocess.Popen(["sleep", "60"])
    try:
        (server.cluster / "postmaster.pid").write_text("\n".join([str(bystander.pid), *stale[1:]]))
        assert not server.is_running()
        assert server.stop() is False
        assert server.start() is True
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_zombie_does_not_count_as_running(server: EmbeddedServer) -> None:
    server.start()
    pid = pid_of(server)
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z":
        assert time.monotonic() < deadline
    assert running_pid(server.cluster) is None
    assert server.start() is True


def test_another_clusters_server_does_not_count(
    folder: Path, serve: Serve, made: EmbeddedServer, server: EmbeddedServer
) -> None:
    one, other = server, copied(made, serve(folder / "other"))
    one.start()
    other.start()
    other.stop()
    shutil.copy(one.cluster / "postmaster.pid", other.cluster / "postmaster.pid")
    assert running_pid(other.cluster) is None
    assert signal_server(other.cluster, signal.SIGINT) is False
    assert one.is_running()


def test_a_killed_initdb_leaves_nothing_behind(folder: Path, serve: Serve) -> None:
    server = serve(folder / "data")
    leftover = folder / "data" / "postgres" / "pgdata.new.0badc0de"
    (leftover / "base").mkdir(parents=True)
    (leftover / "PG_VERSION").write_text("18\n")
    (folder / "data" / "postgres").chmod(0o711)
    (folder / "data").chmod(0o711)
    server.start()
    assert not leftover.exists()
    assert ask(server, "SELECT 1") == 1


@pytest.mark.parametrize("name", ['$(touch gone) ёлка it\'s "so"; a&b|c %2F', "-D", "x" * 200])
def test_any_character_may_stand_in_the_path(folder: Path, serve: Serve, name: str) -> None:
    server = serve(folder / name)
    server.start()
    assert data_directory(server) == str(server.cluster)
    assert [entry.name for entry in folder.iterdir()] == [name]


def test_many_processes_at_once_start_one_server(folder: Path, serve: Serve) -> None:
    server = serve(folder / "data")
    program = (
        "import pathlib, sys; from cstoreview.embedded.server import EmbeddedServer;"
        "print(EmbeddedServer(pathlib.Path(sys.argv[1]), durable=False).start())"
    )

    def start(_: int) -> str:
        return subprocess.run(
            [sys.executable, "-c", program, str(folder / "data")], capture_output=True, text=True, check=True
        ).stdout.strip()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(start, range(4)))
    assert sorted(answers) == ["False", "False", "False", "True"]
    assert ask(server, "SELECT 1") == 1


def test_the_server_outlives_who_started_it(folder: Path, serve: Serve) -> None:
    server = serve(folder / "data")
    program = (
        "import os, pathlib, signal, sys; from cstoreview.embedded.server import EmbeddedServer;"
        "EmbeddedServer(pathlib.Path(sys.argv[1]), durable=False).start();"
        "os.killpg(os.getpgrp(), signal.SIGTERM)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(folder / "data")], process_group=0, check=False, timeout=60
    )
    assert ended.returncode == -signal.SIGTERM
    assert server.start() is False
    assert ask(server, "SELECT 1") == 1


def test_a_closed_home_stays_closed(folder: Path, serve: Serve) -> None:
    """As root the cluster then lives in a system folder, as anybody else in the home itself."""
    home = folder / "home"
    home.mkdir()
    home.chmod(0o700)
    server = serve(home / "checkout" / ".data")
    server.start()
    assert home.stat().st_mode & 0o777 == 0o700
    assert data_directory(server) == str(server.cluster)
    outside = server.home == system_home(server.data)
    assert outside == (os.geteuid() == 0)
    server.stop()
    assert server.start() is True


def test_binaries_that_the_account_cannot_reach_are_copied(
    folder: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cstoreview.embedded import binaries

    installed = binaries.installed_binaries()
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(installed.parent, closed / binaries.PACKAGE / binaries.INSTALLATION, symlinks=True)
    libraries = installed.parent.parent.with_name(f"{binaries.PACKAGE}.libs")
    shutil.copytree(libraries, closed / libraries.name, symlinks=True)
    unreadable = closed / binaries.PACKAGE / binaries.INSTALLATION / "bin"
    monkeypatch.setattr(binaries, "installed_binaries", lambda: unreadable)

    server = serve(folder / "data")
    server.start()
    assert ask(server, "SELECT 1") == 1
    assert closed.stat().st_mode & 0o777 == 0o700
    copies = [entry.name for entry in server.home.glob("binaries-*")]
    assert len(copies) == (1 if os.geteuid() == 0 else 0)
    copied = binaries.copy_binaries(unreadable, server.home)
    assert choose_account(server.cluster).can_run(copied / "postgres", "--version")


def test_no_folder_of_ours_is_open_to_others_but_for_passing_through(folder: Path, serve: Serve) -> None:
    server = serve(folder / "data")
    server.start()
    allowed = 0o711 if os.geteuid() == 0 else 0o700
    for made in (folder / "data", server.home):
        assert made.stat().st_mode & 0o777 == allowed
    assert server.cluster.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_socket_folder_that_is_not_private_is_refused(server: EmbeddedServer) -> None:
    server.socket.mkdir(mode=0o700)
    server.socket.chmod(0o777)
    with pytest.raises(StartError, match="not a private folder"):
        server.start()
    server.socket.rmdir()
    assert server.start() is True


def test_a_link_in_place_of_the_socket_folder_is_refused(folder: Path, server: EmbeddedServer) -> None:
    target = folder / "elsewhere"
    target.mkdir(mode=0o700)
    server.socket.symlink_to(target)
    try:
        with pytest.raises(StartError, match="not a private folder"):
            server.start()
        assert target.stat().st_uid == os.geteuid()
    finally:
        server.socket.unlink()


def test_a_leftover_socket_is_no_hindrance(server: EmbeddedServer) -> None:
    server.start()
    server.stop()
    owner = server.cluster.stat()
    server.socket.mkdir(mode=0o700)
    os.chown(server.socket, owner.st_uid, owner.st_gid)
    with socket.socket(socket.AF_UNIX) as leftover:
        leftover.bind(str(server.socket / ".s.PGSQL.5432"))
    (server.socket / ".s.PGSQL.5432.lock").write_text("1\n")
    assert server.start() is True


def test_a_server_whose_socket_was_swept_away_is_started_again(server: EmbeddedServer) -> None:
    server.start()
    before = pid_of(server)
    shutil.rmtree(server.socket)
    assert server.start() is True
    assert pid_of(server) != before
    assert ask(server, "SELECT 1") == 1


def test_a_cluster_that_does_not_start_says_why_in_one_line(server: EmbeddedServer) -> None:
    server.start()
    server.stop()
    (server.cluster / "PG_VERSION").write_text("9.6\n")
    with pytest.raises(StartError, match=r"did not start: .*incompatible") as failure:
        server.start()
    assert "\n" not in str(failure.value)


def test_a_failed_initdb_says_why_and_leaves_nothing(
    folder: Path, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cstoreview.embedded.cluster.SUPERUSER", "pg_refused")
    server = serve(folder / "data")
    with pytest.raises(StartError, match=r"cannot create the database in .*pg_refused"):
        server.start()
    assert list(server.home.glob("pgdata*")) == []
