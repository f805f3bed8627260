"""Text wires: IPTC 7901 and ANPA 1312, with and without their control characters."""

import pytest

from articles.importing.readers.readings import Reading
from tests.articles.importing.readers.reading import HEADLINE, SENTENCE, article, headline, read, refusal

IPTC = (
    "\x01exa0007 4 pl 85  exa 0908\r\n\x02Trade/Belarus/\r\n"
    f"{HEADLINE}\r\nBy A. Reporter, Example =\r\n\r\n"
    f"Minsk (exa) - {SENTENCE}\r\n\r\nMore talks will follow.\r\n\x03\r\n171015 Jul 17\r\n\x04"
)
ANPA = (
    "z6715-----\nr z BC-Trade--Belarus 1stLd-Writethru   07-17 0500\n"
    f"^BC-Trade--Belarus, 1st Ld-Writethru,416<\n^{HEADLINE}<\n^Eds: Updates.<\n"
    "^By A. REPORTER=\n^Example Writer=\n"
    f"\t   MINSK (AP) _ {SENTENCE}\n\t   More talks will follow.\n\t   AP-WF-07-17-17 0715GMT<\n"
)


@pytest.mark.parametrize("name", ["a.txt", "a.tst", "wire"])
def test_iptc_7901_gives_title_date_body_and_source(name: str) -> None:
    found = article(name, IPTC)
    assert found.document.format == "text wire"
    assert headline(found) == HEADLINE
    assert found.text == f"{HEADLINE}\n\nMinsk (exa) - {SENTENCE}\n\nMore talks will follow."
    assert found.date.resolved == "2017-07-17T10:15:00"
    assert found.outlet == "exa"
    assert found.declared["byline"].value == "By A. Reporter, Example"


def test_iptc_7901_is_told_by_its_header_line_alone() -> None:
    plain = "".join(char for char in IPTC if char.isprintable() or char == "\n")
    found = article("wire", plain)
    assert headline(found) == HEADLINE
    assert found.date.resolved == "2017-07-17T10:15:00"


def test_anpa_1312_gives_title_date_body_and_source() -> None:
    found = article("a.tst", ANPA)
    assert headline(found) == HEADLINE
    assert found.text == f"{HEADLINE}\n\nMINSK (AP) _ {SENTENCE}\n\nMore talks will follow."
    assert found.date.resolved == "2017-07-17T07:15:00+00:00"
    assert found.outlet == "AP"


def test_a_text_file_without_control_characters_is_no_wire() -> None:
    assert article("a.txt", ANPA).document.format == "plain text"


def test_the_messages_of_a_file_are_read_each_by_itself() -> None:
    found = read("wire", IPTC + IPTC.replace("More talks", "Other talks"))
    assert [each.document.place for each in found if isinstance(each, Reading)] == ["message 1", "message 2"]


def test_a_message_without_story_is_refused() -> None:
    assert "holds no text" in refusal("wire", "\x01exa0007 4 pl 85  exa 0908\r\n\x02\x03").reason
