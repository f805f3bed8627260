"""Deciding what becomes of words in the new text: confirmed as found, adjusted, or dropped with a reason.

Only the claimant of the draft decides. Who does so codes, and so reviews nothing of it.
"""

from collections.abc import Sequence

from django.utils import timezone

from annotations.models import Coder, Correction, ReanchoredSpan, Reanchoring, Revision, Span

from .claims import Words, check_words, draft_of, remove_claim, save_change, set_words
from .corrections import place, remove_correction, value_of_field
from .corrections import save_change as save_correction
from .proposing import open_proposals
from .writing import Refused, check_version, service

State = Reanchoring.State


@service
def confirm_words(*, reanchoring: Reanchoring, version: int, by: Coder) -> Reanchoring:
    """Take the words where they were found; what was not found of them (a cue, say) is left out."""
    current = _locked(reanchoring, by)
    if _is_decided(current, State.CONFIRMED, version):
        return current
    if current.found == Reanchoring.Found.ORPHAN:
        raise Refused("These words were not found in the new text: quote them from it, or drop them.")
    _write(current, _found_words(current), by)
    return _decide(current, State.CONFIRMED, by)


@service
def confirm_same_words(*, revision: Revision, version: int, by: Coder) -> int:
    """Confirm every open proposal that found the same words; returns how many. `version`: the revision's."""
    draft = draft_of(revision, by)
    check_version("this record", current=draft.version, expected=version)
    same = open_proposals(draft).filter(found=Reanchoring.Found.SAME)
    for reanchoring in same:
        confirm_words(reanchoring=reanchoring, version=reanchoring.version, by=by)
    return len(same)


@service
def adjust_words(*, reanchoring: Reanchoring, version: int, words: Sequence[Words], by: Coder) -> Reanchoring:
    """Give the claim these words of the new text instead; a correction of words gets the first of them."""
    current = _locked(reanchoring, by)
    if _is_decided(current, State.ADJUSTED, version):
        return current
    _write(current, words, by)
    return _decide(current, State.ADJUSTED, by)


@service
def drop_words(*, reanchoring: Reanchoring, version: int, reason: str, by: Coder) -> Reanchoring:
    """Remove the claim or correction, because it has no place in the new text. Bringing it back asks anew."""
    current = _locked(reanchoring, by)
    if _is_decided(current, State.DROPPED, version):
        return current
    if not reason.strip():
        raise Refused("To drop it, give the reason in words.")
    if current.claim:
        remove_claim(claim=current.claim, version=current.claim.version, by=by)
    elif current.correction:
        remove_correction(correction=current.correction, version=current.correction.version, by=by)
    return _decide(current, State.DROPPED, by, reason.strip())


def _locked(reanchoring: Reanchoring, by: Coder) -> Reanchoring:
    """The proposal and its row as they are now, behind the lock of their draft."""
    row = reanchoring.claim or reanchoring.correction
    if row is None:  # the database lets no proposal be of nothing
        raise Refused("This proposal belongs to nothing: load the page anew.")
    draft = draft_of(row.revision, by)
    current = (
        Reanchoring.objects.select_for_update(of=("self",))
        .select_related("claim", "correction", "new_text__article__outlet", "new_text__agency")
        .get(pk=reanchoring.pk)
    )
    for coded in (current.claim, current.correction):
        if coded is not None:
            coded.revision = draft
    return current


def _is_decided(current: Reanchoring, wanted: str, version: int) -> bool:
    """Whether a second click finds it decided so already. Raises `Stale` if it was decided otherwise."""
    if current.state == wanted and version == current.version - 1:
        return True
    check_version("this proposal", current=current.version, expected=version)
    row = current.claim or current.correction
    if current.state != State.PROPOSED or (row is not None and row.removed_at):
        raise Refused("It is decided already: change the claim or correction on the coding page.")
    return False


def _found_words(current: Reanchoring) -> list[Words]:
    """The words as they were found; those of a correction pass as content."""
    return [
        Words(Span.Role(span.role) if span.role in Span.Role.values else Span.Role.CONTENT, *place)
        for span in current.spans.all()
        if (place := _place(span)) is not None
    ]


def _place(span: ReanchoredSpan) -> tuple[int, int] | None:
    return None if span.start is None or span.end is None else (span.start, span.end)


def _write(current: Reanchoring, words: Sequence[Words], by: Coder) -> None:
    text = current.new_text.text
    if current.claim:
        check_words(text, words)
        set_words(current.claim, text, words)
        save_change(current.claim, by)
    elif current.correction:
        _write_correction(current.correction, current, words, by)


def _write_correction(
    correction: Correction, current: Reanchoring, words: Sequence[Words], by: Coder
) -> None:
    if correction.field:
        correction.as_stated = value_of_field(current.new_text, correction.field)
        save_correction(correction, by, ["as_stated"])
        return
    check_words(current.new_text.text, words)
    place(correction, current.new_text.text, words[0].start, words[0].end)
    save_correction(correction, by, ["start", "end", "exact", "prefix", "suffix", "as_stated"])


def _decide(current: Reanchoring, state: str, by: Coder, reason: str = "") -> Reanchoring:
    current.state, current.reason = state, reason
    current.decided_by, current.decided_at = by, timezone.now()
    current.version += 1
    current.save(update_fields=["state", "reason", "decided_by", "decided_at", "version"])
    return current
