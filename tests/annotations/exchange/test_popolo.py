"""JSON in the manner of Popolo: what other tools write is read, and what cannot be is said."""

from typing import Any

import pytest

from annotations.exchange import popolo
from annotations.exchange.entries import AliasEntry, OfficeEntry, TermEntry

DAYS = "write 2017-07-17, or as much as is known: 2017-07, 2017"
LAVROV = {
    "id": "lavrov",
    "name": "Sergey Lavrov",
    "other_names": [{"name": "Сергей Лавров", "lang": "ru", "note": "multilingual"}],
    "identifiers": [{"scheme": "twitter", "identifier": "x"}, {"scheme": "wikidata", "identifier": "Q58217"}],
    "image": "https://example.org/photo.jpg",
}
MEMBERSHIP = {
    "person_id": "lavrov",
    "post_id": "fm",
    "start_date": "2004-03",
    "sources": [{"url": "https://a/"}],
}
POST = {"id": "fm", "label": "Foreign Minister", "other_labels": [{"name": "Russian FM"}]}


def test_persons_posts_and_memberships_are_read_by_their_ids() -> None:
    found = popolo.read({"persons": [LAVROV], "posts": [POST], "memberships": [MEMBERSHIP]})
    assert found.problems == ()
    assert found.offices == (OfficeEntry(name="Foreign Minister", forms=("Russian FM",)),)
    (speaker,) = found.speakers
    assert (speaker.uid, speaker.wikidata_id) == ("", "Q58217")
    assert speaker.aliases == (AliasEntry(form="Сергей Лавров", language="ru"),)
    assert speaker.terms == (TermEntry(office="Foreign Minister", starts="2004-03", source_url="https://a/"),)


def test_organizations_are_groups_if_they_are_classified_so() -> None:
    rows = [{"name": "CSTO"}, {"name": "CSTO foreign ministers", "classification": "group"}]
    rows.append({"name": "A party", "classification": "party"})
    found = popolo.read({"organizations": rows})
    assert [speaker.kind for speaker in found.speakers] == ["organization", "group", "organization"]


@pytest.mark.parametrize(
    ("document", "lines"),
    [
        ({"persons": {}}, ["persons: persons should be a list, in square brackets"]),
        ({"persons": ["Lavrov"]}, ["persons[0]: should be an object, in braces"]),
        (
            {"persons": [{"id": 7, "name": "A"}]},
            ["persons[0]: id is int, and should be words in quotation marks"],
        ),
        (
            {"persons": [{"name": "A" * 201}]},
            ["persons[0]: name has 201 characters, and at most 200 can be kept"],
        ),
        (
            {"memberships": [MEMBERSHIP]},
            ["memberships: nobody in the file has the id “lavrov”"],
        ),
        (
            {"persons": [LAVROV], "memberships": [{**MEMBERSHIP, "start_date": "March"}]},
            [f"memberships[0]: starts “March” is no day: {DAYS}"],
        ),
    ],
)
def test_what_cannot_be_read_is_one_line_with_its_place(document: Any, lines: list[str]) -> None:
    assert [str(problem) for problem in popolo.read(document).problems] == lines


def test_a_bad_name_leaves_the_others() -> None:
    names = [{"name": ""}, {"name": "S. Lavrov"}]
    found = popolo.read({"persons": [{**LAVROV, "other_names": names}]})
    assert [alias.form for speaker in found.speakers for alias in speaker.aliases] == ["S. Lavrov"]
    assert [str(problem) for problem in found.problems] == ["persons[0]: form is missing"]
