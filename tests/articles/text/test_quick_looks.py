"""Quick looks: what a reading leaves out unread could not have answered otherwise."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import furniture, relays, storydate
from articles.text.agencies import _DOMAINS, KNOWN_AGENCIES, is_known_agency, may_end_known_agency
from articles.text.canonical import LONGEST_RUN_OF_MARKS, UnreadableTextError, normalized
from articles.text.dates import (
    _DATE,
    _OPENING,
    MONTHS,
    WEEKDAYS,
    date_at,
    may_hold_date,
    may_hold_year,
)
from articles.text.furniture import is_tail_heading
from articles.text.lines import Line
from articles.text.phrases import NAVIGATION, SIGN_OFFS, WHOLE_LINES
from articles.text.story import read_story
from articles.text.timestamps import timestamp

BLANKS = [" ", "\u00a0", ", ", ". ", "-", "/", ":", "\n", "”", ""]
DATE_WORDS = [*MONTHS, *WEEKDAYS, "of", "at", "5", "17", "31st", "2019", "1799", "10:30", "pm", "٣", "½"]
NAMES = ["TASS", "BelTA", "RIA Novosti", "Ostpress", "Minsk", "the minister", "24.kg", "ß"]
CUES = [
    "report",
    "has",
    "learned",
    "from",
    "told",
    "quoted",
    "by",
    "as",
    "said",
    "citing",
    "сообщает",
    "agency",
]


def texts_of(words: list[str]) -> st.SearchStrategy[str]:
    """Texts of such words in any case, what may stand between words, and anything else."""
    word = st.sampled_from(words)
    piece = word | word.map(str.title) | word.map(str.upper) | st.sampled_from(BLANKS) | st.text(max_size=2)
    return st.lists(piece, max_size=14).map("".join)


@given(texts_of(DATE_WORDS))
def test_where_no_date_is_looked_for_none_stands(text: str) -> None:
    found = [date for place in range(len(text)) if (date := date_at(text, place))]
    if not may_hold_date(text, 0, len(text)):
        assert found == []
        assert timestamp(text, 0, len(text)) is None
    if not may_hold_year(text, 0, len(text)):
        assert [date for date in found if date.year is not None] == []


@pytest.mark.parametrize("cue", [cue for cue in relays._CUES if not cue.isascii()])
def test_a_cue_in_cyrillic_letters_is_looked_for_where_it_alone_is_cyrillic(cue: str) -> None:
    text = f"TASS {cue} TASS"
    assert relays._cue_places(text, 0, len(text)) == [5]


@given(texts_of(DATE_WORDS))
def test_no_date_begins_where_its_opening_rules_it_out(text: str) -> None:
    anywhere = re.compile(_DATE.pattern.replace(_OPENING, ""), _DATE.flags)
    assert [m.span() for m in _DATE.finditer(text)] == [m.span() for m in anywhere.finditer(text)]


@pytest.mark.parametrize("month", MONTHS)
def test_a_date_is_found_behind_the_longest_lead(month: str) -> None:
    for weekday in WEEKDAYS:
        text = f"{weekday}.,  {month}.  5"
        date = date_at(text, 0)
        assert date is not None
        assert (date.month, date.day, date.weekday) == (MONTHS[month], 5, WEEKDAYS[weekday])
    assert may_hold_date(f"{month} 5", 0, len(month) + 2)


@given(texts_of([*CUES, *NAMES]))
def test_each_cue_begins_where_one_is_looked_for(text: str) -> None:
    places = relays._cue_places(text, 0, len(text))
    assert places == sorted(set(places))
    for pattern in (relays._BEHIND_NAME, relays._BEFORE_NAME):
        assert {match.start("cue") for match in pattern.finditer(text)} <= set(places)


@given(st.lists(texts_of([*CUES, *NAMES]), max_size=5))
def test_relays_of_many_stretches_are_those_of_each(parts: list[str]) -> None:
    text, stretches = "", []
    for part in parts:
        stretches.append((len(text), len(text) + len(part)))
        text += part + "\n"
    alone = [words for start, end in stretches for words in relays.relay_words(text, start, end)]
    assert relays.relay_words_of(text, stretches) == alone


@pytest.mark.parametrize("table", [relays._STRONG_BEHIND_NAME, relays._WEAK_BEHIND_NAME])
def test_each_cue_behind_a_name_finds_it(table: str) -> None:
    for cue in table.split("|"):
        (found,) = relays.relay_words(f"It is so, TASS news agency {cue} today.")
        assert (found.name, found.cue, found.cites) == ("TASS", cue, False)


@pytest.mark.parametrize("table", [relays._STRONG_BEFORE_NAME, relays._CITING_BEFORE_NAME])
def test_each_cue_before_a_name_finds_it(table: str) -> None:
    for cue in table.split("|"):
        (found,) = relays.relay_words(f"It is so, {cue} the TASS.")
        assert (found.name, found.cue) == ("TASS", cue)


@given(
    st.sampled_from(sorted(KNOWN_AGENCIES)),
    st.sampled_from(["", ".com", ".ru", ".kz", ".ua"]),
    st.text(max_size=5),
)
def test_the_end_of_every_listed_name_is_known(name: str, domain: str, before: str) -> None:
    for written in (name, name.upper(), name.lower(), name.replace(" ", " \u00a0")):
        text = f"{before} {written}{domain}"
        assert is_known_agency(written + domain)
        assert may_end_known_agency(text, 0, len(text))


@given(texts_of(NAMES).map(str.rstrip))
def test_no_listed_name_ends_where_none_can(text: str) -> None:
    known = [is_listed(text[start:]) for start in range(len(text))]
    assert [is_known_agency(text[start:]) for start in range(len(text))] == known
    if not may_end_known_agency(text, 0, len(text)):
        assert not any(known)


def is_listed(name: str) -> bool:
    folded, listed = " ".join(name.split()).casefold(), {each.casefold() for each in KNOWN_AGENCIES}
    stem, _, end = folded.rpartition(".")
    return folded in listed or (f".{end}" in _DOMAINS and stem in listed)


@given(texts_of(["a", "few", "words", "extraordinary"]), st.integers(1, 50))
def test_a_line_has_as_many_words_as_are_counted(text: str, count: int) -> None:
    line = Line(text, 0, len(text), 0)
    assert line.has_words(count) == (line.words >= count)


@given(st.text(st.sampled_from("aй“\u0301\u0323\u3099\U0001d165\n"), max_size=70), st.integers(0, 40))
def test_too_long_a_run_of_marks_is_refused_wherever_it_stands(text: str, marks: int) -> None:
    text += "\u0301" * marks + text
    run = longest = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        longest = max(longest, run)
    if longest <= LONGEST_RUN_OF_MARKS:
        assert normalized(text) == unicodedata.normalize("NFC", text)
    else:
        with pytest.raises(UnreadableTextError, match="combining marks"):
            normalized(text)


@given(st.text(st.sampled_from("aZßжЖїўҐЁᲀ“ 1½é"), max_size=60))
def test_cyrillic_is_told_by_most_of_the_letters(text: str) -> None:
    small = text.casefold()
    letters, cyrillic = len(re.findall(r"[^\W\d_]", small)), len(re.findall("[а-џ]", small))
    assert (read_story(text).language == "en") == (cyrillic * 2 <= letters)


@given(st.text(st.sampled_from("0129.,% x"), max_size=14))
def test_years_are_told_from_parts_of_numbers(text: str) -> None:
    plain = r"(?<![\d.,])(?:19|20)\d\d(?![\d%])"
    assert [m.span() for m in storydate._LATER.finditer(text)] == [m.span() for m in re.finditer(plain, text)]


@given(
    st.sampled_from([furniture._COUNTER, furniture._COUNTED]).flatmap(
        lambda it: st.from_regex(it, fullmatch=True)
    )
)
def test_no_counter_of_a_page_is_longer_than_the_lines_that_are_taken_whole(counter: str) -> None:
    assert len(counter) <= furniture._LONGEST_WHOLE


def test_no_phrase_is_longer_than_the_lines_that_are_taken_whole() -> None:
    assert max(map(len, (*WHOLE_LINES, *SIGN_OFFS))) <= furniture._LONGEST_WHOLE


@given(texts_of(["a", "|", " | ", " > ", " / ", ">", "Home", "World news", "all of the news"]).map(str.strip))
def test_a_menu_is_told_by_its_first_words(line: str) -> None:
    marks = (" | ", " > ", " » ", " › ", " / ", " • ", " · ")
    is_menu = any(
        line.count(mark) >= 2 and all(0 < len(part.split()) <= 3 for part in line.split(mark))
        for mark in marks
    )
    assert furniture._menu(line) == (NAVIGATION if is_menu else None)


@given(st.sampled_from(sorted(WHOLE_LINES)), st.sampled_from(["", "«", "...", " ›", "’", "\u00a0"]))
def test_a_heading_of_other_articles_is_furniture_by_its_words(phrase: str, edge: str) -> None:
    line = (edge + phrase.replace("'", "’").title() + edge).strip()
    assert furniture.furniture(line)
    assert is_tail_heading(line) == (phrase in furniture._TAIL_HEADINGS)


@given(texts_of([*CUES, *NAMES, "said", "says", "wrote", "writes", "he"]))
def test_a_cue_that_is_passed_over_tells_of_no_relay(text: str) -> None:
    places = relays._cue_places(text, 0, len(text))
    assert relays.relay_words(text) == relays._in_stretch(text, 0, len(text), places)
