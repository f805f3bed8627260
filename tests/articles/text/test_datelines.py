"""Datelines in the styles of many agencies, and sentences that only look like them."""

import pytest

from articles.text.datelines import dateline


@pytest.mark.parametrize(
    ("line", "words", "place", "date", "agency"),
    [
        ("MINSK, 17 July (BelTA) – The x", "MINSK, 17 July (BelTA) –", "Minsk", "17 July", "BelTA"),
        (
            "MOSCOW, December 22. /TASS/. The x",
            "MOSCOW, December 22. /TASS/.",
            "Moscow",
            "December 22",
            "TASS",
        ),
        (
            "YEREVAN, FEBRUARY 13, ARTSAKHPRESS. A",
            "YEREVAN, FEBRUARY 13, ARTSAKHPRESS.",
            "Yerevan",
            "FEBRUARY 13",
            "ARTSAKHPRESS",
        ),
        ("BRUSSELS (Reuters) - The x", "BRUSSELS (Reuters) -", "Brussels", None, "Reuters"),
        (
            "WASHINGTON, March 3 (Xinhua) -- The",
            "WASHINGTON, March 3 (Xinhua) --",
            "Washington",
            "March 3",
            "Xinhua",
        ),
        (
            "KYIV. Jan 5 (Interfax-Ukraine). The",
            "KYIV. Jan 5 (Interfax-Ukraine).",
            "Kyiv",
            "Jan 5",
            "Interfax-Ukraine",
        ),
        (
            "DUSHANBE, Sept. 15, 2015 /Avesta/ The",
            "DUSHANBE, Sept. 15, 2015 /Avesta/",
            "Dushanbe",
            "Sept. 15, 2015",
            "Avesta",
        ),
        ("МИНСК, 17 июля. /ТАСС/. Министр", "МИНСК, 17 июля. /ТАСС/.", "Минск", "17 июля", "ТАСС"),
        (
            "Москва. 17 июля. INTERFAX.RU - Он",
            "Москва. 17 июля. INTERFAX.RU -",
            "Москва",
            "17 июля",
            "INTERFAX.RU",
        ),
        (
            "ST. PETERSBURG, June 5. /TASS/. The",
            "ST. PETERSBURG, June 5. /TASS/.",
            "St. Petersburg",
            "June 5",
            "TASS",
        ),
        (
            "WASHINGTON, D.C., June 5 (AP) - The",
            "WASHINGTON, D.C., June 5 (AP) -",
            "Washington, D.C.",
            "June 5",
            "AP",
        ),
        (
            "NUR-SULTAN. 5 March. KAZINFORM - The",
            "NUR-SULTAN. 5 March. KAZINFORM -",
            "Nur-Sultan",
            "5 March",
            "KAZINFORM",
        ),
        (
            "BAKU, Azerbaijan, July 17. Trend: The",
            "BAKU, Azerbaijan, July 17. Trend:",
            "Baku, Azerbaijan",
            "July 17",
            "Trend",
        ),
        ("BISHKEK (24.kg) – The", "BISHKEK (24.kg) –", "Bishkek", None, "24.kg"),
        ("Minsk, July 17 — The meeting", "Minsk, July 17 —", "Minsk", "July 17", None),
        ("TEHRAN, Mar. 03 (MNA) – Iran", "TEHRAN, Mar. 03 (MNA) –", "Tehran", "Mar. 03", "MNA"),
        ("Bishkek, July 17 / Kabar /. The", "Bishkek, July 17 / Kabar /.", "Bishkek", "July 17", "Kabar"),
    ],
)
def test_a_dateline_is_taken_apart(
    line: str, words: str, place: str, date: str | None, agency: str | None
) -> None:
    found = dateline(line, 0, len(line))
    assert found is not None
    assert line[found.start : found.end] == words
    assert found.place_name == place
    assert (found.date.words if found.date else None) == date
    assert found.agency == agency
    assert agency is None or line[found.agency_start : found.agency_end] == agency


@pytest.mark.parametrize(
    "line",
    [
        "CSTO – the organization is a good thing that is used by all of its members.",
        "Minsk (Belarus) said it would not go.",
        "In Minsk, 17 July (Sunday) was a good day.",
        "President Lukashenko (Belarus) – he said so himself",
        "The Hague (Netherlands) on 5 May",
        "Lukashenko, 62, said so.",
        "The minister said so on 17 July.",
        "",
        "(",
    ],
)
def test_a_sentence_is_no_dateline(line: str) -> None:
    assert dateline(line, 0, len(line)) is None
