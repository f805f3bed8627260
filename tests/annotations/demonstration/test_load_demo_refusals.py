"""What `manage.py load_demo` does not do: half a record, another one's work, an account nobody can use."""

import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError

from annotations.demonstration.script import SCRIPT, UnreadableScriptError, read_script
from annotations.models import Claim, Revision
from annotations.services import coders, steps
from tests.annotations.demonstration.loading import import_seeds, load, states

pytestmark = pytest.mark.django_db


@pytest.fixture
def passwords(tmp_path: Path) -> Path:
    return tmp_path / "demo_accounts.txt"


def test_a_record_that_somebody_has_worked_on_is_left_alone(passwords: Path) -> None:
    import_seeds()
    digest = read_script().records[0]["text_sha256"]
    coders.create_roles()
    somebody = coders.coder_for(User.objects.create_superuser("somebody"))
    revision = Revision.objects.get(article_version__text_sha256=digest)
    held = steps.claim_record(revision=revision, version=1, by=somebody)
    steps.release(revision=held, version=held.version, by=somebody)

    load(passwords)

    assert states()["000"] == "imported"
    assert states()["001"] == "reviewed"


def test_without_the_seeds_it_says_what_to_do(passwords: Path) -> None:
    with pytest.raises(CommandError, match="import_articles 'seeds/"):
        load(passwords)


def test_a_record_that_cannot_be_played_whole_is_not_played_at_all(
    passwords: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_seeds()
    parts = json.loads(SCRIPT.read_text(encoding="utf-8"))
    parts["records"][1]["corrections"][0]["start"] += 1
    crooked = tmp_path / "demonstration.json"
    crooked.write_text(json.dumps(parts), encoding="utf-8")
    monkeypatch.setattr("annotations.management.commands.load_demo.read_script", lambda: read_script(crooked))

    with pytest.raises(CommandError, match="the text has"):
        load(passwords)

    assert states()["000"] == "reviewed"
    assert states()["001"] == "imported"
    assert not Claim.objects.filter(revision__article_version__text_sha256=parts["records"][1]["text_sha256"])


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "cannot read"),
        (b"\xff", "is no JSON"),
        (b"[1]", "has the format None"),
        (b'{"format": "other/1"}', "has the format 'other/1'"),
        (b'{"format": "cstoreview-demonstration/2"}', "a part too many or too few"),
    ],
)
def test_a_file_that_cannot_be_played_is_refused_in_one_line(
    tmp_path: Path, content: bytes | None, complaint: str
) -> None:
    file = tmp_path / "demonstration.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UnreadableScriptError, match=complaint) as refusal:
        read_script(file)
    assert "\n" not in str(refusal.value)


def test_a_password_file_that_cannot_be_written_leaves_no_account(tmp_path: Path) -> None:
    import_seeds()
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    with pytest.raises(CommandError, match="cannot write"):
        load(in_the_way / "demo_accounts.txt")
    assert not User.objects.exists()
