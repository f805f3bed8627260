"""After collectstatic every file has its hashed name, and every import in our modules finds its file."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from cstoreview.staticfiles import JS_IMPORT, OWN_FOLDERS

STORAGE = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cstoreview.staticfiles.HashedStaticFilesStorage"},
}
MODULES = {
    "site/start.js": "import { a } from \"./parts/a.js\";\nimport {\n  b,\n  c\n} from './parts/b.js'\n"
    'export * from "./parts/a.js";\nimport "./parts/b.js";\nconst late = () => import("./parts/a.js");\n'
    'export const text = "import x from elsewhere";\n',
    "site/parts/a.js": 'import { b } from "./b.js"\nexport const a = b;\n',
    "site/parts/b.js": "export const b = 1, c = 2;\n",
    "vendor/bundle.js": 'import nothing from "./none.js";\n',
}
FOLDERS = "django.contrib.staticfiles.finders.FileSystemFinder"
RELATIVE = re.compile(r"""["'](\.{1,2}/[^"']+\.js)["']""")


def collect(target: Path, *sources: Path, only_these: bool = True) -> dict[str, str]:
    """Run collectstatic for the sources, or for everything that is installed too; the manifest's paths."""
    finders = [FOLDERS] if only_these else settings.STATICFILES_FINDERS
    with override_settings(
        STATIC_ROOT=target, STATICFILES_DIRS=list(sources), STATICFILES_FINDERS=finders, STORAGES=STORAGE
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
    paths: dict[str, str] = json.loads((target / "staticfiles.json").read_text())["paths"]
    return paths


def broken_imports(root: Path, paths: dict[str, str]) -> list[str]:
    """Imports in our own hashed modules that name no hashed file."""
    hashed = set(paths.values())
    return [
        f"{original}: {found}"
        for original, name in paths.items()
        if original.endswith(".js") and original.split("/")[0] in OWN_FOLDERS
        for found in RELATIVE.findall((root / name).read_text())
        if ((root / name).parent / found).resolve().relative_to(root.resolve()).as_posix() not in hashed
    ]


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("modules")
    for name, text in MODULES.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    return source


def test_all_our_files_are_collected_and_every_import_resolves(tmp_path: Path, modules: Path) -> None:
    paths = collect(tmp_path, modules, only_these=False)
    assert broken_imports(tmp_path, paths) == []
    start = (tmp_path / paths["site/start.js"]).read_text()
    assert len(RELATIVE.findall(start)) == 5
    assert all(re.search(r"\.[0-9a-f]{12}\.js$", found) for found in RELATIVE.findall(start))
    assert '"import x from elsewhere"' in start


def test_a_changed_part_renames_all_that_import_it(tmp_path: Path, modules: Path) -> None:
    before = collect(tmp_path / "before", modules)
    changed = tmp_path / "changed"
    for name, text in MODULES.items():
        (changed / name).parent.mkdir(parents=True, exist_ok=True)
        (changed / name).write_text(text.replace("b = 1", "b = 3"))
    after = collect(tmp_path / "after", changed)
    for name in ("site/start.js", "site/parts/a.js", "site/parts/b.js"):
        assert before[name] != after[name]
    assert before["vendor/bundle.js"] == after["vendor/bundle.js"]


def test_modules_of_other_packages_are_left_as_they_are(tmp_path: Path, modules: Path) -> None:
    paths = collect(tmp_path, modules)
    assert (tmp_path / paths["vendor/bundle.js"]).read_text() == MODULES["vendor/bundle.js"]


@given(st.text(max_size=200))
def test_text_without_a_relative_import_is_never_touched(text: str) -> None:
    pattern, template = JS_IMPORT
    found = re.search(pattern, text, re.IGNORECASE)
    if found is not None:
        assert template % found.groupdict() == found["matched"]
        assert found["url"].startswith((".", "/"))
