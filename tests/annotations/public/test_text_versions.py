"""Which text was coded: said on every record, and nothing of a text that no reviewed revision codes."""

import pytest
from django.test import Client

from annotations.models import Reanchoring, Record
from annotations.services.other_text import code_text, revise_on
from annotations.services.reanchoring import confirm_same_words, confirm_words
from articles.models import ArticleVersion
from tests.annotations.newsroom import ACT, DAY, UNITY, Newsroom, newest
from tests.annotations.public.pages import crawl, record_path, text_of
from tests.annotations.texts import RETRIEVED, changed_text

CHANGED = UNITY.replace("about the weather", "about the zanzibar").replace(
    "calls for unity", "calls for zanzibar"
)


@pytest.fixture
def record(newsroom: Newsroom) -> Record:
    """A public record of the first text, retrieved on 18 July."""
    return newsroom.publish(UNITY, ACT, published_on=DAY, retrieved_at=RETRIEVED.replace(day=18))


def recode(newsroom: Newsroom, record: Record, text: ArticleVersion) -> Record:
    """The next revision, on the new text, reviewed."""
    revision = revise_on(record=record, text=text, by=newsroom.ada)
    confirm_same_words(revision=revision, version=revision.version, by=newsroom.ada)
    return newsroom.review(record)


def test_a_record_says_which_text_was_coded(reader: Client, record: Record) -> None:
    page = text_of(reader.get(record_path(record)))
    assert "Coded from version 1 of the text, as retrieved on 18 July 2017" in page
    assert "changed its text" not in page


def test_without_a_time_of_retrieval_the_number_is_enough(reader: Client, newsroom: Newsroom) -> None:
    page = text_of(reader.get(record_path(newsroom.publish(UNITY, ACT))))
    assert "Coded from version 1 of the text 4" not in page
    assert "Coded from version 1 of the text" in page
    assert "retrieved on" not in page


def test_a_newer_text_is_no_public_knowledge(reader: Client, newsroom: Newsroom, record: Record) -> None:
    """Imported, compared, taken over in a draft: not one byte of any answer changes."""

    def answers() -> dict[str, tuple[int, dict[str, str], bytes]]:
        asked = ("/", "/records/?q=zanzibar", "/claims/?q=zanzibar", record_path(record))
        pages = crawl(reader, *asked)
        return {path: (page.status_code, dict(page.items()), page.content) for path, page in pages.items()}

    before = answers()
    text = changed_text(record, CHANGED)
    assert answers() == before
    revision = revise_on(record=record, text=text, by=newsroom.ada)
    assert answers() == before
    confirm_same_words(revision=revision, version=revision.version, by=newsroom.ada)
    newsroom.submit(record)
    assert answers() == before
    assert reader.get(f"{record_path(record)}revisions/2/").status_code == 404


def test_once_the_new_text_is_reviewed_both_revisions_say_which_they_code(
    reader: Client, newsroom: Newsroom, record: Record
) -> None:
    former = record_path(record)
    record = recode(newsroom, record, changed_text(record, CHANGED))
    now = text_of(reader.get(record_path(record)))
    assert "Coded from version 2 of the text, as retrieved on 19 July 2017" in now
    assert "the outlet has changed its text; see the history" in now
    assert "codes version 1 of the text" in now
    assert "zanzibar" in now
    earlier = reader.get(f"{former}revisions/1/", follow=True)
    before = text_of(earlier)
    assert "Coded from version 1 of 2 of the text, as retrieved on 18 July 2017" in before
    assert "the outlet has changed its text since: revision 2 codes version 2" in before
    assert "about the weather" in before, "the old text stays readable"
    assert "about the zanzibar" not in before


def test_a_record_first_reviewed_on_its_second_text_says_so(reader: Client, newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    newsroom.claim(record, ACT)
    revision = newest(record)
    text = changed_text(record, CHANGED)
    revision = code_text(revision=revision, version=revision.version, text=text, by=newsroom.ada)
    proposal = Reanchoring.objects.get()
    confirm_words(reanchoring=proposal, version=proposal.version, by=newsroom.ada)
    page = text_of(reader.get(record_path(newsroom.review(record))))
    assert "Coded from version 2 of the text, as retrieved on 19 July 2017" in page
    assert "the weather over" not in page
