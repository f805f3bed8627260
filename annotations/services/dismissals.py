"""Dismissing what the completeness aid finds, with a reason, and taking that back."""

from collections.abc import Collection

from django.utils import timezone

from annotations.models import Coder, Dismissal, Revision

from .claims import draft_of, draft_on_its_text
from .findings import Finding, findings_in
from .writing import Refused, service


@service
def dismiss(*, revision: Revision, keys: Collection[str], reason: str, by: Coder) -> list[Dismissal]:
    """Leave findings of a draft as they are, and say why; `keys` are theirs (`Finding.key`).

    They are not listed again for this place. What is dismissed already stays as it was.

    Raises:
        NotAllowed, Refused: as `draft_on_its_text`.
        Refused: no reason, no finding, or one that is not there any more.
    """
    draft = draft_on_its_text(revision, by)
    if not reason.strip():
        raise Refused("Say in words why these need no claim, then dismiss them.")
    if not keys:
        raise Refused("Nothing is chosen: tick what you want to dismiss.")
    found = findings_in(draft)
    known = {finding.key: finding for finding in found.open}
    if set(keys) - known.keys() - {finding.key for finding, _ in found.dismissed}:
        raise Refused(
            "Some of what you chose is not found any more: it was coded, or its text changed. "
            "Nothing was dismissed: look again."
        )
    return Dismissal.objects.bulk_create(
        [_dismissal(draft, known[key], reason.strip(), by) for key in dict.fromkeys(keys) if key in known]
    )


def _dismissal(draft: Revision, finding: Finding, reason: str, by: Coder) -> Dismissal:
    dismissal = Dismissal(
        revision=draft, article_version=draft.article_version, kind=finding.kind, reason=reason, by=by
    )
    if finding.claim:
        dismissal.claim_uid = finding.claim.stable_uid
        dismissal.speaker, dismissal.office = finding.claim.speaker, finding.claim.office
    else:
        dismissal.start, dismissal.end, dismissal.exact = finding.start, finding.end, finding.exact
    return dismissal


@service
def take_back_dismissal(*, dismissal: Dismissal, by: Coder) -> Dismissal:
    """Undo `dismiss` for one finding: it is listed again. A second time changes nothing."""
    draft_of(dismissal.revision, by)
    current = Dismissal.objects.select_for_update(of=("self",)).get(pk=dismissal.pk)
    if current.taken_back_at is None:
        current.taken_back_by, current.taken_back_at = by, timezone.now()
        current.save(update_fields=["taken_back_by", "taken_back_at"])
    return current
