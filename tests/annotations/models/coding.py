"""A coding in each state of its life, made of plain rows as far as the rules allow."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from annotations.models import Claim, Coder, Correction, Record, ReviewEvent, Revision, Span, Speaker
from annotations.models.workflow import transition
from articles.models import ArticleVersion
from tests.articles.models.rows import TEXT, make_version, place


def make_coder(number: int) -> Coder:
    return Coder.objects.create(handle=f"c{number:02}")


def same_address(stable_uid: UUID) -> UUID:
    """Another uid with the same last 14 hex digits."""
    return UUID(int=stable_uid.int ^ 1 << 56)


class Coding:
    """An imported article with its record, and the cast: Ada and Clara edit, Boris and Vera review."""

    def __init__(self, text: str = TEXT) -> None:
        self.text = text
        self.ada, self.boris, self.clara, self.vera = (make_coder(n) for n in range(1, 5))
        self.version: ArticleVersion = make_version(text)
        self.record: Record = Record.objects.get(article=self.version.article)
        self.revision: Revision = self.record.revisions.get()
        self.speaker = Speaker.objects.create(name="Aleksandr Lukashenko")

    def elsewhere(self) -> "Coding":
        """The coding of another article, by another cast."""
        return Coding(self.text + "Elsewhere.")

    def log(self, action: str, by: Coder, *, revision: Revision | None = None) -> ReviewEvent:
        """The review event of a step."""
        step = transition(action)
        return ReviewEvent.objects.create(
            record=self.record,
            revision=revision or self.revision,
            action=action,
            old_state=step.source,
            new_state=step.target,
            by=by,
            reason="because" if step.reason_required else "",
        )

    def step(self, action: str, by: Coder, **columns: Any) -> Revision:
        """A step of the revision, with its event."""
        self.log(action, by)
        columns["status"] = transition(action).target.value
        Revision.objects.filter(pk=self.revision.pk).update(**columns)
        self.revision.refresh_from_db()
        return self.revision

    def draft(self) -> Revision:
        return self.step("claim", self.ada, claimed_by=self.ada, claimed_at=timezone.now())

    def claim(self, words: str = "“Peace \U0001f54a matters,”", **values: Any) -> Claim:
        """A claim with one content span."""
        defaults = {"mode": "direct", "coded_by": self.ada, "speaker": self.speaker}
        claim: Claim = Claim.objects.create(revision=self.revision, **(defaults | values))
        self.span(claim, words)
        return claim

    def span(self, claim: Claim, words: str, role: str = "content") -> Span:
        text = self.version.text
        start, end = place(text, words)
        return Span.objects.create(
            claim=claim,
            role=role,
            start=start,
            end=end,
            exact=words,
            prefix=text[max(start - 32, 0) : start],
            suffix=text[end : end + 32],
        )

    def correction(self, words: str = "17 July 2017", **values: Any) -> Correction:
        """A proposed correction of words of the text."""
        text = self.version.text
        start, end = place(text, words)
        defaults: dict[str, Any] = {
            "start": start,
            "end": end,
            "exact": words,
            "prefix": text[max(start - 32, 0) : start],
            "suffix": text[end : end + 32],
            "as_stated": words,
            "corrected_value": "18 July 2017",
            "proposed_by": self.ada,
        }
        return Correction.objects.create(revision=self.revision, **(defaults | values))

    def submit(self) -> Revision:
        by = self.revision.claimed_by or self.ada
        return self.step("submit", by, submitted_by=by, submitted_at=timezone.now())

    def judge(self, by: Coder | None = None) -> None:
        """Accept every claim and correction."""
        judge, now = by or self.boris, timezone.now()
        self.revision.claims.update(verdict="accepted", verdict_by=judge, verdict_at=now)
        self.revision.corrections.update(state="accepted", decided_by=judge, decided_at=now)

    def accept(self, by: Coder | None = None) -> Revision:
        """The revision reviewed, and shown to readers."""
        by = by or self.boris
        self.step("accept", by, reviewed_by=by, reviewed_at=timezone.now() + timedelta(milliseconds=1))
        Record.objects.filter(pk=self.record.pk).update(public_revision=self.revision)
        self.record.refresh_from_db()
        return self.revision

    def review(self) -> Revision:
        """From wherever it is coded to reviewed."""
        if self.revision.status == "imported":
            self.draft()
            self.claim()
        self.submit()
        self.judge()
        return self.accept()

    def revise(self, by: Coder | None = None) -> Revision:
        """The next revision, empty, in draft."""
        by = by or self.ada
        self.revision = Revision.objects.create(
            record=self.record,
            number=self.revision.number + 1,
            article_version=self.version,
            status="draft",
            claimed_by=by,
            claimed_at=timezone.now(),
        )
        self.log("revise", by)
        return self.revision

    def withdraw(self) -> Record:
        self.log("withdraw", self.boris)
        Record.objects.filter(pk=self.record.pk).update(
            withdrawn_at=timezone.now(),
            withdrawn_by=self.boris,
            withdrawn_kind="error",
            withdrawn_reason="A wrong speaker.",
        )
        self.record.refresh_from_db()
        return self.record
