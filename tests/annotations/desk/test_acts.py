"""…/code/acts/: the script of the coding page saves one change at a time, each under a key of its own."""

import re
import uuid
from typing import Any, cast

import pytest
from django.http import HttpResponse

from annotations.models import Act, Claim, Office, Record, Speaker, Tag
from tests.annotations.newsroom import ACT, NO_ONE, UNITY, newest

from .conftest import Desk, page_of

UID = "3f1c6f0e-8f4b-4f8e-9d53-0123456789ab"


@pytest.fixture
def record(desk: Desk) -> Record:
    return desk.draft()


def place(quote: str, role: str = "content") -> str:
    start = UNITY.index(quote)
    return f"{role}:{start}-{start + len(quote)}"


def act(desk: Desk, record: Record, do: str, claim: Claim | str, **parts: Any) -> HttpResponse:
    uid = claim.stable_uid if isinstance(claim, Claim) else claim
    sent = {"key": str(uuid.uuid4()), "do": do, "claim": str(uid)} | parts
    headers = {"HX-Request": "true"}
    return cast(HttpResponse, desk.ada.post(page_of(record, "code", "acts"), sent, headers=headers))


def make(desk: Desk, record: Record, **parts: Any) -> HttpResponse:
    sent = {"do": "make", "claim": UID, "words": place(ACT), "mode": "direct"} | parts
    return act(desk, record, sent.pop("do"), sent.pop("claim"), **sent)


def said(record: Record) -> Claim:
    claim: Claim = newest(record).claims.get()
    return claim


