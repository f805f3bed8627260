"""NewsML 1.2: NewsItems with their text as NITF, as markup, or escaped."""

import pytest

from tests.articles.importing.readers.reading import HEADLINE, SENTENCE, article, headline, refusal

MARKUP = f"<p>{SENTENCE}</p><p>More talks will follow.</p>"
NITF = f"<nitf><body><body.content>{MARKUP}</body.content></body></nitf>"
ESCAPED = f"<![CDATA[{MARKUP.replace('p>', 'P>')}]]>"
PLAIN = f"{SENTENCE}\n\nMore talks will follow."


def newsml(content: str) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<NewsML><NewsEnvelope><DateAndTime>20170718T100000Z</DateAndTime></NewsEnvelope><NewsItem>
<Identification><NewsIdentifier><ProviderId>example.org</ProviderId><DateId>20170717</DateId>
<PublicIdentifier>urn:newsml:example.org:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20170717T071500Z</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine><![CDATA[ {HEADLINE} ]]></HeadLine><DateLine>Minsk</DateLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Example Agency"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="EN"/></DescriptiveMetadata>
<NewsComponent><ContentItem><DataContent>{content}</DataContent></ContentItem></NewsComponent>
</NewsComponent></NewsItem></NewsML>"""


@pytest.mark.parametrize(
    "content", [MARKUP, NITF, ESCAPED, PLAIN], ids=["markup", "NITF", "escaped", "plain"]
)
def test_an_item_gives_title_date_body_and_source(content: str) -> None:
    found = article("a.xml", newsml(content))
    assert found.document.format == "NewsML 1"
    assert headline(found) == HEADLINE
    assert found.text == f"{HEADLINE}\n\n{SENTENCE}\n\nMore talks will follow."
    assert found.date.resolved == "2017-07-17T07:15:00+00:00"
    assert found.date.reason == "FirstCreated says “20170717T071500Z”"
    assert found.outlet_reason == "Provider/Party/@FormalName says “Example Agency”"
    assert (found.external_id, found.language) == ("urn:newsml:example.org:1", "en")


def test_an_item_without_text_is_refused() -> None:
    assert "none of its NewsItems holds text" in refusal("a.xml", newsml("")).reason
    assert "holds no NewsItem" in refusal("a.xml", "<NewsML><NewsEnvelope/></NewsML>").reason
