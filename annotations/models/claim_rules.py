"""The rules of claims, corrections and what hangs on them, as PL/pgSQL.

Each takes a share lock on the revision first, so that coding and accepting cannot pass each other.
"""

import pgtrigger

from articles.models.rules import IS_LOADING, IS_UNCHANGED, refuse, rule_trigger

from .loading import FROZEN, IS_FILLED

STATUS = [("revision_status", "text"), ("is_filled", "boolean")]
BODY = [("body", "text")]

LOCKED = refuse(
    "submitted_revision_is_locked", "The revision is not in draft: recall or resume it before coding."
)
NOT_DRAFT = refuse("only_a_draft_is_coded", "Only a claimed revision in draft is coded.")

CODED_COLUMNS = (
    "mode",
    "summary",
    "speaker_id",
    "role_as_stated",
    "office_id",
    "note",
    "removed_at",
    "coded_by_id",
    "coded_at",
    "changed_by_id",
)
CORRECTED_COLUMNS = (
    "kind",
    "field",
    "start",
    '"end"',
    "exact",
    "prefix",
    "suffix",
    "as_stated",
    "corrected_value",
    "sic",
    "evidence_url",
    "evidence_text",
    "reason",
    "removed_at",
    "proposed_by_id",
    "proposed_at",
    "changed_by_id",
)


def _row(prefix: str, columns: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"{prefix}.{column}" for column in columns) + ")"


def _follows_its_revision(coded: tuple[str, ...], judged: tuple[str, ...], open_value: str) -> str:
    """SQL for a row that a reviewer judges.

    The columns `coded` change only in draft, which opens the verdict again; the columns `judged` (verdict,
    judge, time, reason) only while the revision is submitted.
    """
    verdict, judge, judged_at, reason = judged
    return f"""
SELECT r.status, {IS_FILLED} INTO revision_status, is_filled
FROM annotations_revision r WHERE r.id = NEW.revision_id FOR SHARE;
IF {IS_UNCHANGED} OR is_filled AND TG_OP = 'INSERT' THEN RETURN NEW; END IF;
IF TG_OP = 'UPDATE'
   AND (NEW.revision_id, NEW.stable_uid) IS DISTINCT FROM (OLD.revision_id, OLD.stable_uid) THEN
    {refuse("coding_keeps_its_revision", "What is coded stays in its revision, under its stable uid.")}
END IF;
IF revision_status = 'reviewed' THEN {FROZEN} END IF;
IF TG_OP = 'INSERT' THEN
    IF revision_status <> 'draft' THEN {NOT_DRAFT} END IF;
    IF NEW.{verdict} <> '{open_value}' THEN
        {refuse("verdict_starts_open", "New work starts without a verdict.")}
    END IF;
    RETURN NEW;
END IF;
IF {_row("NEW", coded)} IS DISTINCT FROM {_row("OLD", coded)} THEN
    IF revision_status <> 'draft' THEN {LOCKED} END IF;
    NEW.{verdict} := '{open_value}'; NEW.{judge} := NULL; NEW.{judged_at} := NULL; NEW.{reason} := '';
ELSIF {_row("NEW", judged)} IS DISTINCT FROM {_row("OLD", judged)} THEN
    IF revision_status <> 'submitted'
       AND NOT (revision_status = 'draft' AND NEW.{verdict} = '{open_value}') THEN
        {refuse("verdict_is_given_on_submitted_work", "Verdicts are given while the revision is submitted.")}
    END IF;
    IF EXISTS (
        SELECT 1 FROM annotations_contribution c
        WHERE c.revision_id = NEW.revision_id AND c.coder_id = NEW.{judge}
    ) THEN {refuse("nobody_judges_his_own_work", "Nobody judges a revision to which he contributed.")} END IF;
END IF;
"""


CLAIM_FOLLOWS_ITS_REVISION = _follows_its_revision(
    CODED_COLUMNS, ("verdict", "verdict_by_id", "verdict_at", "verdict_reason"), "open"
)
CORRECTION_FOLLOWS_ITS_REVISION = _follows_its_revision(
    CORRECTED_COLUMNS, ("state", "decided_by_id", "decided_at", "verdict_reason"), "proposed"
)

COMMENT_FOLLOWS_ITS_REVISION = f"""
SELECT r.status INTO revision_status FROM annotations_revision r WHERE r.id = NEW.revision_id FOR SHARE;
IF revision_status = 'reviewed' THEN {FROZEN} END IF;
IF NEW.claim_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM annotations_claim c WHERE c.id = NEW.claim_id AND c.revision_id = NEW.revision_id
) THEN
    {refuse("comment_is_on_its_revision", "A comment on a claim belongs to the revision of that claim.")}
END IF;
"""

COMMENT_KEEPS_ITS_PLACE = refuse(
    "comment_keeps_its_place", "A comment stays where it was made, under the name of whoever made it."
)


