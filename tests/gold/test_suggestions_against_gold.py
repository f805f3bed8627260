"""The suggestions for the seed texts against the hand-made coding."""

import pytest

from bench.evaluation.gold import predictions, scores
from bench.evaluation.starter import starter_register


@pytest.fixture(scope="module")
def score() -> dict[str, float]:
    found = scores(predictions(starter_register(), shown_only=False))
    return {name: value for name, value in found.items() if isinstance(value, int | float)}


def test_nearly_every_claim_of_the_core_is_suggested(score: dict[str, float]) -> None:
    assert score["recall"] >= 0.94


def test_nearly_nothing_else_is_suggested(score: dict[str, float]) -> None:
    assert score["precision"] >= 0.94


def test_the_borders_are_those_of_the_coding_but_for_punctuation(score: dict[str, float]) -> None:
    assert score["loose_boundaries"] >= 0.90 * score["matched"]


def test_the_speaker_is_right_with_the_starter_register(score: dict[str, float]) -> None:
    assert score["speaker_recall"] >= 0.90


def test_what_is_shown_by_default_is_right() -> None:
    assert scores(predictions(starter_register(), shown_only=True))["precision"] >= 0.94
