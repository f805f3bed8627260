"""What kind of file some bytes are: told by their beginning, and only then by the name of the file."""

import re

from articles.importing.readers.decoding import BYTE_ORDER_MARKS
from articles.importing.readers.documents import RefusedError

_ARCHIVE = "archives but zip are not read; unpack it, or pack it as zip"
_DOCUMENT = "documents of office programs are not read; save its text as plain text or HTML"
_PICTURE = "it is a picture; import the text of the article"
_SOUND = "it is sound or film; import the text of the article"
_PROGRAM = "it is a program; import the text of the article"
_DATABASE = "it is a database; export the articles as CSV or JSON Lines"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "it is a PDF, which is not read; save its text as plain text or HTML"),
    (b"{\\rtf", "it is RTF, which is not read; save its text as plain text or HTML"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "it is an old Word or Excel file; save its text as plain text or HTML",
    ),
    (b"\x1f\x8b", f"it is a gzip archive: {_ARCHIVE}"),
    (b"BZh", f"it is a bzip2 archive: {_ARCHIVE}"),
    (b"\xfd7zXZ\x00", f"it is an xz archive: {_ARCHIVE}"),
    (b"7z\xbc\xaf\x27\x1c", f"it is a 7z archive: {_ARCHIVE}"),
    (b"Rar!\x1a\x07", f"it is a RAR archive: {_ARCHIVE}"),
    (b"\x28\xb5\x2f\xfd", f"it is a Zstandard archive: {_ARCHIVE}"),
    (b"WARC/", "it is a WARC archive, which is not read; save the pages as HTML"),
    (b"SQLite format 3\x00", _DATABASE),
    (b"PAR1", "it is Parquet, which is not read; export the articles as CSV or JSON Lines"),
    (b"ARROW1", "it is Arrow, which is not read; export the articles as CSV or JSON Lines"),
    (b"\x89HDF\r\n", _DATABASE),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"RIFF", _SOUND),
    (b"OggS", _SOUND),
    (b"ID3", _SOUND),
    (b"fLaC", _SOUND),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90\x00", _PROGRAM),
    (b"%YAML", "it is YAML, which is not read; save the articles as JSON"),
)
_PICKLE = re.compile(rb"\x80[\x02-\x05](?:\x95|[\]}()c])")
_TAR = slice(257, 262)

_BY_NAME = {
    **dict.fromkeys((".yaml", ".yml"), "YAML is not read; save the articles as JSON"),
    **dict.fromkeys((".pkl", ".pickle"), "pickles are not read, for they can run programs; save JSON"),
    **dict.fromkeys((".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".zst"), _ARCHIVE),
    **dict.fromkeys((".warc",), "WARC is not read; save the pages as HTML"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".pdf", ".epub"), _DOCUMENT),
    **dict.fromkeys((".xls", ".xlsx", ".ods"), "spreadsheets are not read; save the table as CSV"),
    **dict.fromkeys((".eml", ".msg", ".mbox"), "mail is not read; save the article as plain text or HTML"),
    **dict.fromkeys((".md", ".rst"), "Markdown is not read; save the article as plain text or HTML"),
}
"""Why files with these endings are not read, where their content does not say it."""

_ROOT = re.compile(
    r"""(?>\s++|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!doctype(?:[^<>\[\]]++|\[[^\]]*+\])*+>)*+
    <(?P<name>[a-zA-Z_][\w.:-]*)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_HTML_DOCTYPE = re.compile(r"<!doctype\s+html", re.IGNORECASE)


def refuse_unsupported(name: str, start: bytes) -> None:
    """Raises RefusedError for what is told to be of a kind that is not read, with what to do instead."""
    if not start:
        raise RefusedError("it is empty; import the article's text")
    for signature, reason in _SIGNATURES:
        if start.startswith(signature):
            raise RefusedError(reason)
    if start[_TAR] == b"ustar":
        raise RefusedError(f"it is a tar archive: {_ARCHIVE}")
    if _PICKLE.match(start):
        raise RefusedError("it is a pickle, which is not read, for it can run programs; save JSON")
    if start[4:8] == b"ftyp":
        raise RefusedError(_SOUND)
    if ending(name) in _BY_NAME:
        raise RefusedError(_BY_NAME[ending(name)])


def ending(name: str) -> str:
    """The ending of a file's name with its dot, in lower case; empty if it has none."""
    last = re.split(r"[/\\]", name)[-1]
    return "." + last.rpartition(".")[2].casefold() if "." in last.lstrip(".") else ""


def beginning(start: bytes) -> str:
    """The first bytes of a file as text, to tell its kind by; what is no text in them is replaced."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if start.startswith(mark):
            return start.decode(encoding, "replace").removeprefix("\ufeff")
    if start[1:2] == b"\0":
        return start.decode("utf-16-le", "replace")
    if start[:1] == b"\0":
        return start.decode("utf-16-be", "replace")
    return start.decode("utf-8", "replace")


def root_name(text: str) -> str:
    """The name of the first element of XML or HTML, with its prefix; empty if it is none."""
    found = _ROOT.match(text)
    return found["name"] if found else ""


def has_html_doctype(text: str) -> bool:
    """Whether a text says that it is HTML."""
    return bool(_HTML_DOCTYPE.search(text[:2_000]))
