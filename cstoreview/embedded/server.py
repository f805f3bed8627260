"""Start and stop the private server of one data folder."""

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg

from cstoreview.embedded import cluster, liveness
from cstoreview.embedded.account import ENVIRONMENT, Account, choose_account
from cstoreview.embedded.binaries import reachable_binaries
from cstoreview.failures import StartError
from cstoreview.places import make_own_folder, unwritable

READY_WITHIN = 120.0  # seconds; crash recovery after a long run may take most of it
STOPPED_WITHIN = 60.0  # seconds
SOCKET_WITHIN = 3.0  # seconds
POLL = 0.03  # seconds
# Not tempfile.gettempdir(): every process must find the same folder, and a socket path ends at 107 bytes.
SOCKETS = Path("/tmp")  # noqa: S108 - the folder made in it is private, and verified to be

SOCKET_NAME = ".s.PGSQL.5432"

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_wal_size": "4GB",  # after each checkpoint every page of an index is logged whole
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
}
# Databases of tests do not live long enough for autovacuum, which would only change plans at random.
WITHOUT_DURABILITY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "128MB",
    "autovacuum": "off",
    "shared_buffers": "128MB",
}
MEBIBYTE = 2**20
LEAST_BUFFERS, MOST_BUFFERS = 128, 1024
"""MiB of memory that a server keeps pages in; indexes of a hundred thousand articles need the more of it."""


