"""The suggestions for the five seed texts against the hand-made gold coding in `tests/gold/`."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from annotations.suggesting.attributing import attributions
from annotations.suggesting.register import Register
from annotations.suggesting.shapes import Attribution
from articles.text.segments import segmentation

_ROOT = Path(__file__).resolve().parents[2]
_GOLD = _ROOT / "tests" / "gold"


def predictions(register: Register | None, *, shown_only: bool) -> list[dict[str, Any]]:
    """The suggestions for all seed texts, in the form of the gold's own scorer."""
    gold = json.loads((_GOLD / "gold_seeds.json").read_text(encoding="utf-8"))
    found = []
    for key, article in gold["articles"].items():
        text = (_ROOT / "seeds" / article["file"]).read_bytes().decode()
        day = article["meta"].get("date") or article["meta"].get("date_inferred")
        read = attributions(
            text,
            segments=segmentation(text).segments,
            register=register,
            on=date.fromisoformat(day[:10]) if day else None,
        )
        found += [_as_scored(key, each) for each in read if each.shown or not shown_only]
    return found


def _as_scored(key: str, attribution: Attribution) -> dict[str, Any]:
    return {
        "article": key,
        "content": attribution.content,
        "cue": attribution.cue[0] if attribution.cue else None,
        "source": attribution.source[0] if attribution.source else None,
        "speaker": attribution.speaker or None,
        "mode": attribution.mode,
    }


def scores(predicted: list[dict[str, Any]]) -> dict[str, Any]:
    """What the gold's scorer says of them: recall, precision, borders and speakers of the tier core."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(predicted, file)
        file.flush()
        command = [sys.executable, str(_GOLD / "score_gold.py"), file.name, "--json"]
        environment = {"SEEDS_DIR": str(_ROOT / "seeds"), "PATH": ""}
        told = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def rows(register: Register) -> Iterator[tuple[str, str]]:
    """The lines of the table: with every suggestion, and with those shown by default."""
    for name, shown_only in (("every suggestion", False), ("shown by default", True)):
        score = scores(predictions(register, shown_only=shown_only))
        borders = score["loose_boundaries"] / max(1, score["matched"])
        figures = (
            f"recall {score['recall']:.3f}, precision {score['precision']:.3f}, "
            f"borders {borders:.3f}, speaker {score['speaker_recall']:.3f}"
        )
        yield name, figures
