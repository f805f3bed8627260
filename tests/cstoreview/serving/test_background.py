"""The worker that `serve` keeps: started again when it ends, ever later if it does not last."""

import itertools
import sys
import time

import pytest

from cstoreview.serving.background import BackgroundWorker
from cstoreview.serving.upkeep import LOOK_AFTER


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What time it is, to be set by the test."""
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def test_a_worker_that_does_not_last_is_started_ever_later(
    monkeypatch: pytest.MonkeyPatch, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    worker = BackgroundWorker()
    restarts = []
    for clock[0] in itertools.takewhile(lambda second: second < 400, itertools.count()):
        worker._process.wait()
        worker.look()
        if capsys.readouterr().err:
            restarts.append(clock[0])
    pauses = [later - earlier for earlier, later in itertools.pairwise([0, *restarts])]
    assert pauses == [2, 4, 8, 16, 32, 60, 60, 60, 60, 60]
    worker.ask_to_end()
    worker.end()


def test_a_worker_that_lasted_is_started_again_at_once(
    monkeypatch: pytest.MonkeyPatch, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    worker = BackgroundWorker()
    worker._pause = 60.0
    worker._process.wait()
    clock[0] = 3600.0
    worker.look()
    assert capsys.readouterr().err == (
        "cstoreview: the worker of background jobs ended with status 1 and is started again\n"
    )
    assert worker._pause == LOOK_AFTER
    worker.end()
