"""Each construction by which wire copy attributes words: what is content, cue and source."""

import pytest

from .reading_aids import only, said


@pytest.mark.parametrize(
    ("text", "content", "cue", "source"),
    [
        (
            "The minister said that the border talks would resume in May.",
            "that the border talks would resume in May",
            "said",
            "The minister",
        ),
        (
            "The governor said on Tuesday the bridge would reopen.",
            "the bridge would reopen",
            "said",
            "The governor",
        ),
        ("“The bridge is open,” the governor said.", "“The bridge is open,”", "said", "the governor"),
        ("“The bridge is open,” said Anna Petrova.", "“The bridge is open,”", "said", "Anna Petrova"),
        ("The governor said: “The bridge is open.”", "“The bridge is open.”", "said", "The governor"),
        (
            "Trade has grown twofold, the ambassador noted.",
            "Trade has grown twofold",
            "noted",
            "the ambassador",
        ),
        (
            "According to the ambassador, trade has grown twofold.",
            "trade has grown twofold",
            "According to",
            "the ambassador",
        ),
        (
            "Trade has grown twofold, according to the ambassador.",
            "Trade has grown twofold",
            "according to",
            "the ambassador",
        ),
        ("In her words, trade has grown twofold.", "trade has grown twofold", "words", "her"),
        (
            "The envoy, a former judge, told reporters that the talks had failed.",
            "that the talks had failed",
            "told",
            "The envoy, a former judge,",
        ),
        ("Petrova criticized the budget of the union.", "the budget of the union", "criticized", "Petrova"),
        ("Orlov wants to lower the tax on fuel.", "to lower the tax on fuel", "wants", "Orlov"),
        (
            "She called for an early election.",
            "an early election",
            "called",
            "She",
        ),
        ("He asked whether the law was valid.", "whether the law was valid", "asked", "He"),
        (
            "As the minister said on Monday, the border is quiet.",
            "the border is quiet",
            "said",
            "the minister",
        ),
        ("“Is it over?” the host asked.", "“Is it over?”", "asked", "the host"),
        (
            "“We shall meet again,” the envoy went on to say.",
            "“We shall meet again,”",
            "went on to say",
            "the envoy",
        ),
    ],
)
def test_a_construction_gives_content_cue_and_source(text: str, content: str, cue: str, source: str) -> None:
    found = only(text)
    assert (found.content, found.cue, found.source) == ([content], [cue], [source])


def test_words_on_both_sides_of_a_cue_are_one_discontinuous_content() -> None:
    found = only("The sides, according to the envoy, also discussed trade.")
    assert found.content == ["The sides", "also discussed trade"]


def test_a_split_quotation_is_one_attribution() -> None:
    found = only("“We came,” Anna Petrova said, “and we stayed to the end.”")
    assert found.content == ["“We came,”", "“and we stayed to the end.”"]


def test_said_adding_gives_two_attributions_of_one_speaker() -> None:
    first, second = said("“The talks were long,” Orlov said, adding that they would go on in June.")
    assert first.content == ["“The talks were long,”"]
    assert (second.content, second.cue) == (["that they would go on in June"], ["adding"])
    assert second.source == first.source == ["Orlov"]


def test_the_statement_was_made_by_whom_the_next_sentence_names() -> None:
    found = only("The union needs a new treaty. The statement was made by President Ivan Orlov in Minsk.")
    assert found.content == ["The union needs a new treaty"]
    assert found.speaker == "Ivan Orlov"


def test_a_headline_in_capitals_attributes() -> None:
    found = only("Minister Says Border Talks To Resume")
    assert (found.source, found.cue) == (["Minister"], ["Says"])


def test_only_the_outermost_attribution_counts() -> None:
    found = only("The envoy said that the president wanted to end the talks.")
    assert found.source == ["The envoy"]


def test_a_subordinate_clause_ends_with_the_main_clause() -> None:
    first, second = said("While Orlov said that the tax was too low, Petrova called it too high.")
    assert first.content == ["that the tax was too low"]
    assert second.source == ["Petrova"]


def test_a_noun_behind_an_article_is_no_verb_of_saying() -> None:
    assert said("The claims were settled in March.") == []


def test_nothing_inside_a_quotation_is_a_cue() -> None:
    found = only("“He said he would come,” the envoy recalled.")
    assert found.cue == ["recalled"]


def test_what_is_said_of_somebody_without_a_name_has_no_source() -> None:
    for found in said("The law is expected to pass in June."):
        assert found.source == []
        assert found.speaker == ""
