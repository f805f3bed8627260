"""Importing the seeds and loading the demonstration, as the commands do."""

import io
from pathlib import Path

from django.core.management import call_command

from annotations.demonstration.script import read_script
from annotations.models import Record
from cstoreview.places import BASE_DIR


def load(password_file: Path) -> str:
    """Run `load_demo`; what it printed."""
    out = io.StringIO()
    call_command("load_demo", password_file=password_file, stdout=out)
    return out.getvalue()


def import_seeds() -> None:
    call_command(
        "import_articles", str(BASE_DIR / "seeds" / "*.txt"), stdout=io.StringIO(), stderr=io.StringIO()
    )


def states() -> dict[str, str]:
    """Where each seed stands, by the number in its file name."""
    by_hash = {entry["text_sha256"]: entry["file"][:3] for entry in read_script().records}
    rows = Record.objects.with_state().values_list("article__versions__text_sha256", "state")
    return {by_hash.get(digest, "004"): state for digest, state in rows}
