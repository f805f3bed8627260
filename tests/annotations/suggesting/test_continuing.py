"""Quotations without a cue continue the words of whoever was quoted last."""

from .reading_aids import only, said


def test_a_quotation_behind_the_speaker_continues_it() -> None:
    found = only("“We came,” Anna Petrova said. “We stayed to the end.”")
    assert found.content == ["“We came,”", "“We stayed to the end.”"]


def test_a_paragraph_of_quotation_continues_the_one_before() -> None:
    found = only("“We came,” Anna Petrova said.\n\n“We stayed to the end of it.”")
    assert found.content == ["“We came,”", "“We stayed to the end of it.”"]


def test_a_quotation_with_a_speaker_of_its_own_continues_nobody() -> None:
    first, second = said("“We came,” Anna Petrova said.\n\n“We left early,” Orlov said.")
    assert first.content == ["“We came,”"]
    assert second.source == ["Orlov"]


def test_other_words_in_between_end_the_continuation() -> None:
    text = "“We came,” Anna Petrova said.\n\nThe hall was full on that day.\n\n“We stayed to the end of it.”"
    assert only(text).content == ["“We came,”"]


def test_a_quotation_before_its_speakers_paragraph_waits_for_it() -> None:
    found = only("“We came by train in the night.”\n\n“We stayed to the end,” Anna Petrova said.")
    assert found.content == ["“We came by train in the night.”", "“We stayed to the end,”"]
