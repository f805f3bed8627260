"""`manage.py serve`, whole: from a folder of its own to the last process gone."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from cstoreview.embedded.binaries import installed_binaries
from cstoreview.embedded.liveness import running_pid, signal_server
from cstoreview.embedded.server import EmbeddedServer
from cstoreview.places import BASE_DIR
from tests.cstoreview.conftest import Serve, copied, open_folder
from tests.migrated_template import WITHOUT_LIMITS

MANAGE = [sys.executable, str(BASE_DIR / "manage.py")]
SESSION = {"Cookie": "sessionid=somebody"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def get(address: str, **headers: str) -> tuple[int, Message, str]:
    """Status, headers and text of an answer; redirects are not followed into another site."""
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers, answer.read().decode()


def run(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*MANAGE, *command],
        env=environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def dump(server: EmbeddedServer) -> str:
    """All rows of the server's database, in the order they lie there; neither the counters of keys nor what
    the worker writes by itself: the queue of jobs with its signs of life, suggestions for new texts."""
    of_the_worker = ("procrastinate_*", "annotations_suggest*")
    excluded = [f"--exclude-table-data={tables}" for tables in of_the_worker]
    command = ["--data-only", "--restrict-key=same", *excluded, server.url]
    text = subprocess.run(
        [installed_binaries() / "pg_dump", *command],
        env=os.environ | {"PGOPTIONS": WITHOUT_LIMITS},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    return "\n".join(line for line in text.splitlines() if "pg_catalog.setval" not in line)


def copy_migrated_database(server: EmbeddedServer) -> None:
    """Give `server` what the migrations make, without the seconds they take."""
    settings = connection.settings_dict
    place = [("--host", settings["HOST"]), ("--port", settings["PORT"]), ("--username", settings["USER"])]
    options = [part for option in place if option[1] for part in (option[0], str(option[1]))]
    programs = installed_binaries()
    migrated = subprocess.run(
        [programs / "pg_dump", "--no-owner", *options, settings["NAME"]],
        env=os.environ | {"PGPASSWORD": str(settings["PASSWORD"])},
        capture_output=True,
        check=True,
    ).stdout
    subprocess.run(
        [programs / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", server.url],
        input=migrated,
        capture_output=True,
        check=True,
    )


def workers_of(server: EmbeddedServer) -> list[int]:
    """The numbers of the workers that have given a sign of life."""
    with psycopg.connect(server.url) as session:
        return [number for (number,) in session.execute("SELECT id FROM procrastinate_workers ORDER BY id")]


def processes_with(folder: Path, word: str = "") -> list[int]:
    """Processes whose environment names the data folder and whose command line has the word."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            named = f"CSTOREVIEW_DATA_DIR={folder}\0".encode() in (process / "environ").read_bytes()
            if named and word.encode() in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue  # it has just ended
    return found


def wait_until(true: Callable[[], object], otherwise: str) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.1)


