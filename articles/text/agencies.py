"""News agencies as datelines and relay words name them.

The list helps where the words around a name are weak ("told Reuters"). Where they are strong (brackets,
slashes, a date before it), the shape of the name is enough, so an agency that is not on the list is found
too.
"""

import functools
import itertools
import re

KNOWN_AGENCIES = frozenset(
    [
        "24.kg",
        "AA",
        "AFP",
        "Agence France-Presse",
        "AKIpress",
        "Anadolu",
        "Anadolu Agency",
        "ANI",
        "ANSA",
        "Antara",
        "AP",
        "APA",
        "Apsny Press",
        "Apsnypress",
        "Armenpress",
        "Asia-Plus",
        "Arminfo",
        "Artsakhpress",
        "Associated Press",
        "Avesta",
        "Azertac",
        "AzerTac",
        "Belapan",
        "BelaPAN",
        "BelTA",
        "Bernama",
        "Bloomberg",
        "BNS",
        "BTA",
        "CNA",
        "CTK",
        "DPA",
        "EFE",
        "ELTA",
        "Fars",
        "FARS",
        "Fergana",
        "IANS",
        "IFX",
        "Infotag",
        "Interfax",
        "Interfax-AVN",
        "Interfax-Kazakhstan",
        "Interfax-Ukraine",
        "Interfax-West",
        "INTERFAX.RU",
        "IRNA",
        "ITAR-TASS",
        "Jiji",
        "Kabar",
        "Kazinform",
        "KazTAG",
        "KCNA",
        "Khovar",
        "KUNA",
        "Kyodo",
        "LETA",
        "Mehr",
        "MENA",
        "MOLDPRES",
        "Moldpres",
        "MTI",
        "News.am",
        "NOVOSTI-ARMENIA",
        "Panorama.am",
        "PAP",
        "Petra",
        "Prensa Latina",
        "PTI",
        "Qazinform",
        "Regnum",
        "Reuters",
        "RIA",
        "RIA Novosti",
        "SANA",
        "SPA",
        "Sputnik",
        "Tanjug",
        "Tasnim",
        "TASS",
        "TCA",
        "Trend",
        "Turan",
        "Ukrinform",
        "UNI",
        "UNIAN",
        "UPI",
        "UzA",
        "Uzreport",
        "VNA",
        "WAM",
        "Xinhua",
        "Yonhap",
        "Авеста",
        "БЕЛТА",
        "БелТА",
        "Интерфакс",
        "ИТАР-ТАСС",
        "Кабар",
        "Казинформ",
        "Прайм",
        "РИА",
        "РИА Новости",
        "Спутник",
        "ТАСС",
        "Укринформ",
        "Ховар",
    ]
)
_KNOWN_FOLDED = frozenset(name.casefold() for name in KNOWN_AGENCIES)
_MOST_WORDS = max(len(name.split()) for name in KNOWN_AGENCIES)
_TOP_LEVELS = "com net org info ru by am az ge kg kz md tj tm ua uz"
_DOMAINS = tuple(f".{domain}" for domain in _TOP_LEVELS.split())
# What a listed name, in small letters, may end with.
_ENDS_OF_NAMES = (*sorted({name.split()[-1] for name in _KNOWN_FOLDED}), *_DOMAINS)
_LONGEST_END = max(map(len, _ENDS_OF_NAMES))
_LAST_TWO_SIGNS = frozenset(name[-2:] for name in _ENDS_OF_NAMES)
_AGENCY_ENDINGS = ("press", "inform", "news", "novosti", "pres", "agency", "информ", "пресс", "новости")
_AGENCY_WORD = re.compile(r"[^\W_][\w.&’'-]{0,39}")
LONGEST_NAME = 40


def is_known_agency(name: str) -> bool:
    """Whether the name, whatever its capitals and with or without ".com" or the like, is on the list."""
    words = name.split(None, _MOST_WORDS)
    if not 0 < len(words) <= _MOST_WORDS or not may_end_in(words[-1][-2:]):
        return False
    folded = " ".join(words).casefold()
    if folded in _KNOWN_FOLDED:
        return True
    return folded.endswith(_DOMAINS) and folded.rpartition(".")[0] in _KNOWN_FOLDED


def may_end_known_agency(text: str, start: int, end: int) -> bool:
    """Whether the name of a listed agency can end at `end` in `text[start:end]`; quick."""
    if not may_end_in(text[max(start, end - 2) : end]):
        return False
    return text[max(start, end - _LONGEST_END) : end].casefold().endswith(_ENDS_OF_NAMES)


@functools.lru_cache(maxsize=10_000)
def may_end_in(signs: str) -> bool:
    """Whether the name of a listed agency can end in these two characters."""
    return signs.casefold()[-2:] in _LAST_TWO_SIGNS


def looks_like_agency(name: str) -> bool:
    """Whether a name standing alone could be an agency's: listed, or one word that ends or is written like
    one.

    Written like one means capitals inside the word (BelTA, UzA), not only at its head, or an ending such as
    "press" or "inform".
    """
    if is_known_agency(name):
        return True
    if not _AGENCY_WORD.fullmatch(name):
        return False
    if name.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "Van", "O’", "O'")):
        return False
    inner_capital = any(a.islower() and b.isupper() for a, b in itertools.pairwise(name))
    return inner_capital or any(
        name.casefold().endswith(ending) and len(name) > len(ending) for ending in _AGENCY_ENDINGS
    )


def is_agency_name(name: str) -> bool:
    """Whether what stands in the brackets or slashes of a dateline can be a name: up to four words, a
    capital first.
    """
    words = name.split()
    return (
        1 <= len(words) <= 4
        and len(name) <= LONGEST_NAME
        and (name[0].isupper() or name[0].isdigit())
        and all(_AGENCY_WORD.fullmatch(word) for word in words)
        and any(char.isalpha() for char in name)
    )
