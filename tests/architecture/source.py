"""The source of the project, read as text and as syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
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
    """Files of the project that match, without what is generated, installed or written by running it."""
    skipped = {".git", ".venv", ".data", "node_modules", "__pycache__"}
    found = {file for pattern in patterns for file in ROOT.rglob(pattern)}
    return sorted(
        file for file in found if file.is_file() and not skipped & set(file.relative_to(ROOT).parts)
    )


def named(file: Path) -> str:
    """The path of a file within the project, for messages."""
    return file.relative_to(ROOT).as_posix()
