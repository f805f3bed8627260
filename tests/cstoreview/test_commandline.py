"""Between `manage.py` and Django: what starts the database, and how a failure is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cstoreview.commandline import OUTPUT_CLOSED, explanation, needs_database
from cstoreview.embedded.server import EmbeddedServer
from cstoreview.failures import StartError
from cstoreview.places import BASE_DIR
from tests.cstoreview.conftest import Serve

MANAGE = BASE_DIR / "manage.py"


def run(
    environment: dict[str, str], *arguments: str, python: str = sys.executable
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, *arguments],
        env=environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    "line", ["", "help", "help migrate", "--version", "version", "migrate --help", "check", "stop_database"]
)
def test_what_needs_no_database_starts_none(line: str) -> None:
    assert not needs_database(["manage.py", *line.split()])


@pytest.mark.parametrize(
    "line", ["migrate", "serve", "doctor", "shell", "check --database default", "prepare"]
)
def test_what_needs_the_database_gets_it(line: str) -> None:
    assert needs_database(["manage.py", *line.split()])


def test_help_writes_nothing(own_environment: dict[str, str]) -> None:
    result = run(own_environment, str(MANAGE), "help")
    assert result.returncode == 0
    assert "serve" in result.stdout
    assert not Path(own_environment["CSTOREVIEW_DATA_DIR"]).exists()


def test_importing_the_settings_writes_nothing(own_environment: dict[str, str]) -> None:
    result = run(own_environment | {"PYTHONPATH": str(BASE_DIR)}, "-c", "import cstoreview.settings")
    assert result.returncode == 0, result.stderr
    assert not Path(own_environment["CSTOREVIEW_DATA_DIR"]).exists()


def test_a_command_starts_the_database_without_time_limits_and_leaves_it_running(
    folder: Path, serve: Serve, own_environment: dict[str, str]
) -> None:
    server = serve(folder / "data")
    limits = (
        "from django.db import connection as c; k = c.cursor();"
        "k.execute('SHOW statement_timeout'); print(k.fetchone()[0])"
    )
    result = run(own_environment, str(MANAGE), "shell", "-v", "0", "-c", limits)
    assert (result.returncode, result.stdout.strip()) == (0, "0"), result.stderr
    assert server.is_running()
    stopped = run(own_environment, str(MANAGE), "stop_database")
    assert stopped.stdout == "The database is stopped.\n"
    assert not server.is_running()
    again = run(own_environment, str(MANAGE), "stop_database")
    assert (again.returncode, again.stdout) == (0, "The database was not running.\n")


def test_an_unprepared_database_says_what_to_do(
    folder: Path, serve: Serve, own_environment: dict[str, str]
) -> None:
    serve(folder / "data").start()
    result = run(own_environment, str(MANAGE), "create_roles")
    assert result.returncode == 1
    assert result.stderr == "cstoreview: the database is not prepared: run `make setup`\n"


def test_a_python_without_the_modules_says_what_to_do(own_environment: dict[str, str]) -> None:
    result = run(own_environment, "-S", str(MANAGE), "help")
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "make setup" in result.stderr


def test_an_old_python_is_turned_away_by_name(own_environment: dict[str, str]) -> None:
    program = (
        "import sys; sys.version_info = (3, 9, 2); sys.argv = ['manage.py'];"
        f"exec(open({str(MANAGE)!r}).read())"
    )
    result = run(own_environment, "-c", program)
    assert result.returncode == 1
    assert result.stderr == ("cstoreview needs Python 3.11 or newer, and this is 3.9: call a newer python3\n")


def test_manage_py_can_be_read_by_the_python_it_turns_away() -> None:
    compile(MANAGE.read_text(), "manage.py", "exec", dont_inherit=True)
    import ast

    ast.parse(MANAGE.read_text(), feature_version=(3, 7))


def test_traceback_shows_where_it_failed(own_environment: dict[str, str]) -> None:
    environment = own_environment | {"DATABASE_URL": "nonsense"}
    result = run(environment, str(MANAGE), "migrate", "--traceback")
    assert result.returncode == 1
    assert "Traceback" in result.stderr


def test_an_explanation_is_one_line_whatever_the_path() -> None:
    assert "\n" not in explanation(StartError("cannot write /a\nb: no"))


def test_doctor_says_what_runs_where(folder: Path, serve: Serve, own_environment: dict[str, str]) -> None:
    server = serve(folder / "data")
    result = run(own_environment, str(MANAGE), "doctor")
    assert result.returncode == 0, result.stderr
    facts = dict(line.split(maxsplit=1) for line in result.stdout.splitlines()[:5])
    assert set(facts) == {"Python", "Django", "gunicorn", "psycopg", "PostgreSQL"}
    assert str(server.cluster) in result.stdout
    assert "UTF8" in result.stdout
    assert "C.UTF-8 (builtin)" in result.stdout
    assert "All is well." in result.stdout


def test_the_account_can_be_chosen_only_by_root_and_must_exist(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cstoreview.embedded.account import account_for_root

    monkeypatch.setenv("CSTOREVIEW_DB_OSUSER", "no-such-account")
    with pytest.raises(StartError, match="no unprivileged account no-such-account"):
        account_for_root()
    monkeypatch.setenv("CSTOREVIEW_DB_OSUSER", "root")
    with pytest.raises(StartError, match="unprivileged"):
        account_for_root()
    monkeypatch.setenv("CSTOREVIEW_DB_OSUSER", "nobody")
    assert account_for_root().name == "nobody"


def test_an_account_without_a_name_is_one_line(folder: Path) -> None:
    from cstoreview.embedded.account import account_of_uid

    with pytest.raises(StartError, match="uid 4000000001 has no entry in the password database"):
        account_of_uid(4_000_000_001)


def test_somebody_elses_cluster_is_named_and_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cstoreview.embedded.account import choose_account

    (folder / "pgdata").mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: (folder / "pgdata").stat().st_uid + 1)
    with pytest.raises(StartError, match="belongs to"):
        choose_account(folder / "pgdata")


def test_a_server_elsewhere_than_linux_needs_an_address(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(StartError, match="DATABASE_URL"):
        EmbeddedServer(folder)


def test_a_reader_that_has_seen_enough_ends_the_command_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = subprocess.run(
        [sys.executable, str(MANAGE), "help"],
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
    )
    os.close(writing)
    assert (process.returncode, process.stderr) == (OUTPUT_CLOSED, b"")
