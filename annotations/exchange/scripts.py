"""The script in which a name is written, as part of its language tag (BCP 47): be-Cyrl, be-Latn, kk-Arab."""

import unicodedata

SCRIPTS = {
    "CYRILLIC": "Cyrl",
    "LATIN": "Latn",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "DEVANAGARI": "Deva",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "KATAKANA": "Kana",
    "MONGOLIAN": "Mong",
}
"""Codes of ISO 15924 by how Unicode begins the names of the letters."""

USUALLY_CYRILLIC = frozenset({"be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"})
LONGEST_TAG = 16


def script_of(words: str) -> str:
    """The script of most of the letters; empty if there are none that are known."""
    letters = [unicodedata.name(sign, "").split(" ")[0].split("-")[0] for sign in words if sign.isalpha()]
    found = [SCRIPTS[letter] for letter in letters if letter in SCRIPTS]
    return max(sorted(set(found)), key=found.count, default="")


def with_script(language: str, words: str) -> str:
    """The tag with the script of the words, where that does not go without saying."""
    base = language.split("-", maxsplit=1)[0].lower()
    script = script_of(words)
    said = any(part in SCRIPTS.values() for part in language.title().split("-"))
    goes_without_saying = script == "Latn" and base not in USUALLY_CYRILLIC
    if not language or said or not script or goes_without_saying:
        return language[:LONGEST_TAG]
    tag = f"{language}-{script}"
    return tag if len(tag) <= LONGEST_TAG else f"{base}-{script}"
