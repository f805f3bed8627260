"""Reading bytes as an import does, for the tests of the readers."""

from articles.importing.readers.documents import Unreadable
from articles.importing.readers.files import in_memory, pieces_of
from articles.importing.readers.options import Limits, Options, parse_mapping
from articles.importing.readers.readings import Reading, readings_of
from articles.text.segments import Segment

SENTENCE = "The ministers met in Minsk to speak of trade, the minister said."
STORY = f"{SENTENCE} It was a long meeting.\n\nMore talks will follow in autumn, he added."
HEADLINE = "Ministers meet in Minsk for talks on trade"


def read(
    name: str, raw: bytes | str, mapping: str = "", limits: Limits | None = None
) -> list[Reading | Unreadable]:
    """Everything that a file of this name gives."""
    options = Options(limits or Limits(), parse_mapping(mapping))
    content = raw.encode() if isinstance(raw, str) else raw
    found: list[Reading | Unreadable] = []
    for piece in pieces_of(in_memory(name, content), options):
        found.extend([piece] if isinstance(piece, Unreadable) else readings_of(piece, options))
    return found


def article(name: str, raw: bytes | str, mapping: str = "", limits: Limits | None = None) -> Reading:
    """The one article of a file."""
    (found,) = read(name, raw, mapping, limits)
    assert isinstance(found, Reading), found.reason
    return found


def refusal(name: str, raw: bytes | str, mapping: str = "", limits: Limits | None = None) -> Unreadable:
    """The one refusal of a file, which is one printable line."""
    (found,) = read(name, raw, mapping, limits)
    assert isinstance(found, Unreadable), found.text
    assert found.reason.isprintable()
    return found


def headline(found: Reading) -> str | None:
    """The words of an article's headline."""
    return words(found, found.story.headline)


def words(found: Reading, part: Segment | None) -> str | None:
    """The words of a part of an article's text, or None."""
    return None if part is None else found.text[part.start : part.end]


def asked(found: Reading) -> str:
    """All that is left to a person, in one string."""
    return "; ".join(found.questions)
