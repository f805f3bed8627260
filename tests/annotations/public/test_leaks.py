"""Whatever is not public changes no byte, header, order, count or tag of any answer to a reader."""

import uuid
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from annotations.models import Claim, ClaimLink, Comment, Correction, Record, Suggestion, Tag
from annotations.services import claims, comments, identity, offices, sets, speakers, steps
from annotations.services.offices import Tenure
from tests.annotations.newsroom import ACT, DAY, NO_ONE, SIMPLER, UNITY, Newsroom, newest
from tests.annotations.public.pages import crawl, record_path

HIDDEN = UNITY.replace("calls for unity", "calls for unity and zanzibar")
QUESTIONS = [
    "q=unity",
    "q=zanzibar",
    "q=together",
    "speaker=lukashenko",
    "speaker=zanzibari",
    "tag=csto",
    "tag=secret",
    "outlet=belta",
    "outlet=ghost",
    "agency=ghost",
    "since=2017-07-17&until=2017-07-17",
    "order=latest",
]
ASKED = [f"/{what}/?{question}" for what in ("records", "claims") for question in QUESTIONS]


def public_side(newsroom: Newsroom) -> Record:
    """What readers see in both worlds; a rejected claim is part of it and of no page."""
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"), published_on=DAY)
    tag = Tag.objects.create(code="csto", label="CSTO")
    newsroom.claim(record, ACT, tags=[tag], note="A zanzibar note.")
    refused = newsroom.claim(record, SIMPLER, summary="Zanzibar is claimed.")
    newsroom.correct(record, "17 July", corrected_value="16 July")
    record = newsroom.review(record, rejected=[refused])
    newsroom.publish(UNITY.replace("unity", "peace"), NO_ONE, published_on=DAY)
    return record


def hidden_side(newsroom: Newsroom, record: Record) -> list[str]:
    """Everything that readers must not notice; returns the addresses it would have."""
    secret = Tag.objects.create(code="secret", label="Zanzibar")
    ghost = newsroom.outlet("ghost")
    speaker = newsroom.speaker("Zanzibari Sultan")
    lukashenko = newsroom.speaker("Aleksandr Lukashenko")
    hidden = newsroom.article(HIDDEN, outlet=ghost, agency=ghost, published_on=DAY)
    claim = newsroom.claim(hidden, ACT, speaker=speaker, tags=[secret])
    newsroom.claim(hidden, NO_ONE, speaker=lukashenko)
    (public_claim,) = Claim.objects.filter(revision__record=record, verdict="accepted")
    claims.link_claims(claim=claim, other=public_claim, kind=ClaimLink.Kind.RESTATED, by=newsroom.ada)
    newsroom.correct(hidden, "17 July", corrected_value="18 July zanzibar")
    comments.add_comment(revision=newest(hidden), body="zanzibar", by=newsroom.ada)
    newsroom.submit(hidden)
    embargoed = newsroom.article(HIDDEN.replace("Niamiha", "Svislach"), outlet=newsroom.outlet("belta"))
    Record.objects.filter(pk=embargoed.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    newsroom.claim(embargoed, ACT, speaker=speaker, tags=[secret])
    newsroom.correct(embargoed, "17 July", corrected_value="19 July zanzibar")
    newsroom.review(embargoed)
    excluded = newsroom.article(HIDDEN.replace("Niamiha", "Dnieper"), outlet=ghost)
    steps.exclude(record=excluded, kind=Record.Exclusion.SCOPE, reason="zanzibar", by=newsroom.mona)
    steps.revise(record=record, by=newsroom.ada)
    newsroom.claim(record, NO_ONE, speaker=speaker, tags=[secret])
    newsroom.correct(record, "weather", corrected_value="zanzibar")
    speakers.add_alias(speaker=lukashenko, form="Zanzibari", by=newsroom.ada)
    office = offices.add_office(name="Sultan of Zanzibar", by=newsroom.ada)
    offices.add_term(speaker=lukashenko, office=office, tenure=Tenure(), by=newsroom.ada)
    other = newsroom.speaker("Zanzibari Merged")
    speakers.add_alias(speaker=other, form="Zanzibar waiting", by=newsroom.ada)
    offices.add_term(speaker=other, office=office, tenure=Tenure(), by=newsroom.ada)
    identity.merge_speaker(speaker=other, into=lukashenko, reason="zanzibar", by=newsroom.rosa)
    namesake = newsroom.speaker("Zanzibari Namesake")
    identity.judge_speakers(
        first=lukashenko, second=namesake, verdict=identity.Verdict.UNSURE, reason="zanzibar", by=newsroom.ada
    )
    sets.create_set(slug="zanzibar", title="Zanzibar", by=newsroom.mona)
    Suggestion.objects.create(
        article_version=newest(record).article_version, engine="zanzibar", engine_version="1", mode="direct"
    )
    assert Comment.objects.exists()
    assert Correction.objects.filter(state="proposed").exists()
    return [
        *(f"/records/{one.article.short_id}/" for one in (hidden, embargoed, excluded)),
        f"/records/{record.article.short_id}/revisions/2/",
        f"/claims/{claim.short_id}/",
        f"/speakers/{speaker.short_id}/",
        f"/speakers/{other.short_id}/",
        "/data/zanzibar-1.json.gz",
    ]


def answers(reader: Client, *paths: str) -> dict[str, tuple[int, dict[str, str], bytes]]:
    return {
        path: (page.status_code, dict(page.items()), page.content)
        for path, page in crawl(reader, *paths).items()
    }


def test_a_world_with_hidden_work_answers_like_one_without(reader: Client, newsroom: Newsroom) -> None:
    record = public_side(newsroom)
    before = answers(reader, "/", *ASKED)
    assert len(before) > len(ASKED) + 8
    assert record_path(record) in before
    hidden = hidden_side(newsroom, record)
    after = answers(reader, "/", *ASKED)
    assert after.keys() == before.keys()
    for path, answer in before.items():
        assert after[path] == answer, path
    for path, (_, _, content) in after.items():
        if "zanzibar" not in path:
            assert b"zanzibar" not in content.lower(), path
    nothing = reader.get(f"/records/{uuid.UUID(int=0).hex[-14:]}/")
    for path in hidden:
        page = reader.get(path)
        assert (page.status_code, page.content) == (404, nothing.content), path
        assert dict(page.items()) == dict(nothing.items()), path
