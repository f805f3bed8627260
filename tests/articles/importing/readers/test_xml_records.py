"""XML without a standard: records by the names of their elements."""

from articles.importing.readers.readings import Reading
from tests.articles.importing.readers.reading import HEADLINE, SENTENCE, article, headline, read, refusal

CORPUS = f"""<?xml version="1.0" encoding="iso-8859-1"?>
<newsitem itemid="2286" id="root" date="2017-07-17" xml:lang="en"><headline>{HEADLINE}</headline>
<dateline>MINSK</dateline><text><p>{SENTENCE}</p><p>More.</p></text>
<metadata><dc element="dc.publisher" value="Example Holdings"/></metadata></newsitem>"""
RECORDS = f"""<?xml version="1.0"?><Response xmlns="http://example.org/"><List xmlns="">
<RBNews><NewsID>n1</NewsID><PublishDate>2017-07-17T10:15:00</PublishDate><headline>{HEADLINE}</headline>
<origin>Example Agency</origin>
<content>&lt;P&gt;{SENTENCE}&lt;/P&gt;&lt;P&gt;More.&lt;/P&gt;</content></RBNews>
<RBNews><headline>{HEADLINE}</headline><content/></RBNews></List></Response>"""


def test_an_item_of_a_corpus_gives_title_date_body_and_source() -> None:
    found = article("a.xml", CORPUS)
    assert headline(found) == HEADLINE
    assert found.text == f"{HEADLINE}\n\n{SENTENCE}\n\nMore."
    assert (found.date.resolved, found.outlet) == ("2017-07-17", "Example Holdings")
    assert (found.external_id, found.language) == ("2286", "en")


def test_records_are_found_wherever_they_stand() -> None:
    found, empty = read("a.xml", RECORDS)
    assert isinstance(found, Reading)
    assert (headline(found), found.outlet) == (HEADLINE, "Example Agency")
    assert found.text == f"{HEADLINE}\n\n{SENTENCE}\n\nMore."
    assert found.date.reason == "element “PublishDate” says “2017-07-17T10:15:00”"
    assert not isinstance(empty, Reading)
    assert (empty.place, empty.reason) == (
        "record 2",
        "the element “content” is empty; an article needs a text",
    )


def test_fields_are_mapped_as_in_json() -> None:
    raw = f"<?xml version='1.0'?><a><Kopf>{HEADLINE}</Kopf><Inhalt>{SENTENCE}</Inhalt></a>"
    assert headline(article("a.xml", raw, mapping="title=Kopf,text=Inhalt")) == HEADLINE


def test_xml_of_no_known_kind_is_refused_by_its_root() -> None:
    reason = refusal("a.xml", "<?xml version='1.0'?><catalog><book/></catalog>").reason
    assert reason.startswith("its XML (“catalog”) is of no known kind")
