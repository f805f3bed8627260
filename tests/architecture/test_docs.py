"""The documents speak of what is there, and of all of it."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import get_commands

from annotations.export.fields import EXPORTED
from annotations.models.workflow import TRANSITIONS
from tests.architecture.documents import DOCUMENTS, anchors, everything, links, read
from tests.architecture.source import PACKAGES, ROOT, modules, named, text_files

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
OUR_COMMANDS = sorted(name for name, app in get_commands().items() if app in PACKAGES)
TARGETS = sorted(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
OWN_VARIABLE = re.compile(r"\b(CSTOREVIEW_[A-Z][A-Z_]*[A-Z]|DATABASE_(?:REPLICA_)?URL)\b")
SECRET = re.compile(r"""env_secret\(\s*["'](\w+)["']""")
OF_MAKE = {"PORT", "DEMO", "SET", "OUT", "PYTHON"}


def variables() -> list[str]:
    """Every environment variable that the code or the Makefile reads."""
    sources = [MAKEFILE, *(module.text for module in modules(*PACKAGES))]
    found = {name for source in sources for name in OWN_VARIABLE.findall(source)}
    secrets = {f"{name}_FILE" for source in sources for name in SECRET.findall(source)}
    return sorted(found | secrets | {name for name in OF_MAKE if f"$({name})" in MAKEFILE})


def test_there_is_something_to_read() -> None:
    assert {"export_reviewed", "loaddata", "verify_fixture", "import_articles"} <= set(OUR_COMMANDS)
    assert {"run", "test", "help"} <= set(TARGETS)
    assert {"CSTOREVIEW_DATA_DIR", "DATABASE_URL", "PORT"} <= set(variables())


@pytest.mark.parametrize("command", OUR_COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert re.search(rf"\b{command}\b", everything())


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_documented(target: str) -> None:
    assert f"make {target}" in everything()


@pytest.mark.parametrize("variable", variables())
def test_every_environment_variable_is_documented(variable: str) -> None:
    assert re.search(rf"\b{variable}\b", everything())


@pytest.mark.parametrize("action", [transition.action for transition in TRANSITIONS])
def test_every_step_of_a_record_is_documented(action: str) -> None:
    assert re.search(rf"\b{action}\b", read(ROOT / "docs" / "review-workflow.md"))


@pytest.mark.parametrize("label", [model.label for model in EXPORTED])
def test_every_exported_field_is_documented(label: str) -> None:
    """Each model has its heading in docs/export-format.md, and under it a table row for each field."""
    (model,) = (model for model in EXPORTED if model.label == label)
    text = read(ROOT / "docs" / "export-format.md")
    section = text.split(f"### `{label}`", 1)[1].split("\n#", 1)[0]
    rows = re.findall(r"^\| `([^|]+)` \|", section, re.MULTILINE)
    documented = [field for row in rows for field in row.split("`, `")]
    assert documented == list(model.fields)


@pytest.mark.parametrize("file", DOCUMENTS, ids=named)
def test_what_a_document_tells_to_run_exists(file: Path) -> None:
    text = read(file)
    told = re.findall(r"^(?:\$ )?(?:[A-Z_]+=\S+ )*make ([a-z-]+)", text, re.MULTILINE)
    told += re.findall(r"`(?:[A-Z_]+=\S+ )*make ([a-z-]+)", text)
    assert set(told) <= {*TARGETS, *re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)}
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= set(get_commands())


@pytest.mark.parametrize("file", DOCUMENTS, ids=named)
def test_links_between_documents_lead_somewhere(file: Path) -> None:
    for target in links(file):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            continue
        there = (file.parent / parts.path).resolve() if parts.path else file
        assert there.exists(), f"{named(file)}: {target}"
        assert ROOT in [there, *there.parents]
        if parts.fragment:
            assert parts.fragment in anchors(there), f"{named(file)}: {target}"


@pytest.mark.parametrize("folder", ["docs", "docs/adr"])
def test_every_document_is_in_the_contents(folder: str) -> None:
    contents = ROOT / "docs" / "README.md"
    linked = {(contents.parent / urlsplit(link).path).resolve() for link in links(contents)}
    assert {file for file in (ROOT / folder).glob("*.md") if file != contents} <= linked


def test_decisions_are_numbered_and_say_what_would_make_us_revisit() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(file.name[:4]) for file in decisions] == list(range(1, len(decisions) + 1))
    for file in decisions:
        headings = re.findall(r"^## (.+)$", read(file), re.MULTILINE)
        assert headings == ["Context", "Decision", "Consequences", "What would make us revisit"], file.name


@pytest.mark.parametrize("pattern", [r"/home/\w+", r"/root/", r"/work/", r"/Users/\w+", r"/tmp/\w+-\w+"])
def test_no_file_speaks_of_the_machine_it_was_written_on(pattern: str) -> None:
    files = text_files("*.py", "*.md", "*.html", "*.js", "*.css", "*.toml", "*.in", "Makefile", "*.json")
    of_this_test = Path(__file__)
    told = [
        named(file)
        for file in files
        if file != of_this_test and re.search(pattern, file.read_text(encoding="utf-8"))
    ]
    assert not told


def test_images_are_small_and_shown() -> None:
    images = text_files("docs/images/*")
    assert images
    for image in images:
        assert image.stat().st_size < 150_000, named(image)
        assert image.name in everything(), named(image)
