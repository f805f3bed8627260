"""Places in a text: context around a span, and finding quoted words (W3C text selectors).

Offsets are code points, end exclusive.
"""

from collections.abc import Iterator

CONTEXT = 32
"""Code points of context kept before and after a span."""


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """The words just before and just after a span, at most CONTEXT code points each."""
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def occurrences(text: str, exact: str) -> Iterator[tuple[int, int]]:
    """Every place where `exact` stands in the text, from the left; overlapping places too."""
    start = text.find(exact)
    while exact and start >= 0:
        yield start, start + len(exact)
        start = text.find(exact, start + 1)


def _fold(text: str) -> tuple[str, list[int]]:
    """The text with quotation marks, dashes and white space made alike, and the place each sign came from."""
    folded: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = ALIKE.get(sign, " " if sign.isspace() else sign)
        if plain == " " and folded and folded[-1] == " ":
            continue
        folded.append(plain)
        places.append(place)
    return "".join(folded), places


ALIKE = dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚", "'") | dict.fromkeys("–—−‑", "-")


def occurrences_alike(text: str, quote: str) -> list[tuple[int, int]]:
    """Every place where the words stand, whatever style of quotation marks, dashes and spaces was typed.

    Exact places win; only where there are none, the likeness counts. Empty for an empty quote.
    """
    exact = list(occurrences(text, quote))
    if exact:
        return exact
    needle, _ = _fold(quote.strip())
    haystack, places = _fold(text)
    return [(places[start], places[end - 1] + 1) for start, end in occurrences(haystack, needle)]
