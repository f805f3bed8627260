"""Text wires: IPTC 7901 and ANPA 1312, with or without the control characters of their headers.

A header line, then the story between STX and ETX, then when it was sent. In IPTC 7901 the first block of
the story is keywords, headline and byline, closed by `=`; in ANPA 1312 such lines begin with `^` and end
with `<`, and paragraphs begin with a tab.
"""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from articles.importing.readers.decoding import decoded
from articles.importing.readers.documents import Declared, Document, Piece, RefusedError
from articles.importing.readers.options import Options

_IPTC = re.compile(
    r"""(?P<service>[A-Za-z]{1,5})(?P<number>\d{1,5})[ ](?P<priority>\d)[ ](?P<category>[A-Za-z]{1,4})
    [ ](?P<words>\d{1,5})[ ]{1,4}(?P<source>[A-Za-z][\w -]{0,40}?)(?:[ ]{1,4}\d{1,5})?[ \t]{0,4}\r?\n""",
    re.VERBOSE,
)
_ANPA = re.compile(
    r"""(?P<service>[A-Za-z])(?P<number>\d{4})[^\n]{0,20}\n[^\n]{0,3}(?P<priority>[fbudrsah])[ ]
    (?P<category>[a-z])[ ](?P<slug>[^\n]{1,60}?)[ ]{1,9}(?P<month>\d\d)-(?P<day>\d\d)[ ](?P<words>\d{3,5})""",
    re.VERBOSE,
)
_SENT = re.compile(
    r"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d) (?P<month>[A-Z][a-z]{2}) (?P<year>\d\d)(?!\d)"
)
_SENT_ANPA = re.compile(
    r"""(?P<source>[A-Z]{2,6})-[A-Z]{2}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)[ ]
    (?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>GMT)?""",
    re.VERBOSE,
)
_HEADER = re.compile(rb"\x01[ -~]{4}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_NOTE = re.compile(r"(?:AP Photo|Eds:|Update|With |For |Also )", re.IGNORECASE)
_BYLINE = re.compile(r"(?:By|Von|Par|Por) ")


def is_wire(start: bytes) -> bool:
    """Whether a file begins as a wire does: a header before STX, or the header line of one of the two."""
    if _HEADER.search(start[:64]) and b"\x02" in start[:2_000]:
        return True
    text = _CONTROL.sub("", start[:400].decode("latin-1")).lstrip()
    return bool(_IPTC.match(text) or _ANPA.match(text))


def cut(opened: BinaryIO, file: str, kind: str, options: Options) -> Iterator[Piece]:
    """The messages of a wire file; each begins with SOH, where there is one."""
    raw = opened.read()
    messages = [b"\x01" + each for each in raw.split(b"\x01")[1:] if each.strip(b"\x00\x16\r\n ")]
    if len(messages) < 2:
        yield Piece(file, kind, raw)
        return
    for number, message in enumerate(messages, start=1):
        yield Piece(file, kind, message, f"message {number}")


def documents(piece: Piece, options: Options) -> Iterable[Document]:
    """The one document of a message. Raises RefusedError."""
    found = decoded(piece.raw)
    text = found.text.replace("\r\n", "\n").replace("\r", "\n")
    head, body, trailer = _parts(text)
    anpa = _ANPA.search(head)
    declared, story = _of_anpa(body, trailer) if anpa else _of_iptc(body, trailer)
    header = None if anpa else _IPTC.search(head + "\n")
    if header:
        source = header["source"].split()[0].split("-")[0]
        declared.setdefault("outlet", Declared(source, "the IPTC 7901 header"))
    if not story.strip():
        raise RefusedError("the message holds no text; import the messages with stories")
    return [
        Document(
            piece.file,
            piece.format,
            piece.raw,
            story.strip("\n"),
            piece.place,
            encoding=found.encoding,
            declared=declared,
            notes=found.notes,
        )
    ]


def _parts(text: str) -> tuple[str, str, str]:
    """The header, the story and what follows it, without control characters."""
    head, begun, rest = text.partition("\x02")
    if not begun:
        plain = _CONTROL.sub("", text).lstrip()
        match = _ANPA.match(plain)
        end = plain.find("\n", match.end()) if match else plain.find("\n")
        head, rest = plain[: end + 1], plain[end + 1 :]
    body, _, trailer = rest.partition("\x03")
    return _CONTROL.sub("", head), _CONTROL.sub("", body), _CONTROL.sub("", trailer)


def _of_iptc(body: str, trailer: str) -> tuple[dict[str, Declared], str]:
    opening, _, story = body.lstrip("\n").partition("\n\n")
    declared: dict[str, Declared] = {}
    if not re.search(r"=\s*$", opening):
        opening, story = "", body
    lines = [line.strip().removesuffix("=").strip() for line in opening.split("\n")]
    headline = [line for line in lines if line and not _BYLINE.match(line) and not _is_keywords(line)]
    if headline:
        declared["headline"] = Declared(" ".join(headline), "the lines above the story")
    byline = next((line for line in lines if _BYLINE.match(line)), "")
    if byline:
        declared["byline"] = Declared(byline, "the lines above the story")
    sent = _last(_SENT, trailer) or _last(_SENT, body[-200:])
    if sent:
        words = "{day} {month} {century}{year} {hour}:{minute}".format(**_moment(sent))
        declared["date"] = Declared(words, "the end of the message")
    return declared, story


def _of_anpa(body: str, trailer: str) -> tuple[dict[str, Declared], str]:
    above = [line.strip().strip("^<= ") for line in body.split("\n") if line.strip().startswith("^")]
    tails = ("<", "=")
    story = "\n\n".join(
        line.strip()
        for line in body.split("\n")
        if line.strip() and not line.strip().startswith("^") and not line.strip().endswith(tails)
    )
    declared: dict[str, Declared] = {}
    headline = next((line for line in above[1:] if not _NOTE.match(line) and not _BYLINE.match(line)), "")
    if headline:
        declared["headline"] = Declared(headline, "the lines above the story")
    byline = next((line for line in above if _BYLINE.match(line)), "")
    if byline:
        declared["byline"] = Declared(byline, "the lines above the story")
    sent = _last(_SENT_ANPA, body[-300:] + trailer)
    if sent:
        words = "{century}{year}-{month}-{day}T{hour}:{minute}".format(**_moment(sent))
        declared["date"] = Declared(words + ("Z" if sent["zone"] else ""), "the end of the message")
        declared["outlet"] = Declared(sent["source"], "the end of the message")
    return declared, story


def _is_keywords(line: str) -> bool:
    """Whether a line is the keywords of a story ("Elections/Belarus/"): words joined by strokes."""
    return "/" in line and not re.search(r"[.!?]", line) and " / " not in line


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for each in pattern.finditer(text):
        found = each
    return found


def _moment(sent: re.Match[str]) -> dict[str, str]:
    """The parts of a moment, with the century that a wire leaves out."""
    return {**sent.groupdict(), "century": "19" if int(sent["year"]) >= 70 else "20"}
