"""Countries as texts name them, by name or adjective ("Belarus", "Belarusian"), to ISO 3166-1 codes."""

from collections.abc import Sequence

_WORDS = """
AD andorra,andorran AE uae,emirati,united arab emirates,emirates AF afghanistan,afghan AL albania,albanian
AM armenia,armenian AO angola,angolan AR argentina,argentine,argentinian AT austria,austrian AU
australia,australian AZ azerbaijan,azerbaijani,azeri BA bosnia and herzegovina,bosnia,bosnian BD
bangladesh,bangladeshi BE belgium,belgian BG bulgaria,bulgarian BH bahrain,bahraini BO bolivia,bolivian BR
brazil,brazilian BY belarus,belarusian,belarussian,byelorussian CA canada,canadian CH switzerland,swiss CL
chile,chilean CN china,chinese,prc CO colombia,colombian CU cuba,cuban CY cyprus,cypriot CZ czech
republic,czechia,czech DE germany,german DK denmark,danish DZ algeria,algerian EC ecuador,ecuadorian EE
estonia,estonian EG egypt,egyptian ES spain,spanish ET ethiopia,ethiopian FI finland,finnish FR
france,french GB united kingdom,great britain,uk,britain,british,england,english GE georgia,georgian GH
ghana,ghanaian GR greece,greek HR croatia,croatian HU hungary,hungarian ID indonesia,indonesian IE
ireland,irish IL israel,israeli IN india,indian IQ iraq,iraqi IR iran,iranian IS iceland,icelandic IT
italy,italian JO jordan,jordanian JP japan,japanese KE kenya,kenyan KG kyrgyzstan,kyrgyz
republic,kyrgyz,kirghiz KP north korea,north korean,dprk KR south korea,republic of korea,south korean KW
kuwait,kuwaiti KZ kazakhstan,kazakh,kazakhstani LA laos,laotian LB lebanon,lebanese LT lithuania,lithuanian
LU luxembourg,luxembourgish LV latvia,latvian LY libya,libyan MA morocco,moroccan MC monaco,monegasque MD
moldova,moldovan ME montenegro,montenegrin MK north macedonia,macedonia,macedonian MM myanmar,burmese MN
mongolia,mongolian MT malta,maltese MX mexico,mexican MY malaysia,malaysian NG nigeria,nigerian NI
nicaragua,nicaraguan NL netherlands,dutch NO norway,norwegian NP nepal,nepalese NZ new zealand OM oman,omani
PE peru,peruvian PH philippines,filipino,philippine PK pakistan,pakistani PL poland,polish PS
palestine,palestinian PT portugal,portuguese QA qatar,qatari RO romania,romanian RS serbia,serbian RU
russian federation,russia,russian SA saudi arabia,saudi SD sudan,sudanese SE sweden,swedish SG
singapore,singaporean SI slovenia,slovenian,slovene SK slovakia,slovak SN senegal,senegalese SO
somalia,somali SY syria,syrian TH thailand,thai TJ tajikistan,tajik,tajikistani TM turkmenistan,turkmen TN
tunisia,tunisian TR turkey,turkiye,turkish TW taiwan,taiwanese UA ukraine,ukrainian UG uganda,ugandan US
united states of america,united states,usa,u s,us,american,america UY uruguay,uruguayan UZ uzbekistan,uzbek
VA vatican,holy see VE venezuela,venezuelan VN vietnam,vietnamese XK kosovo,kosovar YE yemen,yemeni ZA south
africa,south african ZM zambia,zambian ZW zimbabwe,zimbabwean
"""


def _table() -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    code, names = "", ""
    for part in [*_WORDS.split(), "ZZ"]:
        if len(part) == 2 and part.isupper():
            table |= {tuple(name.split()): code for name in names.split(",") if name.strip()}
            code, names = part, ""
        else:
            names += f" {part}"
    return table


COUNTRIES = _table()
"""Lower-case words of a country's name or adjective, to its code (two capitals)."""

_LONGEST = max(len(words) for words in COUNTRIES)


def without_countries(words: Sequence[str]) -> tuple[list[str], frozenset[str]]:
    """Lower-case words without those that name a country, and the codes of the countries named."""
    kept: list[str] = []
    codes: set[str] = set()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if code := COUNTRIES.get(tuple(words[at : at + length])):
                codes.add(code)
                at += length
                break
        else:
            kept.append(words[at])
            at += 1
    return kept, frozenset(codes)
