"""Pages that nobody wrote for readers: a document or one line of refusal, never anything else."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.importing.readers.documents import Piece, RefusedError, Unreadable
from articles.importing.readers.options import Limits, Options
from articles.importing.readers.readings import readings_of

from .pages import FIRST, STORY, paragraphs, read, site

TAGS = "<p> </p> <div> </div> <br> <table><tr><td> </a> <h1> </h1> <article> <li> <title> </script> <!-- -->"
ODD = ["<a href=x>", "<meta charset=x>", "<script type=application/ld+json>", "<![CDATA[", "&#0;", "&amp;lt;"]
MARKUP = st.sampled_from([*TAGS.split(), *ODD, "\0", "\ufeff", "word ", "A sentence of some length. "])


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("<" * 50_000, "no text"),
        ("<html><body></body></html>", "no text"),
        ("<div>" * 50_000, "no text"),
        ("<b>" * 50_000 + "</b>" * 50_000, "no text"),
        ("<div>" * 200_000, "200,000 tags"),
        ("<p " + "a " * 100_000 + ">x", "too many attributes"),
        ("<frameset><frame src=x></frameset>", "only holds frames"),
        ("<meta http-equiv=Refresh content='0; url=https://example.org/'>", "leads on to another"),
        ("<div id=root></div><script src=app.js></script>", "scripts"),
        ("<!--" + "x" * 100_000, ""),
        ("<script>document.write('A story')</script>", "scripts"),
    ],
)
def test_a_page_without_a_story_is_refused_in_one_line(page: str, why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read(page)
    assert why in str(refused.value)
    assert ";" in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "page",
    [
        f"<p title='{'x' * 1_000_000}'>{FIRST}</p>",
        f"<p class='{'x ' * 500_000}'>{FIRST}</p>",
        f"<p title='a\0b'>{FIRST[:20]}\0{FIRST[20:]}</p>",
        f"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><p>{FIRST}</p>",
        f"<base href='javascript:x'><p onclick='x()'>{FIRST}</p>",
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{FIRST}</p>",
        f"<p>{FIRST}",
        f"<p>{FIRST}</p><script>for (i = 0; i<n; i++) {{ go(); }}</script>",
    ],
)
def test_what_is_odd_around_a_story_does_not_touch_it(page: str) -> None:
    assert read(page).text == FIRST


def test_a_local_file_is_never_read_by_an_entity() -> None:
    page = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>It says &x; and no more of it.</p>"
    assert read(page).text == "It says &x; and no more of it."


def test_a_page_that_nests_too_deep_says_so() -> None:
    document = read(f"<p>{FIRST}</p>" + "<div>x" * 1_000)
    assert any("nests deeper than 256" in note for note in document.notes)


def test_the_time_limit_ends_a_page_that_takes_too_long() -> None:
    options = Options(limits=Limits(seconds=0.05))
    page = site(f"<article>{paragraphs(STORY * 3_000)}</article>").encode()
    (found,) = readings_of(Piece("page.html", "HTML", page), options)
    assert "longer than 0.05 seconds" in getattr(found, "reason", "")


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        ("<meta charset=windows-1251><p>Порт открыт.</p>".encode("cp1251"), "windows-1251", "Порт открыт."),
        (
            b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>Caf\xe9 ouvert.</p>",
            "windows-1252",
            "Café ouvert.",
        ),
        ("<?xml version='1.0' encoding='koi8-r'?><p>Порт.</p>".encode("koi8-r"), "koi8-r", "Порт."),
        ("<p>Порт открыт.</p>".encode("utf-16"), "utf-16-le", "Порт открыт."),
        ("<meta charset=no-such-thing><p>Café ouvert.</p>".encode(), "utf-8", "Café ouvert."),
    ],
)
def test_the_charset_that_a_page_declares_is_believed(raw: bytes, encoding: str, text: str) -> None:
    document = read(raw)
    assert (document.encoding, document.text) == (encoding, text)


def test_a_broken_byte_outside_the_story_is_a_question_to_the_editor() -> None:
    raw = site(f"<article>{paragraphs(STORY)}</article>", below="<footer>caf~ bar</footer>").encode()
    document = read(raw.replace(b"~", b"\xe9"))
    assert document.text.split("\n\n") == STORY
    assert any("not UTF-8" in note for note in document.notes)


def test_a_broken_byte_inside_the_story_is_refused() -> None:
    raw = site(
        f"<article>{paragraphs([*STORY, 'The caf~ is closed, and nobody knows for how long.'])}</article>"
    )
    with pytest.raises(RefusedError, match="UTF-8"):
        read(raw.encode().replace(b"~", b"\xe9", 1))


CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def is_readable(page: bytes) -> None:
    (found,) = readings_of(Piece("page.html", "HTML", page), Options())
    if isinstance(found, Unreadable):
        assert found.reason
        assert "\n" not in found.reason
        return
    document = read(page)
    assert document.text.strip()
    lines = [each.value for name, each in document.declared.items() if name != "standfirst"]
    for line in lines:
        assert "\n" not in line
        assert not CONTROL.search(line)
    assert not CONTROL.search(document.text)


@given(st.binary(max_size=300))
@example(b"\xff\xfe<\x00p\x00>\x00\x00\xd8")
@example(b"<meta charset=utf-7><p>+ADw-script+AD4-")
def test_any_bytes_are_a_document_or_refused(raw: bytes) -> None:
    is_readable(raw)


@given(st.lists(st.one_of(MARKUP, st.text(max_size=20)), max_size=30).map("".join))
@example("<p>&#xD800;&#0;&#xFFFFFFFF;&#1;</p>")
@example("<title>\x01\x02</title><meta property=og:title content='a&#7;b'><p>x")
def test_any_text_is_a_document_or_refused(page: str) -> None:
    is_readable(page.encode("utf-8", "surrogatepass"))
