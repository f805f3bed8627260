"""What office a stated role may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.suggesting.names.roles import role_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foreign Minister", "Minister of Foreign Affairs"),
        ("foreign affairs minister", "top diplomat"),
        ("FM", "head of the foreign ministry"),
        ("Prime Minister", "premier"),
        ("prime minister", "head of government"),
        ("President", "head of state"),
        ("the leader", "President"),
        ("Defence Minister", "Minister of Defense"),
        ("Chairman of the State Duma", "State Duma chairwoman"),
        ("CSTO Secretary-General", "Secretary General of the Collective Security Treaty Organization"),
        ("Secretary General of the Collective Security Treaty Organization (CSTO)", "CSTO secretary general"),
        ("CIS executive secretary", "Executive Secretary of the Commonwealth of Independent States"),
    ],
)
def test_two_ways_to_say_one_office(one: str, other: str) -> None:
    assert role_of(one).means(role_of(other))
    assert role_of(other).means(role_of(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("deputy foreign minister", "foreign minister"),
        ("minister", "foreign minister"),
        ("President", "vice president"),
        ("President", "prime minister"),
        ("UN secretary general", "CSTO secretary general"),
        ("head of the presidential administration", "president"),
    ],
)
def test_other_offices_are_kept_apart(one: str, other: str) -> None:
    assert not role_of(one).means(role_of(other))


@pytest.mark.parametrize(
    ("role", "country"),
    [
        ("the Belarusian leader", "BY"),
        ("President of the Kyrgyz Republic", "KG"),
        ("Russia's foreign minister", "RU"),
        ("Belarus’ foreign minister", "BY"),
        ("the U.S. president", "US"),
        ("South Korean president", "KR"),
    ],
)
def test_the_country_is_read_from_name_or_adjective(role: str, country: str) -> None:
    assert role_of(role).countries == {country}


@given(st.text(max_size=80))
def test_any_phrase_means_itself(phrase: str) -> None:
    role = role_of(phrase)
    assert role.means(role)
