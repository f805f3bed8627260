"""What a file declares, held to the form in which it is stored; and characters in a text to look at."""

import re
from urllib.parse import urlsplit, urlunsplit

from .documents import Declared

LONGEST_URL = 2_000
LONGEST_EXTERNAL_ID = 200

_PLAIN_URL = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+/[A-Za-z0-9_-][A-Za-z0-9/._~-]*")
"""An address as most are: taken apart and put together again it is the same."""

_AUTHORITY = re.compile(
    r"(?:https?://(?:[^/@]*@)?|tag:|urn:newsml:)(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})(?=[:/,?#]|$)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright)[ \u00a0]{0,2}(?:©|\(c\))?[ \u00a0]{0,2}\d{4}(?:[-–]\d{2,4})?[ \u00a0,:]{1,3}"
    r"(?:by )?(?P<name>[^\W\d_][^\n.,;|©(]{1,80})",
    re.IGNORECASE,
)

BIDI_CONTROLS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Characters that make text be shown in another order than it stands (Unicode Bidirectional Algorithm)."""

_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_BIDI = re.compile(f"[{''.join(sorted(BIDI_CONTROLS))}]")
_ORDINARY_ASCII = bytes(code for code in range(128) if not _CONTROL.match(chr(code)))
_REPLACED = re.compile("\ufffd")
_TWICE_ENCODED = re.compile(
    "Ã[\u0080-\u00bf©¤¶¼¨«¡±]|â€[\u0090-\u00ff™œ˜“”\u009d]|â\u0080[\u0090-\u00bf]|[ÐÑ][\u0080-\u00bf°±²³´µ¶·¸¹º»¼½¾¿‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]"
    "|Р[°±µ»ёј][РС]|С[‚ЂѓЃ€Њ][РС ]"
)
_OPENS_TWICE_ENCODED = re.compile("[ÃâÐÑРС]")


def url_of(declared: Declared | None) -> tuple[str, str]:
    """The web address a file declares, without credentials and fragment, and a note; empty if it is none."""
    if declared is None or not declared.value.strip():
        return "", ""
    words = declared.value.strip()
    if len(words) > LONGEST_URL:
        return "", f"the address in {declared.where} is left out: it has over {LONGEST_URL:,} characters"
    if _PLAIN_URL.fullmatch(words):
        return words, ""
    if " " in words or not words.isprintable():
        return "", f"the address in {declared.where} is left out: it holds a blank or a control character"
    try:
        parts = urlsplit(words)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "", f"the address in {declared.where} is left out: it is no web address"
    if parts.scheme not in ("http", "https") or not host:
        return "", f"the address in {declared.where} is left out: it is no http or https address"
    # "#!" names a page of its own on sites that are drawn by scripts; any other fragment a place in one.
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    if not (parts.path.strip("/") or parts.query or fragment.strip("!/")):
        return "", f"the address in {declared.where} is left out: it is that of a whole site"
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port is not None else "")
    note = f"credentials in the address in {declared.where} were left out" if parts.username else ""
    return urlunsplit((parts.scheme, place, parts.path, parts.query, fragment)), note


def authority_of(identifier: str) -> str:
    """The domain of who gave out an identifier ("tag:example.org,2017:1", "urn:newsml:example.org:…")."""
    found = _AUTHORITY.match(identifier.strip())
    return found["host"].lower().removeprefix("www.") if found else ""


def copyright_of(notice: str) -> str:
    """Who holds the rights by a notice such as "© 2017 Example Agency. All rights reserved", or empty."""
    found = _NOTICE.search(notice)
    return found["name"].strip() if found else ""


def external_id_of(declared: Declared | None) -> tuple[str, str]:
    """The outlet's own name for the article, and a note; empty if it is too long to be kept."""
    name = " ".join(declared.value.split()) if declared else ""
    if declared is None or not name:
        return "", ""
    if len(name) > LONGEST_EXTERNAL_ID:
        return "", f"the id in {declared.where} is left out: it has over {LONGEST_EXTERNAL_ID} characters"
    if not name.isprintable():
        return "", f"the id in {declared.where} is left out: it holds a control character"
    return name, ""


def oddities(text: str, encoded: bytes) -> list[str]:
    """Questions on characters that a reader does not see or that speak of a wrong decoding.

    `encoded` is the text as UTF-8.
    """
    # Looking closer takes as long as all else that is read from a text: most hold none of them at all.
    rest = encoded.translate(None, _ORDINARY_ASCII).decode()
    found = []
    if _CONTROL.search(rest):
        found.append(_counted(text, _CONTROL, "control character", "was it decoded and saved rightly?"))
    if _BIDI.search(rest):
        found.append(_counted(text, _BIDI, "direction control", "it may show other words than it holds"))
    if "\ufffd" in rest:
        found.append(_counted(text, _REPLACED, "replacement character", "letters were lost before it came"))
    if _OPENS_TWICE_ENCODED.search(rest) and len(twice := _TWICE_ENCODED.findall(text)) >= 3:
        found.append(f"was it encoded twice? “{twice[0]}” and the like stand {len(twice)} times in it")
    return found


def _counted(text: str, pattern: re.Pattern[str], what: str, why: str) -> str:
    places = [match.start() for match in pattern.finditer(text)]
    number = len(places)
    name = f"U+{ord(text[places[0]]):04X} at position {places[0]}"
    return (
        f"it holds {what}s ({number}, first {name}): {why}"
        if number > 1
        else f"it holds a {what} ({name}): {why}"
    )
