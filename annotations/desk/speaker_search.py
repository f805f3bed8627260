"""Finding speakers by any of their names, in any script and spelling, or by the office they held that day."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from annotations.models import Speaker
from annotations.services.register_memory import register_now
from annotations.suggesting.register import KnownSpeaker, Register

MOST_OFFERED = 8
LIKELY = 0.5
"""Names less alike than this are not offered."""

_EXACT, _BEGINS, _WORD_BEGINS, _HOLDS, _HOLDER = 1.0, 0.95, 0.9, 0.6, 0.85
"""How well a name fits by its letters, and how well a speaker by the office."""

_SAME = "the same name"


@dataclass(frozen=True)
class Found:
    """A speaker offered for what was typed: how well it fits (0 to 1), why, and the offices of that day."""

    speaker: Speaker
    score: float
    reason: str
    offices: tuple[str, ...]


@dataclass(frozen=True)
class _Fit:
    key: str
    score: float
    reason: str


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """A name without case, accents and surplus blanks, so that "Lukašenka " finds "Lukasenka"."""
    plain = (sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return " ".join("".join(plain).casefold().split())


def ranked(typed: str, *, on: date | None = None, most: int = MOST_OFFERED) -> list[Found]:
    """The best few speakers for what was typed, best first: a name, the beginning of one, or a role.

    `on` is the day of which offices count, the article's date; without it no office does. Merged entries
    are found as the entry they were merged into. Two queries, and some more after the register has changed.
    """
    register = register_now()
    fits = _fits(register, typed, on)[:most]
    speakers = Speaker.objects.in_bulk([fit.key for fit in fits], field_name="short_id")
    return [
        Found(speakers[fit.key], fit.score, fit.reason, _offices(register, fit.key, on))
        for fit in fits
        if fit.key in speakers
    ]


def find_speakers(typed: str) -> tuple[list[Speaker], bool]:
    """The best few speakers for what was typed, and whether the first is the only one named exactly so."""
    fits = _fits(register_now(), typed, None)[:MOST_OFFERED]
    found = Speaker.objects.filter(short_id__in=[fit.key for fit in fits]).prefetch_related("terms__office")
    speakers = {speaker.short_id: speaker for speaker in found}
    only = sum(fit.score == _EXACT and fit.reason == _SAME for fit in fits) == 1
    return [speakers[fit.key] for fit in fits if fit.key in speakers], only


def _fits(register: Register, typed: str, on: date | None) -> list[_Fit]:
    """Everybody who may be meant, best first; of those alike who was entered first."""
    wanted = fold(typed)
    if not wanted:
        return []
    fits = [fit for speaker in register.speakers if (fit := _by_letters(wanted, speaker))]
    fits += [_Fit(m.key, m.score, m.reason) for m in register.named(typed) if m.score >= LIKELY]
    fits += [_Fit(m.key, m.score, m.reason) for m in register.begun(typed)]
    if on is not None:
        held = register.holders(typed, on=on)
        fits += [_Fit(speaker.key, _HOLDER, held.reason) for speaker in held.speakers]
    best: dict[str, _Fit] = {}
    for fit in sorted(fits, key=lambda fit: (-fit.score, fit.reason != _SAME)):
        best.setdefault(fit.key, fit)
    return list(best.values())


def _by_letters(wanted: str, speaker: KnownSpeaker) -> _Fit | None:
    names = [fold(name) for name in (speaker.name, *speaker.aliases)]
    if wanted in names:
        return _Fit(speaker.key, _EXACT, _SAME)
    if any(name.startswith(wanted) for name in names):
        return _Fit(speaker.key, _BEGINS, "the name begins so")
    if any(f" {wanted}" in name for name in names):
        return _Fit(speaker.key, _WORD_BEGINS, "a word of the name begins so")
    return _Fit(speaker.key, _HOLDS, "the name holds it") if any(wanted in name for name in names) else None


def _offices(register: Register, key: str, on: date | None) -> tuple[str, ...]:
    return tuple(office.name for office in register.held_by(key, on=on)) if on else ()
