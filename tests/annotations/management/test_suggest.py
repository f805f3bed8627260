"""`manage.py suggest`: lines of texts to lines of attributions without a database, or stored articles."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from annotations.management.commands.suggest import suggest_lines

ROOT = Path(__file__).resolve().parents[3]
TEXT = "“We shall come,” President Ivan Orlov said."
GOOD = {"id": "a", "text": TEXT, "date": "2024-05-06", "outlet": "unknown to us"}


def told(*lines: bytes) -> tuple[list[dict[str, Any]], str, int]:
    """What is written for lines of input: answers, errors, and how many lines were refused."""
    out, err = io.StringIO(), io.StringIO()
    refused = suggest_lines(list(lines), out, err)
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), refused


def line(entry: object) -> bytes:
    return json.dumps(entry).encode() + b"\n"


def test_a_line_has_every_field_of_its_attributions() -> None:
    ((answer,), _, _) = told(line(GOOD))
    assert answer["id"] == "a"
    (found,) = answer["attributions"]
    assert found["content"] == [[0, 16]]
    assert TEXT[slice(*found["source"][0])] == "President Ivan Orlov"
    assert TEXT[slice(*found["cue"][0])] == "said"
    assert (found["mode"], found["speaker"], found["resolved_by"]) == ("direct", "Ivan Orlov", "name")
    assert found["shown"] is True
    assert 0 < found["confidence"] <= 1


def test_a_text_without_attributions_has_an_empty_list() -> None:
    answers, _, refused = told(line({"id": 7, "text": "It rained."}))
    assert (answers, refused) == ([{"id": 7, "attributions": []}], 0)


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"{", "no JSON"),
        (b"\xff\n", "not UTF-8"),
        (b"[1]\n", "no JSON object"),
        (b'{"text": "x"}\n', '"id"'),
        (b'{"id": true, "text": "x"}\n', '"id"'),
        (b'{"id": 1}\n', '"text"'),
        (b'{"id": 1, "text": "x", "date": "yesterday"}\n', '"date"'),
        (b"[" * 100_000 + b"\n", "no JSON"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_others_go_on(bad: bytes, why: str) -> None:
    answers, errors, refused = told(b"\n", bad, line(GOOD))
    assert [answer["id"] for answer in answers] == ["a"]
    assert refused == 1
    assert errors.count("\n") == 1
    assert "line 2" in errors
    assert why in errors


def test_lines_are_answered_as_they_come() -> None:
    out = io.StringIO()
    answered = []

    def lines() -> Iterator[bytes]:
        for known_as in ("a", "b", "c"):
            answered.append(len(out.getvalue().splitlines()))
            yield line({**GOOD, "id": known_as})

    suggest_lines(lines(), out, io.StringIO())
    assert answered == [0, 1, 2]


def test_the_command_runs_where_no_database_answers() -> None:
    run = subprocess.run(
        [sys.executable, "manage.py", "suggest", "--jsonl"],
        cwd=ROOT,
        input=line(GOOD) + b"no JSON\n",
        capture_output=True,
        check=False,
        env={**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"},
    )
    assert run.returncode == 1
    assert json.loads(run.stdout)["id"] == "a"
    assert run.stderr.decode().startswith("standard input, line 2: no JSON")


@pytest.mark.django_db
def test_an_article_that_is_not_there_is_said_in_one_line() -> None:
    with pytest.raises(CommandError, match="No article has the short id"):
        call_command("suggest", article="nothere")


@pytest.mark.django_db
def test_without_articles_nothing_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("suggest", all=True)
    assert capsys.readouterr().out.startswith("0 suggestions added")


def test_something_to_read_must_be_named() -> None:
    with pytest.raises(CommandError, match="required"):
        call_command("suggest")
