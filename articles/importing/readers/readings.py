"""From a piece of a file to readings: all that can be known of its articles without a database.

Everything here runs in processes of their own (`pool`), without Django and under a time limit.
"""

import datetime as dt
import functools
import hashlib
import re
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from articles.text.canonical import UnreadableTextError, normalized
from articles.text.head import DeclaredHead
from articles.text.story import Story, read_story

from .documents import Declared, Document, Piece, RefusedError, Unreadable
from .fields import found_in
from .formats import FORMATS
from .options import Limits, Options
from .settled import SettledDate, settled_agency, settled_date, settled_language, settled_outlet
from .values import external_id_of, oddities, url_of


class Reading(NamedTuple):
    """An article as read: its canonical text, what the text says of itself, and what the file says of it.

    `text_sha256` is taken over the UTF-8 bytes of `text`, `raw_sha256` over the bytes it was read from; both
    are 64 lower-case hexadecimal digits. `importer` is name and version of what read it. From `date` on
    stands what text and file say together: `language` is a BCP 47 tag; `url` an http or https address of at
    most 2,000 characters without credentials and fragment, or empty; `external_id` the outlet's own name for
    the article, at most 200 characters, or empty. `questions` are left to a person, each one line.
    """

    document: Document
    importer: str
    text: str
    text_sha256: str
    raw_sha256: str
    story: Story
    date: SettledDate
    outlet: str | None
    outlet_reason: str
    agency: str | None
    language: str
    url: str
    external_id: str
    questions: tuple[str, ...]

    @property
    def declared(self) -> Mapping[str, Declared]:
        """What the file says of the article outside its text, by the names of documents.FIELDS."""
        return self.document.declared


_BETWEEN_LETTERS = re.compile(r"[\W_]+")
_BEGINNING = 20
"""So many characters of two lines mostly tell already that they are not the same."""
_TELLING = 80
"""So many letters and digits in a row no two texts have in common by chance."""


class _OutOfTimeError(BaseException):
    """A piece took longer than it may; no Exception, since libraries that catch all of those would go on."""


def readings_of(piece: Piece, options: Options) -> list[Reading | Unreadable]:
    """The articles in a piece, and what of it could not be read. Raises nothing that a piece can cause."""
    try:
        with _time_limit(options.limits.seconds):
            return list(_readings(piece, options))
    except (RefusedError, UnreadableTextError) as refusal:
        reason = str(refusal)
    except _OutOfTimeError:
        reason = f"reading it took longer than {options.limits.seconds:g} seconds; shorten or divide it"
    except (MemoryError, RecursionError):
        reason = "it is nested or grown too large to be read; save it again from the source"
    except Exception as error:  # noqa: BLE001 - whatever a library does with one file, the others go on
        reason = f"reading it failed ({type(error).__name__}); save it in another format, and report it"
    return [_unreadable(piece, reason)]


def mapping_of(piece: Piece, options: Options) -> dict[str, str]:
    """Which of our fields is filled from which of theirs in a record; empty for formats with fixed fields.

    Raises RefusedError if the piece holds no record.
    """
    record = FORMATS[piece.format].record
    return (
        {} if record is None else {ours: each.path for ours, each in found_in(record(piece), options).items()}
    )


def reading_of(document: Document, importer: str, limits: Limits) -> Reading:
    """The reading of one document. Raises RefusedError or UnreadableTextError."""
    document = _storable(document)
    text, head = composed(document)
    if not text.strip():
        raise RefusedError("it holds no text; import the article's text")
    encoded = text.encode("utf-8")
    if len(encoded) > limits.text_bytes:
        raise RefusedError(
            f"its text is {len(encoded):,} bytes long, the most is {limits.text_bytes:,}; divide it"
        )
    return _settled(document, importer, text, encoded, read_story(text, head))


def _storable(document: Document) -> Document:
    """The document without declared values that are no text; each is noted."""
    if all(_is_plain(said.value) for said in document.declared.values()):
        return document
    declared, notes = {}, list(document.notes)
    for name, said in document.declared.items():
        try:
            declared[name] = said._replace(value=normalized(said.value))
        except UnreadableTextError as refusal:
            notes.append(f"what {said.where} says is left out: {refusal}")
    return document._replace(declared=declared, notes=tuple(notes))


