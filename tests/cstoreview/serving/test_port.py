"""The port is taken first, or the refusal says who has it."""

import os
import socket

import pytest

from cstoreview.failures import StartError
from cstoreview.serving.port import listener_on, listening_inodes, take_port


def test_a_free_port_is_ours_and_listens_later() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with take_port(port) as taken:
        assert taken.getsockname() == ("127.0.0.1", port)
        assert listening_inodes(port) == set()


def test_a_taken_port_is_refused_with_its_holder() -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        with pytest.raises(StartError, match=rf"port {port} is taken by .* \(pid {os.getpid()}\); use PORT="):
            take_port(port)


def test_a_holder_over_ipv6_is_found_too() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as holder:
        assert f"pid {os.getpid()}" in listener_on(holder.getsockname()[1])


@pytest.mark.parametrize("port", [0, -1, 65536, 10**9])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(StartError, match="is no port"):
        take_port(port)
