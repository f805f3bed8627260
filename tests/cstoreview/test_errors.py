"""What fails in the background is told in one line."""

import logging
import sys

import pytest
from django.conf import LazySettings
from hypothesis import given
from hypothesis import strategies as st

from cstoreview.env import env_int
from cstoreview.errors import InOneLine, with_place


def record_of(error: Exception) -> logging.LogRecord:
    try:
        raise error
    except type(error):
        return logging.LogRecord("jobs", logging.ERROR, __file__, 1, "%s\n   ended", ("It",), sys.exc_info())


def test_a_failure_is_told_with_class_and_place_and_without_traceback() -> None:
    record = record_of(ValueError("100 % wrong\nsecond line"))
    assert InOneLine().filter(record)
    told = logging.Formatter().format(record)
    assert told.startswith("It ended: ValueError: 100 % wrong at tests/cstoreview/test_errors.py:")
    assert "\n" not in told


def test_debugging_shows_everything(settings: LazySettings) -> None:
    settings.DEBUG = True
    record = record_of(ValueError("wrong"))
    assert InOneLine().filter(record)
    assert "Traceback" in logging.Formatter().format(record)


def test_the_place_is_the_last_one_in_our_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUMBER", "many")
    with pytest.raises(Exception, match="not a whole number") as raised:
        env_int("NUMBER", default=1)
    assert " at cstoreview/env.py:" in with_place(raised.value)


@given(st.text())
def test_whatever_an_error_says_is_one_line(said: str) -> None:
    line = with_place(ValueError(said))
    assert len(line.splitlines()) == 1
    assert line.startswith("ValueError")
