"""A small archive for tests of the export: public records with everything that may hang on them."""

import io
import json
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from annotations.export.files import export_to, manifest_path
from annotations.export.fixture import Manifest, write_fixture
from annotations.models import Claim, ClaimLink, Record, Revision, Speaker, Tag
from annotations.projection import PublicRecord, project, public_records
from annotations.services import claims, comments, identity, links, offices, speakers, steps
from annotations.services.offices import Tenure
from articles.models import ArticleLink, Relay
from tests.annotations.newsroom import ACT, DAY, NO_ONE, SIMPLER, UNITY, Newsroom

HIDDEN = "about the weather over the Niamiha"
REPRINT = "Reprint\nLukashenko: “We must act together,” he said in Minsk.\nMore words.\nЁ 🙂 far away.\n"


@dataclass
class Archive:
    """Two public records, one of an outlet that allows excerpts only, and much that is not public."""

    newsroom: Newsroom
    whole: Record
    excerpts: Record
    speaker: Speaker

    @classmethod
    def build(cls, newsroom: Newsroom) -> "Archive":
        speaker = newsroom.speaker("Aleksandr Lukashenko")
        former = newsroom.speaker("A. Lukashenko")
        vocabulary(newsroom, speaker, former)
        excerpts = cls.excerpts_record(newsroom, former)
        whole = cls.whole_record(newsroom, speaker, excerpts)
        return cls(newsroom, whole, excerpts, speaker)

    @staticmethod
    def excerpts_record(newsroom: Newsroom, former: Speaker) -> Record:
        record = newsroom.article(
            UNITY,
            outlet=newsroom.outlet("belta", whole=False),
            published_on=DAY,
            date_reason="A guess.",
        )
        subject = Tag.objects.create(code="politics", label="Politics")
        unity = Tag.objects.create(code="unity", label="Unity", parent=subject)
        office = offices.add_office(name="President of Belarus", country="BY", by=newsroom.mona)
        newsroom.claim(
            record,
            *(ACT, SIMPLER),
            speaker=former,
            cue="said",
            source="Aleksandr Lukashenko",
            tags=[unity],
            office=office,
            role_as_stated="the president",
            note="internal-note-walrus",
            relays=[newsroom.outlet("tass", kind="agency")],
        )
        rejected = newsroom.claim(record, NO_ONE, summary="a rejected summary")
        comments.add_comment(revision=newsroom.open(record), body="a comment on the walrus", by=newsroom.ben)
        newsroom.correct(record, "Minsk", corrected_value="Mensk", evidence_url="https://example.org/map")
        dismissed = newsroom.correct(record, "session", corrected_value="meeting")
        return newsroom.review(record, rejected=[rejected], dismissed=[dismissed])

    @staticmethod
    def whole_record(newsroom: Newsroom, speaker: Speaker, original: Record) -> Record:
        record = newsroom.article(REPRINT, outlet=newsroom.outlet("artsakhpress"))
        draft = newsroom.open(record)
        version = draft.article_version
        Relay.objects.create(version=version, position=0, outlet=newsroom.outlet("belta"), start=8, end=18)
        claim = newsroom.claim(record, ACT, speaker=speaker)
        told_before = Claim.objects.get(spans__exact=SIMPLER, verdict="accepted")
        claims.link_claims(
            claim=claim, other=told_before, kind=ClaimLink.Kind.SAME_UTTERANCE, by=newsroom.ada
        )
        link = links.propose_link(
            revision=draft, original=original.article, kind=ArticleLink.Kind.EXCERPT, by=newsroom.ada
        )
        links.decide_link(link=link, state=ArticleLink.State.CONFIRMED, by=newsroom.rosa)
        return newsroom.review(record)

    def revise(self, *, more_excerpts: bool = False) -> Record:
        """A second reviewed revision with one claim more, which may show readers more of the excerpts."""
        record, quote = (self.excerpts, NO_ONE) if more_excerpts else (self.whole, "More words.")
        steps.revise(record=record, by=self.newsroom.ada)
        self.newsroom.claim(record, quote, summary="a later claim")
        return self.newsroom.review(record)


@dataclass(frozen=True)
class Shelf:
    """Files exported from an archive, each with its manifest, and what the archive knew of them.

    `first.json` holds both records; `second.json` has a second revision of the whole text too, `alone.json`
    only that text, `wider.json` more excerpts, `packed.json.gz` the same as `second.json`, compressed.
    `page` is the record of the excerpts as readers see it in `first.json`.
    """

    folder: Path
    archive: Archive
    page: PublicRecord

    @classmethod
    def fill(cls, archive: Archive, folder: Path) -> "Shelf":
        (page,) = project(Revision.objects.filter(public_in=archive.excerpts))
        cls.put(folder / "first.json")
        cls.put(folder / "alone.json", public_records().filter(pk=archive.whole.pk))
        archive.revise()
        cls.put(folder / "second.json")
        cls.put(folder / "packed.json.gz")
        archive.revise(more_excerpts=True)
        cls.put(folder / "wider.json")
        return cls(folder, archive, page)

    @staticmethod
    def put(file: Path, records: QuerySet[Record] | None = None) -> None:
        export_to(file, public_records() if records is None else records, source={"set": None})

    def copy(self, name: str, folder: Path) -> Path:
        """The file called `name`, with its manifest, in another folder."""
        copied = Path(shutil.copy(self.folder / name, folder))
        shutil.copy(manifest_path(self.folder / name), folder)
        return copied

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


def vocabulary(newsroom: Newsroom, speaker: Speaker, former: Speaker) -> None:
    """Confirmed and unconfirmed names and offices of a speaker, and an entry merged into it."""
    office = offices.add_office(name="Commander in Chief", by=newsroom.mona)
    tenure = Tenure(starts_on=date(1994, 7, 20), source="The constitution.")
    offices.add_term(speaker=speaker, office=office, tenure=tenure, by=newsroom.mona)
    speakers.add_alias(speaker=speaker, form="Лукашенко", language="be-Cyrl", by=newsroom.mona)
    speakers.add_alias(speaker=speaker, form="an unconfirmed alias", by=newsroom.ada)
    unsure = offices.add_office(name="an unconfirmed office", by=newsroom.ada)
    offices.add_term(speaker=speaker, office=unsure, tenure=Tenure(), by=newsroom.ada)
    identity.merge_speaker(speaker=former, into=speaker, reason="One person.", by=newsroom.mona)


def exported(records: QuerySet[Record] | None = None) -> bytes:
    """The bytes of the fixture of these records, or of all public ones."""
    return written(records)[0]


def written(records: QuerySet[Record] | None = None) -> tuple[bytes, Manifest]:
    out = io.BytesIO()
    manifest = write_fixture(public_records() if records is None else records, out)
    return out.getvalue(), manifest


def objects(fixture: bytes, model: str | None = None) -> list[dict[str, Any]]:
    """The fields of the objects in a fixture, of one model if named."""
    return [item["fields"] for item in json.loads(fixture) if model in (None, item["model"])]
