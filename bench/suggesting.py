"""Suggestions: articles a second, and how the time grows with hostile text."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

from annotations.suggesting.attributing import attributions

_SEEDS = Path(__file__).resolve().parents[1] / "seeds"
_WORDS = 600
_AT_LEAST_SECONDS = 2.0
_HOSTILE = {
    "quotation marks": '"',
    "opening marks": "“",
    "apostrophes": "'",
    "parentheses": "(",
    "blanks": " ",
    "said": "said ",
    "quoted said": '"a b c d e," he said. ',
    "names": "Ivan Petrov ",
    "commas": "he, ",
    "dashes": "— ",
    "full stops": ". ",
}
_REPEATED = 12_500


def suggesting() -> Iterator[tuple[str, str]]:
    """Suggestions: 600 words by rules, against the 100 articles a second and core that are asked for."""
    text = _article()
    read, begin = 0, time.process_time()
    while time.process_time() - begin < _AT_LEAST_SECONDS:
        attributions(text)
        read += 1
    yield f"articles of {_WORDS} words a second and core", f"{read / (time.process_time() - begin):.0f}"
    ten = _seconds("\n".join([text] * 10))
    yield "time of twice 6,000 words against once", f"{_seconds(chr(10).join([text] * 20)) / ten:.2f}"
    for name, unit in _HOSTILE.items():
        once, twice = (_seconds(unit * count) for count in (_REPEATED, 2 * _REPEATED))
        yield f"time of {2 * _REPEATED} × {name} against {_REPEATED}", f"{twice / once:.2f}"


def _article() -> str:
    """The paragraphs of the seeds, repeated to 600 words."""
    stories = [path.read_text(encoding="utf-8") for path in sorted(_SEEDS.glob("*.txt"))]
    paragraphs = [line for story in stories for line in story.split("\n") if len(line.split()) > 20]
    taken: list[str] = []
    while sum(len(line.split()) for line in taken) < _WORDS:
        taken.append(paragraphs[len(taken) % len(paragraphs)])
    return "\n".join(taken)


def _seconds(text: str) -> float:
    """The shorter of two runs, in seconds of this process."""
    spent = []
    for _ in range(2):
        begin = time.process_time()
        attributions(text)
        spent.append(time.process_time() - begin)
    return max(min(spent), 1e-6)


if __name__ == "__main__":
    print(json.dumps(dict(suggesting()), indent=1))
