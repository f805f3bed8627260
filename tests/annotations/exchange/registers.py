"""Registers for property tests: anything that may stand in the database, odd names and days included."""

from datetime import date

from hypothesis import strategies as st

from annotations.exchange.entries import AliasEntry, OfficeEntry, RegisterFile, SpeakerEntry, TermEntry

SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
NAMES = st.text(SIGNS, min_size=1, max_size=12).map(lambda words: " ".join(words.split())).filter(
    bool
) | st.sampled_from(["=SUM(A1)", "'-", "'quoted", "a,b;c", '"', "Лукашенко", "- x", "yes", "|"])
"""In one line, as services keep them."""

COUNTRIES = st.sampled_from(["", "BY", "RU"])
UIDS = st.uuids().map(str)
SOURCES = st.text(SIGNS, max_size=12) | st.sampled_from(["line\r\nline", "a\rb", "+1", "'"])


@st.composite
def days(draw: st.DrawFn) -> tuple[str, str]:
    """The start and the end of a term, each as exactly as it is known, or empty."""
    first, last = sorted(draw(st.tuples(st.dates(min_value=date(1000, 1, 1)), st.dates(date(1000, 1, 1)))))
    cut = st.sampled_from([10, 7, 4, 0])
    return first.isoformat()[: draw(cut)], last.isoformat()[: draw(cut)]


@st.composite
def registers(draw: st.DrawFn) -> RegisterFile:
    """A register as it may be stored: names of offices, uids and Wikidata ids each once."""
    items = iter(draw(st.lists(st.integers(1, 10**6).map(lambda n: f"Q{n}"), unique=True, max_size=4)))
    offices = [
        OfficeEntry(
            uid=draw(UIDS),
            name=name,
            country=draw(COUNTRIES),
            wikidata_id=next(items, ""),
            forms=tuple(draw(st.lists(NAMES, unique=True, max_size=2))),
        )
        for name in draw(st.lists(NAMES, unique=True, max_size=2))
    ]
    uids = draw(st.lists(UIDS, unique=True, max_size=3))
    speakers = []
    for number, uid in enumerate(uids):
        below = st.sampled_from(["", *uids[:number]])
        speakers.append(
            SpeakerEntry(
                uid=uid,
                name=draw(NAMES),
                kind=draw(st.sampled_from(["person", "group", "organization"])),
                country=draw(COUNTRIES),
                wikidata_id=next(items, ""),
                merged_into=draw(below),
                aliases=tuple(draw(st.lists(aliases(), unique_by=lambda alias: alias.form, max_size=2))),
                terms=tuple(
                    draw(
                        st.lists(
                            terms([office.name for office in offices]),
                            unique_by=lambda term: (term.office, term.starts[:4]),
                            max_size=2 if offices else 0,
                        )
                    )
                ),
            )
        )
    return RegisterFile(tuple(offices), tuple(speakers)).in_order()


def aliases() -> st.SearchStrategy[AliasEntry]:
    languages = st.sampled_from(["", "en", "be-Cyrl", "sr-Latn-RS"])
    return st.builds(AliasEntry, form=NAMES, language=languages, confirmed=st.booleans())


@st.composite
def terms(draw: st.DrawFn, offices: list[str]) -> TermEntry:
    starts, ends = draw(days())
    return TermEntry(
        office=draw(st.sampled_from(offices)),
        starts=starts,
        ends=ends,
        source=draw(SOURCES),
        source_url=draw(st.sampled_from(["", "https://tass.com/a?b=c"])),
        confirmed=draw(st.booleans()),
    )
