"""CSV as people write it by hand, and what is said of rows that cannot be read."""

import pytest

from annotations.exchange import table
from annotations.exchange.entries import AliasEntry, TermEntry


def test_a_list_of_names_is_enough() -> None:
    found = table.read("name,country\nSergey Lavrov,RU\n\nYuri  Khachaturov,AM\n")
    assert [(s.name, s.kind, s.country) for s in found.speakers] == [
        ("Sergey Lavrov", "person", "RU"),
        ("Yuri Khachaturov", "person", "AM"),
    ]


HEAD = "row,speaker,office,name,wikidata_id,language,starts,ends,source,source_url,confirmed\n"


@pytest.mark.parametrize("key", ["Sergey Lavrov", "Q58217"])
def test_names_and_terms_belong_to_the_speaker_that_they_name(key: str) -> None:
    found = table.read(
        HEAD + "speaker,,,Sergey Lavrov,Q58217,,,,,,\n"
        f"alias,{key},,Сергей Лавров,,ru-Cyrl,,,,,yes\n"
        f"term,{key},Foreign Minister,,,,2004-03-09,,A decree,https://kremlin.ru/,\n"
    )
    (speaker,) = found.speakers
    assert speaker.aliases == (AliasEntry(form="Сергей Лавров", language="ru-Cyrl", confirmed=True),)
    assert speaker.terms == (
        TermEntry(
            office="Foreign Minister",
            starts="2004-03-09",
            source="A decree",
            source_url="https://kremlin.ru/",
        ),
    )


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("speaker,,, ,,,,,,,", "line 3: name is missing"),
        ("spaeker,,,A,,,,,,,", "line 3: “spaeker” is no kind of row"),
        ("alias,Nobody,,B,,,,,,,", "line 3: no row of the file describes the speaker “Nobody”"),
        ("alias,Known,,B,,belarusian!,,,,,", "line 3: the language “belarusian!” is no tag"),
        ("term,Known,O,,,,1994-13,,,,", "line 3: starts “1994-13” is no day"),
        ("term,Known,O,,,,1994-02-30,,,,", "line 3: starts “1994-02-30” is no day"),
        ("term,Known,O,,,,2018,2017-12,,,", "line 3: the term ends (2017-12) before it starts (2018)"),
        ("term,Known,O,,,,,,,javascript:alert(1),", "line 3: “javascript:alert(1)” is no address"),
        ("term,Known,O,,,,,,,,perhaps", "line 3: confirmed is “perhaps”"),
        ("form,,Nowhere,F,,,,,,,", "there are forms of the office “Nowhere”, and no row for the office"),
        ('alias,Known,,"B,,,,,,,', "line 3 is no CSV"),
    ],
)
def test_a_bad_row_is_one_line_and_the_others_are_read(row: str, line: str) -> None:
    found = table.read(HEAD + "speaker,,,Known,,,,,,,\n" + row + "\n")
    assert [speaker.name for speaker in found.speakers] == ["Known"]
    assert [str(problem).startswith(line) for problem in found.problems] == [True]


def test_a_name_that_two_speakers_have_names_nobody() -> None:
    found = table.read(HEAD + "speaker,,,Ivanov,,,,,,,\nspeaker,,,Ivanov,Q7,,,,,,\nalias,Ivanov,,I.,,,,,,,\n")
    assert len(found.speakers) == 2
    assert [str(problem) for problem in found.problems] == [
        "line 4: “Ivanov” may be each of line 2 and line 3: write the uid or the Wikidata id"
    ]


def test_a_file_without_a_head_says_which_columns_there_are() -> None:
    (problem,) = table.read("Lavrov;RU\n").problems
    assert "names no column “name”" in problem.line


def test_a_cell_that_a_spreadsheet_would_compute_is_disarmed() -> None:
    found = table.read("name\n=1+1\n")
    assert "\r\nspeaker,,,,'=1+1," in table.write(found)
    assert [speaker.name for speaker in table.read(table.write(found)).speakers] == ["=1+1"]
