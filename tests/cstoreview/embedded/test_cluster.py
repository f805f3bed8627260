"""What PostgreSQL's programs say is cut down to the reason."""

import pytest

from cstoreview.embedded.cluster import reason_in

OUTPUTS = {
    "creating configuration files ... ok\n"
    "FATAL:  could not write to file: No space left on device\n"
    "child process exited with exit code 1\n"
    'initdb: removing contents of data directory "x"\n': (
        "FATAL:  could not write to file: No space left on device"
    ),
    "FATAL:  the database system is starting up\nPANIC:  could not write\n": "PANIC:  could not write",
    'initdb: error: could not create directory "x": Permission denied\n': (
        'initdb: error: could not create directory "x": Permission denied'
    ),
    "LOG:  starting\n\nHINT:  look elsewhere\n": "HINT:  look elsewhere",
    "": "no reason was given, perhaps the disk is full",
}


@pytest.mark.parametrize(("said", "reason"), OUTPUTS.items(), ids=range(len(OUTPUTS)))
def test_the_reason_is_the_first_grave_line_else_the_last(said: str, reason: str) -> None:
    assert reason_in(said) == reason
