"""Who a source mention is: by the names and roles of the text, and by the register on the article's date."""

from dataclasses import dataclass, field
from datetime import date

from .listing import listed
from .names.roles import Role, role_of
from .people import Named, People, name_in, plain
from .reading import Words
from .register import Register
from .shapes import ResolvedBy, Span

_SAME_NAME = 0.8
_CLEARLY = 0.05
_SINGULAR = listed("he she him her his он она er sie on ona ён яна він вона")
_PLURAL = listed("they we them their our i you it its")
_RELATIVE = listed("who which that whose")
_PLURAL_ROLES = listed(
    "ministers presidents leaders heads officials lawmakers senators members deputies secretaries "
    "diplomats sides parties delegates experts analysts critics countries states republicans democrats"
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who is meant: the name, the register's key (or empty), how it was found, and why in words."""

    name: str
    key: str
    by: ResolvedBy
    reason: str


@dataclass(slots=True)
class Resolver:
    """Resolves the source mentions of one text, in its order: pronouns depend on what came before."""

    people: People
    register: Register | None = None
    on: date | None = None
    _last: dict[int, Resolved] = field(default_factory=dict)
    """The last person to whom something was attributed, by section."""

    def resolve(self, words: Words, section: int, mention: Span | None) -> Resolved:
        """Who the mention is; without a mention nobody."""
        if mention is None:
            return Resolved("", "", "", "nobody is named")
        numbers = words.between(*mention)
        first, last = numbers.start, numbers.stop
        if last <= first:
            return Resolved("", "", "", "nobody is named")
        low = words.low[first]
        if last - first == 1 and (low in _SINGULAR or low in _PLURAL or low in _RELATIVE):
            return self._pronoun(words, section, first)
        found = self._described(words, section, first, last)
        if found.name and found.by in ("name", "alias", "role"):
            self._last[section] = found
        return found

    def _pronoun(self, words: Words, section: int, at: int) -> Resolved:
        low = words.low[at]
        if low in _PLURAL:
            return Resolved("", "", "", f"“{words.word(at)}” names nobody in particular")
        if low in _RELATIVE:
            named = self._before(words.start[at], section)
            if named is None or words.text.count("\n", named.at, words.start[at]):
                return Resolved("", "", "", f"nobody is named before “{words.word(at)}”")
            return self._by_name(named.name, "pronoun", f"“{words.word(at)}” goes back to {named.name}")
        last = self._last.get(section)
        if last is None:
            named = self._before(words.start[at], section)
            if named is None:
                return Resolved("", "", "", f"nobody is named before “{words.word(at)}” in this section")
            return self._by_name(named.name, "pronoun", f"“{words.word(at)}”: {named.name} is named last")
        return Resolved(last.name, last.key, "pronoun", f"“{words.word(at)}” is {last.name}, who spoke last")

    def _before(self, at: int, section: int) -> Named | None:
        return next(self.people.before(at, section), None)

    def _described(self, words: Words, section: int, first: int, last: int) -> Resolved:
        """A mention with words of its own: a name, or a role."""
        comma = next((at for at in range(first + 1, last) if words.tag[at] in ",("), last)
        name = _name(words, first, comma) or (_name(words, comma + 1, last) if comma < last else None)
        if name:
            full = self.people.full_name(name)
            why = "is named" if full == name else f"is “{name}” in full"
            return self._by_name(full, "name", f"{full} {why}")
        stated = words.text[words.start[first] : words.end[comma - 1]]
        if any(low in _PLURAL_ROLES for low in words.low[first:comma]):
            return Resolved("", "", "", f"“{stated}” are several")
        return self._by_role(stated, section, words.start[first], words.tag[first] == "E")

    def _by_name(self, name: str, by: ResolvedBy, reason: str) -> Resolved:
        if self.register is None:
            return Resolved(name, "", by, reason)
        matches = self.register.named(name, most=2)
        if not matches or matches[0].score < _SAME_NAME:
            return Resolved(name, "", by, f"{reason}; the register does not know the name")
        if len(matches) > 1 and matches[0].score - matches[1].score < _CLEARLY:
            both = f"{matches[0].name} and {matches[1].name}"
            return Resolved("", "", "", f"{reason}; the register has {both}, and either may be meant")
        known = self.register.speaker(matches[0].key)
        official = known.name if known else matches[0].name
        if by == "name" and matches[0].name != official:
            by = "alias"
        return Resolved(official, matches[0].key, by, reason)

    def _by_role(self, stated: str, section: int, at: int, named_body: bool) -> Resolved:
        role = role_of(stated)
        within = self._holder_in_text(role, section, at)
        if within:
            return self._by_name(within, "role", f"“{stated}” stands with the name {within} in the text")
        if self.register is None or not role.words:
            name = stated if named_body else ""
            return Resolved(name, "", "name" if name else "", f"the text does not name “{stated}”")
        holding = self.register.holders(stated, on=self.on)
        if holding.holder:
            return Resolved(holding.holder.name, holding.holder.key, "role", holding.reason)
        return Resolved("", "", "", holding.reason)

    def _holder_in_text(self, role: Role, section: int, at: int) -> str | None:
        """The one person whom the text gives that role; a shorter role means the last such person before."""
        if not role.words:
            return None
        same: set[str] = set()
        for known, names in self.people.bearers.items():
            if role.means(known) and _may_agree(role, known):
                same |= names
        if same:
            return next(iter(same)) if len(same) == 1 else None
        for named in self.people.before(at, section):
            if named.role and set(role.words) <= set(named.role.words):
                return named.name if _may_agree(role, named.role) else None
        return None


def _may_agree(some: Role, other: Role) -> bool:
    return not some.countries or not other.countries or bool(some.countries & other.countries)


def _name(words: Words, first: int, last: int) -> str | None:
    """The person's name in a mention: its last run of capitals that is no title, country or body."""
    at = last
    while at > first:
        if words.tag[at - 1] != "E" and not words.word(at - 1)[0].isupper():
            at -= 1
            continue
        begin = at - 1
        while begin > first and (words.tag[begin - 1] == "E" or words.word(begin - 1)[0].isupper()):
            begin -= 1
        if words.low[begin] in ("the", "a", "an") or (
            begin > first and words.low[begin - 1] in ("of", "the", "for")
        ):
            return None
        found = name_in(words, begin, at)
        if found and not any(plain(words.low[index]) == "the" for index in range(*found)):
            name = words.text[words.start[found[0]] : words.end[found[1] - 1]]
            for ending in ("'s", "’s"):
                name = name.removesuffix(ending)
            return " ".join(name.split())
        return None
    return None
