"""What PostgreSQL refuses about coders, speakers and their register, and tags."""

import pytest
from django.contrib.auth.models import User

from annotations.models import Alias, Coder, Office, Speaker, SpeakerJudgement, Tag, Term
from tests.annotations.models.coding import make_coder
from tests.articles.models.sql import change, refused, remove, repeat, settle, start_loading

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> User:
    return User.objects.create(username="ada")


@pytest.fixture
def ada(account: User) -> Coder:
    return Coder.objects.create(handle="c01", user=account)


def test_a_coder_is_kept_with_his_handle(ada: Coder) -> None:
    with refused("coder_is_kept"):
        remove(ada)
    with refused("coder_keeps_its_handle"):
        change(ada, handle="c02")


@pytest.mark.parametrize("handle", ["ada", "c1", "C01", "c01 "])
def test_a_handle_is_a_pseudonym(handle: str) -> None:
    with refused("coder_handle_is_a_pseudonym"):
        Coder.objects.create(handle=handle)


def test_handles_of_this_installation_are_unique(ada: Coder) -> None:
    with refused("coder_handle_is_unique_here"):
        Coder.objects.create(handle="c01", user=User.objects.create(username="boris"))
    assert make_coder(1).pk


def test_removing_the_account_keeps_the_coder(ada: Coder, account: User) -> None:
    account.delete()
    settle()
    ada.refresh_from_db()
    assert ada.user is None


def test_an_account_keeps_its_coder(ada: Coder, account: User) -> None:
    boris = User.objects.create(username="boris")
    with refused("account_keeps_its_coder"):
        change(ada, user_id=boris.pk)
    change(ada, user_id=None)
    with refused("account_keeps_its_coder"):
        change(ada, user_id=boris.pk)
    with refused("account_keeps_its_coder"):
        Coder.objects.create(handle="c02", user=account)
    with refused("account_keeps_its_coder"):
        change(make_coder(3), user_id=account.pk)
    change(ada, user_id=account.pk)


@pytest.fixture
def speaker() -> Speaker:
    return Speaker.objects.create(name="Aleksandr Lukashenko", wikidata_id="Q2866", country="BY")


def test_a_speaker_is_kept(speaker: Speaker) -> None:
    with refused("speaker_is_kept"):
        remove(speaker)


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("speaker_name_is_not_empty", {"name": ""}),
        ("speaker_kind_is_known", {"kind": "robot"}),
        ("speaker_wikidata_id_is_one", {"wikidata_id": "2866"}),
        ("speaker_wikidata_id_is_one", {"wikidata_id": "Q0"}),
        ("speaker_country_is_a_code", {"country": "Belarus"[:2]}),
    ],
)
def test_a_speaker_is_described_properly(speaker: Speaker, rule: str, columns: dict[str, object]) -> None:
    with refused(rule):
        change(speaker, **columns)


def test_two_speakers_share_neither_identifier_nor_address(speaker: Speaker) -> None:
    with refused("speaker_wikidata_id_is_unique"):
        repeat(speaker)
    with refused("speaker_short_id_is_unique"):
        repeat(speaker, wikidata_id="", uid="ffffffff" + str(speaker.uid)[8:])


def test_speakers_merge_in_no_circle(speaker: Speaker) -> None:
    second = Speaker.objects.create(name="A. Lukashenko", merged_into=speaker)
    third = Speaker.objects.create(name="Lukashenka", merged_into=second)
    with refused("speakers_merge_in_no_circle"):
        change(speaker, merged_into_id=third.pk)


def test_a_speaker_is_not_merged_into_itself(speaker: Speaker) -> None:
    with refused("speakers_merge_in_no_circle"):
        change(speaker, merged_into_id=speaker.pk)


def test_merges_arrive_in_any_order(speaker: Speaker) -> None:
    start_loading()
    second, third = Speaker.objects.create(name="B"), Speaker.objects.create(name="C")
    change(second, merged_into_id=third.pk)
    change(speaker, merged_into_id=second.pk)


def test_an_alias_is_listed_once(speaker: Speaker) -> None:
    alias = Alias.objects.create(speaker=speaker, form="Аляксандр Лукашэнка", language="be-Cyrl")
    with refused("alias_is_listed_once"):
        repeat(alias)
    with refused("alias_is_not_empty"):
        change(alias, form="")


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("office_name_is_not_empty", {"name": ""}),
        ("office_country_is_a_code", {"country": "b"}),
        ("office_wikidata_id_is_one", {"wikidata_id": "35"}),
    ],
)
def test_an_office_is_described_properly(rule: str, columns: dict[str, object]) -> None:
    with refused(rule):
        change(Office.objects.create(name="President of Belarus", country="BY"), **columns)


def test_two_offices_share_no_wikidata_id() -> None:
    office = Office.objects.create(name="President of Belarus", wikidata_id="Q850351")
    with refused("office_wikidata_id_is_unique"):
        repeat(office, name="Head of state")


@pytest.mark.parametrize(
    ("rule", "columns"),
    [
        ("term_ends_after_it_starts", {"ends_on": "1994-07-19"}),
        ("term_granularity_is_known", {"starts_granularity": "decade"}),
        ("term_granularity_is_known", {"ends_granularity": "minute"}),
        ("term_source_is_a_web_address", {"source_url": "ftp://example.org"}),
    ],
)
def test_a_term_is_described_properly(speaker: Speaker, rule: str, columns: dict[str, object]) -> None:
    office = Office.objects.create(name="President of Belarus")
    term = Term.objects.create(speaker=speaker, office=office, starts_on="1994-07-20")
    with refused(rule):
        change(term, **columns)


@pytest.mark.parametrize("starts_on", ["1994-07-20", None])
def test_a_term_is_listed_once_even_where_its_start_is_unknown(
    speaker: Speaker, starts_on: str | None
) -> None:
    office = Office.objects.create(name="President of Belarus")
    term = Term.objects.create(speaker=speaker, office=office, starts_on=starts_on)
    with refused("term_is_listed_once"):
        repeat(term)


def test_a_pair_of_speakers_is_judged_once(speaker: Speaker, ada: Coder) -> None:
    other = Speaker.objects.create(name="A. Lukashenko")
    judgement = SpeakerJudgement.objects.create(first=speaker, second=other, verdict="same", judged_by=ada)
    with refused("speaker_pair_is_judged_once"):
        repeat(judgement)
    with refused("speaker_pair_is_in_order"):
        repeat(judgement, first_id=other.pk, second_id=speaker.pk)
    with refused("speaker_judgement_is_known"):
        change(judgement, verdict="perhaps")


def test_a_tag_has_a_label_and_stands_in_no_circle() -> None:
    peace = Tag.objects.create(code="peace", label="Peace")
    talks = Tag.objects.create(code="talks", label="Talks", parent=peace)
    with refused("tag_label_is_not_empty"):
        change(peace, label="")
    with refused("tags_stand_in_no_circle"):
        change(peace, parent_id=talks.pk)
    with refused("tags_stand_in_no_circle"):
        change(peace, parent_id=peace.pk)
