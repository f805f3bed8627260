"""Environment variables are read as what they are meant to be, or refused by name."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from cstoreview.env import FALSE, TRUE, env_bool, env_int, env_list, env_secret

VARIABLE = "CSTOREVIEW_TRIED"
words = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@pytest.mark.parametrize("word", [*sorted(TRUE), "TRUE", " Yes "])
def test_yes(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv(VARIABLE, word)
    assert env_bool(VARIABLE) is True


@pytest.mark.parametrize("word", [*sorted(FALSE), "False", " no "])
def test_no_even_where_yes_is_the_default(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv(VARIABLE, word)
    assert env_bool(VARIABLE, default=True) is False


def test_unset_means_the_default() -> None:
    assert env_bool(VARIABLE, default=True) is True
    assert env_int(VARIABLE, default=7) == 7
    assert env_list(VARIABLE, default=("a", "b")) == ["a", "b"]
    assert env_secret(VARIABLE) == ""


@given(words.filter(lambda word: word.strip().lower() not in TRUE | FALSE))
def test_any_other_word_is_no_answer(word: str) -> None:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(VARIABLE, word)
        with pytest.raises(ImproperlyConfigured, match=VARIABLE):
            env_bool(VARIABLE)


@given(words)
def test_a_number_is_read_or_refused_and_never_below_the_least(text: str) -> None:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(VARIABLE, text)
        if not text.strip() or (text.strip().isdecimal() and int(text) >= 3):
            assert env_int(VARIABLE, default=3, least=3) >= 3
        else:
            with pytest.raises(ImproperlyConfigured, match=VARIABLE):
                env_int(VARIABLE, default=3, least=3)


def test_a_number_that_is_too_small_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "0")
    with pytest.raises(ImproperlyConfigured, match="1 or more"):
        env_int(VARIABLE, default=2, least=1)


def test_a_list_is_cut_at_commas_and_holds_no_empty_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, " a.example, ,b.example,")
    assert env_list(VARIABLE) == ["a.example", "b.example"]


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from the file\n")
    monkeypatch.setenv(f"{VARIABLE}_FILE", str(tmp_path / "secret"))
    assert env_secret(VARIABLE) == "from the file"


def test_two_secrets_are_refused_without_showing_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("one")
    monkeypatch.setenv(f"{VARIABLE}_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv(VARIABLE, "hidden")
    with pytest.raises(ImproperlyConfigured, match="both set") as refusal:
        env_secret(VARIABLE)
    assert "hidden" not in str(refusal.value)


@pytest.mark.parametrize("content", [None, b"", b" \n", b"\xff"])
def test_a_secret_file_that_is_missing_empty_or_no_text_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    monkeypatch.setenv(f"{VARIABLE}_FILE", str(tmp_path / "secret"))
    with pytest.raises(ImproperlyConfigured, match=f"{VARIABLE}_FILE"):
        env_secret(VARIABLE)
