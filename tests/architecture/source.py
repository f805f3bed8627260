"""The source of the project, read as text and as syntax trees."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("articles", "annotations", "cstoreview")


@dataclass(frozen=True)
class Module:
    """A Python file of the project."""

    file: Path

    @property
    def path(self) -> str:
        """The path within the project."""
        return self.file.relative_to(ROOT).as_posix()

    @property
    def name(self) -> str:
        """The dotted name, for example annotations.projection.rows."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    def imports(self) -> Iterator[tuple[int, str]]:
        """Line and full dotted name of everything imported, wherever the import stands."""
        package = self.name if self.file.name == "__init__.py" else self.name.rpartition(".")[0]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node.lineno, alias.name
            elif isinstance(node, ast.ImportFrom):
                above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
                origin = ".".join([*above, *filter(None, [node.module])])
                for alias in node.names:
                    yield node.lineno, f"{origin}.{alias.name}"


def modules(*packages: str) -> list[Module]:
    """The Python files of these packages (or folders), without migrations."""
    return [
        Module(file)
        for package in packages
        for file in sorted((ROOT / package).rglob("*.py"))
        if "migrations" not in file.parts
    ]


def text_files(*patterns: str) -> list[Path]:
    """Files whose name, or path within the project, matches a pattern; `*` also goes into folders."""
    return [
        file
        for file in all_files()
        if any(fnmatchcase(file.name, one) or fnmatchcase(named(file), one) for one in patterns)
    ]


@cache
def all_files() -> list[Path]:
    """All files of the project, without what is generated, installed or written by running it."""
    found = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = set(inner) - {".git", ".venv", ".data", "node_modules", "__pycache__"}
        found += [Path(folder, name) for name in names]
    return sorted(found)


def named(file: Path) -> str:
    """The path of a file within the project, for messages."""
    return file.relative_to(ROOT).as_posix()
