"""The port we serve on: taken at the very start, so that nothing else is done in vain."""

import errno
import socket
from pathlib import Path

from cstoreview.failures import StartError

HOST = "127.0.0.1"
LISTENING = "0A"  # the state in /proc/net/tcp


def take_port(port: int) -> socket.socket:
    """A socket bound to `port` of 127.0.0.1; it listens once the web server has it.

    Raises:
        StartError: the port is taken, reserved for root, or no port at all.
    """
    if not 1 <= port <= 65535:
        raise StartError(f"{port} is no port: use PORT= with a number from 1 to 65535")
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
    except OSError as error:
        taken.close()
        if error.errno == errno.EADDRINUSE:
            raise StartError(
                f"port {port} is taken by {listener_on(port)}; use PORT= another number"
            ) from error
        raise StartError(f"port {port} cannot be used: {error.strerror}; use PORT= another number") from error
    return taken


def listener_on(port: int) -> str:
    """Who listens on `port`, by name and pid as far as this account may see."""
    links = {f"socket:[{inode}]" for inode in listening_inodes(port)}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if any(str(file.readlink()) in links for file in (process / "fd").iterdir()):
                return f"{(process / 'comm').read_text().strip()} (pid {process.name})"
        except OSError:
            continue  # another account's process, or one that has just ended
    return "another program"


def listening_inodes(port: int) -> set[str]:
    """The kernel's numbers of all sockets that listen on `port`, over IPv4 or IPv6."""
    found = set()
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        if not table.exists():
            continue
        for row in table.read_text().splitlines()[1:]:
            fields = row.split()
            local_port = int(fields[1].rsplit(":", 1)[1], 16)
            if local_port == port and fields[3] == LISTENING:
                found.add(fields[9])
    return found
