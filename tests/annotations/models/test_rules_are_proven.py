"""Every rule of both apps has a test that goes round the forms, and a line in the documentation."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.annotations.models.rules import acting_triggers, all_models, is_history, rules

ROOT = Path(__file__).resolve().parents[3]
TESTS = [ROOT / "tests" / app / "models" for app in ("articles", "annotations")]
RULES = sorted({name for _, name in rules()})
ACTS = sorted({name for _, name in acting_triggers()})
MODELS = sorted(model.__name__ for model in all_models() if not is_history(model))


@cache
def tried_rules() -> frozenset[str]:
    """Every string in the tests of the models: whatever is expected to refuse is named by one."""
    trees = [ast.parse(file.read_text()) for folder in TESTS for file in folder.glob("test_*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return frozenset(
        node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def data_model() -> str:
    return (ROOT / "docs" / "data-model.md").read_text()


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_tried_with_sql(rule: str) -> None:
    assert rule in tried_rules(), f"No test in {TESTS} expects {rule} to refuse anything."


@pytest.mark.parametrize("name", [*RULES, *ACTS, *MODELS])
def test_every_model_and_rule_is_documented(name: str) -> None:
    assert f"`{name}`" in data_model(), f"docs/data-model.md does not tell of {name}."


def test_the_walk_finds_rules_of_every_kind() -> None:
    assert {
        "article_url_is_unique",  # unique
        "segment_is_not_empty",  # check
        "spans_of_a_claim_do_not_overlap",  # exclusion
        "revision_four_eyes",  # row trigger
        "segments_do_not_overlap",  # statement trigger
        "status_change_has_its_event",  # deferred trigger
        "coded_metadata_is_locked",  # trigger on a proxy
        "history_is_written_by_postgresql",  # trigger on history
    } <= set(RULES)
