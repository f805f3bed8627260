"""No template lies about unused, and none is asked for that is not there."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGES, ROOT, modules, named, text_files

TEMPLATES = {
    file.as_posix().rpartition("/templates/")[2]: file
    for file in text_files("*.html")
    if "templates" in file.relative_to(ROOT).parts
}
"""Templates by the name that `{% include %}` and `render` know them by."""

BY_DJANGO = re.compile(r"^(registration|admin|rest_framework|django)/")
"""Folders whose templates Django or a library asks for by convention."""

ASKED = re.compile(r"""["']([\w/.-]+\.html)["']""")


def asked_for() -> set[str]:
    """The names that templates and Python code ask for."""
    files = [*TEMPLATES.values(), *(module.file for module in modules(*PACKAGES))]
    return {name for file in files for name in ASKED.findall(file.read_text(encoding="utf-8"))}


def test_there_are_templates() -> None:
    assert {"public/home.html", "desk/home.html"} <= set(TEMPLATES)


FRAGMENTS = sorted(name for name in TEMPLATES if Path(name).name.startswith("_"))
PAGES = sorted(name for name in TEMPLATES if name not in FRAGMENTS and not BY_DJANGO.match(name))


@pytest.mark.parametrize("name", FRAGMENTS)
def test_every_fragment_is_used(name: str) -> None:
    assert name in asked_for()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_used(name: str) -> None:
    """By its full name, by its last part (a view's folder is added for it), or as the page of a status."""
    assert {name, Path(name).name} & asked_for() or re.fullmatch(r"errors/[45]\d\d\.html", name)


@pytest.mark.parametrize("name", sorted(name for name in asked_for() if "/" in name))
def test_every_template_that_is_asked_for_exists(name: str) -> None:
    assert name in TEMPLATES or BY_DJANGO.match(name)


@pytest.mark.parametrize("file", sorted(TEMPLATES.values()), ids=named)
def test_a_template_holds_no_style_and_no_script_of_its_own(file: Path) -> None:
    """The content security policy would refuse them, silently for the reader."""
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    for attributes in re.findall(r"<script([^>]*)>", text):
        assert "src=" in attributes or "application/ld+json" in attributes


@pytest.mark.parametrize("file", text_files("*.css"), ids=named)
def test_no_style_depends_on_whatever_stands_before_an_element(file: Path) -> None:
    """Each insertion would restyle the whole list that it goes into (ADR 0023)."""
    assert "* + *" not in file.read_text(encoding="utf-8")
