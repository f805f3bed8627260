"""Coding: claims with their words, speaker, tags and relays."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils import timezone

from annotations.models import (
    Claim,
    ClaimLink,
    ClaimRelay,
    ClaimTag,
    Coder,
    Office,
    Revision,
    Span,
    Speaker,
    Tag,
)
from annotations.models.workflow import Role, State
from articles.models import Outlet
from articles.text.selectors import context

from .coders import require_role
from .proposing import decided_by_hand, propose_again
from .writing import NotAllowed, Refused, check_version, service


@dataclass(frozen=True)
class Words:
    """A stretch of the text in a claim: role content, cue or source; code points, end exclusive."""

    role: Span.Role
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Coding:
    """All that an editor says of a claim. `relays` run from the speaker to the reader."""

    mode: Claim.Mode
    words: Sequence[Words]
    summary: str = ""
    speaker: Speaker | None = None
    role_as_stated: str = ""
    office: Office | None = None
    note: str = ""
    tags: Sequence[Tag] = field(default_factory=tuple)
    relays: Sequence[Outlet] = field(default_factory=tuple)


def draft_of(revision: Revision, by: Coder) -> Revision:
    """The revision as it is now, locked until the end of the transaction, for its claimant to code.

    Whoever codes locks the revision before anything in it, as the steps of its life and the verdicts do:
    a form sent twice at once waits for itself, and nobody waits in a ring.

    Raises:
        NotAllowed: somebody else claims the revision, or nobody.
        Refused: it is not in draft.
    """
    locked = (
        Revision.objects.select_for_update(of=("self",), no_key=True)
        .select_related("claimed_by", "article_version__article__outlet", "article_version__agency")
        .get(pk=revision.pk)
    )
    require_claimant(locked, by)
    return locked


def draft_on_its_text(revision: Revision, by: Coder) -> Revision:
    """The same, for whoever brings places in the text: it must still be the text that `revision` coded.

    Raises also:
        Refused: the draft has gone over to another text since `revision` was read.
    """
    draft = draft_of(revision, by)
    if draft.article_version_id != revision.article_version_id:
        raise Refused(
            "The draft has gone over to another text of the outlet in the meantime. "
            "Nothing of yours was saved: look again."
        )
    return draft


def require_claimant(revision: Revision, by: Coder) -> None:
    """Raise `NotAllowed` unless the revision is claimed by this coder, `Refused` unless it is in draft."""
    require_role(by, Role.EDITOR, Role.REVIEWER)
    if revision.claimed_by_id != by.pk:
        holder = (
            f"It is claimed by {revision.claimed_by}." if revision.claimed_by else "Claim the record first."
        )
        raise NotAllowed(f"Only its claimant codes a revision. {holder}")
    if revision.status != State.DRAFT:
        raise Refused(f"The revision is {revision.status}: it is coded only in draft.")


def check_words(text: str, words: Sequence[Words]) -> None:
    """Raise `Refused` unless these can be the words of one claim in `text`."""
    if not any(w.role == Span.Role.CONTENT for w in words):
        raise Refused("A claim needs at least one content span: select the words that were said.")
    for w in words:
        if not 0 <= w.start < w.end <= len(text):
            label = Span.Role(w.role).label
            raise Refused(f"The {label} lies outside the text ({w.start} to {w.end} of {len(text)}).")
    ordered = sorted(words, key=lambda w: w.start)
    for left, right in pairwise(ordered):
        if right.start < left.end:
            words_in_both = text[right.start : left.end][:60]
            raise Refused(f"Two spans of the claim overlap at “{words_in_both}”: shorten one of them.")


def _span(claim: Claim, text: str, words: Words) -> Span:
    prefix, suffix = context(text, words.start, words.end)
    return Span(
        claim=claim,
        role=words.role,
        start=words.start,
        end=words.end,
        exact=text[words.start : words.end],
        prefix=prefix,
        suffix=suffix,
    )


def set_words(claim: Claim, text: str, words: Sequence[Words]) -> None:
    """Give a claim exactly these words of `text`; spans that it has already stay as they are."""
    wanted = {(w.role, w.start, w.end): w for w in words}
    for span in claim.spans.all():
        if wanted.pop((Span.Role(span.role), span.start, span.end), None) is None:
            span.delete()
    Span.objects.bulk_create([_span(claim, text, w) for w in wanted.values()])


def _set_tags(claim: Claim, tags: Sequence[Tag]) -> None:
    wanted = {tag.pk: tag for tag in tags}
    for claim_tag in claim.claim_tags.all():
        if wanted.pop(claim_tag.tag_id, None) is None:
            claim_tag.delete()
    ClaimTag.objects.bulk_create([ClaimTag(claim=claim, tag=tag) for tag in wanted.values()])


def _set_relays(claim: Claim, relays: Sequence[Outlet]) -> None:
    if [relay.outlet_id for relay in claim.relays.all()] == [outlet.pk for outlet in relays]:
        return
    claim.relays.all().delete()
    ClaimRelay.objects.bulk_create(
        [ClaimRelay(claim=claim, position=i, outlet=outlet) for i, outlet in enumerate(relays)]
    )


def _set_coding(claim: Claim, coding: Coding) -> None:
    claim.mode = coding.mode
    claim.summary = coding.summary
    claim.speaker = coding.speaker
    claim.role_as_stated = coding.role_as_stated
    claim.office = coding.office
    claim.note = coding.note


CODED_FIELDS = ["mode", "summary", "speaker", "role_as_stated", "office", "note"]


@service
def add_claim(*, revision: Revision, coding: Coding, by: Coder, stable_uid: uuid.UUID | None = None) -> Claim:
    """Code a claim in a draft revision.

    `stable_uid` may come from the page: sent twice, it makes one claim, and the second call returns it.
    """
    draft = draft_on_its_text(revision, by)
    if stable_uid and (made := draft.claims.filter(stable_uid=stable_uid).first()):
        return made
    text = draft.article_version.text
    check_words(text, coding.words)
    claim = Claim(revision=draft, coded_by=by, stable_uid=stable_uid or uuid.uuid4())
    _set_coding(claim, coding)
    claim.save()
    set_words(claim, text, coding.words)
    _set_tags(claim, coding.tags)
    _set_relays(claim, coding.relays)
    return claim


def locked_claim(claim: Claim, version: int, by: Coder) -> Claim:
    """The claim as it is now, and its draft, locked for its claimant. Raises as `draft_of`, and `Stale`."""
    draft = draft_on_its_text(claim.revision, by)
    current: Claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
    current.revision = draft
    check_version("this claim", current=current.version, expected=version)
    return current


@service
def change_claim(*, claim: Claim, version: int, coding: Coding, by: Coder) -> Claim:
    """Code the claim anew; `version` is the one the editor saw. Its verdict becomes open again."""
    current = locked_claim(claim, version, by)
    text = current.revision.article_version.text
    check_words(text, coding.words)
    set_words(current, text, coding.words)
    _set_tags(current, coding.tags)
    _set_relays(current, coding.relays)
    _set_coding(current, coding)
    decided_by_hand(by, claim=current)
    return save_change(current, by, CODED_FIELDS)


def save_change(claim: Claim, by: Coder, fields: Sequence[str] = ()) -> Claim:
    """Store the changed `fields` of a claim, or that its words changed, under the name of who did it."""
    claim.changed_by = by
    claim.version += 1
    claim.save(update_fields=[*fields, "changed_by", "changed_at", "version"])
    claim.refresh_from_db()
    return claim


@service
def remove_claim(*, claim: Claim, version: int, by: Coder) -> Claim:
    """Take a claim out of the coding. It keeps its row, and `restore_claim` brings it back."""
    current = locked_claim(claim, version, by)
    if current.removed_at:
        return current
    current.removed_at = timezone.now()
    return save_change(current, by, ["removed_at"])


@service
def restore_claim(*, claim: Claim, version: int, by: Coder) -> Claim:
    """Undo `remove_claim`."""
    current = locked_claim(claim, version, by)
    if not current.removed_at:
        return current
    current.removed_at = None
    propose_again(claim=current)
    return save_change(current, by, ["removed_at"])


@service
def link_claims(*, claim: Claim, other: Claim, kind: ClaimLink.Kind, by: Coder) -> ClaimLink:
    """Say that two claims are the same claim restated, or the same utterance reported elsewhere."""
    draft_of(claim.revision, by)
    if claim.stable_uid == other.stable_uid:
        raise Refused("A claim cannot be linked to itself: choose another one.")
    link, _ = ClaimLink.objects.get_or_create(claim=claim, other_stable_uid=other.stable_uid, kind=kind)
    return link


@service
def unlink_claims(*, link: ClaimLink, by: Coder) -> None:
    """Take back a link between claims."""
    draft_of(link.claim.revision, by)
    link.delete()