def buffers() -> int:
    """MiB of buffers: an eighth of the machine's memory, within bounds.

    PostgreSQL's manual gives a quarter to a machine that is the database's alone.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(LEAST_BUFFERS, min(MOST_BUFFERS, memory // 8 // MEBIBYTE))


class EmbeddedServer:
    """The private PostgreSQL of one data folder.

    `durable=False` is for tests: a power cut may then lose everything. `connections` is the least
    number of connections the server must accept.
    """

    def __init__(self, data: Path, *, durable: bool = True, connections: int = 100) -> None:
        if sys.platform != "linux":
            raise StartError("the private PostgreSQL runs on Linux only: set DATABASE_URL to a server")
        self.data = data.resolve()
        self.durable = durable
        self.connections = connections
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def home(self) -> Path:
        """The folder around the cluster: in the data folder, or the system folder that stands in for it."""
        outside = cluster.system_home(self.data)
        return outside if os.geteuid() == 0 and outside.exists() else self.data / "postgres"

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own data directory."""
        return self.home / "pgdata"

    @property
    def socket(self) -> Path:
        """The private folder of the server's socket."""
        return SOCKETS / f"cstoreview-{cluster.short_hash(self.data)}"

    @property
    def url(self) -> str:
        """`DATABASE_URL` for the application's role; no password, since the socket knows who calls."""
        return f"postgresql://{cluster.APP_ROLE}@{quote(str(self.socket), safe='')}/{cluster.APP_DATABASE}"

    def is_running(self) -> bool:
        """Whether the server lives; ready or not is another question."""
        return self._running_pid() is not None

    def is_reachable(self) -> bool:
        """Whether it lives and its socket is where clients look; a cleaning of /tmp takes the socket away."""
        return self.is_running() and (self.socket / SOCKET_NAME).exists()

    def start(self) -> bool:
        """Make the server run and be ready; safe to call from many processes at once.

        Returns:
            True if this call started it, False if it was running.

        Raises:
            StartError: it cannot run, with the reason.
        """
        make_own_folder(self.data)
        try:
            with self._locked():
                if self._is_out_of_reach():
                    self._end()
                started = not self.is_running()
                if started:
                    self._launch()
                self._wait_until_ready()
                return started
        except OSError as error:
            raise StartError(unwritable(Path(error.filename or self.home), error)) from error

    def stop(self) -> bool:
        """End the server, rolling open transactions back; False if it was not running.

        Raises:
            StartError: it is still there after a minute.
        """
        if not self.is_running():
            self._reap()
            return False
        with self._locked():
            return self._end()

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Let one process at a time look, create and start."""
        with open(self.data / "postgres.lock", "a", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _running_pid(self) -> int | None:
        try:
            return liveness.running_pid(self.cluster)
        except PermissionError:
            choose_account(self.cluster)  # says whose it is
            raise

    def _is_out_of_reach(self) -> bool:
        """Whether it runs but its socket is gone, as after a cleaning of /tmp; only a new start helps.

        The socket is made soon after the start, before any recovery, and whoever starts holds the lock.
        """
        deadline = time.monotonic() + SOCKET_WITHIN
        while self.is_running() and not self.is_reachable():
            if time.monotonic() > deadline:
                return True
            time.sleep(POLL)
        return False

    def _end(self) -> bool:
        """Signal and wait; the caller holds the lock."""
        if not liveness.signal_server(self.cluster, signal.SIGINT):
            return False
        deadline = time.monotonic() + STOPPED_WITHIN
        while self.is_running():
            if time.monotonic() > deadline:
                raise StartError(f"PostgreSQL in {self.home} does not stop; its log is in {self.cluster}/log")
            time.sleep(POLL)
        self._reap()
        with contextlib.suppress(OSError):
            self.socket.rmdir()
        return True

    def _reap(self) -> None:
        """Take the exit status of a server of ours that has ended, by whomever it was stopped.

        It is on its way out even where it still has a status to give: its command line goes first.
        """
        if self._child is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._child.wait(STOPPED_WITHIN)

    def _launch(self) -> None:
        self._reap()
        account = choose_account(self.cluster)
        home = cluster.choose_home(self.data, account)
        binaries = reachable_binaries(account, home)
        if not (self.cluster / "PG_VERSION").exists():
            cluster.make_cluster(home, account, binaries, durable=self.durable)
        cluster.write_login_rules(home, account)
        self._make_socket_folder(account)
        # Their owner is proven dead. PostgreSQL alone would refuse after a reused pid; it still looks
        # for surviving children through the shared memory it left.
        for stale in (
            self.cluster / "postmaster.pid",
            self.socket / f"{SOCKET_NAME}.lock",
            self.socket / SOCKET_NAME,
        ):
            stale.unlink(missing_ok=True)
        with open(home / "start.log", "wb") as log:
            self._child = subprocess.Popen(
                self._command(binaries),
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                **account.identity(),
            )

    def _command(self, binaries: Path) -> list[str]:
        settings = SETTINGS | {
            "shared_buffers": f"{buffers()}MB",
            "max_connections": str(self.connections),
            "hba_file": str(self.home / "pg_hba.conf"),
            "ident_file": str(self.home / "pg_ident.conf"),
        }
        if not self.durable:
            settings |= WITHOUT_DURABILITY
        command = [str(binaries / "postgres"), "-D", str(self.cluster), "-k", str(self.socket)]
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        return command

    def _make_socket_folder(self, account: Account) -> None:
        with contextlib.suppress(FileExistsError):
            self.socket.mkdir(mode=0o700)
        if account.uid != os.geteuid() and os.lstat(self.socket).st_uid == os.geteuid():
            os.chown(self.socket, account.uid, account.gid, follow_symlinks=False)
        found = os.lstat(self.socket)
        if found.st_uid != account.uid or found.st_mode & 0o177777 != 0o40700:
            raise StartError(
                f"{self.socket} is not a private folder of {account.name}: "
                "somebody else made it; remove it and start again"
            )

    def _wait_until_ready(self) -> None:
        """Connect as superuser as soon as the server lets us, and see that role and database exist."""
        began = time.monotonic()
        said = False
        while True:
            try:
                connection = psycopg.connect(
                    host=str(self.socket), user=cluster.SUPERUSER, dbname="postgres", autocommit=True
                )
            except psycopg.OperationalError as error:
                self._give_up_if_hopeless(error, time.monotonic() - began)
                if not said and time.monotonic() - began > 2:
                    said = True
                    print(f"PostgreSQL is recovering; waiting up to {READY_WITHIN:.0f} s", file=sys.stderr)
                time.sleep(POLL)
                continue
            with connection:
                cluster.prepare_roles(connection)
            return

    def _last_words(self) -> str:
        """Why the latest start failed: it says so at once, or in its log once that is open."""
        spoken = (self.home / "start.log").read_text(errors="replace")
        logs = sorted((self.cluster / "log").glob("*.log"), key=lambda log: log.stat().st_mtime)
        if any(mark in spoken for mark in cluster.GRAVE) or not logs:
            return cluster.reason_in(spoken)
        last_start = logs[-1].read_text(errors="replace").rpartition("starting PostgreSQL")[2]
        return cluster.reason_in(last_start)

    def _give_up_if_hopeless(self, error: psycopg.OperationalError, waited: float) -> None:
        if "authentication failed" in str(error):
            raise StartError(
                f"the running PostgreSQL in {self.home} does not know this account: "
                "stop it with `make stop` as the account that started it"
            ) from error
        ended = self._child is not None and self._child.poll() is not None
        if ended or (waited > 2 and not self.is_running()):
            raise StartError(f"PostgreSQL in {self.home} did not start: {self._last_words()}") from error
        if waited > READY_WITHIN:
            raise StartError(
                f"PostgreSQL in {self.home} is not ready after {READY_WITHIN:.0f} s: "
                f"it may still be recovering, try again; its log is in {self.cluster}/log"
            ) from error
