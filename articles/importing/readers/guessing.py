"""Guessing an encoding, and telling a text that was decoded by the wrong one."""

import codecs
import re
from dataclasses import dataclass

CANDIDATES = (
    "cp1252", "cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic", "mac_roman", "cp1250",
    "iso8859_2", "cp1254", "cp1253", "cp1257", "cp1255", "cp1256", "cp932", "euc_jp", "gb18030", "big5",
    "cp949",
)  # fmt: skip
"""What newsrooms have saved texts in, the likelier first; among all encodings there are one guesses worse."""

_WEB_NAMES = {
    "cp1251": "windows-1251", "cp1252": "windows-1252", "cp1250": "windows-1250", "cp1254": "windows-1254",
    "cp1253": "windows-1253", "cp1257": "windows-1257", "cp1255": "windows-1255", "cp1256": "windows-1256",
    "koi8_u": "koi8-u", "koi8_r": "koi8-r", "cp866": "ibm866", "iso8859_5": "iso-8859-5",
    "iso8859_2": "iso-8859-2", "mac_cyrillic": "x-mac-cyrillic", "mac_roman": "macintosh",
    "cp932": "shift_jis", "cp949": "euc-kr", "euc_jp": "euc-jp",
}  # fmt: skip
"""Python's names of encodings, and those that files and browsers use."""

_SAMPLE_BYTES = 65_536
_TOO_STRANGE = 0.6
_BREAK_IN_WORD = re.compile(
    r"[a-zà-ÿа-яёіїєў][A-ZÀ-ÞА-ЯЁІЇЄЎ]|[A-Za-z][\u0370-\u06ff]|[\u0370-\u06ff][A-Za-z]"
)
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-§©¬®-¹¼-¿×÷†‡ˆ‰‹Œ˜ºª]|[¢-§©¬®-¹¼-¾×÷†‡ˆ‰˜][^\W\d_]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W\d_]+")
_FREQUENT_CYRILLIC = frozenset("оеаинтсрвлі")
_LETTERS = {
    "cp1252": "áàâäãåæçéèêëíìîïñóòôöõøœúùûüßÿšž",
    "mac_roman": "áàâäãåæçéèêëíìîïñóòôöõøœúùûüßÿ",
    "cp1250": "ąćęłńóśźżáčďéěíňřšťúůýžőöűüşţăâîđ",
    "iso8859_2": "ąćęłńóśźżáčďéěíňřšťúůýžőöűüşţăâîđ",
    "cp1254": "çğıi̇öşüâîû",
    "cp1257": "āčēģīķļņšūžąęėįųõäöü",
}
"""The letters beyond ASCII of the languages for which an encoding with Latin letters was made."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A text with the name of the encoding that was guessed for it."""

    text: str
    name: str

    @property
    def sample(self) -> str:
        """Some of the words that hold the letters by which encodings differ."""
        words = [word for word in _WORD.findall(self.text[:10_000]) if not word.isascii()]
        return " ".join(words[:4])


def best_guess(raw: bytes) -> Guess | None:
    """The text by the likeliest encoding, or None if by none it looks like writing."""
    from charset_normalizer import from_bytes

    matches = from_bytes(raw[:_SAMPLE_BYTES], cp_isolation=list(CANDIDATES), preemptive_behaviour=False)
    found = {encoding for match in matches for encoding in match.could_be_from_charset} & {*CANDIDATES}
    ranked = sorted(
        (round(_strangeness(_sample(raw, name), name), 2), CANDIDATES.index(name)) for name in found
    )
    for strangeness, place in ranked:
        if strangeness >= _TOO_STRANGE:
            return None
        text = _whole(raw, CANDIDATES[place])
        if text is not None and not _CONTROL.search(text):
            return Guess(text, web_name(CANDIDATES[place]))
    return None


def web_name(codec: str) -> str:
    """The name of an encoding as files and browsers write it."""
    return _WEB_NAMES.get(codec, codec.replace("_", "-"))


def implausible(text: str) -> str:
    """Why a text cannot be in the encoding that the file names, or empty. Only single-byte mistakes show."""
    sample = text[:100_000]
    if _CONTROL.search(sample):
        return "so read it holds control characters"
    letters = [char for char in sample if char.isalpha()]
    if sum(not char.isascii() for char in letters) < 20:
        return ""
    if sum("\u00c0" <= char <= "\u00ff" for char in letters) > 0.5 * len(letters):
        return "so read most of its letters are accented"
    if _strangeness(sample, "") >= 0.3:
        return "so read its letters hardly make words"
    return ""


def _sample(raw: bytes, encoding: str) -> str:
    """The beginning of a text; a character that is cut through at its end is left out."""
    return codecs.getincrementaldecoder(encoding)("replace").decode(raw[:_SAMPLE_BYTES])


def _whole(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strangeness(text: str, encoding: str) -> float:
    """From 0 (writing) up: capitals and signs within words, letters that a language of it hardly uses."""
    sample = text[:20_000]
    words = [word for word in _WORD.findall(sample) if not word.isascii()]
    if not words:
        return len(_SIGN_IN_WORD.findall(sample)) / 100
    mixed = sum(bool(_BREAK_IN_WORD.search(word)) for word in words) / len(words)
    signs = len(_SIGN_IN_WORD.findall(sample)) / len(words)
    beyond = [char for word in words for char in word.lower() if not char.isascii()]
    return mixed + signs + _unlikely(beyond, encoding)


def _unlikely(letters: list[str], encoding: str) -> float:
    """How far letters beyond ASCII (in lower case) are from those of the languages of an encoding."""
    cyrillic = [char for char in letters if "\u0400" <= char <= "\u04ff"]
    if len(cyrillic) > 0.5 * len(letters):
        frequent = sum(char in _FREQUENT_CYRILLIC for char in cyrillic) / len(cyrillic)
        return 3 * max(0.0, 0.52 - frequent) if len(cyrillic) >= 12 else 0.0
    if encoding in ("cp932", "euc_jp"):
        kana = sum("\u3040" <= char <= "\u30ff" for char in letters) / len(letters)
        return 0.0 if kana > 0.15 else 0.3
    usual = _LETTERS.get(encoding)
    if usual is None:
        return 0.05  # only where nothing else is as likely
    return sum(char not in usual for char in letters) / len(letters)
