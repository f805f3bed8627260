"""Which language a text is in, as far as the engine reads it differently."""

import re

from annotations.suggesting.listing import listed

from .lexicon import CZECH, GERMAN, RUSSIAN, Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_GLIMPSE = 4_000
_ENGLISH = listed("the of and to in a that is was for it with as his on be at by he")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def lexicon_of(text: str) -> Lexicon | None:
    """The lexicon of the text's language; None for English and whatever else is read as English.

    By the script, else by which language's commonest words fill most of the beginning.
    """
    glimpse = text[:_GLIMPSE].lower()
    words = _WORD.findall(glimpse)
    if len(_CYRILLIC.findall(glimpse)) * 3 > len(glimpse):
        return RUSSIAN
    english = sum(word in _ENGLISH for word in words)
    for lexicon in (GERMAN, CZECH):
        own = sum(word in lexicon.common and word not in _ENGLISH for word in words)
        if own > 1.5 * english and own * 20 > len(words):
            return lexicon
    return None
