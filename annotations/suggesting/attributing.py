"""Who said what in a text: the engine's one entrance, and the order in which its parts work."""

from collections.abc import Sequence
from datetime import date

from articles.text.segments import Segment

from .choosing import outermost
from .continuing import continue_quotations
from .english.attributing import candidates as english_candidates
from .languages.attributing import candidates as other_candidates
from .languages.guessing import lexicon_of
from .people import people_of
from .reading import Words, read
from .register import Register
from .relaying import is_relay, without_relays
from .resolving import Resolved, Resolver
from .shapes import Attribution, Candidate, Mode, Span
from .weighing import confidence, reason

_READ = frozenset(("headline", "standfirst", "paragraph", "crosshead"))
_DIRECT = 0.9
_LONGEST_CROSSHEAD = 12


def attributions(
    text: str,
    *,
    segments: Sequence[Segment] | None = None,
    register: Register | None = None,
    on: date | None = None,
) -> list[Attribution]:
    """Who says, thinks or judges what in a canonical text, in its order.

    `segments` say which lines are cruft and where crossheads part sections; without them every line counts
    and a short line that ends no sentence is taken for a crosshead. `register` and `on`, the article's date,
    say who a role was that day; without a register the text alone decides.
    """
    paragraphs, found = candidates_of(text, segments)
    sections = _sections(paragraphs, segments)
    resolver = Resolver(people_of(paragraphs, sections), register, on)
    done: list[Attribution] = []
    for words, section, by_sentence in zip(paragraphs, sections, found, strict=True):
        for sentence in by_sentence:
            for candidate in sentence:
                candidate.confidence = confidence(candidate.features)
            standing, relays = without_relays(text, sentence)
            done.extend(
                _attribution(words, section, chosen, relays, resolver) for chosen in outermost(standing)
            )
    return done


def candidates_of(
    text: str, segments: Sequence[Segment] | None = None
) -> tuple[list[Words], list[list[list[Candidate]]]]:
    """Everything that may attribute, before it is chosen from: for each paragraph, for each sentence."""
    paragraphs = [read(text, start, end) for start, end in _lines(text, segments)]
    lexicon = lexicon_of(text)
    if lexicon is None:
        found = [english_candidates(words) for words in paragraphs]
    else:
        found = [other_candidates(words, lexicon) for words in paragraphs]
    continue_quotations(paragraphs, found)
    return paragraphs, found


def _lines(text: str, segments: Sequence[Segment] | None) -> list[Span]:
    """The lines that say something."""
    if segments is not None:
        return [(segment.start, segment.end) for segment in segments if segment.kind in _READ]
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _sections(paragraphs: list[Words], segments: Sequence[Segment] | None) -> list[int]:
    """The section of each paragraph: each crosshead opens one."""
    heads = {segment.start for segment in segments or () if segment.kind == "crosshead"}
    section = 0
    found: list[int] = []
    for number, words in enumerate(paragraphs):
        start = words.start[0] if words.start else 0
        if start in heads or (segments is None and number and _is_crosshead(words)):
            section += 1
        found.append(section)
    return found


def _is_crosshead(words: Words) -> bool:
    return (
        0 < len(words.tag) <= _LONGEST_CROSSHEAD and words.tag[-1] not in ".q,:;)" and max(words.within) < 0
    )


def _attribution(
    words: Words, section: int, candidate: Candidate, relays: tuple[Span, ...], resolver: Resolver
) -> Attribution:
    if is_relay(words.text, candidate):
        resolved = Resolved("", "", "", "an agency passes words on and speaks for nobody")
    else:
        resolved = resolver.resolve(words, section, candidate.source)
    return Attribution(
        content=tuple(sorted(candidate.content)),
        cue=_apart(candidate.cue, candidate.content),
        source=_apart(candidate.source, [*candidate.content, candidate.cue]),
        mode=_mode(words, candidate),
        speaker=resolved.name,
        speaker_key=resolved.key,
        resolved_by=resolved.by,
        confidence=round(candidate.confidence, 3),
        reason=f"{reason(candidate, words.text)}; {resolved.reason}",
        relays=relays,
    )


def _apart(span: Span | None, others: list[Span]) -> tuple[Span, ...]:
    """The span, if it says something and shares no word with the others."""
    if span is None or span[0] >= span[1]:
        return ()
    return () if any(start < span[1] and span[0] < end for start, end in others) else (span,)


def _mode(words: Words, candidate: Candidate) -> Mode:
    """Direct where nine of ten words stand in quotation marks, indirect where none does (PolNeAR's rule)."""
    if candidate.kind == "dialogue":
        return "direct"
    inside = outside = 0
    first, last = words.start[0], words.end[-1]
    for start, end in candidate.content:
        if start < first or end > last:
            inside += (end - start) // 6 + 1
            continue
        for at in words.between(start, end):
            if words.low[at][0].isalnum():
                inside += words.within[at] >= 0
                outside += words.within[at] < 0
    if not inside:
        return "indirect"
    return "direct" if inside >= _DIRECT * (inside + outside) else "mixed"