def line(response: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_claim_is_made_of_its_words_alone(desk: Desk, record: Record) -> None:
    response = make(desk, record)
    claim = said(record)
    assert response.status_code == 200
    assert (str(claim.stable_uid), claim.mode, claim.summary) == (UID, "direct", "")
    assert [(span.role, span.exact) for span in claim.spans.all()] == [("content", ACT)]
    assert f'id="claim-{claim.short_id}"' in response.content.decode()


def test_an_act_that_arrives_twice_counts_once(desk: Desk, record: Record) -> None:
    make(desk, record)
    key = str(uuid.uuid4())
    answers = [act(desk, record, "change", UID, key=key, version="1", summary="One.") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (said(record).version, Act.objects.count()) == (2, 2)


def test_a_key_cannot_be_used_for_another_record(desk: Desk, record: Record) -> None:
    key = str(uuid.uuid4())
    make(desk, record, key=key)
    other = desk.draft("Elsewhere\nSomebody said something else.\n")
    answer = act(desk, other, "make", UID, key=key, words="content:10-18", mode="direct")
    assert answer.status_code == 400
    assert "belongs to another act" in line(answer)
    assert not newest(other).claims.exists()


def test_a_change_touches_only_the_parts_it_names(desk: Desk, record: Record) -> None:
    tag = Tag.objects.create(code="unity", label="Unity")
    office = Office.objects.create(name="President of Belarus")
    claim = desk.newsroom.claim(record, ACT, cue="said", summary="Asks for unity.", tags=[tag])
    act(desk, record, "change", claim, version="1", office=str(office.pk), role_as_stated="the president")
    claim = said(record)
    assert (claim.office, claim.role_as_stated, claim.summary) == (office, "the president", "Asks for unity.")
    assert [claim_tag.tag for claim_tag in claim.claim_tags.all()] == [tag]
    assert {span.role for span in claim.spans.all()} == {"content", "cue"}


def test_relays_keep_their_order(desk: Desk, record: Record) -> None:
    desk.newsroom.outlet("tass")
    make(desk, record, relays="tass belta")
    assert [relay.outlet.slug for relay in said(record).relays.all()] == ["tass", "belta"]


def test_a_new_speaker_is_added_to_the_register_once(desk: Desk, record: Record) -> None:
    make(desk, record)
    key = str(uuid.uuid4())
    for _ in range(2):
        parts = {"version": "1", "speaker": "new:person", "speaker_name": " Yuri  Khachaturov "}
        act(desk, record, "change", UID, key=key, **parts)
    assert said(record).speaker == Speaker.objects.get(name="Yuri Khachaturov")


def test_a_mention_is_remembered_as_a_name_of_the_speaker(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    answer = act(desk, record, "change", claim, alias="the Belarusian leader")
    assert answer.status_code == 200
    assert claim.speaker is not None
    alias = claim.speaker.aliases.get()
    assert (alias.form, alias.seen_in) == ("the Belarusian leader", newest(record).article_version)
    assert said(record).version == 1, "the claim itself is as it was"


def test_removing_and_bringing_back_are_acts_too(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    removed = act(desk, record, "remove", claim, version="1")
    assert said(record).removed_at is not None
    assert "data-removed" in removed.content.decode()
    act(desk, record, "restore", claim, version="2")
    assert said(record).removed_at is None


def test_who_comes_second_gets_the_claim_as_it_stands(desk: Desk, record: Record) -> None:
    claim = desk.newsroom.claim(record, ACT)
    act(desk, record, "change", claim, version="1", summary="Theirs.")
    answer = act(desk, record, "change", claim, version="1", summary="Mine.")
    assert answer.status_code == 409
    assert 'data-summary="Theirs."' in answer.content.decode()
    assert said(record).summary == "Theirs."


def test_the_quotation_around_the_words_is_proposed(desk: Desk, record: Record) -> None:
    answer = make(desk, record, words=place("must act")).content.decode()
    assert f'data-proposal data-places="{place(ACT)}' in answer


def test_nothing_is_proposed_for_words_that_nobody_quotes(desk: Desk, record: Record) -> None:
    assert "data-proposal" not in make(desk, record, words=place("the weather")).content.decode()


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"words": ""}, "needs at least one content span"),
        ({"words": "content:5"}, "is no place in the text"),
        ({"words": "headline:1-5"}, "is no place in the text"),
        ({"words": "content:1-99999"}, "lies outside the text"),
        ({"words": "content:1-9 cue:4-12"}, "Two spans of the claim overlap"),
        ({"words": " ".join(f"content:{n}-{n + 1}" for n in range(0, 60, 2))}, "at most 24 spans"),
        ({"mode": "shouted"}, "mode:"),
        ({"speaker": "f" * 500}, "not in the register any more"),
        ({"speaker": "new:ghost", "speaker_name": "A"}, "not in the register any more"),
        ({"speaker": "new:person", "speaker_name": " "}, "A speaker needs a name"),
        ({"tags": "no-such-tag"}, "is not in the list"),
        ({"relays": "no-such-outlet"}, "is not in the list"),
        ({"office": "99999999999999999999"}, "office:"),
        ({"summary": "nul \0"}, "summary:"),
        ({"key": "no key"}, "key:"),
        ({"do": "shout"}, "do:"),
        ({"claim": "no uid"}, "claim:"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    desk: Desk, record: Record, parts: dict[str, str], says: str
) -> None:
    answer = make(desk, record, **parts)
    assert answer.status_code == 400
    assert says in line(answer)
    assert not newest(record).claims.exists()
    assert not Act.objects.exists()


@pytest.mark.parametrize("version", [None, "x", "-1", "9" * 30])
def test_a_change_says_which_version_it_saw(desk: Desk, record: Record, version: str | None) -> None:
    claim = desk.newsroom.claim(record, ACT)
    parts = {} if version is None else {"version": version}
    assert act(desk, record, "change", claim, summary="Anew.", **parts).status_code == 400
    assert said(record).summary != "Anew."


def test_an_act_on_a_claim_of_nowhere_is_refused(desk: Desk, record: Record) -> None:
    answer = act(desk, record, "remove", UID, version="1")
    assert (answer.status_code, "not in the revision any more" in line(answer)) == (400, True)


def test_only_the_claimant_acts(desk: Desk, record: Record) -> None:
    sent = {"key": UID, "do": "make", "claim": UID, "words": place(NO_ONE), "mode": "indirect"}
    for who, status in ((desk.ben, 403), (desk.boris, 403), (desk.clara, 403), (desk.vera, 302)):
        assert who.post(page_of(record, "code", "acts"), sent).status_code == status
    assert desk.ada.get(page_of(record, "code", "acts")).status_code == 405
    assert not newest(record).claims.exists()


def test_speech_around_the_words_is_proposed_with_its_cue_and_its_speaker(desk: Desk, record: Record) -> None:
    speaker = desk.newsroom.speaker("Aleksandr Lukashenko")
    answer = make(desk, record, words=place("act together")).content.decode()
    places = f"{place(ACT)} {place('Aleksandr Lukashenko', 'source')} {place('said', 'cue')}"
    assert f'data-places="{places}' in answer
    assert f'data-speaker="{speaker.short_id}"' in answer


def test_in_a_huge_text_the_paragraph_is_read(desk: Desk) -> None:
    before = "Nobody speaks in this paragraph about the weather over the river.\n" * 200
    record = desk.draft(f"Heading\n{before}“We must act together,” Ada Example said.\n")
    start = newest(record).article_version.text.index("act together")
    answer = make(desk, record, words=f"content:{start}-{start + 12}").content.decode()
    assert 'data-proposal data-places="content:' in answer
    assert "cue:" in answer.partition("data-proposal")[2]