class Served:
    """A running `manage.py serve` and what it says."""

    def __init__(self, environment: dict[str, str], *options: str) -> None:
        self.port = free_port()
        self.said = ""
        self.process = subprocess.Popen(
            [*MANAGE, "serve", "--port", str(self.port), *options],
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def wait_until_serving(self) -> None:
        self.wait_until_it_says(self.address)

    def wait_until_it_says(self, words: str) -> None:
        assert self.process.stdout
        said = []
        for line in self.process.stdout:
            said.append(line)
            if words in line:
                return
        raise AssertionError("".join(said))

    def end(self, signal_number: signal.Signals) -> int:
        """Send the signal and return the exit status."""
        self.process.send_signal(signal_number)
        self.said, _ = self.process.communicate(timeout=30)
        return self.process.returncode


@pytest.fixture(scope="module")
def migrated(django_db_setup: None) -> Iterator[EmbeddedServer]:
    """A stopped server whose database is migrated, to be copied."""
    for made in open_folder():
        server = EmbeddedServer(made / "data", durable=False)
        server.start()
        copy_migrated_database(server)
        server.stop()
        yield server


@pytest.fixture
def prepared(
    folder: Path, serve: Serve, own_environment: dict[str, str], migrated: EmbeddedServer
) -> EmbeddedServer:
    """A stopped server with a migrated database of its own."""
    return copied(migrated, serve(folder / "data"))


def status_of_a_page_with_session(served: Served) -> int:
    """The status of a page that asks the database."""
    return get(served.address + "admin/", **SESSION)[0]


def test_it_brings_back_what_is_killed_and_leaves_nothing_running(
    prepared: EmbeddedServer, own_environment: dict[str, str]
) -> None:
    served = Served(own_environment, "--no-demo")
    try:
        served.wait_until_serving()
        assert get(served.address)[0] == 200
        status, headers, _ = get(served.address + "nothing-here/" + "a" * 8000)
        assert status == 404, "a long address is answered by us, not by gunicorn"
        assert "default-src 'self'" in headers["Content-Security-Policy"]

        wait_until(lambda: workers_of(prepared), "no worker runs")
        (killed_worker,) = processes_with(prepared.data, "run_jobs")
        os.kill(killed_worker, signal.SIGKILL)
        served.wait_until_it_says("worker of background jobs ended with status -9 and is started again")
        wait_until(lambda: len(workers_of(prepared)) == 2, "the worker was not started again")

        assert status_of_a_page_with_session(served) == 200
        killed = running_pid(prepared.cluster)
        assert signal_server(prepared.cluster, signal.SIGKILL)
        wait_until(
            lambda: (
                running_pid(prepared.cluster) not in (None, killed)
                and status_of_a_page_with_session(served) == 200
            ),
            "nobody started the private server again",
        )
        served.wait_until_it_says("the private PostgreSQL was gone and has been started again")
    finally:
        status = served.end(signal.SIGTERM)
    assert "Traceback" not in served.said
    assert status == 0
    assert not prepared.is_running()
    assert not processes_with(prepared.data)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", served.port)) != 0


def test_an_operators_own_database_is_his_to_start_and_pages_wait_for_it(
    prepared: EmbeddedServer, own_environment: dict[str, str], folder: Path
) -> None:
    prepared.start()
    elsewhere = {"DATABASE_URL": prepared.url, "CSTOREVIEW_DATA_DIR": str(folder / "elsewhere")}
    served = Served(own_environment | elsewhere, "--no-demo")
    try:
        served.wait_until_serving()
        prepared.stop()
        for _ in range(3):
            status, headers, text = get(served.address + "admin/", **SESSION)
            assert status == 503
            assert headers["Retry-After"]
            assert "default-src 'self'" in headers["Content-Security-Policy"]
            assert "Nothing that was saved is lost" in text

        prepared.start()
        assert status_of_a_page_with_session(served) == 200
    finally:
        served.end(signal.SIGTERM)
    assert prepared.is_running()


def test_ctrl_c_ends_it_cleanly_and_a_second_run_changes_nothing(
    prepared: EmbeddedServer, own_environment: dict[str, str]
) -> None:
    before = None
    for _ in range(2):
        served = Served(own_environment)
        try:
            served.wait_until_serving()
            after = dump(prepared)
        finally:
            status = served.end(signal.SIGINT)
        assert status == 0
        assert not prepared.is_running()
        assert before in (None, after)
        before = after
    secret = Path(own_environment["CSTOREVIEW_DATA_DIR"], "secret_key")
    assert secret.stat().st_mode & 0o777 == 0o600


def test_a_database_it_did_not_start_goes_on(
    prepared: EmbeddedServer, own_environment: dict[str, str]
) -> None:
    prepared.start()
    served = Served(own_environment, "--no-demo")
    try:
        served.wait_until_serving()
        assert "BelTA" not in dump(prepared), "without the demonstration the desk starts empty"
    finally:
        served.end(signal.SIGTERM)
    assert prepared.is_running()


def test_a_port_that_is_taken_is_one_line_that_names_who_has_it(own_environment: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run(own_environment, "serve", "--port", str(port))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert f"port {port} is taken by " in result.stderr
    assert f"(pid {os.getpid()})" in result.stderr
    assert "PORT=" in result.stderr
    server = EmbeddedServer(Path(own_environment["CSTOREVIEW_DATA_DIR"]))
    assert not server.is_running()


def test_a_data_folder_that_cannot_be_made_is_one_line(folder: Path, own_environment: dict[str, str]) -> None:
    (folder / "file").write_text("")
    result = run(own_environment | {"CSTOREVIEW_DATA_DIR": str(folder / "file" / "data")}, "serve")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "CSTOREVIEW_DATA_DIR" in result.stderr


@pytest.mark.parametrize(
    ("address", "said", "command"),
    [
        ("postgresql://127.0.0.1:1/none?connect_timeout=2", "does not answer", "serve"),
        ("postgresql:///none?host=/nowhere", "does not answer", "serve"),
        ("postgresql:///none?host=/nowhere", "does not answer", "migrate"),
        ("postgresql:///none?host=/nowhere", "does not answer", "import_articles seeds"),
        ("mysql://ada:hidden@127.0.0.1/x", "no PostgreSQL server", "serve"),
        ("mysql://ada:hidden@127.0.0.1/x", "no PostgreSQL server", "doctor"),
        ("nonsense", "DATABASE_URL", "serve"),
        ("nonsense", "DATABASE_URL", "migrate"),
    ],
)
def test_a_wrong_address_is_one_line_for_every_command(
    own_environment: dict[str, str], command: str, address: str, said: str
) -> None:
    environment = own_environment | {"DATABASE_URL": address, "PORT": str(free_port())}
    result = run(environment, *command.split())
    assert result.returncode == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert "hidden" not in result.stderr
