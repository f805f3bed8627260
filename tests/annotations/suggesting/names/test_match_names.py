"""`manage.py match_names`: JSON lines in, JSON lines out, bad lines told and passed over, no database."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

PEOPLE = [
    {"id": "Q2866", "name": "Aleksandr Lukashenko", "aliases": ["Александр Лукашенко"]},
    {"id": 58217, "name": "Sergey Lavrov", "born": 1950},
    {"id": "Q3", "name": "Igor Chudinov", "aliases": None},
]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    file = tmp_path / "people.jsonl"
    file.write_text("".join(json.dumps(person) + "\n" for person in PEOPLE), encoding="utf-8")
    return file


def _run(
    monkeypatch: pytest.MonkeyPatch, sent: bytes, *arguments: str
) -> tuple[int, list[dict[str, Any]], list[str]]:
    """The exit status, what was answered, and what was told on standard error."""

    class Input:
        buffer = io.BytesIO(sent)

    monkeypatch.setattr(sys, "stdin", Input())
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("match_names", *arguments, stdout=out, stderr=err)
    except SystemExit as ended:
        status = int(ended.code or 0)
    return status, [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue().splitlines()


def _lines(*entries: object) -> bytes:
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries).encode()


def test_each_query_is_answered_with_the_people_best_first(
    monkeypatch: pytest.MonkeyPatch, people: Path
) -> None:
    sent = _lines({"id": 1, "name": "Лаўроў Сяргей"}, {"id": "b", "name": "Tschudinow, Igor"})
    status, answers, told = _run(monkeypatch, sent, "--people", str(people))
    assert (status, told) == (0, [])
    assert [answer["id"] for answer in answers] == [1, "b"]
    assert [answer["matches"][0][0] for answer in answers] == [58217, "Q3"]
    for answer in answers:
        scores = [score for _, score in answer["matches"]]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


def test_at_most_ten_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    file.write_bytes(_lines(*({"id": n, "name": f"Ivan Ivanov {'ABCDEFGHIJKLMNOP'[n]}"} for n in range(15))))
    _, [answer], _ = _run(monkeypatch, _lines({"id": 0, "name": "Иван Иванов"}), "--people", str(file))
    assert len(answer["matches"]) == 10


def test_a_name_of_nobody_has_no_matches(monkeypatch: pytest.MonkeyPatch, people: Path) -> None:
    _, answers, _ = _run(monkeypatch, _lines({"id": 1, "name": "習近平"}), "--people", str(people))
    assert answers == [{"id": 1, "matches": []}]


def test_pairs_are_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = _lines(
        {"a": "Łukaszenka", "b": "Лукашенко", "n": 7}, {"a": "Sergey Lavrov", "b": "Mikhail Lavrov"}
    )
    status, [same, other], _ = _run(monkeypatch, sent, "--pairs")
    assert status == 0
    assert same["score"] > 0.9 > 0.6 > other["score"]
    assert (same["a"], same["b"], same["n"]) == ("Łukaszenka", "Лукашенко", 7)
    assert "in another spelling" in same["reason"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"nonsense", "no JSON"),
        (b"[1, 2]", "no JSON object"),
        (b'"name"', "no JSON object"),
        (b"[" * 100_000, "no JSON"),
        (b'{"id": 1, "name": "\xff"}', "not UTF-8 at byte 20"),
        (b'{"name": "Lavrov"}', '"id" is missing'),
        (b'{"id": true, "name": "Lavrov"}', '"id" is missing'),
        (b'{"id": 1}', '"name" is missing or no name'),
        (b'{"id": 1, "name": ["Lavrov"]}', '"name" is missing or no name'),
        (b'{"id": 1, "name": "' + b"x" * 1_000_000 + b'"}', "longer than 1000000 bytes"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, people: Path, line: bytes, why: str
) -> None:
    good = _lines({"id": 1, "name": "Lavrov"})
    status, answers, [told] = _run(monkeypatch, good + b"\n" + line + b"\n" + good, "--people", str(people))
    assert status == 1
    assert [answer["id"] for answer in answers] == [1, 1]
    assert told.startswith("standard input, line 3: ")
    assert why in told
    assert len(told) < 200


def test_a_bad_line_of_people_is_told_and_the_others_are_known(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "people.jsonl"
    file.write_bytes(
        b"\xef\xbb\xbf" + _lines({"id": 1, "name": "Sergey Lavrov"}, {"id": 2, "name": "A", "aliases": "B"})
    )
    status, [answer], [told] = _run(monkeypatch, _lines({"id": 1, "name": "Лавров"}), "--people", str(file))
    assert status == 1
    assert answer["matches"][0][0] == 1
    assert told == f'{file}, line 2: "aliases" is no list of names; the line is left out'


def test_half_of_a_surrogate_pair_is_no_letter(monkeypatch: pytest.MonkeyPatch, people: Path) -> None:
    sent = b'{"id": "\\ud800", "name": "\\ud800 Lavrov"}\n'
    status, [answer], _ = _run(monkeypatch, sent, "--people", str(people))
    assert status == 0
    assert answer["id"] == "\ud800"
    assert answer["matches"][0][0] == 58217


def test_without_people_or_pairs_it_says_what_is_missing() -> None:
    with pytest.raises(CommandError, match="--people"):
        call_command("match_names")


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"cannot be read: No such file"):
        call_command("match_names", people=tmp_path / "none.jsonl")


def test_it_needs_no_database_and_answers_line_by_line(tmp_path: Path, people: Path) -> None:
    command = [sys.executable, "manage.py", "match_names", "--people", str(people)]
    environment = {"PATH": "/usr/bin:/bin", "CSTOREVIEW_DATA_DIR": str(tmp_path / "nowhere")}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=Path.cwd()
    ) as running:
        assert running.stdin
        assert running.stdout
        running.stdin.write(_lines({"id": 1, "name": "Lavrov"}))
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == 1
        running.stdin.close()
        assert running.wait() == 0
    assert not (tmp_path / "nowhere").exists()
