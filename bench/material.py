"""Synthetic wire copy and coded records to measure with; the same in every run."""

import random
from collections.abc import Iterator

from django.contrib.auth.models import Group, User

from annotations.models import Claim, Coder, Record, Span
from annotations.services import claims, speakers, steps, verdicts
from annotations.services.coders import coder_for, create_roles
from articles.importing.readers.files import SourceFile, in_memory
from articles.importing.run import Progress, reading_options, run_batch, start_batch
from articles.models import ArticleVersion

WORDS = [
    "alliance",
    "border",
    "council",
    "defence",
    "energy",
    "government",
    "meeting",
    "minister",
    "mission",
    "order",
    "organization",
    "peace",
    "president",
    "region",
    "security",
    "session",
    "summit",
    "union",
]
PLACES = ["MINSK", "MOSCOW", "ASTANA", "YEREVAN", "BISHKEK", "DUSHANBE"]
SPEAKER_NAME = "Anna Example"


def story(number: int, words: int) -> str:
    """An article of about so many words: headline, dateline, paragraphs with quotations. Like no other."""
    chance = random.Random(number)  # noqa: S311 - material to measure with, no secret
    place, day = chance.choice(PLACES), chance.randint(1, 28)
    lines = [f"Ministers discuss {chance.choice(WORDS)} and {chance.choice(WORDS)} in session {number}", ""]
    opening = f"{place}, {day} March 2021 (BelTA) - "
    written = 0
    while written < words:
        paragraph = []
        for _ in range(chance.randint(1, 3)):
            sentence = " ".join(chance.choices(WORDS, k=chance.randint(8, 20)))
            closing = f", {SPEAKER_NAME} said." if chance.random() < 0.5 else "."
            paragraph.append(f"“The {sentence} {number}”{closing}")
            written += len(sentence.split()) + 5
        lines.append(opening + " ".join(paragraph))
        opening = ""
    return "\n\n".join(lines) + "\n"


def stories(count: int, *, first: int = 0) -> Iterator[str]:
    """So many articles of 300 to 900 words."""
    for number in range(first, first + count):
        yield story(number, 300 + number * 37 % 600)


def imported(*sources: SourceFile) -> None:
    """Import files in this process's database."""
    batch = start_batch(sources, source="bench", by=None)
    run_batch(batch, sources, options=reading_options({}), workers=1, progress=Progress())


def people() -> tuple[Coder, Coder]:
    """An editor and a reviewer."""
    create_roles()
    found = []
    for name in ("editor", "reviewer"):
        user, is_new = User.objects.get_or_create(username=f"bench-{name}")
        if is_new:
            user.groups.add(Group.objects.get(name=name))
        found.append(coder_for(user))
    return found[0], found[1]


def reviewed_record(number: int, claim_count: int) -> Record:
    """A public record of a long article with so many accepted claims."""
    editor, reviewer = people()
    imported(in_memory(f"coded-{number}.txt", story(number, 5000).encode()))
    version = ArticleVersion.objects.order_by("-id")[:1].get()
    record = version.article.record
    revision = record.revisions.get()
    revision = steps.claim_record(revision=revision, version=revision.version, by=editor)
    speaker = speakers.add_speaker(name=f"{SPEAKER_NAME} {number}", by=editor)
    for paragraph in version.segments.filter(kind="paragraph").order_by("start")[:claim_count]:
        words = [claims.Words(Span.Role.CONTENT, paragraph.start, paragraph.end)]
        coding = claims.Coding(mode=Claim.Mode.DIRECT, words=words, speaker=speaker)
        claims.add_claim(revision=revision, coding=coding, by=editor)
    revision = steps.submit(revision=revision, version=revision.version, by=editor)
    for claim in revision.claims.all():
        verdicts.judge_claim(claim=claim, version=claim.version, verdict=Claim.Verdict.ACCEPTED, by=reviewer)
    revision.refresh_from_db()
    steps.accept(revision=revision, version=revision.version, by=reviewer)
    return record
