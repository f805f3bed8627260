"""What people make of suggestions: accepted as claims, rejected, brought back; and what is shown of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.utils import timezone

from annotations.models import (
    Claim,
    Coder,
    Office,
    Revision,
    Span,
    Speaker,
    SuggestedSpan,
    Suggestion,
    SuggestionThreshold,
)
from annotations.models.workflow import Role
from annotations.suggesting.shapes import SHOWN_FROM

from .claims import Coding, Words, add_claim, draft_on_its_text, remove_claim
from .coders import require_role
from .register_memory import register_now
from .suggesting import Place, overlap, places_in
from .writing import Refused, check_version, service

State = Suggestion.State
SAME_WORDS = 0.5
"""A claim that shares more of its content with a suggestion than this has said it already."""


def threshold(engine: str) -> SuggestionThreshold:
    """From which confidence an engine's suggestions are shown; unsaved where no manager has moved it."""
    found = SuggestionThreshold.objects.filter(engine=engine).first()
    return found or SuggestionThreshold(engine=engine, shown_from=SHOWN_FROM, version=0)


@service
def move_threshold(*, engine: str, shown_from: float, version: int, by: Coder) -> SuggestionThreshold:
    """Show an engine's suggestions from another confidence on. `version`: the one seen, 0 for none."""
    require_role(by, Role.MANAGER)
    if not 0 <= shown_from <= 1:
        raise Refused("The threshold is a share from 0 (show all) to 1 (show nothing that is not certain).")
    current = SuggestionThreshold.objects.select_for_update().filter(engine=engine).first()
    check_version("the threshold", current=current.version if current else 0, expected=version)
    if current is None:
        current = SuggestionThreshold(engine=engine, version=0)
    current.shown_from, current.changed_by = shown_from, by
    current.version += 1
    current.save()
    return current


@service
def accept_suggestion(*, suggestion: Suggestion, revision: Revision, by: Coder) -> Claim:
    """Make a claim of a suggestion in the draft on its text: words, mode, speaker, role and office.

    A second time it returns the claim that was made. The claim is the editor's own from then on.

    Raises:
        NotAllowed, Refused: as `add_claim`; or the suggestion was rejected, or is stale, or of another text.
    """
    current, draft = _locked(suggestion, revision, by)
    if current.state == State.ACCEPTED and current.accepted_as:
        return current.accepted_as
    if current.state != State.SUGGESTED:
        raise Refused(f"This suggestion is {current.state}: bring it back first, or mark the words yourself.")
    claim = add_claim(revision=draft, coding=_coding(current, draft), by=by)
    _decide(current, State.ACCEPTED, by, claim)
    return claim


@service
def accept_suggestions(*, revision: Revision, keys: Iterable[str], by: Coder) -> list[Claim]:
    """Accept those of the text's suggestions whose uids are given, in the order of the text; all or none."""
    draft = draft_on_its_text(revision, by)
    open_ones = Suggestion.objects.filter(
        article_version=draft.article_version_id, state=State.SUGGESTED, uid__in=list(keys)
    )
    found = sorted(open_ones, key=lambda one: places_in(one.content))
    if not found:
        raise Refused("None of these suggestions is open any more: look again.")
    return [accept_suggestion(suggestion=one, revision=revision, by=by) for one in found]


@service
def reject_suggestion(*, suggestion: Suggestion, revision: Revision, by: Coder) -> Suggestion:
    """Say that a suggestion is none; it is remembered and not made again. A second time changes nothing."""
    current, _ = _locked(suggestion, revision, by)
    if current.state == State.REJECTED:
        return current
    if current.state != State.SUGGESTED:
        raise Refused(f"This suggestion is {current.state}: only an open one can be rejected.")
    return _decide(current, State.REJECTED, by)


@service
def bring_back_suggestion(*, suggestion: Suggestion, revision: Revision, by: Coder) -> Suggestion:
    """Undo what was decided: a rejected suggestion is open again, an accepted one without its claim."""
    current, _ = _locked(suggestion, revision, by)
    if current.state == State.ACCEPTED and current.accepted_as:
        claim = current.accepted_as
        if claim.revision_id != revision.pk:
            raise Refused("This suggestion was accepted in another revision, which keeps its claim.")
        remove_claim(claim=claim, version=claim.version, by=by)
    elif current.state != State.REJECTED:
        return current
    current.accepted_as, current.state = None, State.SUGGESTED
    current.returned_by, current.returned_at = by, timezone.now()
    current.save(update_fields=["accepted_as", "state", "returned_by", "returned_at"])
    return current


def _locked(suggestion: Suggestion, revision: Revision, by: Coder) -> tuple[Suggestion, Revision]:
    """The suggestion as it is now, behind the lock of the claimant's draft."""
    draft = draft_on_its_text(revision, by)
    current = (
        Suggestion.objects.select_for_update(of=("self",))
        .select_related("accepted_as", "speaker")
        .prefetch_related("spans")
        .get(pk=suggestion.pk)
    )
    if current.article_version_id != draft.article_version_id:
        raise Refused("This suggestion belongs to another text of the article: load the page anew.")
    return current, draft