def stays_in_its_record(table: str, rule: str) -> str:
    """SQL for rows with a `stable_uid`: its last 14 hex digits make a public address, which leads to one row.

    So no other record may take the stable uid over, and no other stable uid may end alike, in any record.
    """
    return f"""
IF EXISTS (
    SELECT 1 FROM {table} other
    JOIN annotations_revision theirs ON theirs.id = other.revision_id
    JOIN annotations_revision ours ON ours.id = NEW.revision_id
    WHERE other.short_id = NEW.short_id
      AND (other.stable_uid <> NEW.stable_uid OR theirs.record_id <> ours.record_id)
) THEN {refuse(rule, "The stable uid, or its last 14 digits, is in use elsewhere already.")} END IF;
"""


def authors_contribute(*columns: str) -> str:
    """SQL that notes the coders in `columns` as contributors to the revision."""
    coders = ", ".join(f"NEW.{column}" for column in columns)
    return f"""
INSERT INTO annotations_contribution (revision_id, coder_id)
SELECT NEW.revision_id, coder FROM unnest(ARRAY[{coders}]) AS coder WHERE coder IS NOT NULL
ON CONFLICT DO NOTHING;
"""


def _words_differ(text: str) -> str:
    """SQL condition: `exact` is not `text[start:end]`, or the span leaves the text."""
    return f"""NEW.exact <> substr({text}, NEW.start + 1, NEW."end" - NEW.start)
   OR char_length(NEW.exact) <> NEW."end" - NEW.start"""


def _context_differs(text: str) -> str:
    """SQL condition: `prefix` and `suffix` are not the 32 code points around the span."""
    return f"""NEW.prefix <> substr({text}, greatest(NEW.start - 32, 0) + 1, least(NEW.start, 32))
   OR NEW.suffix <> substr({text}, NEW."end" + 1, 32)"""


SPAN_STANDS_IN_ITS_TEXT = f"""
SELECT v.text INTO body
FROM annotations_claim c
JOIN annotations_revision r ON r.id = c.revision_id
JOIN articles_articleversion v ON v.id = r.article_version_id
WHERE c.id = NEW.claim_id;
IF {_words_differ("body")} THEN
    {refuse("span_exact_is_in_its_text", "The words of a span must be those of the text at its place.")}
END IF;
IF {_context_differs("body")} THEN
    {refuse("span_context_is_in_its_text", "The words around a span must be those of the text.")}
END IF;
"""

CORRECTION_STANDS_IN_ITS_TEXT = f"""
SELECT v.text INTO body
FROM annotations_revision r JOIN articles_articleversion v ON v.id = r.article_version_id
WHERE r.id = NEW.revision_id;
IF {_words_differ("body")} OR {_context_differs("body")} THEN
    {refuse("correction_stands_in_its_text", "The words to correct must be those of the text there.")}
END IF;
"""

CHILD_MAY_CHANGE = f"""
IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
FOR revision_status, is_filled IN
    SELECT r.status, {IS_FILLED} FROM annotations_claim c JOIN annotations_revision r ON r.id = c.revision_id
    WHERE c.id IN (
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.claim_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.claim_id END
    ) FOR SHARE OF r
LOOP
    IF revision_status = 'reviewed' AND NOT (is_filled AND TG_OP = 'INSERT') THEN {FROZEN}
    ELSIF revision_status NOT IN ('draft', 'reviewed') THEN {LOCKED}
    END IF;
END LOOP;
"""

CHILD_REOPENS_ITS_CLAIM = f"""
IF TG_OP = 'UPDATE' AND NEW IS NOT DISTINCT FROM OLD THEN RETURN NEW; END IF;
UPDATE annotations_claim SET verdict = 'open', verdict_by_id = NULL, verdict_at = NULL, verdict_reason = ''
WHERE NOT {IS_LOADING} AND verdict <> 'open' AND id IN (
    CASE WHEN TG_OP <> 'INSERT' THEN OLD.claim_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.claim_id END
);
"""

LINK_JOINS_TWO_CLAIMS = f"""
IF EXISTS (
    SELECT 1 FROM annotations_claim c WHERE c.id = NEW.claim_id AND c.stable_uid = NEW.other_stable_uid
) THEN {refuse("claim_link_joins_two_claims", "A claim cannot be linked to itself.")} END IF;
"""


def follows_its_claim(name: str) -> list[pgtrigger.Trigger]:
    """Triggers for rows that hang on a claim: they change only in draft, and reopen the claim's verdict."""
    every = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    return [
        rule_trigger(f"{name}_follows_its_revision", every, CHILD_MAY_CHANGE, declare=STATUS),
        rule_trigger(f"{name}_reopens_its_claim", every, CHILD_REOPENS_ITS_CLAIM, when=pgtrigger.After),
    ]
