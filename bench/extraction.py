"""How well and how fast pages are read, against trafilatura's own modes: `python -m bench.extraction FOLDER`.

The folder holds pages as `NAME.html` and what their stories are as `NAME.txt` beside them. Compared are the
shingles of four words that the story and what was read of the page share, as multisets; precision and recall
are means over the pages, and F1 is taken of these (as in the public article extraction benchmark).
"""

import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from articles.importing.readers.documents import Document, Piece, RefusedError
from articles.importing.readers.formats.html import documents
from articles.importing.readers.options import Options

Extract = Callable[[bytes], str]
SHINGLE = 4
POOR = 0.8


@dataclass(slots=True)
class Result:
    """What one way of extraction makes of all pages; precision and recall from 0 to 1, time in seconds."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, story: str, read: str, seconds: float) -> None:
        """Count one page."""
        wanted, found = shingles(story), shingles(read)
        shared = sum((wanted & found).values())
        self.precision.append(shared / max(1, sum(found.values())))
        self.recall.append(shared / max(1, sum(wanted.values())))
        self.seconds.append(seconds)

    @property
    def f1(self) -> float:
        """Of the means."""
        return harmonic(statistics.mean(self.precision), statistics.mean(self.recall))

    @property
    def each(self) -> list[float]:
        """F1 page by page."""
        return [harmonic(one, other) for one, other in zip(self.precision, self.recall, strict=True)]

    @property
    def poor(self) -> int:
        """Pages of which less than POOR was read rightly."""
        return sum(f1 < POOR for f1 in self.each)

    @property
    def slow(self) -> float:
        """The time that 95 of 100 pages keep to."""
        return sorted(self.seconds)[int(0.95 * len(self.seconds))]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text; a shorter text is one run."""
    words = re.findall(r"\w+", text)
    runs = max(1, len(words) - SHINGLE + 1) if words else 0
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(runs))


def harmonic(one: float, other: float) -> float:
    """The harmonic mean of two figures."""
    return 2 * one * other / (one + other) if one + other else 0.0


def ours(raw: bytes) -> str:
    """The text of a page as it is imported."""
    try:
        (document,) = documents(Piece("page.html", "HTML", raw), Options())
    except RefusedError:
        return ""
    return document.text if isinstance(document, Document) else ""


def trafilatura_in(*, precise: bool) -> Extract:
    """trafilatura alone, in its ordinary or its precise mode."""
    from trafilatura import extract

    return lambda raw: extract(raw, include_comments=False, favor_precision=precise) or ""


def pages(folder: Path) -> Iterator[tuple[bytes, str]]:
    """The pages of a folder with their stories."""
    for page in sorted(folder.glob("*.html")):
        yield page.read_bytes(), page.with_suffix(".txt").read_text(encoding="utf-8")


def main(folder: Path) -> None:
    """Print one line for each way of extraction."""
    ways = {
        "trafilatura": trafilatura_in(precise=False),
        "trafilatura, precise": trafilatura_in(precise=True),
        "cstoreview": ours,
    }
    results = {name: Result() for name in ways}
    for raw, story in pages(folder):
        for name, extract in ways.items():
            start = time.process_time()
            read = extract(raw)
            results[name].add(story, read, time.process_time() - start)
    usual = results["trafilatura"].slow
    print(f"{len(results['trafilatura'].each)} pages")
    for name, result in results.items():
        print(
            f"  {name:<22} F1 {result.f1:.4f}  precision {statistics.mean(result.precision):.4f}"
            f"  recall {statistics.mean(result.recall):.4f}  below {POOR}: {result.poor}"
            f"  nothing: {result.recall.count(0.0)}  time at 95 %: {result.slow / usual:.1f} ×"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