def _is_plain(value: str) -> bool:
    """Whether a value is sure to be in canonical form, without looking closer."""
    return value.isascii() and value.isprintable()


def _settled(document: Document, importer: str, text: str, encoded: bytes, story: Story) -> Reading:
    said = document.declared
    date = settled_date(story, said.get("date"), dt.datetime.now(dt.UTC).date())
    outlet = settled_outlet(story, said.get("outlet"))
    agency = settled_agency(story, said.get("agency"))
    language = settled_language(story, said.get("language"))
    url, url_note = url_of(said.get("url"))
    external_id, id_note = external_id_of(said.get("external_id"))
    of_text = [question for question in story.questions if question != story.date.question]
    asked = [*of_text, date.question, agency.question, language.question]
    noted = [*document.notes, *oddities(text, encoded), url_note, id_note]
    return Reading(
        document=document,
        importer=importer,
        text=text,
        text_sha256=hashlib.sha256(encoded).hexdigest(),
        raw_sha256=hashlib.sha256(document.raw).hexdigest(),
        story=story,
        date=date,
        outlet=outlet.value,
        outlet_reason=outlet.reason,
        agency=agency.value,
        language=language.value or story.language,
        url=url,
        external_id=external_id,
        questions=tuple(dict.fromkeys(each for each in (*asked, *noted) if each)),
    )


def composed(document: Document) -> tuple[str, DeclaredHead | None]:
    """The canonical text of a document, and what its first lines are declared to be.

    A declared headline stands above the body as a line of its own, and a declared standfirst below it,
    unless the body already opens with the same words: then they are those.
    Raises UnreadableTextError.
    """
    body = normalized(document.text)
    headline = _line(document.declared.get("headline"))
    if not headline or not body.strip():
        return body, None
    body = _without_opening(body, headline)
    standfirst = _line(document.declared.get("standfirst"))
    if not standfirst or _same(standfirst, headline) or _holds(body, standfirst):
        return f"{headline}\n\n{body}", DeclaredHead()
    return f"{headline}\n\n{standfirst}\n\n{body}", DeclaredHead(standfirst=True)


def _readings(piece: Piece, options: Options) -> Iterator[Reading | Unreadable]:
    format_ = FORMATS[piece.format]
    # The same bytes say something else under another mapping of fields.
    importer = f"{format_.importer}, mapped" if options.mapping else format_.importer
    found: Iterable[Document | Unreadable] = format_.read(piece, options)
    for document in found:
        if isinstance(document, Unreadable):
            yield document
            continue
        try:
            yield reading_of(document, importer, options.limits)
        except (RefusedError, UnreadableTextError) as refusal:
            yield Unreadable(document.file, str(refusal), document.place, document.format, document.raw)


def _unreadable(piece: Piece, reason: str) -> Unreadable:
    return Unreadable(piece.file, reason, piece.place, piece.format, piece.raw)


def _line(declared: Declared | None) -> str:
    """The words as one line."""
    return " ".join(normalized(declared.value).split()) if declared else ""


def _same(words: str, other: str) -> bool:
    first, second = _bare(words[:_BEGINNING]), _bare(other[:_BEGINNING])
    alike = first.startswith(second) or second.startswith(first)
    return alike and _bare(words) == _bare(other)


def _bare(words: str) -> str:
    """The letters and digits alone: two copies of a line differ in quotation marks, blanks and full stops."""
    return _BETWEEN_LETTERS.sub("", words).casefold()


def _without_opening(body: str, headline: str) -> str:
    first, _, rest = body.lstrip().partition("\n")
    return rest.lstrip("\n") if _same(first, headline) and rest.strip() else body.lstrip("\n")


def _holds(body: str, standfirst: str) -> bool:
    """Whether the body holds the standfirst itself, or what was cut out of it to make one."""
    words = _bare(standfirst)[:_TELLING]
    return words in _bare(body) if len(words) >= _TELLING // 2 else _bare(body).startswith(words)


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Ends what runs inside by _OutOfTimeError; only in a main thread.

    `seconds` are the processor’s: a machine that stands still for a while makes no piece too long.
    """
    _listen()
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


@functools.cache
def _listen() -> None:
    """Let the alarm clock of this process raise; once, for setting it up takes longer than many a piece."""
    signal.signal(signal.SIGPROF, _ring)


def _ring(number: int, frame: FrameType | None) -> None:
    raise _OutOfTimeError
