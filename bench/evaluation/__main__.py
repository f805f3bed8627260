"""`make eval`: how good the suggestions are, as a table in docs/suggestions.md.

Measures on the gold coding of the seeds and, where the development corpus is present, on the fifth of it that
nothing was developed on; CSTOREVIEW_EVAL names its folder, else `../shared/eval` is looked for.
`python -m bench.evaluation --developed` measures on the other four fifths and writes nothing.
"""

import sys
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from annotations.suggesting.attributing import attributions
from annotations.suggesting.shapes import SHOWN_FROM, Attribution

from .corpus import Text, folder, held_back, scorer, texts
from .gold import rows
from .starter import starter_register

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "suggestions.md"
_BEGIN, _END = "<!-- make eval: begin -->", "<!-- make eval: end -->"
_LEVELS = ("overlap", "e2e")


def main() -> None:
    """Measure, print, and write the table into the documentation."""
    developed = "--developed" in sys.argv[1:]
    lines = ["| seeds, tier core | |", "|---|---|"]
    lines += [f"| {name} | {figures} |" for name, figures in rows(starter_register())]
    where = folder("eval", "CSTOREVIEW_EVAL")
    if where is not None:
        lines += ["", *_corpus(where, developed=developed)]
    print("\n".join(lines))
    if where is None:
        print("\nNo development corpus: name its folder in CSTOREVIEW_EVAL. The page stays as it was.")
    elif not developed:
        _write(lines)


def _corpus(where: Path, *, developed: bool) -> Iterator[str]:
    score = scorer(where, "score_attrib")
    gold = {text["id"]: text for text in texts(where) if held_back(text["id"]) != developed}
    with Pool() as pool:
        found = dict(pool.imap_unordered(_read, gold.values(), chunksize=8))
    part = "four fifths developed on" if developed else "held-back fifth"
    yield f"| {part}, {len(gold)} texts | coded | suggested | overlap P / R / F1 | end to end P / R / F1 |"
    yield "|---|---|---|---|---|"
    for shown_only in (False, True):
        predicted = {
            key: {"attributions": [_as_scored(each) for each in each_text if each.shown or not shown_only]}
            for key, each_text in found.items()
        }
        for speech in (False, True):
            told = score.report(score.score(predicted, gold, speech))["rows"]
            name = f"{'speech' if speech else 'all'}{', shown by default' if shown_only else ''}"
            yield from _rows(name, told, ("all", "direct") if not shown_only else ("all",))
    yield ""
    yield f"Shown by default is what has a confidence of at least {SHOWN_FROM}."


def _read(text: Text) -> tuple[str, list[Attribution]]:
    return text["id"], attributions(text["text"])


def _as_scored(attribution: Attribution) -> dict[str, Any]:
    return {"content": attribution.content, "source": attribution.source, "cue": attribution.cue}


def _rows(name: str, told: dict[str, Any], kinds: tuple[str, ...]) -> Iterator[str]:
    for kind in kinds:
        row = told[kind]
        figures = [" / ".join(f"{100 * share:.1f}" for share in row[level]) for level in _LEVELS]
        label = name if kind == "all" else f"{name}, {kind} quotations"
        yield f"| {label} | {row['gold']} | {row['pred']} | {figures[0]} | {figures[1]} |"


def _write(lines: list[str]) -> None:
    page = _PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    _PAGE.write_text("\n".join((before + _BEGIN, "", *lines, "", _END + after)), encoding="utf-8")


if __name__ == "__main__":
    main()
