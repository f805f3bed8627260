"""What grows beyond a page or a screenful is split by meaning. Migrations are exempt."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGES, ROOT, Module, modules, named, text_files

LINES_OF_A_FILE = 300
LINES_OF_A_FUNCTION = 40


@pytest.mark.parametrize("module", modules(*PACKAGES), ids=lambda module: module.path)
def test_a_module_and_its_functions_are_short(module: Module) -> None:
    assert len(module.text.splitlines()) <= LINES_OF_A_FILE
    long = [
        f"{module.path}:{node.lineno} {node.name}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LINES_OF_A_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("file", text_files("*.js", "*.mjs", "*.html"), ids=named)
def test_a_script_or_template_is_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_FILE


def test_no_script_comes_from_elsewhere() -> None:
    """Third-party code is installed from the locks, never copied here."""
    assert not [named(file) for file in text_files("*.min.js", "*.min.css", "htmx*.js")]
    assert (ROOT / "requirements.txt").exists()
