"""What a fixture holds, what it never holds, and that its bytes depend on nothing else."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations.export.fields import EXPORTED
from annotations.models import Claim, Record
from annotations.services import sets, steps
from annotations.services.claims import remove_claim
from tests.annotations.export.archive import HIDDEN, REPRINT, Archive, Shelf, exported, objects, written
from tests.annotations.newsroom import ACT, SIMPLER, UNITY, Newsroom

UID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
ALONE = "alone.json"


@pytest.fixture
def first(shelf: Shelf) -> bytes:
    """The fixture of the whole archive."""
    return shelf.read("first.json")


@pytest.fixture
def masked(first: bytes) -> dict[str, Any]:
    """The text of which readers may see excerpts only."""
    (found,) = [version for version in objects(first, "articles.articleversion") if version["masked"]]
    return found


def test_a_fixture_is_a_json_array_with_one_object_a_line(first: bytes) -> None:
    lines = first.decode().splitlines()
    assert (lines[0], lines[-1]) == ("[", "]")
    for line in lines[1:-1]:
        assert set(json.loads(line.removesuffix(","))) == {"model", "fields"}


def test_every_object_has_exactly_the_listed_fields(first: bytes) -> None:
    listed = {model.label: ["uid", *model.fields] for model in EXPORTED}
    found = json.loads(first)
    for item in found:
        assert list(item["fields"]) == listed[item["model"]]
    assert {item["model"] for item in found} == set(listed), "the archive has one row of each model"


def test_models_come_in_the_order_of_their_references_and_rows_by_uid(first: bytes) -> None:
    order = [model.label for model in EXPORTED]
    places = [order.index(item["model"]) for item in json.loads(first)]
    assert places == sorted(places)
    for model in EXPORTED:
        uids = [fields["uid"] for fields in objects(first, model.label)]
        assert len(set(uids)) == len(uids)
        if model.text in (None, ""):
            assert uids == sorted(uids)


@pytest.mark.parametrize("name", ["first.json", "second.json", ALONE])
def test_every_reference_leads_to_an_object_in_the_file(shelf: Shelf, name: str) -> None:
    found = json.loads(shelf.read(name))
    uids = {item["fields"]["uid"] for item in found}
    keys = [value for item in found for value in item["fields"].values() if isinstance(value, list)]
    assert keys
    for key in keys:
        assert len(key) == 1
        assert UID.match(key[0])
        assert key[0] in uids


def test_a_link_stands_only_where_both_its_ends_do(shelf: Shelf, first: bytes) -> None:
    for model in ("annotations.claimlink", "articles.articlelink"):
        assert len(objects(first, model)) == 1
        assert objects(shelf.read(ALONE), model) == []


@pytest.mark.parametrize(
    "secret",
    [
        *("internal-note-walrus", "a comment on the walrus", "a rejected summary", "zanzibar"),
        *("an unconfirmed alias", "an unconfirmed office", "-the-editor", "-the-reviewer", HIDDEN),
    ],
)
def test_what_is_not_public_is_not_in_it(first: bytes, secret: str) -> None:
    assert secret not in first.decode()


def test_no_number_of_a_row_or_an_account_is_in_it() -> None:
    never = {"id", "pk", "user", "note", "raw", "tsv", "return_reason", "embargo_until"}
    for model in EXPORTED:
        assert never.isdisjoint(model.fields)
        assert ("verdict_reason" in model.fields) == (model.label == "annotations.correction")


def test_rejected_claims_are_left_out_and_dismissed_corrections_keep_their_reason(first: bytes) -> None:
    assert {claim["verdict"] for claim in objects(first, "annotations.claim")} == {"accepted"}
    reasons = {c["state"]: c["verdict_reason"] for c in objects(first, "annotations.correction")}
    assert reasons == {"accepted": "", "dismissed": "It is right as it stands."}


def test_merged_speakers_bring_the_one_they_lead_to(first: bytes) -> None:
    found = {speaker["name"]: speaker for speaker in objects(first, "annotations.speaker")}
    assert found["A. Lukashenko"]["merged_into"] == [found["Aleksandr Lukashenko"]["uid"]]


def test_tags_bring_those_above_them(first: bytes) -> None:
    found = {tag["code"]: tag for tag in objects(first, "annotations.tag")}
    assert found["unity"]["parent"] == [found["politics"]["uid"]]


def test_coders_are_pseudonyms_and_only_those_who_are_named(shelf: Shelf, first: bytes) -> None:
    coders = objects(first, "annotations.coder")
    assert all(set(coder) == {"uid", "handle"} for coder in coders)
    people = shelf.archive.newsroom
    assert {coder["uid"] for coder in coders} == {str(c.uid) for c in (people.ada, people.rosa, people.mona)}


def test_earlier_reviewed_revisions_are_in_it(shelf: Shelf) -> None:
    numbers = [
        revision["number"]
        for revision in objects(shelf.read("second.json"), "annotations.revision")
        if revision["record"] == [str(shelf.archive.whole.uid)]
    ]
    assert sorted(numbers) == [1, 2]


def test_times_are_utc_to_the_microsecond(first: bytes) -> None:
    for revision in objects(first, "annotations.revision"):
        assert re.match(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", revision["reviewed_at"])


def test_a_text_that_may_be_shown_is_whole(shelf: Shelf) -> None:
    (found,) = objects(shelf.read(ALONE), "articles.articleversion")
    assert (found["text"], found["masked"]) == (REPRINT, False)


def test_a_text_of_which_only_excerpts_may_be_shown_is_blanked_out_in_place(
    shelf: Shelf, masked: dict[str, Any]
) -> None:
    text = masked["text"]
    assert masked["text_sha256"] == shelf.page.text_sha256, "the hash stays that of the whole text"
    assert len(text) == len(UNITY)
    assert text.count("\n") == UNITY.count("\n")
    for shown in (ACT, SIMPLER, "Lukashenko calls for unity"):
        assert text.index(shown) == UNITY.index(shown)
    assert "interests" not in text, "the paragraph of a rejected claim is not shown"


def test_the_shown_excerpts_are_those_of_the_page(shelf: Shelf, masked: dict[str, Any]) -> None:
    text, visible = masked["text"], shelf.page.visible
    assert [text[start:end] for start, end in visible] == [UNITY[start:end] for start, end in visible]
    hidden = [letter for at, letter in enumerate(text) if not any(a <= at < b for a, b in visible)]
    assert hidden
    assert "".join(hidden).strip() == ""


@pytest.mark.parametrize("name", ["first.json", "wider.json"])
def test_words_around_a_span_are_those_of_the_text_in_the_file(shelf: Shelf, name: str) -> None:
    fixture = shelf.read(name)
    texts = {version["uid"]: version["text"] for version in objects(fixture, "articles.articleversion")}
    codes = {r["uid"]: r["article_version"][0] for r in objects(fixture, "annotations.revision")}
    claims = {c["uid"]: codes[c["revision"][0]] for c in objects(fixture, "annotations.claim")}
    anchored = [(s, texts[claims[s["claim"][0]]]) for s in objects(fixture, "annotations.span")]
    anchored += [(c, texts[codes[c["revision"][0]]]) for c in objects(fixture, "annotations.correction")]
    assert len(anchored) >= 7
    for words, text in anchored:
        start, end = words["start"], words["end"]
        assert words["exact"] == text[start:end]
        assert words["prefix"] == text[max(start - 32, 0) : start]
        assert words["suffix"] == text[end : end + 32]


def test_without_public_records_it_is_an_empty_array(newsroom: Newsroom) -> None:
    fixture, manifest = written()
    assert fixture == b"[]\n"
    assert manifest.counts == {}
    assert exported(Record.objects.none()) == b"[]\n"


def test_the_manifest_counts_and_hashes_what_was_written(newsroom: Newsroom) -> None:
    newsroom.publish(UNITY, ACT)
    fixture, manifest = written()
    assert manifest.size == len(fixture)
    assert sum(manifest.counts.values()) == len(json.loads(fixture))
    assert manifest.counts["annotations.record"] == 1


def test_unreviewed_work_and_the_order_of_rows_change_nothing(archive: Archive, newsroom: Newsroom) -> None:
    before = exported()
    other = newsroom.article(UNITY.replace("Minsk", "Brest"), outlet=newsroom.outlet("other"))
    newsroom.claim(other, ACT)
    newsroom.submit(other)
    steps.revise(record=archive.excerpts, by=newsroom.ada)
    newsroom.claim(archive.excerpts, "The president spoke", summary="a claim of a draft")
    with connection.cursor() as cursor:
        # An updated row moves to the end of its table; the values stay, so the rules let it through.
        for table in ("articles_outlet", "annotations_speaker", "annotations_tag"):
            cursor.execute(f"UPDATE {table} SET uid = uid WHERE id = (SELECT min(id) FROM {table})")
    assert exported() == before


def test_withdrawn_records_are_not_in_it_even_if_asked_for(newsroom: Newsroom) -> None:
    record = newsroom.publish(UNITY, ACT)
    steps.withdraw(record=record, kind=Record.Withdrawal.LEGAL, reason="A court.", by=newsroom.rosa)
    assert exported(Record.objects.all()) == b"[]\n"


def test_embargoed_records_are_not_in_it_even_if_asked_for(newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    Record.objects.filter(pk=record.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    newsroom.claim(record, ACT)
    newsroom.review(record)
    assert exported(Record.objects.all()) == b"[]\n"


def test_removed_claims_are_not_in_it(newsroom: Newsroom) -> None:
    record = newsroom.article(UNITY, outlet=newsroom.outlet("belta"))
    kept = newsroom.claim(record, ACT)
    gone = newsroom.claim(record, SIMPLER)
    remove_claim(claim=gone, version=gone.version, by=newsroom.ada)
    newsroom.review(record)
    assert [UUID(c["stable_uid"]) for c in objects(exported(), "annotations.claim")] == [kept.stable_uid]
    assert Claim.objects.count() == 2


def test_a_set_gives_only_its_records(newsroom: Newsroom) -> None:
    record = newsroom.publish(UNITY, ACT)
    newsroom.publish(UNITY.replace("Minsk", "Brest"), ACT)
    chosen = sets.create_set(slug="unity", title="Unity", by=newsroom.mona)
    sets.add_to_set(reviewed_set=chosen, record=record, by=newsroom.mona)
    records = Record.objects.filter(memberships__reviewed_set=chosen)
    assert [r["uid"] for r in objects(exported(records), "annotations.record")] == [str(record.uid)]


def test_the_number_of_queries_does_not_grow(newsroom: Newsroom) -> None:
    newsroom.publish(UNITY, ACT)
    with CaptureQueriesContext(connection) as one:
        exported()
    for number in range(3):
        newsroom.publish(UNITY.replace("Minsk", f"Minsk {number}"), ACT, SIMPLER)
    with CaptureQueriesContext(connection) as several:
        exported()
    with_words = [model for model in EXPORTED if model.text is not None]
    savepoints = 2
    assert len(several) == len(one) <= len(EXPORTED) + len(with_words) + savepoints
