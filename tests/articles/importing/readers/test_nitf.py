"""NITF: title, date, body and source of an article marked up by an agency."""

import pytest

from tests.articles.importing.readers.reading import HEADLINE, SENTENCE, article, headline, refusal, words

NITF = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf xml:lang="en-GB"><head><title>Not this</title><docdata>
<doc-id id-string="N1" regsrc="EX"/><date.issue norm="20170717T101500+0300"/>
<doc.copyright holder="Example Agency" year="2017"/></docdata></head>
<body><body.head><hedline><hl1>{HEADLINE}</hl1><hl2>Not this</hl2></hedline>
<byline>By A. REPORTER<byttl>Writer</byttl></byline><distributor>Wire</distributor>
<abstract><p>A short word on the talks.</p></abstract></body.head>
<body.content><p>The <person>minister</person>&nbsp;met others in a caf\xe9.</p>
<media media-type="image"><media-caption>A picture</media-caption></media>
<p>{SENTENCE}<br/>A new line.</p></body.content><body.end/></body></nitf>""".encode("latin-1")


def test_it_gives_title_date_body_and_source() -> None:
    found = article("a.xml", NITF)
    assert found.document.format == "NITF"
    assert headline(found) == HEADLINE
    assert words(found, found.story.standfirst) == "A short word on the talks."
    assert found.text.endswith(f"The minister\xa0met others in a café.\n\n{SENTENCE}\nA new line.")
    assert found.date.resolved == "2017-07-17T10:15:00+03:00"
    assert (found.outlet, found.agency) == ("Example Agency", "Wire")
    assert (found.external_id, found.language) == ("N1", "en-GB")
    assert found.declared["byline"].value == "By A. REPORTER Writer"
    assert (found.document.encoding, found.document.declared_encoding) == ("windows-1252", "iso-8859-1")


def test_it_says_where_each_value_stood() -> None:
    found = article("a.xml", NITF)
    assert found.date.reason == "date.issue says “20170717T101500+0300”"
    assert found.outlet_reason == "doc.copyright/@holder says “Example Agency”"


@pytest.mark.parametrize(
    ("without", "outlet"),
    [
        (b'<doc.copyright holder="Example Agency" year="2017"/>', "Wire"),
        (b"<distributor>Wire</distributor>", "Example Agency"),
    ],
)
def test_the_source_is_found_where_it_stands(without: bytes, outlet: str) -> None:
    assert article("a.xml", NITF.replace(without, b"")).outlet == outlet


@pytest.mark.parametrize(
    "subset",
    [
        '[<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]',
        '[<!ENTITY x SYSTEM "file:///etc/passwd">]',
        '[<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]',
    ],
    ids=["billion laughs", "a file", "an address"],
)
def test_entities_are_neither_expanded_nor_fetched(subset: str) -> None:
    raw = NITF.replace(b'SYSTEM "nitf-3-6.dtd"', subset.encode()).replace(b"others", b"&lol2;")
    assert (
        refusal("a.xml", raw).reason == "it declares entities, which are not expanded; save it without them"
    )


def test_xml_that_is_not_well_formed_is_refused_with_line_and_column() -> None:
    assert refusal("a.xml", NITF.replace(b"</hl1>", b"")).reason == (
        "it is no well-formed XML: mismatched tag at line 5, column 95; export it again"
    )


def test_a_file_that_breaks_off_is_refused() -> None:
    assert "no well-formed XML" in refusal("a.xml", NITF[:-40]).reason


def test_an_article_without_text_is_refused() -> None:
    raw = "<nitf><body><body.head/><body.content/></body></nitf>"
    assert refusal("a.xml", raw).reason == "its body.content holds no text; import the text of the story"


def test_a_paragraph_that_is_escaped_markup_is_read_as_markup() -> None:
    raw = NITF.replace(b"A new line.", b"</p><p>&lt;div&gt;&lt;script&gt;x()&lt;/script&gt;&lt;/div&gt;")
    assert article("a.xml", raw).text.endswith(SENTENCE)


def test_deep_nesting_does_no_harm() -> None:
    deep = b"<em>" * 5_000 + b"deep" + b"</em>" * 5_000
    assert "deep" in article("a.xml", NITF.replace(b"A new line.", deep)).text
