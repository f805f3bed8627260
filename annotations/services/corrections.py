"""Proposing what is wrong in a text or its metadata; the text itself is never changed."""

import uuid
from dataclasses import dataclass

from django.utils import timezone

from annotations.models import Coder, Correction, Revision
from articles.models import ArticleVersion
from articles.text.selectors import context

from .claims import draft_on_its_text
from .proposing import decided_by_hand, propose_again
from .writing import Refused, check_version, service


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What is wrong and what is right: at a span (code points, end exclusive) or in one metadata field."""

    kind: Correction.Kind = Correction.Kind.CORRECTION
    start: int | None = None
    end: int | None = None
    field: str = ""
    corrected_value: str = ""
    sic: bool = False
    evidence_url: str = ""
    evidence_text: str = ""
    reason: str = ""


PROPOSED_FIELDS = [
    "kind",
    "field",
    "start",
    "end",
    "exact",
    "prefix",
    "suffix",
    "as_stated",
    "corrected_value",
    "sic",
    "evidence_url",
    "evidence_text",
    "reason",
]


def value_of_field(version: ArticleVersion, name: str) -> str:
    """A metadata field as it stands, in words; empty where the text does not say."""
    values = {
        Correction.Field.HEADLINE: version.headline,
        Correction.Field.STANDFIRST: version.standfirst,
        Correction.Field.DATELINE_PLACE: version.dateline_place,
        Correction.Field.AGENCY: version.agency.name if version.agency else "",
        Correction.Field.OUTLET: version.article.outlet.name if version.article.outlet else "",
        Correction.Field.DATE: version.date_resolved or version.date_as_stated,
    }
    return values[Correction.Field(name)]


def _set(correction: Correction, proposal: Proposal) -> None:
    version = correction.revision.article_version
    if not (proposal.corrected_value or proposal.sic or proposal.reason):
        raise Refused("Say what is right, mark it [sic], or give the reason.")
    for name in ("kind", "field", "corrected_value", "sic", "evidence_url", "evidence_text", "reason"):
        setattr(correction, name, getattr(proposal, name))
    if proposal.field:
        correction.as_stated = value_of_field(version, proposal.field)
        correction.start = correction.end = None
        correction.exact = correction.prefix = correction.suffix = ""
        return
    if (
        proposal.start is None
        or proposal.end is None
        or not 0 <= proposal.start < proposal.end <= len(version.text)
    ):
        raise Refused("Select the words that are wrong, or choose the field.")
    place(correction, version.text, proposal.start, proposal.end)


def place(correction: Correction, text: str, start: int, end: int) -> None:
    """Anchor a correction to words of `text` (code points, end exclusive)."""
    correction.start, correction.end = start, end
    correction.exact = correction.as_stated = text[start:end]
    correction.prefix, correction.suffix = context(text, start, end)


def locked_correction(correction: Correction, version: int, by: Coder) -> Correction:
    """The correction as it is now, and its draft, locked for its claimant; see `claims.locked_claim`."""
    draft = draft_on_its_text(correction.revision, by)
    current = Correction.objects.select_for_update(of=("self",)).get(pk=correction.pk)
    current.revision = draft
    check_version("this correction", current=current.version, expected=version)
    return current


def save_change(correction: Correction, by: Coder, fields: list[str]) -> Correction:
    """Store the changed `fields` of a correction, under the name of who did it."""
    correction.changed_by = by
    correction.version += 1
    correction.save(update_fields=[*fields, "changed_by", "version"])
    correction.refresh_from_db()
    return correction


@service
def propose_correction(
    *, revision: Revision, proposal: Proposal, by: Coder, stable_uid: uuid.UUID | None = None
) -> Correction:
    """Propose a correction in a draft. `stable_uid` sent twice makes one correction (see `add_claim`)."""
    draft = draft_on_its_text(revision, by)
    if stable_uid and (made := draft.corrections.filter(stable_uid=stable_uid).first()):
        return made
    correction = Correction(revision=draft, proposed_by=by, stable_uid=stable_uid or uuid.uuid4())
    _set(correction, proposal)
    correction.save()
    return correction


@service
def change_correction(*, correction: Correction, version: int, proposal: Proposal, by: Coder) -> Correction:
    """Propose it otherwise; its decision becomes open again."""
    current = locked_correction(correction, version, by)
    _set(current, proposal)
    decided_by_hand(by, correction=current)
    return save_change(current, by, PROPOSED_FIELDS)


@service
def remove_correction(*, correction: Correction, version: int, by: Coder) -> Correction:
    """Take a proposal out; it keeps its row, and `restore_correction` brings it back."""
    current = locked_correction(correction, version, by)
    if current.removed_at:
        return current
    current.removed_at = timezone.now()
    return save_change(current, by, ["removed_at"])


@service
def restore_correction(*, correction: Correction, version: int, by: Coder) -> Correction:
    """Undo `remove_correction`."""
    current = locked_correction(correction, version, by)
    if not current.removed_at:
        return current
    current.removed_at = None
    propose_again(correction=current)
    return save_change(current, by, ["removed_at"])
