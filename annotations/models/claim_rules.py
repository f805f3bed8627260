"""The rules of claims, corrections and what hangs on them, as PL/pgSQL.

Each takes a share lock on the revision first, so that coding and accepting cannot pass each other.
"""

import pgtrigger

from articles.models.rules import IS_LOADING, refuse, rule_trigger

STATUS = [("revision_status", "text")]
BODY = [("body", "text")]

FROZEN = refuse(
    "reviewed_revision_is_frozen", "A reviewed revision is frozen: open the next revision instead."
)
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
    "stable_uid",
    "revision_id",
    "uid",
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
    "stable_uid",
    "revision_id",
    "uid",
)


def _row(prefix: str, columns: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"{prefix}.{column}" for column in columns) + ")"


def _follows_its_revision(
    columns: tuple[str, ...], verdict: str, judge: str, judged_at: str, open_value: str
) -> str:
    """SQL for a row judged by a reviewer: `columns` change only in draft, the verdict only while submitted."""
    return f"""
SELECT r.status INTO revision_status FROM annotations_revision r WHERE r.id = NEW.revision_id FOR SHARE;
IF {IS_LOADING} THEN
    IF TG_OP = 'UPDATE' AND NEW IS DISTINCT FROM OLD THEN {FROZEN} END IF;
    RETURN NEW;
END IF;
IF revision_status = 'reviewed' THEN {FROZEN} END IF;
IF TG_OP = 'INSERT' THEN
    IF revision_status <> 'draft' THEN {NOT_DRAFT} END IF;
    IF NEW.{verdict} <> '{open_value}' THEN
        {refuse("verdict_starts_open", "New work starts without a verdict.")}
    END IF;
    RETURN NEW;
END IF;
IF {_row("NEW", columns)} IS DISTINCT FROM {_row("OLD", columns)} THEN
    IF revision_status <> 'draft' THEN {LOCKED} END IF;
    NEW.{verdict} := '{open_value}'; NEW.{judge} := NULL; NEW.{judged_at} := NULL; NEW.verdict_reason := '';
ELSIF NEW.{verdict} IS DISTINCT FROM OLD.{verdict} OR NEW.{judge} IS DISTINCT FROM OLD.{judge} THEN
    IF revision_status <> 'submitted' AND NOT (revision_status = 'draft' AND NEW.{verdict} = '{open_value}') THEN
        {refuse("verdict_is_given_on_submitted_work", "Verdicts are given while the revision is submitted.")}
    END IF;
    IF EXISTS (
        SELECT 1 FROM annotations_contribution c WHERE c.revision_id = NEW.revision_id AND c.coder_id = NEW.{judge}
    ) THEN {refuse("nobody_judges_his_own_work", "Nobody judges a revision to which he contributed.")} END IF;
END IF;
"""


CLAIM_FOLLOWS_ITS_REVISION = _follows_its_revision(
    CODED_COLUMNS, "verdict", "verdict_by_id", "verdict_at", "open"
)
CORRECTION_FOLLOWS_ITS_REVISION = _follows_its_revision(
    CORRECTED_COLUMNS, "state", "decided_by_id", "decided_at", "proposed"
)

COMMENT_FOLLOWS_ITS_REVISION = f"""
SELECT r.status INTO revision_status FROM annotations_revision r WHERE r.id = NEW.revision_id FOR SHARE;
IF revision_status = 'reviewed' THEN {FROZEN} END IF;
IF NEW.claim_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM annotations_claim c WHERE c.id = NEW.claim_id AND c.revision_id = NEW.revision_id
) THEN {refuse("comment_is_on_its_revision", "A comment on a claim belongs to the revision of that claim.")} END IF;
"""


def authors_contribute(*columns: str) -> str:
    """SQL that notes the coders in `columns` as contributors to the revision."""
    coders = ", ".join(f"NEW.{column}" for column in columns)
    return f"""
INSERT INTO annotations_contribution (revision_id, coder_id)
SELECT NEW.revision_id, coder FROM unnest(ARRAY[{coders}]) AS coder WHERE coder IS NOT NULL
ON CONFLICT DO NOTHING;
"""


SPAN_STANDS_IN_ITS_TEXT = f"""
SELECT v.text INTO body
FROM annotations_claim c
JOIN annotations_revision r ON r.id = c.revision_id
JOIN articles_articleversion v ON v.id = r.article_version_id
WHERE c.id = NEW.claim_id;
IF NEW.exact <> substr(body, NEW.start + 1, NEW."end" - NEW.start)
   OR char_length(NEW.exact) <> NEW."end" - NEW.start THEN
    {refuse("span_exact_is_in_its_text", "The words of a span must be those of the text at its place.")}
END IF;
IF NEW.prefix <> substr(body, greatest(NEW.start - 32, 0) + 1, least(NEW.start, 32))
   OR NEW.suffix <> substr(body, NEW."end" + 1, 32) THEN
    {refuse("span_context_is_in_its_text", "The words around a span must be those of the text.")}
END IF;
"""

CORRECTION_STANDS_IN_ITS_TEXT = f"""
IF NEW.start IS NOT NULL THEN
    SELECT v.text INTO body
    FROM annotations_revision r JOIN articles_articleversion v ON v.id = r.article_version_id
    WHERE r.id = NEW.revision_id;
    IF NEW.exact <> substr(body, NEW.start + 1, NEW."end" - NEW.start)
       OR char_length(NEW.exact) <> NEW."end" - NEW.start
       OR NEW.prefix <> substr(body, greatest(NEW.start - 32, 0) + 1, least(NEW.start, 32))
       OR NEW.suffix <> substr(body, NEW."end" + 1, 32) THEN
        {refuse("correction_stands_in_its_text", "The words to correct must be those of the text at their place.")}
    END IF;
END IF;
"""

CHILD_MAY_CHANGE = f"""
FOR revision_status IN
    SELECT r.status FROM annotations_claim c JOIN annotations_revision r ON r.id = c.revision_id
    WHERE c.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.claim_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.claim_id END)
    FOR SHARE OF r
LOOP
    IF {IS_LOADING} THEN
        IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND NEW IS DISTINCT FROM OLD THEN {FROZEN} END IF;
    ELSIF revision_status = 'reviewed' THEN {FROZEN}
    ELSIF revision_status <> 'draft' THEN {LOCKED}
    END IF;
END LOOP;
"""

CHILD_REOPENS_ITS_CLAIM = f"""
UPDATE annotations_claim SET verdict = 'open', verdict_by_id = NULL, verdict_at = NULL, verdict_reason = ''
WHERE NOT {IS_LOADING} AND verdict <> 'open'
  AND id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.claim_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.claim_id END);
"""


def follows_its_claim(name: str) -> list[pgtrigger.Trigger]:
    """Triggers for rows that hang on a claim: they change only in draft, and reopen the claim's verdict."""
    every = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    return [
        rule_trigger(f"{name}_follows_its_revision", every, CHILD_MAY_CHANGE, declare=STATUS),
        rule_trigger(f"{name}_reopens_its_claim", every, CHILD_REOPENS_ITS_CLAIM, when=pgtrigger.After),
    ]
