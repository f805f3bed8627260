"""Relay words: which agency a story names as the carrier of somebody's words."""

import pytest

from articles.text.relays import relay_words


@pytest.mark.parametrize(
    ("text", "name", "cue", "cites"),
    [
        ("He met them in Minsk, BelTA reports.", "BelTA", "reports", False),
        ("He met them in Minsk, BelTA has learned.", "BelTA", "has learned", False),
        ("He went there, BelTA learned from the press service.", "BelTA", "learned from", False),
        ("“So be it,” BelTA quoted the president as saying.", "BelTA", "quoted", False),
        ("He told Reuters on Monday that it was so.", "Reuters", "told", True),
        ("He told the RIA Novosti news agency so.", "RIA Novosti", "told", True),
        ("He said so, quoted by TASS.", "TASS", "quoted by", True),
        ("The Reuters news agency reported so.", "Reuters", "reported", False),
        ("Министр сказал это, сообщает БелТА.", "БелТА", "сообщает", False),
        ("He said so, Nagornypress reports.", "Nagornypress", "reports", False),
    ],
)
def test_the_carrier_and_the_cue_are_found_where_they_stand(
    text: str, name: str, cue: str, cites: bool
) -> None:
    (found,) = relay_words(text)
    assert (found.name, found.cue, found.cites) == (name, cue, cites)
    assert text[found.start : found.end] == name
    assert text[found.cue_start : found.cue_end] == cue


@pytest.mark.parametrize(
    "text",
    [
        "President Lukashenko reports to nobody.",
        "The ministry reports a good harvest.",
        "He told the minister so.",
        "“I read that TASS reports nothing,” he said.",
        "Mr. McDonald reports from Minsk.",
    ],
)
def test_people_ministries_and_quoted_words_carry_nothing(text: str) -> None:
    assert relay_words(text) == []
