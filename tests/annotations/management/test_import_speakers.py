"""`import_speakers` and `export_speakers`: the register on the command line."""

import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotations.models import Alias, Speaker
from annotations.services import speakers
from tests.annotations.newsroom import Newsroom

TABLE = "row,uid,speaker,name,country,wikidata_id,confirmed\nspeaker,,,Sergey Lavrov,RU,Q58217,\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(TABLE + "alias,,Q58217,Сергей Лавров,,,yes\n", encoding="utf-8")
    return path


def run(*words: str) -> tuple[str, str, int]:
    """What the command says on both streams, and its exit status."""
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("import_speakers", *words, stdout=out, stderr=err)
    except SystemExit as end:
        code = int(str(end.code))
    return out.getvalue(), err.getvalue(), code


def test_it_adds_what_the_files_say_and_a_second_run_adds_nothing(newsroom: Newsroom, file: Path) -> None:
    said, _, code = run(str(file))
    assert (said.startswith("added: speakers 1, names 1, offices 0, terms 0"), code) == (True, 0)
    said, _, code = run(str(file))
    assert said.startswith("added: speakers 0, names 0, offices 0, terms 0; known already: speakers 1")
    assert Alias.objects.get().confirmed_by is None


def test_a_dry_run_says_it_and_writes_nothing(newsroom: Newsroom, file: Path) -> None:
    said, _, _ = run(str(file), "--dry-run")
    assert said.startswith("added: speakers 1")
    assert "dry run: nothing was written" in said
    assert not Speaker.objects.exists()


def test_a_reviewers_import_confirms_what_the_file_calls_confirmed(newsroom: Newsroom, file: Path) -> None:
    run(str(file), "--by", "rosa-the-reviewer")
    assert Alias.objects.get().confirmed_by == newsroom.rosa
    assert Speaker.objects.get().added_by == newsroom.rosa


def test_somebody_without_an_account_imports_nothing(newsroom: Newsroom, file: Path) -> None:
    with pytest.raises(CommandError, match="there is no account 'nobody'"):
        call_command("import_speakers", str(file), "--by", "nobody")


def test_each_bad_entry_is_one_line_and_the_others_are_taken(newsroom: Newsroom, tmp_path: Path) -> None:
    bad, missing = tmp_path / "bad.csv", tmp_path / "missing.json"
    bad.write_text(TABLE + "speaker,,,B,Belarus,,\n", encoding="utf-8")
    _, told, code = run(str(bad), str(missing))
    assert (Speaker.objects.get().name, code) == ("Sergey Lavrov", 1)
    assert told.splitlines() == [
        f"not taken: {bad}, line 3: the country “Belarus” is no code: write two capitals, for example BY",
        f"not taken: {missing}: cannot be read: No such file or directory",
    ]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{", b"[1]", b'{"a": 1}', b"\0", b"[" * 100_000])
def test_a_file_that_is_none_is_one_line(newsroom: Newsroom, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    said, told, code = run(str(file))
    if data:
        assert (code, len(told.splitlines())) == (2, 1)
    assert said.startswith("added: speakers 0")


def test_files_are_taken_together(newsroom: Newsroom, tmp_path: Path) -> None:
    """The office of a term may be described in another file, as entities of Wikidata are."""
    person = {
        "id": "Q4505212",
        "labels": {"en": {"value": "Yuri Khachaturov"}},
        "claims": {
            "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
            "P39": [{"mainsnak": {"datavalue": {"value": {"id": "Q4420801"}}}}],
        },
    }
    names = {"row": "office", "name": "CSTO Secretary General", "wikidata_id": "Q4420801"}
    (tmp_path / "Q4505212.json").write_text(json.dumps({"entities": {"Q4505212": person}}))
    (tmp_path / "offices.csv").write_text(",".join(names) + "\n" + ",".join(names.values()) + "\n")
    _, told, code = run(str(tmp_path / "Q4505212.json"), str(tmp_path / "offices.csv"))
    assert (told, code) == ("", 0)
    assert str(Speaker.objects.get().terms.get()) == "Yuri Khachaturov, CSTO Secretary General"


@pytest.mark.parametrize(
    ("name", "begins"), [("out.csv", "row,uid,"), ("out.json", "{"), ("out", "{"), ("fixture", "[")]
)
def test_the_register_is_written_in_the_format_asked_for(
    newsroom: Newsroom, tmp_path: Path, name: str, begins: str
) -> None:
    speakers.add_speaker(name="Sergey Lavrov", by=newsroom.ada)
    asked = ["--format", "fixture"] if name == "fixture" else []
    call_command("export_speakers", "-o", str(tmp_path / name), *asked)
    written = (tmp_path / name).read_text(encoding="utf-8")
    assert written.startswith(begins)
    assert "Sergey Lavrov" in written


def test_without_a_file_it_is_written_to_standard_output(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Output:
        buffer = BytesIO()

    monkeypatch.setattr("sys.stdout", Output)
    call_command("export_speakers", "--format", "csv")
    assert Output.buffer.getvalue().startswith(b"row,uid,speaker")


def test_a_place_that_cannot_be_written_is_said(newsroom: Newsroom, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="was not written: No such file or directory"):
        call_command("export_speakers", "-o", str(tmp_path / "nowhere" / "out.json"))
