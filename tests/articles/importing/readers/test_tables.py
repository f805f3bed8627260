"""CSV and its kin: a row an article, a cell never computed."""

import pytest

from articles.importing.readers.documents import Unreadable
from articles.importing.readers.readings import Reading
from tests.articles.importing.readers.reading import (
    HEADLINE,
    SENTENCE,
    article,
    asked,
    headline,
    read,
    refusal,
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "export"])
def test_a_row_gives_title_date_body_and_source(delimiter: str, name: str) -> None:
    names = delimiter.join(["Title", "Text", "Published At", "Source", "guid"])
    cells = delimiter.join([HEADLINE, f'"{SENTENCE}\n\nHe said ""so""."', "17.07.2017", "Zvezda", "g1"])
    found = article(name, f"{names}\r\n{cells}\r\n")
    assert headline(found) == HEADLINE
    assert found.text == f'{HEADLINE}\n\n{SENTENCE}\n\nHe said "so".'
    assert found.date.resolved == "2017-07-17"
    assert found.date.reason == "column “Published At” says “17.07.2017”"
    assert (found.outlet, found.external_id) == ("Zvezda", "g1")
    assert found.document.raw == f"{cells}\r\n".encode()
    assert found.document.place == "line 2"


@pytest.mark.parametrize("cell", ["=1+1", '=HYPERLINK("x")', "+cmd", "@SUM(A1)", "-2+3"])
def test_a_formula_is_text(cell: str) -> None:
    quoted = cell.replace('"', '""')
    assert article("a.csv", f'title,text\n{HEADLINE},"{quoted}"\n').text == f"{HEADLINE}\n\n{cell}"


def test_rows_keep_their_lines_and_bad_ones_are_refused_alone() -> None:
    raw = (
        f'title,text\n{HEADLINE},"{SENTENCE}\nTwo."\n\na,b,c\nx"y"z,"q"q\nTitle,{SENTENCE.replace(",", "")}\n'
    )
    found = read("a.csv", raw)
    assert [each.place for each in found if isinstance(each, Unreadable)] == ["line 5", "line 6"]
    assert [each.document.place for each in found if isinstance(each, Reading)] == ["line 2", "line 7"]


def test_a_quotation_mark_that_is_never_closed_is_named_by_its_row() -> None:
    good, torn = read("a.csv", f'title;text\n{HEADLINE};{SENTENCE}\nb;"torn\nc;d\n')
    assert isinstance(good, Reading)
    assert isinstance(torn, Unreadable)
    assert torn.place == "line 3"


def test_excels_line_that_names_the_delimiter_is_obeyed() -> None:
    assert headline(article("a.csv", f"sep=|\ntitle|text\n{HEADLINE}|{SENTENCE}\n")) == HEADLINE


def test_columns_that_are_not_known_are_named() -> None:
    assert "(which says “Kopf”, “Inhalt”)" in refusal("a.csv", "Kopf,Inhalt\na,b\n").reason
    found = article("a.csv", f"Kopf,Inhalt\n{HEADLINE},Text of it all.\n", mapping="title=Kopf,text=Inhalt")
    assert headline(found) == HEADLINE
    missing = refusal("a.csv", "title,text\na,b\n", mapping="text=Inhalt").reason
    assert missing == "it has no column “Inhalt” for the text; its columns are “title”, “text”"


def test_two_columns_of_one_name_are_refused() -> None:
    assert "two columns are named “text”" in refusal("a.csv", "text,text\na,b\n").reason


def test_the_encoding_of_a_table_is_told_for_the_whole_of_it() -> None:
    rows = "".join(
        f"Заголовок номер {n};Президент заявил в Минске о новых мерах в экономике {n}\n" for n in range(40)
    )
    found = read("a.csv", f"title;text\n{rows}".encode("windows-1251"))
    assert len(found) == 40
    for each in found:
        assert isinstance(each, Reading)
        assert "Президент заявил" in each.text
        assert "windows-1251 was guessed" in asked(each)


def test_a_table_in_utf16_as_excel_saves_it_is_read() -> None:
    found = article("a.csv", f"title\ttext\n{HEADLINE}\tПрезидент заявил.\n".encode("utf-16"))
    assert found.text == f"{HEADLINE}\n\nПрезидент заявил."


def test_a_table_without_rows_is_refused() -> None:
    assert refusal("a.csv", "title,text\n").reason == "it holds no article; export it again"
