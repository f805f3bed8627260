"""Feeds: RSS 2.0, RSS 1.0 and Atom, an entry a document."""

import pytest

from articles.importing.readers.documents import Unreadable
from articles.importing.readers.formats.feeds import ONLY_A_SUMMARY
from articles.importing.readers.readings import Reading
from tests.articles.importing.readers.reading import (
    HEADLINE,
    SENTENCE,
    article,
    asked,
    headline,
    read,
    refusal,
    words,
)

BODY = f"<p>{SENTENCE}</p><p>More talks will follow.</p>"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Zvezda</title><link>https://example.org</link><language>en</language>
<item><title>{HEADLINE}</title><link>https://example.org/1#top</link><guid isPermaLink="false">g1</guid>
<pubDate>Mon, 17 Jul 2017 10:15:00 +0300</pubDate><dc:creator>A. Reporter</dc:creator>
<description>A short word on the talks of the ministers.</description>
<content:encoded><![CDATA[{BODY}]]></content:encoded></item>
</channel></rss>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://example.org"><title>Zvezda</title></channel>
<item rdf:about="https://example.org/1"><title>{HEADLINE}</title><link>https://example.org/1</link>
<dc:date>2017-07-17T10:15:00+03:00</dc:date><content:encoded><![CDATA[{BODY}]]></content:encoded></item></rdf:RDF>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Zvezda</title>
<entry><title type="html">{HEADLINE}</title><id>tag:example.org,2017:1</id>
<published>2017-07-17T10:15:00+03:00</published><updated>2017-07-19T10:15:00+03:00</updated>
<link rel="alternate" href="https://example.org/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content></entry></feed>"""


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed"])
@pytest.mark.parametrize("feed", [RSS, RDF, ATOM], ids=["RSS 2.0", "RSS 1.0", "Atom"])
def test_an_entry_gives_title_date_body_and_source(feed: str, name: str) -> None:
    found = article(name, feed)
    assert found.document.format == "feed"
    assert found.document.place == "entry 1"
    assert headline(found) == HEADLINE
    assert found.text.endswith(f"{SENTENCE}\n\nMore talks will follow.")
    assert found.date.resolved == "2017-07-17T10:15:00+03:00"
    assert (found.outlet, found.outlet_reason) == ("Zvezda", "the feed's title says “Zvezda”")
    assert found.url == "https://example.org/1"
    assert ONLY_A_SUMMARY not in found.questions


def test_it_says_where_each_value_stood() -> None:
    declared = article("feed.xml", RSS).declared
    assert {name: said.where for name, said in declared.items()} == {
        "headline": "title",
        "standfirst": "description",
        "date": "pubDate",
        "outlet": "the feed's title",
        "byline": "dc:creator",
        "url": "link",
        "external_id": "guid",
        "language": "the feed's language",
    }


def test_a_standfirst_stands_between_headline_and_story() -> None:
    found = article("feed.xml", RSS)
    assert words(found, found.story.standfirst) == "A short word on the talks of the ministers."


def test_a_summary_alone_is_marked_as_partial_text() -> None:
    start, _, rest = RSS.partition("<content:encoded>")
    found = article("feed.xml", start + rest.partition("</content:encoded>")[2])
    assert found.text == f"{HEADLINE}\n\nA short word on the talks of the ministers."
    assert ONLY_A_SUMMARY in found.questions


def test_each_entry_has_its_own_bytes_only() -> None:
    second = RSS.partition("<item>")[2].partition("</item>")[0].replace(SENTENCE, "Another story altogether.")
    found = read("feed.xml", RSS.replace("</channel>", f"<item>{second}</item></channel>"))
    assert len(found) == 2
    one, two = found
    assert isinstance(one, Reading)
    assert isinstance(two, Reading)
    assert one.document.raw.startswith(b"<item>")
    assert b"Another" not in one.document.raw
    assert "Another" in two.text


def test_the_source_of_an_entry_comes_before_the_title_of_its_feed() -> None:
    feed = RSS.replace("<pubDate>", '<source url="https://x.example">Minsk Times</source><pubDate>')
    assert article("feed.xml", feed).outlet == "Minsk Times"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "utf-16"])
def test_the_encoding_that_a_feed_declares_is_taken(encoding: str) -> None:
    text = "Министры встретились в Минске и говорили о торговле между странами."
    feed = RSS.replace('"utf-8"', f'"{encoding}"').replace(SENTENCE, text)
    found = article("feed.xml", feed.encode(encoding))
    assert text in found.text
    assert found.document.declared_encoding in (encoding, "")  # UTF-16 is told by its first bytes
    assert "decoded rightly" not in asked(found)


def test_a_feed_that_declares_another_encoding_than_it_has_is_asked_about() -> None:
    text = "Министры встретились в Минске и говорили о торговле между странами."
    found = article("feed.xml", RSS.replace('"utf-8"', '"windows-1251"').replace(SENTENCE, text).encode())
    assert text in found.text
    assert "The file says “windows-1251”, but its bytes are UTF-8" in asked(found)


def test_a_feed_that_is_not_well_formed_is_read_and_asked_about() -> None:
    found = article("feed.xml", RSS.replace("<dc:creator>", "<b><dc:creator>"))
    assert SENTENCE in found.text
    assert "no well-formed XML" in asked(found)


def test_names_of_characters_that_only_html_knows_are_read() -> None:
    assert (
        "«Talks» in Minsk"
        in article("feed.xml", RSS.replace(HEADLINE, "&laquo;Talks&raquo; in Minsk again")).text
    )


def test_the_address_of_the_feed_is_not_that_of_an_entry() -> None:
    feed = RSS.replace("<link>https://example.org/1#top</link>", "<link>https://example.org/news</link>")
    assert article("feed.xml", feed).url == "https://example.org/news"
    both = feed.replace("<link>https://example.org</link>", "<link>https://example.org/news</link>")
    assert article("feed.xml", both).url == ""


def test_an_entry_that_breaks_off_is_refused_and_the_others_are_read() -> None:
    whole, torn = read("feed.xml", RSS.replace("</channel></rss>", "<item><title>Torn"))
    assert isinstance(whole, Reading)
    assert isinstance(torn, Unreadable)
    assert (torn.place, torn.reason) == ("entry 2", "the feed ends within this entry; fetch it again")


def test_an_entry_without_text_is_refused() -> None:
    feed = "<rss><channel><item><title>Only a title</title></item></channel></rss>"
    assert "neither a text nor a summary" in refusal("feed.xml", feed).reason


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    assert "declares entities" in refusal("feed.xml", RSS.replace("<rss", f"{bomb}<rss", 1)).reason


def test_nitf_within_an_entry_is_read_as_nitf() -> None:
    story = f"<nitf><body><body.content><p>{SENTENCE}</p></body.content></body></nitf>"
    feed = ATOM.replace("<content", f'<content type="text/xml">{story}</content><x').replace(
        "</content></entry>", "</x></entry>"
    )
    assert article("feed.xml", feed).text.endswith(SENTENCE)


def test_what_a_blog_program_exports_has_its_paragraphs() -> None:
    feed = RSS.replace(BODY, f"{SENTENCE}\n\n<b>More</b> talks will follow.")
    assert article("feed.xml", feed).text.endswith(f"{SENTENCE}\n\nMore talks will follow.")


def test_fifty_thousand_angle_brackets_do_no_harm() -> None:
    assert SENTENCE in article("feed.xml", RSS.replace("More talks", "<" * 50_000)).text
