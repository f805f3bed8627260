"""An agency that passes words on is a relay, never the speaker."""

from annotations.suggesting.attributing import attributions

from .reading_aids import said


def test_the_politician_is_the_source_under_a_report_of_an_agency() -> None:
    text = "President Ivan Orlov called for unity in the union as he met the envoys, BelTA reports."
    (found,) = attributions(text)
    assert found.speaker == "Ivan Orlov"
    assert [text[start:end] for start, end in found.relays] == ["BelTA"]


def test_who_is_quoted_as_saying_speaks_and_not_who_quotes() -> None:
    (found,) = said("“We took a risk and won,” BelTA quoted President Ivan Orlov as saying.")
    assert found.source == ["President Ivan Orlov"]
    assert found.content == ["“We took a risk and won,”"]


def test_an_agency_alone_is_no_speaker() -> None:
    for found in attributions("TASS reported that the talks had begun in the morning."):
        assert found.speaker == ""
