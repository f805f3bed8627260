"""The people of these tests, and records in every state of their life, made through the services."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from annotations.models import Claim, Coder, Correction, Record, Revision, Span, Speaker
from annotations.models.workflow import State
from annotations.services import claims, coders, corrections, steps, verdicts
from annotations.services.claims import Coding, Words
from annotations.services.corrections import Proposal
from articles.models import Article, ArticleVersion, Outlet
from articles.text.uids import article_uid, version_uid

TEXT = (
    "MINSK, 17 July (BelTA) – “We are ready,” the minister said. He added that talks will go on.\n"
    "“The union,” he noted, “stands firm.”"
)
"""Two claims, the second one split, and a dateline."""


@dataclass(frozen=True)
class Cast:
    """Ada and Eva edit, Boris and Rosa review, Mara manages, Clara belongs nowhere, Zoe is a superuser."""

    ada: Coder
    eva: Coder
    boris: Coder
    rosa: Coder
    mara: Coder
    clara: Coder
    zoe: Coder


ROLE_OF = {
    "ada": "editor",
    "eva": "editor",
    "boris": "reviewer",
    "rosa": "reviewer",
    "mara": "manager",
    "clara": "",
    "zoe": "",
}


def make_cast() -> Cast:
    """Accounts with their roles, and their coders."""
    coders.create_roles()
    people = {}
    for name, role in ROLE_OF.items():
        user = User.objects.create_user(
            name, password=f"{name}-password", is_staff=role == "manager" or name == "zoe"
        )
        if role:
            user.groups.add(Group.objects.get(name=role))
        if name == "zoe":
            user.is_superuser = True
            user.save(update_fields=["is_superuser"])
        people[name] = coders.coder_for(user)
    return Cast(**people)


def publish(text: str = TEXT, *, outlet: Outlet | None = None) -> Revision:
    """An article with this text, as imported; its first revision."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article.objects.create(uid=article_uid(digest), outlet=outlet)
    version = ArticleVersion.objects.create(
        uid=version_uid(digest),
        article=article,
        raw=text.encode(),
        raw_sha256=digest,
        text=text,
        text_sha256=digest,
    )
    return Revision.objects.select_related("record", "article_version").get(article_version=version)


def words(text: str, exact: str, role: Span.Role = Span.Role.CONTENT) -> Words:
    """The first place where `exact` stands in the text."""
    start = text.index(exact)
    return Words(role, start, start + len(exact))


def coding_of(speaker: Speaker | None, text: str = TEXT, exact: str = "“We are ready,”") -> Coding:
    """A direct claim with these words of the text."""
    return Coding(
        mode=Claim.Mode.DIRECT, words=[words(text, exact)], speaker=speaker, summary="They are ready."
    )


def proposal_of(exact: str = "17 July", *, text: str = TEXT, right: str = "18 July") -> Proposal:
    """A correction of these words of the text."""
    place = words(text, exact)
    return Proposal(start=place.start, end=place.end, corrected_value=right)


class Desk:
    """Takes a record to a state, the way people do."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.speaker, _ = Speaker.objects.get_or_create(
            wikidata_id="Q58217", defaults={"name": "Sergey Lavrov", "added_by": cast.ada}
        )

    def draft(self, text: str = TEXT, *, by: Coder | None = None) -> Revision:
        revision = publish(text)
        return steps.claim_record(revision=revision, version=revision.version, by=by or self.cast.ada)

    def claim(self, revision: Revision, exact: str = "“We are ready,”", uid: UUID | None = None) -> Claim:
        text = revision.article_version.text
        assert revision.claimed_by is not None
        coding = coding_of(self.speaker, text, exact)
        return claims.add_claim(revision=revision, coding=coding, by=revision.claimed_by, stable_uid=uid)

    def correction(self, revision: Revision) -> Correction:
        assert revision.claimed_by is not None
        text = revision.article_version.text
        return corrections.propose_correction(
            revision=revision, proposal=proposal_of(text=text), by=revision.claimed_by
        )

    def submit(self, revision: Revision) -> Revision:
        assert revision.claimed_by is not None
        return steps.submit(revision=revision, version=revision.version, by=revision.claimed_by)

    def submitted(self, text: str = TEXT) -> Revision:
        """Submitted with one claim and one correction, not yet opened."""
        revision = self.draft(text)
        self.claim(revision)
        self.correction(revision)
        return self.submit(revision)

    def judge_all(self, revision: Revision, *, by: Coder | None = None) -> None:
        """Accept every claim and correction."""
        reviewer = by or self.cast.boris
        for claim in revision.claims.standing():
            verdicts.judge_claim(
                claim=claim, version=claim.version, verdict=Claim.Verdict.ACCEPTED, by=reviewer
            )
        for correction in revision.corrections.filter(removed_at=None):
            verdicts.judge_correction(
                correction=correction,
                version=correction.version,
                state=Correction.State.ACCEPTED,
                by=reviewer,
            )

    def reviewed(self, text: str = TEXT) -> Revision:
        revision = self.submitted(text)
        self.judge_all(revision)
        return steps.accept(revision=revision, version=revision.version, by=self.cast.boris)

    def empty(self, state: State) -> Revision:
        """A record without claims in any state; Ada holds it, Rosa has judged it, Boris is free of it."""
        cast = self.cast
        if state == State.IMPORTED:
            return publish()
        if state == State.EXCLUDED:
            revision = publish()
            steps.exclude(
                record=revision.record, kind=Record.Exclusion.SCOPE, reason="not politics", by=cast.mara
            )
            return Revision.objects.select_related("record").get(pk=revision.pk)
        revision = self.draft()
        if state == State.DRAFT:
            return revision
        revision = self.submit(revision)
        if state == State.SUBMITTED:
            return revision
        if state == State.RETURNED:
            return steps.return_to_editor(
                revision=revision, version=revision.version, reason="no claims", by=cast.rosa
            )
        revision = steps.accept(revision=revision, version=revision.version, by=cast.rosa)
        if state == State.WITHDRAWN:
            steps.withdraw(
                record=revision.record, kind=Record.Withdrawal.ERROR, reason="wrong text", by=cast.rosa
            )
        return Revision.objects.select_related("record").get(pk=revision.pk)


def check_deferred_rules() -> None:
    """Let PostgreSQL check now what it would check at the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def counted(*models: type) -> dict[str, int]:
    """How many rows the models have: to show that nothing was written."""
    return {model.__name__: model._default_manager.count() for model in models}  # type: ignore[attr-defined]  # models


@pytest.fixture(scope="module")
def accounts(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The accounts of the cast, made once for the tests of a file; each test undoes what it did itself."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_cast()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def cast(accounts: None, db: None) -> Cast:
    coders_by_name = {c.user.username: c for c in Coder.objects.select_related("user") if c.user}
    return Cast(**coders_by_name)


@pytest.fixture
def desk(cast: Cast) -> Iterator[Desk]:
    """Records in every state; at the end of the test every deferred rule has been checked."""
    yield Desk(cast)
    check_deferred_rules()


Act = Callable[[], object]
