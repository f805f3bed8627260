"""Direct, indirect or mixed: by the share of the words that stand in quotation marks."""

import pytest

from .reading_aids import only


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("“We are ready to talk,” the minister said.", "direct"),
        ("''We are ready to talk,'' the minister said.", "direct"),
        ("‘We are ready to talk,’ the minister said.", "direct"),
        ("The minister said that the country was ready to talk.", "indirect"),
        ("The minister said that the country was “ready to talk”.", "mixed"),
    ],
)
def test_the_mode_follows_from_the_quotation_marks(text: str, mode: str) -> None:
    assert only(text).mode == mode
