"""The rows of a reading say what was read."""

import datetime as dt

from articles.importing.readers.ready import ready
from articles.text.uids import version_uid
from tests.articles.importing.readers.reading import article

PAGE = """Home
Ministers meet in Minsk
17 July 2020, 10:30

MINSK, 17 July (BelTA) – “All is well,” the minister said on 17 July, TASS reports.

A second paragraph says more than the first one did, and ends.
"""


def test_the_row_of_a_version_gives_its_fields_back() -> None:
    found = article("a.txt", PAGE)
    fields = ready(found).fields()
    assert fields["uid"] == version_uid(found.text_sha256).bytes
    assert fields["headline"] == "Ministers meet in Minsk"
    assert PAGE[fields["headline_start"] : fields["headline_end"]] == fields["headline"]
    assert fields["dateline"] == "MINSK, 17 July (BelTA) –"
    assert (fields["standfirst"], fields["standfirst_start"]) == ("", None)
    assert fields["date_resolved"] == found.date.resolved
    assert fields["published_on"] == dt.date(2020, 7, 17)
    assert (fields["masked"], fields["metadata_version"]) == (False, 1)


def test_what_a_file_declares_comes_back_with_where_it_stood() -> None:
    found = article("a.json", '{"title": "Ministers meet", "text": "The ministers met.", "source": "BelTA"}')
    assert ready(found).fields()["declared"]["outlet"] == {"value": "BelTA", "where": "field “source”"}


def test_the_rows_of_the_segments_give_them_back() -> None:
    found = article("a.txt", PAGE)
    assert ready(found).parts() == found.story.segments
    assert {part.kind for part in ready(found).parts()} >= {"cruft", "headline", "dateline", "paragraph"}
