"""Whom a text names, by which full name and in which role: "Tajikistan's Foreign Minister X Y"."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from .listing import listed
from .names.countries import COUNTRIES
from .names.roles import Role, role_of
from .reading import Words

TITLES = listed(
    "mr mrs ms miss dr prof sir lady lord sen sens rep reps gov gen col maj capt lt sgt hon rev president "
    "vice-president vice prime minister foreign defense defence interior finance energy economy affairs "
    "secretary general secretary-general chairman chairwoman chairperson chair chief head speaker senator "
    "representative congressman congresswoman governor mayor ambassador envoy spokesman spokeswoman "
    "spokesperson king queen prince princess pope chancellor premier director commander judge justice "
    "attorney commissioner deputy first acting former state leader candidate nominee patriarch archbishop "
    "bishop sheikh marshal admiral fm pm council republican democrat democratic gop duma rada parliament "
    "assembly ministry cabinet staff press representative professor editor analyst strategist adviser "
    "advisor manager host democrats republicans committee"
)
_BODIES = listed(
    "university party committee house department court times news press union council ministry office "
    "agency bank organization organisation association institute center centre group company corporation "
    "federation republic treaty security congress senate parliament commission board force forces army "
    "street journal post club fund foundation network police navy college school church league academy "
    "society states nations america post"
)
_COUNTRY_WORDS = frozenset(word for words in COUNTRIES for word in words)
_PARTICLES = listed("de la van von der den bin ibn al el da dos du")
_LONGEST_ROLE = 14
_REMEMBERED = 200


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in the text, at `at` (code points); `role` is what stands with the name."""

    name: str
    at: int
    section: int
    role: Role | None


@dataclass(slots=True)
class People:
    """Everybody named in a text, in its order."""

    named: list[Named] = field(default_factory=list)
    full: dict[str, str] = field(default_factory=dict)
    """Surname in small letters to the first full name that ends in it."""
    bearers: dict[Role, set[str]] = field(default_factory=dict)
    """Role to the names with which it stands."""

    def before(self, at: int, section: int) -> Iterator[Named]:
        """Who is named before a place in its section, the nearest first; a bounded number of them."""
        stop = bisect_left(self.named, at, key=lambda named: named.at)
        nearest = self.named[max(0, stop - _REMEMBERED) : stop]
        return (named for named in reversed(nearest) if named.section == section)

    def full_name(self, name: str) -> str:
        """The fullest name of whoever is meant; the name itself where the text has no fuller one."""
        last = name.rsplit(maxsplit=1)[-1].lower() if name.split() else ""
        known = self.full.get(last, name)
        return known if set(name.lower().split()) <= set(known.lower().split()) else name


def people_of(paragraphs: list[Words], sections: list[int]) -> People:
    """The people that a text names; `sections` gives the section of each paragraph."""
    people = People()
    for words, section in zip(paragraphs, sections, strict=True):
        at = 0
        while at < len(words.tag):
            if not _is_capital(words, at):
                at += 1
                continue
            end = _run_end(words, at)
            _note(people, words, at, end, section)
            at = end
    return people


def name_in(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """The person's name within a run of capitalised words: what follows its titles and countries."""
    begin = first
    for at in range(first, last):
        low = words.low[at]
        if (
            plain(low) in TITLES
            or plain(low) in _COUNTRY_WORDS
            or low.endswith(("'s", "’s"))
            or (
                words.word(at).isupper()
                and len(low) > 2
                and at + 1 < last
                and not words.word(at + 1).isupper()
            )
        ):
            begin = at + 1
    if begin >= last or last - begin > 4:
        return None
    if any(plain(words.low[at]) in _BODIES for at in range(begin, last)):
        return None
    return begin, last


def plain(low: str) -> str:
    """A word without the stop of an abbreviation."""
    return low.rstrip(".")


def _is_capital(words: Words, at: int) -> bool:
    return words.tag[at] == "E" or (words.tag[at] == "v" and words.word(at)[0].isupper() and at > 0)


def _run_end(words: Words, at: int) -> int:
    end = at + 1
    while end < len(words.tag) and (
        _is_capital(words, end)
        or (words.low[end] in _PARTICLES and end + 1 < len(words.tag) and _is_capital(words, end + 1))
    ):
        if words.low[end - 1].endswith(("'s", "’s")) and plain(words.low[end]) not in TITLES:
            break
        end += 1
    return end


def _note(people: People, words: Words, first: int, last: int, section: int) -> None:
    found = name_in(words, first, last)
    if not found:
        return
    name = _written(words, *found)
    surname = name.split()[-1].lower()
    if found[1] - found[0] > 1:
        people.full.setdefault(surname, name)
    role = _role_before(words, found[0])
    named = Named(people.full_name(name), words.start[found[0]], section, role)
    people.named.append(named)
    if role:
        people.bearers.setdefault(role, set()).add(named.name)


def _written(words: Words, first: int, last: int) -> str:
    name = words.text[words.start[first] : words.end[last - 1]]
    for ending in ("'s", "’s", "'", "’"):
        name = name.removesuffix(ending)
    return " ".join(name.split())


def _role_before(words: Words, name: int) -> Role | None:
    """The role that stands before a name; None where none does."""
    first, titled = name, False
    while first > 0 and name - first < _LONGEST_ROLE:
        low, tag = plain(words.low[first - 1]), words.tag[first - 1]
        if low in TITLES or low in _COUNTRY_WORDS:
            titled = titled or low in TITLES
        elif tag not in "E()" and low not in ("of", "the", "for", "and") and not low.endswith(("'s", "’s")):
            break
        first -= 1
    while first < name and words.low[first] in ("of", "the", "for", "and", ")"):
        first += 1
    if not titled or first >= name:
        return None
    role = role_of(words.text[words.start[first] : words.end[name - 1]])
    return role if role.words else None
