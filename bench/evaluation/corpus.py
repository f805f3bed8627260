"""The development corpus: where it lies, how it is split, and which predictions of ours are right."""

import gzip
import hashlib
import importlib.util
import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, TypedDict

from annotations.suggesting.shapes import Span

_BESIDE = Path(__file__).resolve().parents[3] / "shared"


class Attributed(TypedDict):
    """An attribution of the corpus: spans are code points of the text, end exclusive."""

    content: list[Span]
    source: list[Span]
    cue: list[Span]
    type: str


class Text(TypedDict):
    """A text of the corpus with the attributions that people found in it."""

    id: str
    text: str
    attributions: list[Attributed]


def folder(name: str, variable: str) -> Path | None:
    """The folder that an environment variable names, else the one of that name in `shared/` beside the
    checkout; None where neither exists.
    """
    given = os.environ.get(variable)
    path = Path(given) if given else _BESIDE / name
    return path if path.is_dir() else None


def texts(eval_folder: Path) -> Iterator[Text]:
    """All texts of the corpus."""
    for path in sorted(eval_folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def held_back(identifier: str) -> bool:
    """Whether a text is of the fifth that is only measured on, never developed on: by the hash of its id."""
    return int(hashlib.sha256(identifier.encode()).hexdigest()[:8], 16) % 5 == 0


def scorer(eval_folder: Path, name: str) -> ModuleType:
    """A module of the corpus's own scorer, loaded from its folder."""
    import sys

    if str(eval_folder) not in sys.path:
        sys.path.insert(0, str(eval_folder))
    spec = importlib.util.spec_from_file_location(name, eval_folder / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{eval_folder / name}.py is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_right(score: Any, text: Text, content: set[int], source: list[Span], index: Any) -> bool:
    """Whether a prediction shares half of its content words and a source word with a coded attribution."""
    said = {word.lower() for word in score.words(text["text"], source)}
    for coded in text["attributions"]:
        if score.iou(content, score.toks(index, coded["content"])) >= 0.5:
            by = {word.lower() for word in score.words(text["text"], coded["source"])}
            if by == said or (by & said) - score.STOP:
                return True
    return False
