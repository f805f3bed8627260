"""Speech in Russian, German and Czech."""

import pytest

from annotations.suggesting.languages.guessing import lexicon_of
from annotations.suggesting.languages.lexicon import CZECH, GERMAN, RUSSIAN, Lexicon

from .reading_aids import only, said


@pytest.mark.parametrize(
    ("text", "lexicon"),
    [
        ("Министр сказал, что дождя не будет.", RUSSIAN),
        ("Der Minister sagte, dass die Lage ernst ist und nicht besser wird.", GERMAN),
        ("Ministr řekl, že se situace nezlepší a je to pro vládu problém.", CZECH),
        ("The minister said that it was for the best.", None),
        ("", None),
    ],
)
def test_the_language_is_told_by_script_and_common_words(text: str, lexicon: Lexicon | None) -> None:
    assert lexicon_of(text) is lexicon


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        (
            "«Мы готовы к разговору», — сказал министр Орлов.",
            ["«Мы готовы к разговору»"],
            ["министр Орлов"],
        ),
        ("Министр Орлов отметил: «Это хороший день».", ["«Это хороший день»"], ["Министр Орлов"]),
        ("По словам министра, переговоры продолжатся в мае.", ["переговоры продолжатся в мае"], ["министра"]),
        ("Министр заявил, что переговоры продолжатся.", ["что переговоры продолжатся"], ["Министр"]),
        (
            "„Wir haben nicht die Zeit dafür“, sagte die Ministerin Anna Weber am Montag.",
            ["„Wir haben nicht die Zeit dafür“"],
            ["die Ministerin Anna Weber"],
        ),
        (
            "„To je pro nás velmi důležité,“ řekl premiér Novák.",
            ["„To je pro nás velmi důležité,“"],
            ["premiér Novák"],
        ),
    ],
)
def test_speech_has_its_source(text: str, content: list[str], source: list[str]) -> None:
    found = only(text)
    assert (found.content, found.source) == (content, source)


def test_a_dash_opens_dialogue_and_the_authors_words_are_left_out() -> None:
    found = only("— Это правда, — сказал Орлов. — Идём домой.")
    assert found.content == ["Это правда,", "Идём домой."]
    assert (found.mode, found.source) == ("direct", ["Орлов"])


def test_a_name_in_quotation_marks_is_no_speech() -> None:
    assert said("Газета «Вечерний Минск» вышла в новом виде.") == []
