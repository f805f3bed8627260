"""Some rows of every model that the admin site shows."""

from datetime import date
from uuid import uuid4

from annotations.models import (
    Act,
    Claim,
    ClaimLink,
    Comment,
    Dismissal,
    GuidelineEdition,
    ReviewedSet,
    SpeakerJudgement,
    SuggestedSpan,
    Suggestion,
    SuggestionThreshold,
    Tag,
)
from annotations.services import claims, comments, links, offices, sets, speakers, steps, vocabulary
from annotations.services.claims import Coding
from annotations.services.offices import Tenure
from annotations.services.other_text import code_text
from articles.models import (
    ArticleLink,
    ArticleSearch,
    ImportBatch,
    ImportFile,
    ImportFilePart,
    ImportItem,
    Outlet,
    Relay,
    SearchBacklog,
    Segment,
)
from tests.annotations.services.cast import TEXT, Desk, publish, words
from tests.annotations.texts import changed_text


def fill(desk: Desk, numbers: range) -> None:
    """One row of every model, and more of some, for each number."""
    for number in numbers:
        _one_of_each(desk, number)


def _one_of_each(desk: Desk, number: int) -> None:
    cast = desk.cast
    outlet = Outlet.objects.create(slug=f"outlet-{number}", name=f"Outlet {number}")
    tag = vocabulary.add_tag(code=f"tag-{number}", label=f"Tag {number}", by=cast.mara)
    Tag.objects.filter(pk=tag.pk).update(parent=Tag.objects.exclude(pk=tag.pk).first())
    speaker = speakers.add_speaker(name=f"Speaker {number}", by=cast.ada)
    other = speakers.add_speaker(name=f"Other speaker {number}", by=cast.ada)
    office = offices.add_office(name=f"Office {number}", by=cast.ada)
    tenure = Tenure(starts_on=date(2000, 1, 1), source="a book")
    offices.add_term(speaker=speaker, office=office, tenure=tenure, by=cast.ada)
    judgement = SpeakerJudgement(first=speaker, second=other, verdict="unsure", judged_by=cast.rosa)
    judgement.save()
    _code_and_review(desk, number, outlet, tag)
    _go_over_to_another_text(desk, number)
    GuidelineEdition.objects.create(
        number=number + 1, body="Code claims.", note=f"Note {number}", by=cast.ada
    )
    _import_and_suggest(desk, number, outlet)
    reviewed_set = sets.create_set(slug=f"set-{number}", title=f"Set {number}", by=cast.mara)
    speakers.add_alias(speaker=speaker, form=f"S. {number}", by=cast.ada, seen_in=None)
    assert ReviewedSet.objects.filter(pk=reviewed_set.pk).exists()


def _code_and_review(desk: Desk, number: int, outlet: Outlet, tag: Tag) -> None:
    cast = desk.cast
    text = f"{TEXT} {number}"
    revision = desk.draft(text)
    made = [
        claims.add_claim(
            revision=revision,
            coding=Coding(
                mode=Claim.Mode.DIRECT,
                words=[words(text, exact)],
                speaker=desk.speaker,
                tags=[tag],
                relays=[outlet],
            ),
            by=cast.ada,
        )
        for exact in ("“We are ready,”", "“The union,”")
    ]
    Act.objects.create(key=uuid4(), claim=made[0], by=cast.ada)
    claims.link_claims(claim=made[0], other=made[1], kind=ClaimLink.Kind.RESTATED, by=cast.ada)
    desk.correction(revision)
    comments.add_comment(revision=revision, claim=made[0], body=f"Comment {number}", by=cast.ada)
    links.propose_link(
        revision=revision,
        original=publish(f"Original {number}").article_version.article,
        kind=ArticleLink.Kind.UPDATE,
        by=cast.ada,
    )
    submitted = desk.submit(revision)
    desk.judge_all(submitted)
    accepted = steps.accept(revision=submitted, version=submitted.version, by=cast.boris)
    any_set, _ = ReviewedSet.objects.get_or_create(
        slug="all", defaults={"title": "All", "created_by": cast.mara}
    )
    sets.add_to_set(reviewed_set=any_set, record=accepted.record, by=cast.mara)
    sets.release_set(
        reviewed_set=any_set, fixture=f"{number}".encode(), counts={}, record_uids=[], by=cast.mara
    )
    assert Comment.objects.exists()


def _go_over_to_another_text(desk: Desk, number: int) -> None:
    revision = desk.draft(f"Changed {number}\n{TEXT}")
    desk.claim(revision)
    desk.correction(revision)
    Dismissal.objects.create(
        revision=revision,
        article_version=revision.article_version,
        kind="cue",
        start=0,
        end=7,
        exact="Changed",
        reason="Nobody speaks.",
        by=desk.cast.ada,
    )
    text = changed_text(revision.record, f"Changed again {number}\n{TEXT}")
    code_text(revision=revision, version=revision.version, text=text, by=desk.cast.ada)


def _import_and_suggest(desk: Desk, number: int, outlet: Outlet) -> None:
    version = publish(f"Imported {number}", outlet=outlet).article_version
    version.agency, version.headline = outlet, f"Headline {number}"
    version.save(update_fields=["agency", "headline"])
    Segment.objects.create(version=version, kind="paragraph", start=0, end=8)
    Relay.objects.create(version=version, position=0, outlet=outlet)
    ArticleSearch.objects.create(version=version, tsv="'imported':1")
    SearchBacklog.objects.get_or_create(version=version)
    batch = ImportBatch.objects.create(source=f"folder {number}", imported_by=desk.cast.mara.user)
    file = ImportFile.objects.create(batch=batch, position=1, name=f"{number}.txt", size=8)
    ImportFilePart.objects.create(file=file, number=0, data=b"Imported")
    ImportItem.objects.create(
        batch=batch, position=1, file=f"{number}.txt", outcome="imported", version=version
    )
    suggestion = Suggestion.objects.create(
        article_version=version, engine="cues", engine_version="1", mode="direct", speaker=desk.speaker
    )
    SuggestedSpan.objects.create(suggestion=suggestion, role="content", start=0, end=8)
    SuggestionThreshold.objects.create(engine=f"cues {number}", shown_from=0.5, changed_by=desk.cast.mara)