def _decide(suggestion: Suggestion, state: State, by: Coder, claim: Claim | None = None) -> Suggestion:
    suggestion.state, suggestion.accepted_as = state, claim
    suggestion.decided_by, suggestion.decided_at = by, timezone.now()
    suggestion.save(update_fields=["state", "accepted_as", "decided_by", "decided_at"])
    return suggestion


def _coding(suggestion: Suggestion, draft: Revision) -> Coding:
    version = draft.article_version
    spans: list[SuggestedSpan] = list(suggestion.spans.all())
    role = _role_as_stated(suggestion, version.text, spans)
    return Coding(
        mode=Claim.Mode(suggestion.mode),
        words=_words_apart(spans),
        speaker=_standing_entry(suggestion.speaker),
        role_as_stated=role,
        office=_office(suggestion, role, draft) if role else None,
        relays=[relay.outlet for relay in version.relays.select_related("outlet")],
    )


def _words_apart(spans: list[SuggestedSpan]) -> list[Words]:
    """The words for a claim, in which no two may overlap: content goes before cue, cue before source."""
    taken: list[Words] = []
    for span in sorted(spans, key=lambda one: (list(Span.Role.values).index(one.role), one.start)):
        if all(span.end <= other.start or other.end <= span.start for other in taken):
            taken.append(Words(Span.Role(span.role), span.start, span.end))
    return taken


def _role_as_stated(suggestion: Suggestion, text: str, spans: list[SuggestedSpan]) -> str:
    if suggestion.resolved_by != Suggestion.ResolvedBy.ROLE:
        return ""
    mention = next((span for span in spans if span.role == Span.Role.SOURCE), None)
    return text[mention.start : mention.end][:200] if mention else ""


def _standing_entry(speaker: Speaker | None) -> Speaker | None:
    """The entry that a speaker was merged into since, if it was."""
    while speaker is not None and speaker.merged_into is not None:
        speaker = speaker.merged_into
    return speaker


def _office(suggestion: Suggestion, role: str, draft: Revision) -> Office | None:
    """The one office that the role may mean and that the speaker held that day."""
    version = draft.article_version
    speaker = _standing_entry(suggestion.speaker)
    if speaker is None or version.published_day is None:
        return None
    register = register_now()
    held = {office.key for office in register.held_by(speaker.short_id, on=version.published_day)}
    meant = [office.key for office in register.offices_called(role) if office.key in held]
    return Office.objects.filter(uid=meant[0]).first() if len(meant) == 1 else None


@dataclass(frozen=True)
class OpenSuggestions:
    """The suggestions for a text, in its order, but for those that a claim has said already.

    `shown` are at least as confident as the threshold, `unsure` the others, `rejected` wait in case somebody
    thinks again.
    """

    shown: list[Suggestion]
    unsure: list[Suggestion]
    rejected: list[Suggestion]


def open_suggestions(revision: Revision) -> OpenSuggestions:
    """What is suggested for the text that a revision codes. Five queries."""
    claims = revision.claims.filter(removed_at__isnull=True).prefetch_related("spans")
    said = [sorted((s.start, s.end) for s in c.spans.all() if s.role == Span.Role.CONTENT) for c in claims]
    rows = Suggestion.objects.filter(
        article_version=revision.article_version_id, state__in=[State.SUGGESTED, State.REJECTED]
    )
    limits = dict(SuggestionThreshold.objects.values_list("engine", "shown_from"))
    found = OpenSuggestions([], [], [])
    standing = rows.select_related("speaker").prefetch_related("spans")
    for one in sorted(standing, key=lambda row: places_in(row.content)):
        if one.state == State.REJECTED:
            found.rejected.append(one)
        elif not _is_said(places_in(one.content), said):
            sure = (one.confidence or 0.0) >= limits.get(one.engine, SHOWN_FROM)
            (found.shown if sure else found.unsure).append(one)
    return found


def _is_said(content: list[Place], said: list[list[Place]]) -> bool:
    """Whether a claim with these spans of content says mostly the same words; most claims stand elsewhere."""
    first, last = content[0][0], content[-1][1]
    near = (spans for spans in said if spans and spans[0][0] < last and first < spans[-1][1])
    return any(overlap(content, spans) > SAME_WORDS for spans in near)


@dataclass(frozen=True)
class Tally:
    """What people decided of one version of an engine; `accepted` are those whose claim stands."""

    engine: str
    version: str
    accepted: int
    rejected: int

    @property
    def rate(self) -> float | None:
        """Accepted of those decided; None where all that was accepted is removed again."""
        decided = self.accepted + self.rejected
        return self.accepted / decided if decided else None


def tallies() -> list[Tally]:
    """How the engines fare, newest version first. One query, over what people decided only."""
    stands = Q(state=State.ACCEPTED, accepted_as__removed_at__isnull=True)
    counted = (
        Suggestion.objects.filter(state__in=[State.ACCEPTED, State.REJECTED])
        .order_by()
        .values("engine", version=F("engine_version"))
        .annotate(accepted=Count("pk", filter=stands), rejected=Count("pk", filter=Q(state=State.REJECTED)))
    )
    return sorted((Tally(**row) for row in counted), key=lambda one: (one.engine, one.version), reverse=True)
