"""What the letters of other scripts, and Latin letters with marks, say: sounds as in `sounds.py`.

Cyrillic of Russian, Belarusian, Ukrainian, Kazakh, Kyrgyz, Tajik, Uzbek, Mongolian, Tatar, Serbian and
Macedonian together: a letter that two languages read differently has both readings. Greek as used for
foreign names, Armenian and Georgian as they are pronounced.
"""

APOSTROPHES = frozenset("'`´’‘ʼʻʹʺ′ʾʿ")

MARKED = {
    "č": "C", "ć": "C", "ç": "C", "ĉ": "C", "š": "S", "ş": "S", "ș": "S", "ŝ": "SC", "ž": "Z", "ż": "Z",
    "ź": "z", "ś": "s", "ł": "l", "ń": "n", "ğ": "g", "ģ": "g", "ĝ": "J", "ħ": "X", "ĥ": "X", "ţ": "T",
    "ț": "T", "ŭ": "v", "ř": "r", "đ": "d", "ð": "d", "þ": "t", "ø": "o", "œ": "e", "æ": "e", "ə": "a",
    "ı": "i", "ß": "ss", "ŋ": "n", "ľ": "l", "ļ": "l", "ķ": "k", "ņ": "n", "ñ": "n", "ň": "n", "ť": "t",
    "ď": "d", "ë": "e", "ў": "v",
}  # fmt: skip
"""Marked Latin letters whose mark says the sound; all others count without their mark."""

_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйјклмнопрстуфхцчшыэәғқңөұүһӣӯҳҷҗђћљњџѓќѕѣѳѵ",
        [*"abvggdeeZziiiiiklmnoprstufXTCSie", *"agknouuX", *"iuXJJJClnJgkzefi"],
        strict=True,
    )
) | {"щ": "SC", "ю": "iu", "я": "ia", "ь": "", "ъ": ""}

_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", [*"avgdeziTiklmn", "ks", *"oprsstifX", "ps", "o"], strict=True)
) | {
    "θ": "t",
    "ά": "a",
    "έ": "e",
    "ή": "i",
    "ί": "i",
    "ό": "o",
    "ύ": "i",
    "ώ": "o",
    "ϊ": "i",
    "ϋ": "i",
    "ΐ": "i",
}

_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        [*"abgdevztiklmnopZrstupkgkSCT", "dz", *"TCXJX"],
        strict=True,
    )
)

_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
        [*"abgdezeetZilXTkX", "dz", *"gCminSoCpJrsvtrTvpkof"],
        strict=True,
    )
) | {"և": "ev"}

OTHER_SCRIPTS: dict[str, str] = _CYRILLIC | _GREEK | _GEORGIAN | _ARMENIAN
"""One letter each; what stands in `TOGETHER` and `EITHER` goes first."""

TOGETHER = {"дж": "J", "ու": "u", "ντ": "d", "μπ": "b", "γκ": "g", "ου": "u", "τσ": "C", "τζ": "J", "αι": "e",
            "ει": "i", "οι": "i", "αυ": "av", "ευ": "ev",
            "γι": "i"}  # fmt: skip
"""Letters that make one sound together."""

EITHER = (("ё", "e", "o"), ("ў", "v", "o"), ("дз", "dz", "d"), ("ձ", "dz", "z"))
"""What two languages read differently: ў is Belarusian or Uzbek."""
