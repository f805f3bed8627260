"""What a draft lacks before it can be submitted, in words. PostgreSQL asks the same once more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.text import Truncator

from annotations.models import (
    Claim,
    Comment,
    Correction,
    ReanchoredSpan,
    Reanchoring,
    Revision,
    Span,
)

from .writing import Refused

NAMED_AT_MOST = 5
"""Claims that one line names; the rest are counted."""


@dataclass(frozen=True)
class Missing:
    """One thing in the way of submitting: a claim (by short id) or an open comment (by uid)."""

    kind: str
    id: str
    name: str


class Incomplete(Refused):
    """The draft cannot be submitted yet; `missing` are the claims and comments to look at."""

    def __init__(self, message: str, missing: Sequence[Missing], *, rule: str) -> None:
        super().__init__(message, rule=rule)
        self.missing = tuple(missing)


@dataclass(frozen=True)
class Lack:
    """What one rule asks for before a draft is submitted, in a sentence, and everything that lacks it."""

    rule: str
    line: str
    missing: tuple[Missing, ...]


def check_complete(revision: Revision) -> None:
    """Raise `Incomplete` while a claim lacks its speaker or its words, or a blocking comment is open.

    Claims and corrections whose words are still to be confirmed in a new text are named as such.
    """
    if lacks := lacks_in(revision, claims_in_text_order(revision)):
        missing = [one for lack in lacks for one in lack.missing]
        raise Incomplete(" ".join(lack.line for lack in lacks), missing, rule=lacks[0].rule)


def lacks_in(revision: Revision, claims: Sequence[tuple[int, Claim]]) -> list[Lack]:
    """All that holds the submission of a draft up; `claims` are those of `claims_in_text_order`."""
    waiting = [_named(*at) for at in claims if _is_waiting(at[1])] + _waiting_corrections(revision)
    wordless = [_named(*at) for at in claims if not _content_of(at[1]) and not _is_waiting(at[1])]
    speakerless = [_named(*at) for at in claims if at[1].speaker_id is None]
    comments = [
        Missing("comment", str(comment.uid), f"comment “{_first_words(comment.body)}”")
        for comment in Comment.objects.filter(revision=revision, blocking=True, resolved_at=None)
    ]
    found: list[tuple[str, list[Missing], Callable[[list[Missing]], str]]] = [
        ("every_reanchoring_is_decided", waiting, _of_waiting),
        ("claim_has_content", wordless, partial(_of_claims, lack="no content", remedy="mark the words")),
        ("claim_has_a_speaker", speakerless, partial(_of_claims, lack="no speaker", remedy="choose one")),
        ("blocking_comment_is_open", comments, _of_comments),
    ]
    return [Lack(rule, line(missing), tuple(missing)) for rule, missing, line in found if missing]


def claims_in_text_order(revision: Revision) -> list[tuple[int, Claim]]:
    """The standing claims with speaker, office and spans, numbered as their cards are. Three queries."""

    def place(claim: Claim) -> tuple[int, int]:
        return min((span.start for span in _content_of(claim)), default=0), claim.pk

    standing = (
        revision.claims.standing()
        .select_related("speaker", "office", "reanchoring__old_text")
        .prefetch_related("spans", "reanchoring__spans")
    )
    return list(enumerate(sorted(standing, key=place), start=1))


def _content_of(claim: Claim) -> list[Span]:
    return [span for span in claim.spans.all() if span.role == Span.Role.CONTENT]


def _is_waiting(row: Claim | Correction) -> bool:
    """Whether somebody still has to say what becomes of its words in the new text."""
    proposed = getattr(row, "reanchoring", None)
    return proposed is not None and proposed.state == Reanchoring.State.PROPOSED


def _waiting_corrections(revision: Revision) -> list[Missing]:
    corrections = revision.corrections.filter(removed_at=None).select_related("reanchoring").order_by("id")
    return [
        Missing("correction", correction.short_id, f"correction “{_first_words(correction.as_stated)}”")
        for correction in corrections
        if _is_waiting(correction)
    ]


def _words_of(claim: Claim) -> str:
    """The first words of its content, if need be from the text it comes from; else its summary."""
    content = sorted(_content_of(claim), key=lambda span: span.start)
    if content or not _is_waiting(claim):
        return content[0].exact if content else claim.summary
    text = claim.reanchoring.old_text.text
    former = [s for s in claim.reanchoring.spans.all() if s.role == ReanchoredSpan.Role.CONTENT]
    return text[former[0].old_start : former[0].old_end] if former else claim.summary


def _named(number: int, claim: Claim) -> Missing:
    words = _first_words(_words_of(claim))
    return Missing("claim", claim.short_id, f"claim {number} (“{words}”)" if words else f"claim {number}")


def _first_words(text: str) -> str:
    """The beginning in one line, without the quotation marks around it."""
    start: str = Truncator(" ".join(text.split()).strip("“”„«»\"'")).words(4, truncate="…")
    return Truncator(start).chars(60, truncate="…")


def _subject(missing: list[Missing]) -> str:
    """The names in a row, as a sentence begins with them."""
    names = [one.name for one in missing[:NAMED_AT_MOST]]
    if more := len(missing) - len(names):
        names.append(f"{more} more")
    subject = " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
    return f"{subject[:1].upper()}{subject[1:]}"


def _of_claims(claims: list[Missing], lack: str, remedy: str) -> str:
    several = len(claims) > 1
    line = (
        f"{_subject(claims)} {'have' if several else 'has'} {lack}: {remedy}{' for each' if several else ''}"
    )
    return f"{line}, then submit again."


def _of_waiting(rows: list[Missing]) -> str:
    verb, them = ("wait", "them") if len(rows) > 1 else ("waits", "it")
    return (
        f"{_subject(rows)} still {verb} for a place in the new text: confirm, adjust or drop {them}, "
        "then submit again."
    )


def _of_comments(comments: list[Missing]) -> str:
    if len(comments) > 1:
        return f"{len(comments)} blocking comments are still open: resolve them, then submit again."
    names = "".join(comment.name.removeprefix("comment ") for comment in comments)
    return f"A blocking comment is still open ({names}): resolve it, then submit again."
