"""NewsML-G2: news items alone and in messages, with their text in three forms."""

import pytest

from articles.importing.readers.documents import Unreadable
from articles.importing.readers.readings import Reading
from tests.articles.importing.readers.reading import HEADLINE, SENTENCE, article, headline, read, refusal

XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
<head><title>Not this</title></head><body><header><h1>Not this</h1></header>
<p>{SENTENCE}</p><p>More <b>talks</b> will follow.</p></body></html></inlineXML>"""
NITF = f"""<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.content><block><p>{SENTENCE}</p><p>More talks will follow.</p></block></body.content>
</body></nitf></inlineXML>"""
ESCAPED = f"""<inlineData contenttype="text/plain"><![CDATA[
<p>  {SENTENCE.replace(" to ", chr(10) + "to ")}</p><P>More talks will follow.</P>]]></inlineData>"""
PLAIN = f"""<inlineData contenttype="text/plain">  {SENTENCE}

More talks will follow.
</inlineData>"""
NO_TEXT = '<remoteContent contenttype="image/jpeg" href="tag:example.org:1.jpg"/>'


def item(content: str, kind: str = "text") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1" xml:lang="en-US">
<rightsInfo><copyrightHolder literal="Holder"/></rightsInfo>
<itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="prov:EX"><name xml:lang="de">Agentur</name>
<name xml:lang="en">Example Agency</name></provider>
<versionCreated>2017-07-17T10:15:00+03:00</versionCreated></itemMeta>
<contentMeta><headline role="hld:subHeadline">Not this</headline><headline>{HEADLINE}</headline>
<creditline>Wire</creditline><by>By A. Reporter</by></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


@pytest.mark.parametrize("content", [XHTML, NITF, ESCAPED, PLAIN], ids=["XHTML", "NITF", "escaped", "plain"])
def test_an_item_gives_title_date_body_and_source(content: str) -> None:
    found = article("a.xml", item(content))
    assert found.document.format == "NewsML-G2"
    assert headline(found) == HEADLINE
    assert found.text == f"{HEADLINE}\n\n{SENTENCE}\n\nMore talks will follow."
    assert found.date.resolved == "2017-07-17T10:15:00+03:00"
    assert found.date.reason == "itemMeta/versionCreated says “2017-07-17T10:15:00+03:00”"
    assert (found.outlet, found.agency) == ("Example Agency", "Wire")
    assert (found.external_id, found.language) == ("urn:example:1", "en-US")


def test_the_items_of_a_message_are_read_each_by_itself() -> None:
    items = f"<packageItem/>{item(XHTML)}{item(NO_TEXT, 'picture')}"
    message = f"<newsMessage><header><sender>x</sender></header><itemSet>{items}</itemSet></newsMessage>"
    text, picture = read("a.xml", message)
    assert isinstance(text, Reading)
    assert text.document.place == "newsItem 1"
    assert isinstance(picture, Unreadable)
    assert picture.reason == "its newsItem is of the class “picture” and holds no text; import the text items"


def test_a_provider_known_by_an_address_alone_gives_way_to_a_name() -> None:
    raw = item(PLAIN).replace('<provider qcode="prov:EX">', '<provider uri="http://example.org/about/"/><x>')
    raw = raw.replace("</provider>", "</x>")
    assert article("a.xml", raw).outlet == "Holder"


def test_copy_that_was_taken_back_or_waits_is_asked_about() -> None:
    raw = item(PLAIN).replace("</versionCreated>", "</versionCreated><pubStatus qcode='stat:withheld'/>")
    raw = raw.replace("<pubStatus", "<embargoed>2017-07-20T12:00:00Z</embargoed><pubStatus")
    assert article("a.xml", raw).questions == (
        "may it be published? The agency says that it is withheld",
        "may it be published yet? The agency embargoed it until 2017-07-20T12:00:00Z",
    )


def test_text_without_paragraph_marks_is_read() -> None:
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{SENTENCE}\n Next.</body></html>'
    found = article("a.xml", item(f"<inlineXML>{page}</inlineXML>"))
    assert found.text == f"{HEADLINE}\n\n{SENTENCE} Next."


@pytest.mark.parametrize("kind", ["packageItem", "conceptItem", "planningItem"])
def test_what_holds_no_news_item_is_refused_by_its_kind(kind: str) -> None:
    assert f"holds a {kind.lower()}" in refusal("a.xml", f"<{kind} guid='x'/>").reason


def test_pictures_in_base64_are_no_text() -> None:
    raw = item('<inlineData contenttype="image/jpeg" encoding="base64">QUJD</inlineData>', "picture")
    assert "holds no text" in refusal("a.xml", raw).reason
