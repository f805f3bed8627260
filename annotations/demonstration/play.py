"""Playing the demonstration: each record is claimed, coded, submitted and reviewed, or nothing of it."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from annotations.models import Claim, ClaimLink, Coder, Correction, ReviewedSet, Revision, Span
from annotations.models.workflow import State
from annotations.services import claims, comments, corrections, metadata, sets, steps, verdicts
from annotations.services.claims import Coding, Words
from annotations.services.corrections import Proposal
from annotations.services.metadata import Metadata
from articles.models import ArticleVersion

from . import accounts
from .register import Register, keep_register
from .script import Script, UnreadableScriptError, check_place

PROPOSAL_PARTS = (
    "start",
    "end",
    "field",
    "corrected_value",
    "sic",
    "evidence_url",
    "evidence_text",
    "reason",
)


@dataclass(frozen=True)
class Stage:
    """Who plays with what."""

    register: Register
    people: dict[str, Coder]


def play(script: Script) -> list[str]:
    """Play every record that nobody has touched yet; the files of those played.

    A record is played whole or not at all, and one that anybody ever worked on is left alone: a second
    run changes nothing.

    Raises:
        UnreadableScriptError: a text is not imported, or words do not stand where the script says.
    """
    versions = _versions(script)
    waiting = [entry for entry in script.records if _is_untouched(versions[entry["file"]])]
    if not waiting:
        return []
    people = accounts.coders()
    with transaction.atomic():
        stage = Stage(keep_register(script, people, versions), people)
    for entry in waiting:
        with transaction.atomic():
            _play_record(stage, entry, versions[entry["file"]])
    with transaction.atomic():
        _fill_set(stage, script.set, versions)
    return [entry["file"] for entry in waiting]


def _versions(script: Script) -> dict[str, ArticleVersion]:
    hashes = {entry["file"]: entry["text_sha256"] for entry in script.records}
    found = {v.text_sha256: v for v in ArticleVersion.objects.filter(text_sha256__in=hashes.values())}
    missing = [file for file, digest in hashes.items() if digest not in found]
    if missing:
        raise UnreadableScriptError(
            f"{', '.join(missing)} is not imported: run `manage.py import_articles 'seeds/*.txt'` first"
        )
    return {file: found[digest] for file, digest in hashes.items()}


def _is_untouched(version: ArticleVersion) -> bool:
    revision = version.revisions.order_by("number")[:1].get()
    return revision.status == State.IMPORTED and not revision.record.review_events.exists()


def _play_record(stage: Stage, entry: dict[str, Any], version: ArticleVersion) -> None:
    editor = stage.people[entry["coder"]]
    imported = version.revisions.order_by("number")[:1].get()
    draft = steps.claim_record(revision=imported, version=imported.version, by=editor)
    _confirm_metadata(stage, draft, entry, editor)
    for coded in entry["claims"]:
        _add_claim(stage, draft, coded, version.text, editor)
    _link_restated(draft, entry["claims"], editor)
    for proposed in entry.get("corrections", []):
        _propose(draft, proposed, version.text, editor)
    for comment in entry.get("comments", []):
        comments.add_comment(revision=draft, by=editor, **comment)
    submitted = steps.submit(revision=draft, version=draft.version, by=editor)
    if entry["outcome"] == State.SUBMITTED:
        return
    if entry.get("returned"):
        submitted = _return_and_resubmit(stage, submitted, entry, editor)
    _review(stage, submitted, entry)


def _confirm_metadata(stage: Stage, draft: Revision, entry: dict[str, Any], editor: Coder) -> None:
    version = draft.article_version
    if reason := entry.get("confirm_date"):
        metadata.confirm_date(
            revision=draft, metadata_version=version.metadata_version, reason=reason, by=editor
        )
        return
    said = entry["metadata"]
    outlets = stage.register.outlets
    metadata.mend_metadata(
        revision=draft,
        metadata_version=version.metadata_version,
        metadata=Metadata(
            headline=said["headline"],
            standfirst=version.standfirst,
            dateline_place=said.get("dateline_place", ""),
            outlet=outlets.get(said.get("outlet", "")),
            agency=outlets.get(said.get("agency", "")),
            published_on=date.fromisoformat(said["published_on"]),
            date_granularity=said["date_granularity"],
            date_reason=said["date_reason"],
            relays=[outlets[name] for name in said.get("relays", [])],
        ),
        by=editor,
    )


def _coding(stage: Stage, coded: dict[str, Any], text: str, note: str) -> Coding:
    register = stage.register
    for place in coded["words"]:
        check_place(text, place)
    return Coding(
        mode=Claim.Mode(coded["mode"]),
        words=[Words(Span.Role(w["role"]), w["start"], w["end"]) for w in coded["words"]],
        summary=coded["summary"],
        speaker=register.speakers[coded["speaker"]],
        role_as_stated=coded.get("role_as_stated", ""),
        office=register.offices[coded["office"]] if "office" in coded else None,
        note=note,
        tags=[register.tags[code] for code in coded["tags"]],
        relays=[register.outlets[name] for name in coded["relays"]],
    )


def _add_claim(stage: Stage, draft: Revision, coded: dict[str, Any], text: str, editor: Coder) -> None:
    claims.add_claim(
        revision=draft,
        coding=_coding(stage, coded, text, coded.get("note", "")),
        by=editor,
        stable_uid=uuid.UUID(coded["uid"]),
    )


def _link_restated(draft: Revision, coded: list[dict[str, Any]], editor: Coder) -> None:
    made = {str(claim.stable_uid): claim for claim in draft.claims.all()}
    for entry in coded:
        if "restates" in entry:
            claims.link_claims(
                claim=made[entry["uid"]],
                other=made[entry["restates"]],
                kind=ClaimLink.Kind.RESTATED,
                by=editor,
            )


def _propose(draft: Revision, proposed: dict[str, Any], text: str, editor: Coder) -> None:
    check_place(text, proposed)
    parts = {name: proposed[name] for name in PROPOSAL_PARTS if name in proposed}
    corrections.propose_correction(
        revision=draft,
        proposal=Proposal(kind=Correction.Kind(proposed["kind"]), **parts),
        by=editor,
        stable_uid=uuid.UUID(proposed["uid"]),
    )


def _return_and_resubmit(stage: Stage, submitted: Revision, entry: dict[str, Any], editor: Coder) -> Revision:
    returned = steps.return_to_editor(
        revision=submitted,
        version=submitted.version,
        reason=entry["returned"],
        by=stage.people[accounts.REVIEWER],
    )
    draft = steps.resume(revision=returned, version=returned.version, by=editor)
    noted = entry["note_after_return"]
    coded = next(coded for coded in entry["claims"] if coded["uid"] == noted["claim"])
    claim = draft.claims.get(stable_uid=noted["claim"])
    coding = _coding(stage, coded, draft.article_version.text, noted["note"])
    claims.change_claim(claim=claim, version=claim.version, coding=coding, by=editor)
    return steps.submit(revision=draft, version=draft.version, by=editor)


def _review(stage: Stage, submitted: Revision, entry: dict[str, Any]) -> None:
    reviewer = stage.people[accounts.REVIEWER]
    said = {coded["uid"]: coded for coded in [*entry["claims"], *entry.get("corrections", [])]}
    for claim in submitted.claims.standing():
        coded = said[str(claim.stable_uid)]
        verdicts.judge_claim(
            claim=claim,
            version=claim.version,
            verdict=Claim.Verdict(coded["verdict"]),
            reason=coded.get("verdict_reason", ""),
            by=reviewer,
        )
    for correction in submitted.corrections.all():
        proposed = said[str(correction.stable_uid)]
        verdicts.judge_correction(
            correction=correction,
            version=correction.version,
            state=Correction.State(proposed["decision"]),
            reason=proposed.get("decision_reason", ""),
            by=reviewer,
        )
    steps.accept(revision=submitted, version=submitted.version, by=reviewer)


def _fill_set(stage: Stage, named: dict[str, Any], versions: dict[str, ArticleVersion]) -> None:
    keeper = stage.people[accounts.REVIEWER]
    reviewed_set = ReviewedSet.objects.filter(slug=named["slug"]).first() or sets.create_set(
        slug=named["slug"], title=named["title"], description=named["description"], by=keeper
    )
    for file in named["records"]:
        sets.add_to_set(reviewed_set=reviewed_set, record=versions[file].article.record, by=keeper)
