"""Whatever a stranger sends, a public page answers in words and never fails."""

from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.annotations.newsroom import ACT, UNITY, Newsroom

NAMES = [
    "q",
    "speaker",
    "outlet",
    "agency",
    "tag",
    "since",
    "until",
    "order",
    "mode",
    "page",
    "q[]",
    "id__gt",
]
ODD = ["9" * 5000, "0001-01-01", "9999-12-31", "-1", "1e9", "NaN"]
VALUES = st.one_of(st.text(max_size=30), st.sampled_from(ODD))
ADDRESSES = ["/records/{}/", "/records/{}/revisions/1/", "/claims/{}/", "/speakers/{}/", "/data/{}.json.gz"]
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def reader(newsroom: Newsroom) -> Client:
    newsroom.publish(UNITY, ACT)
    return Client()


@MANY
@given(
    path=st.sampled_from(["/", "/records/", "/claims/", "/corrections/", "/data/"]),
    query=st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4),
)
@example(path="/records/", query=[("q", "\"' & | ! <-> :* \\ (")])
@example(path="/records/", query=[("q", "\x00"), ("speaker", "%_\\")])
@example(path="/claims/", query=[("q", "a" * 200), ("page", "9" * 5000)])
@example(path="/claims/", query=[("since", "10000-01-01"), ("until", "0000-00-00")])
def test_any_parameters_are_answered(reader: Client, path: str, query: list[tuple[str, str]]) -> None:
    assert reader.get(f"{path}?{urlencode(query, errors='surrogatepass')}").status_code == 200


@MANY
@given(
    where=st.sampled_from(ADDRESSES),
    words=st.text(min_size=1, max_size=40),
)
@example(where="/records/{}/", words="\x00" + "0" * 14)
@example(where="/speakers/{}/", words="a" * 3000 + "-" + "0" * 14)
def test_any_address_is_answered(reader: Client, where: str, words: str) -> None:
    path = where.format(quote(words, safe="", errors="surrogatepass"))
    assert reader.get(path).status_code == 404


def test_bytes_that_are_no_text_are_answered(reader: Client) -> None:
    for query in (
        "q=%ff%fe",
        "q=%ED%A0%80",
        "%ff=%00",
        "q=%",
        "outlet=%00",
        "tag=%00",
        "since=%00",
        "page=%00",
    ):
        assert reader.get(f"/records/?{query}").status_code == 200, query
