"""Measure what each feature of a candidate is worth, and write annotations/suggesting/english/weights.py.

Run: python -m bench.evaluation.weights. Reads four fifths of the development corpus, never the held-back one.
Only counts of grammatical features leave it: no text, no span, no name.
"""

import math
import random
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from annotations.suggesting.attributing import candidates_of
from annotations.suggesting.shapes import Candidate

from .corpus import Text, folder, held_back, is_right, scorer, texts

_TARGET = Path(__file__).resolve().parents[2] / "annotations" / "suggesting" / "english" / "weights.py"
_SEEN_AT_LEAST = 10
_LIGHTEST = 0.2
_ROUNDS = 12
Example = tuple[list[str], bool]

_HEAD = '''"""What each feature of a candidate adds to the logarithm of the odds that people coded it too.

By the first word of the feature; blanks in the rest are underscores, * is a feature of one word. Written
by `python -m bench.evaluation.weights` from counts; a lemma that is missing counts as its class does.
"""

BASE = {base}
WEIGHTS: dict[str, str] = {{
'''


def main() -> None:
    """Measure, and write the table."""
    where = folder("eval", "CSTOREVIEW_EVAL")
    if where is None:
        sys.exit("No development corpus: name its folder in CSTOREVIEW_EVAL")
    score = scorer(where, "score_attrib")
    examples = [
        example for text in texts(where) if not held_back(text["id"]) for example in _examples(score, text)
    ]
    seen = Counter(feature for features, _ in examples for feature in features)
    often = {feature for feature, count in seen.items() if count >= _SEEN_AT_LEAST}
    base, weights = _measured([([f for f in features if f in often], right) for features, right in examples])
    rounded = {f: round(w, 1) for f, w in sorted(weights.items()) if abs(w) >= _LIGHTEST}
    _TARGET.write_text(_HEAD.format(base=round(base, 2)) + _rows(rounded) + "}\n", encoding="utf-8")
    print(f"{len(examples)} candidates, {len(rounded)} weights")


def _rows(weights: dict[str, float]) -> str:
    """The weights by the first word of their features, so that the table is read at a glance."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for feature, weight in weights.items():
        group, _, rest = feature.partition(" ")
        groups[group].append(f"{rest.replace(' ', '_')} {weight}" if rest else f"* {weight}")
    rows = []
    for group, entries in groups.items():
        lines = textwrap.wrap(" ".join(entries), 98, break_long_words=False, break_on_hyphens=False)
        body = "".join(f'        "{line} "\n' for line in lines[:-1]) + f'        "{lines[-1]}"\n'
        rows.append(f'    "{group}": (\n{body}    ),\n')
    return "".join(rows)


def _examples(score: object, text: Text) -> Iterator[Example]:
    """The candidates of a text with whether they are right; those inside a right one teach nothing."""
    tokens = list(score.TOK.finditer(text["text"]))  # type: ignore[attr-defined]  # a module of the corpus
    index = ([token.start() for token in tokens], [token.end() for token in tokens])
    _, found = candidates_of(text["text"])
    for sentence in (sentence for paragraph in found for sentence in paragraph):
        judged = [(candidate, _judge(score, text, candidate, index)) for candidate in sentence]
        right = [candidate for candidate, is_so in judged if is_so]
        for candidate, is_so in judged:
            if is_so or not any(_inside(candidate, outer) for outer in right):
                yield candidate.features, is_so


def _judge(score: object, text: Text, candidate: Candidate, index: object) -> bool:
    content = score.toks(index, candidate.content)  # type: ignore[attr-defined]  # a module of the corpus
    return is_right(score, text, content, [candidate.source] if candidate.source else [], index)


def _inside(candidate: Candidate, outer: Candidate) -> bool:
    return any(start <= candidate.cue[0] and candidate.cue[1] <= end for start, end in outer.content)


def _measured(examples: list[Example]) -> tuple[float, dict[str, float]]:
    """Logistic regression by AdaGrad with a light pull to nought; the order is fixed, so the result is."""
    shuffle = random.Random(0)  # noqa: S311  # an order of examples, no secret
    weights: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    pull = 4e-9 * len(examples)
    for _ in range(_ROUNDS):
        shuffle.shuffle(examples)
        for features, right in examples:
            total = weights[""] + sum(weights[feature] for feature in features)
            error = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - right
            for feature in ("", *features):
                gradient = error + pull * weights[feature]
                squares[feature] += gradient * gradient
                weights[feature] -= 0.15 * gradient / math.sqrt(squares[feature])
    return weights.pop(""), dict(weights)


if __name__ == "__main__":
    main()
