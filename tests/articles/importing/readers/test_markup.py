"""From the markup inside a record to paragraphs."""

import pytest

from articles.importing.readers.documents import RefusedError
from articles.importing.readers.markup import is_markup, one_line, paragraphs


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One.</p><p>Two <b>bold</b> words.</p>", "One.\n\nTwo bold words."),
        ("One.<br><br>Two.<br/>Three.", "One.\n\nTwo.\nThree."),
        ("<div>One.<div>Two.</div>Three.</div>", "One.\n\nTwo.\n\nThree."),
        ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"),
        ("One  \n of\tthem.\n\nTwo.", "One of them.\n\nTwo."),
        ("<p>A\u00a0b &amp; c &laquo;d&raquo;</p>", "A\u00a0b & c «d»"),
        ("<p>One.<script>x()</script><!-- no --><style>p{}</style></p>", "One."),
        ("<p>One.</p><figure><figcaption>Picture</figcaption></figure><p>Two.", "One.\n\nTwo."),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("<?xml version='1.0' encoding='utf-8'?><p>One.</p>", "One."),
        ("", ""),
        ("<!-- nothing -->", ""),
    ],
)
def test_markup_becomes_paragraphs(markup: str, text: str) -> None:
    assert paragraphs(markup) == text


def test_deep_markup_is_read_without_recursion() -> None:
    assert paragraphs("<div>" * 2_000 + "deep") == "deep"


def test_markup_of_which_some_would_be_lost_is_refused() -> None:
    with pytest.raises(RefusedError, match="nested too deep"):
        paragraphs("<div>" * 20_000 + "deep")


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("<p>One.", True),
        (" <div class='x'>One.", True),
        ("One.<br>Two.<br>Three.", True),
        ("a < b and c > d", False),
        ("She wrote <p> once.", False),
        ("<3 from Minsk", False),
        ("<The Times> said", False),
    ],
)
def test_only_what_is_unmistakable_is_markup(text: str, so: bool) -> None:
    assert is_markup(text) is so


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("A &amp; B", "A & B"),
        ("The <i>Times</i>\n of Minsk", "The Times of Minsk"),
        ("AT&T; x < y", "AT&T; x < y"),
        ("It&#8217;s", "It’s"),
    ],
)
def test_a_title_is_one_line_without_markup(value: str, line: str) -> None:
    assert one_line(value) == line
