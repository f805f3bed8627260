"""A small newsroom for tests: people with roles, articles, and codings made through the services."""

import hashlib
import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib.auth.models import Group, User

from annotations.models import Claim, Coder, Correction, Record, Revision, Span, Speaker
from annotations.services import claims, coders, corrections, speakers, steps, verdicts
from annotations.services.claims import Coding, Words
from annotations.services.corrections import Proposal
from articles.models import Article, ArticleVersion, Outlet, Segment
from articles.text.uids import article_uid, version_uid


class Newsroom:
    """Ada and Ben edit, Rosa and Sam review, Mona manages. Whoever is there already is met anew."""

    def __init__(self) -> None:
        if not Group.objects.exists():
            coders.create_roles()
        self.ada, self.ben = self.person("ada", "editor"), self.person("ben", "editor")
        self.rosa, self.sam = self.person("rosa", "reviewer"), self.person("sam", "reviewer")
        self.mona = self.person("mona", "manager")

    def person(self, name: str, role: str) -> Coder:
        called = f"{name}-the-{role}"
        if there := Coder.objects.filter(user__username=called).select_related("user").first():
            return there
        user = User.objects.create_user(called)
        user.groups.add(Group.objects.get(name=role))
        return coders.coder_for(user)

    def outlet(self, slug: str, *, whole: bool = True, kind: str = "newspaper") -> Outlet:
        found, _ = Outlet.objects.get_or_create(
            slug=slug, defaults={"name": slug.title(), "kind": kind, "full_text_public": whole}
        )
        return found

    def speaker(self, name: str) -> Speaker:
        return Speaker.objects.filter(name=name).first() or speakers.add_speaker(name=name, by=self.ada)

    def article(
        self, text: str, *, outlet: Outlet | None = None, headed: bool = True, **metadata: Any
    ) -> Record:
        """An imported article: its first line is the headline (if `headed`), every other line a paragraph."""
        digest = hashlib.sha256(text.encode()).hexdigest()
        article = Article.objects.create(uid=article_uid(digest), outlet=outlet)
        end = text.index("\n") if headed else 0
        head = {"headline": text[:end], "headline_start": 0, "headline_end": end} if headed else {}
        if day := metadata.get("published_on"):
            dated = {
                "date_resolved": day.isoformat(),
                "date_granularity": "day",
                "date_basis": "inferred",
            }
            metadata = dated | metadata
        version = ArticleVersion.objects.create(
            uid=version_uid(digest),
            article=article,
            text=text,
            text_sha256=digest,
            raw=text.encode(),
            raw_sha256=digest,
            **(head | metadata),
        )
        at = 0
        segments = []
        for line in text.split("\n"):
            kind = "headline" if headed and at == 0 else "paragraph"
            if line.strip():
                segments.append(Segment(version=version, kind=kind, start=at, end=at + len(line)))
            at += len(line) + 1
        Segment.objects.bulk_create(segments)
        record: Record = Record.objects.get(article=article)
        return record

    def open(self, record: Record) -> Revision:
        """The newest revision, claimed by Ada if nobody has it."""
        revision = newest(record)
        if revision.status == "imported":
            steps.claim_record(revision=revision, version=revision.version, by=self.ada)
        return newest(record)

    def claim(
        self, record: Record, *quotes: str, speaker: str | Speaker = "Aleksandr Lukashenko", **coding: Any
    ) -> Claim:
        """A claim whose content is the `quotes`; `cue` and `source` are quotes too."""
        revision = self.open(record)
        text = revision.article_version.text
        words = [span(text, quote, Span.Role.CONTENT) for quote in quotes]
        for role in (Span.Role.CUE, Span.Role.SOURCE):
            words += [span(text, quote, role) for quote in coding.pop(role.value, "").splitlines()]
        coding.setdefault("mode", Claim.Mode.DIRECT)
        coding.setdefault("summary", f"Says: {quotes[0]}")
        who = self.speaker(speaker) if isinstance(speaker, str) else speaker
        stable_uid = coding.pop("stable_uid", None) or uuid.uuid5(uuid.NAMESPACE_URL, f"{record.uid}{quotes}")
        return claims.add_claim(
            revision=revision,
            coding=Coding(words=words, speaker=who, **coding),
            by=self.ada,
            stable_uid=stable_uid,
        )

    def correct(self, record: Record, quote: str = "", **proposal: Any) -> Correction:
        """A proposed correction of the words `quote`, or of `field`."""
        revision = self.open(record)
        if quote:
            start = revision.article_version.text.index(quote)
            proposal |= {"start": start, "end": start + len(quote)}
        proposal.setdefault("corrected_value", "something else")
        stable_uid = uuid.uuid5(uuid.NAMESPACE_URL, f"{record.uid}{quote}{proposal.get('field')}")
        return corrections.propose_correction(
            revision=revision, proposal=Proposal(**proposal), by=self.ada, stable_uid=stable_uid
        )

    def submit(self, record: Record) -> Revision:
        revision = self.open(record)
        return steps.submit(revision=revision, version=revision.version, by=self.ada)

    def review(
        self,
        record: Record,
        *,
        rejected: Sequence[Claim] = (),
        dismissed: Sequence[Correction] = (),
        by: Coder | None = None,
    ) -> Record:
        """Submit and accept, with a verdict for everything."""
        by = by or self.rosa
        revision = self.submit(record)
        for claim in revision.claims.filter(removed_at__isnull=True):
            refuse = claim in rejected
            verdict = Claim.Verdict.REJECTED if refuse else Claim.Verdict.ACCEPTED
            reason = "Rejected because zanzibar." if refuse else ""
            verdicts.judge_claim(claim=claim, version=claim.version, verdict=verdict, reason=reason, by=by)
        for correction in revision.corrections.filter(removed_at__isnull=True):
            refuse = correction in dismissed
            state = Correction.State.DISMISSED if refuse else Correction.State.ACCEPTED
            reason = "It is right as it stands." if refuse else ""
            verdicts.judge_correction(
                correction=correction, version=correction.version, state=state, reason=reason, by=by
            )
        revision = newest(record)
        steps.accept(revision=revision, version=revision.version, by=by)
        reviewed: Record = Record.objects.get(pk=record.pk)
        return reviewed

    def publish(
        self, text: str, *quotes: str, speaker: str | Speaker = "Aleksandr Lukashenko", **article: Any
    ) -> Record:
        """An article with one claim for each quote, reviewed."""
        article.setdefault("outlet", self.outlet("belta"))
        record = self.article(text, **article)
        for quote in quotes:
            self.claim(record, quote, speaker=speaker)
        return self.review(record)


def newest(record: Record) -> Revision:
    found = record.revisions.select_related("article_version__article__outlet", "record").order_by("-number")
    return found[:1].get()


def span(text: str, quote: str, role: Span.Role) -> Words:
    start = text.index(quote)
    return Words(role, start, start + len(quote))


UNITY = (
    "Lukashenko calls for unity\n"
    "MINSK, 17 July (BelTA) – The president spoke at the session in Minsk.\n"
    "“We must act together,” Aleksandr Lukashenko said. “It is always simpler.”\n"
    "A paragraph that nobody speaks in, about the weather over the Niamiha.\n"
    "He stressed that no one is pushing states to act against their interests.\n"
)
ACT, SIMPLER = "“We must act together,”", "“It is always simpler.”"
NO_ONE = "that no one is pushing states to act against their interests"
DAY = date(2017, 7, 17)
