"""The command `export_reviewed`: where it writes, what it says, how it fails."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from annotations.export.files import manifest_path
from annotations.models import Record
from annotations.services import sets
from tests.annotations.export.archive import exported, objects
from tests.annotations.newsroom import ACT, UNITY, Newsroom


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    """A public record."""
    return newsroom.publish(UNITY, ACT)


def test_with_a_file_it_writes_file_and_manifest_and_says_what(record: Record, tmp_path: Path) -> None:
    file, said = tmp_path / "reviewed.json", io.StringIO()
    call_command("export_reviewed", output=file, stderr=said)
    assert file.read_bytes() == exported()
    digest = json.loads(manifest_path(file).read_text())["sha256"]
    assert said.getvalue() == f"records 1, claims 1, objects {len(objects(exported()))}, sha256 {digest}\n"


def test_without_a_file_the_fixture_goes_to_standard_output(
    record: Record, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    call_command("export_reviewed")
    out, said = capfdbinary.readouterr()
    assert out == exported()
    assert said.startswith(b"records 1, claims 1, ")


def test_a_set_is_exported_by_its_slug(record: Record, newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.publish(UNITY.replace("Minsk", "Brest"), ACT)
    chosen = sets.create_set(slug="unity", title="Unity", by=newsroom.mona)
    sets.add_to_set(reviewed_set=chosen, record=record, by=newsroom.mona)
    file = tmp_path / "unity.json"
    call_command("export_reviewed", slug="unity", output=file, stderr=io.StringIO())
    assert [r["uid"] for r in objects(file.read_bytes(), "annotations.record")] == [str(record.uid)]
    assert json.loads(manifest_path(file).read_text())["source"] == {"set": "unity"}


def test_an_unknown_set_is_one_line_that_names_the_known_ones(newsroom: Newsroom) -> None:
    with pytest.raises(CommandError, match=r"^there is no set 'unity'; sets here: none yet$"):
        call_command("export_reviewed", slug="unity")
    sets.create_set(slug="csto", title="CSTO", by=newsroom.mona)
    with pytest.raises(CommandError, match=r"sets here: csto$"):
        call_command("export_reviewed", slug="unity")


@pytest.mark.parametrize("name", ["nowhere/reviewed.json", "file.txt/reviewed.json", "folder"])
def test_a_place_that_cannot_be_written_is_one_line(record: Record, tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").write_text("a file, no folder")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CommandError, match=r"was not written: .*; nothing has changed there"):
        call_command("export_reviewed", output=tmp_path / name)


def test_a_full_disk_is_one_line_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """In a process of its own, whose files may not grow beyond 1,000 bytes: as if the disk were full."""
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "from pathlib import Path; from annotations.export.files import appearing\n"
        "try:\n"
        "    with appearing(Path(sys.argv[1])) as out: out.write(b'x' * 100_000)\n"
        "except OSError as error: print(error.strerror)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup(); {script}", str(tmp_path / "reviewed.json")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout == "File too large\n", ran.stderr
    assert list(tmp_path.iterdir()) == []
