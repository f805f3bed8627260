"""The walls of the house: no import crosses one that has no door."""

import ast

import pytest

from tests.architecture.arrows import ARROWS, FOR_STRANGERS, NOT_IN_SERVICES, WITHOUT_DJANGO, part_of
from tests.architecture.source import PACKAGES, Module, modules

EVERY = modules(*PACKAGES)


def within(*parts: str) -> list[Module]:
    return [module for module in EVERY if part_of(module.name) in parts]


def called(module: Module) -> str:
    return module.name


def under(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("module", EVERY, ids=called)
def test_every_import_follows_an_arrow(module: Module) -> None:
    here = part_of(module.name)
    assert here is not None
    forbidden = [
        f"{module.path}:{line} imports {name}"
        for line, name in module.imports()
        if part_of(name) not in (None, here, *ARROWS[here])
    ]
    assert not forbidden, f"{here} may import {sorted(ARROWS[here])}; see tests/architecture/arrows.py"


def test_every_arrow_joins_two_parts() -> None:
    for part, targets in ARROWS.items():
        assert targets <= set(ARROWS), part
        assert part not in targets


def test_the_arrows_make_no_circle() -> None:
    left = {part: set(targets) for part, targets in ARROWS.items()}
    while free := [part for part, targets in left.items() if not targets]:
        for part in free:
            del left[part]
        for targets in left.values():
            targets.difference_update(free)
    assert not left


def test_articles_know_nothing_of_annotations() -> None:
    for part, targets in ARROWS.items():
        if under(part, "articles"):
            assert not any(under(target, "annotations") for target in targets)
    for module in modules("articles"):
        assert "annotations." not in "\n".join(f"{name}." for _, name in module.imports()), module.path


@pytest.mark.parametrize("module", within(*WITHOUT_DJANGO), ids=called)
def test_reading_and_suggesting_import_no_django(module: Module) -> None:
    assert not [name for _, name in module.imports() if under(name, "django")]


@pytest.mark.parametrize("module", within("annotations.services"), ids=called)
def test_services_know_no_request_and_no_form(module: Module) -> None:
    assert not [name for _, name in module.imports() if under(name, *NOT_IN_SERVICES)]


@pytest.mark.parametrize("module", within(*FOR_STRANGERS), ids=called)
def test_what_strangers_see_asks_no_manager(module: Module) -> None:
    """Only the projection decides what is public; a surface with a queryset of its own could forget to."""
    managers = [
        f"{module.path}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager", "_base_manager")
    ]
    assert not managers


@pytest.mark.parametrize("module", within("annotations.projection"), ids=called)
def test_the_projection_starts_from_the_one_definition_of_public(module: Module) -> None:
    """Records are asked for as public or as tombstones, never otherwise."""
    asked = {
        node.attr
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Record.objects"
    }
    assert asked <= {"public", "tombstones"}


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "helpers", "common", "misc", "lib", "shared", "base_classes"}
    assert not [m.path for m in EVERY if drawers & set(m.name.split("."))]
