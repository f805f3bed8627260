"""The starter register, taken in and confirmed; outlets and tags, found or added through the services."""

from dataclasses import dataclass
from pathlib import Path

from annotations.exchange.entries import RegisterFile
from annotations.exchange.files import read
from annotations.models import Coder, Office, Speaker, Tag
from annotations.services import exchange, facts, speakers, vocabulary
from articles.models import ArticleVersion, Outlet
from cstoreview.places import BASE_DIR

from .accounts import MANAGER, REVIEWER
from .script import Script, UnreadableScriptError

STARTER = BASE_DIR / "seeds" / "register.json"


@dataclass(frozen=True)
class Register:
    """What the codings point to, by the keys of the script (outlets by name, tags by code)."""

    outlets: dict[str, Outlet]
    tags: dict[str, Tag]
    speakers: dict[str, Speaker]
    offices: dict[str, Office]


def keep_register(script: Script, people: dict[str, Coder], versions: dict[str, ArticleVersion]) -> Register:
    """Find or add everything the script names; a reviewer confirms the aliases and terms."""
    editor, reviewer, manager = next(iter(people.values())), people[REVIEWER], people[MANAGER]
    tags: dict[str, Tag] = {}
    for entry in script.tags:
        parent = tags.get(entry.get("parent", ""))
        tags[entry["code"]] = vocabulary.add_tag(**{**entry, "parent": parent}, by=manager)
    starter = read_starter()
    exchange.take_in_register(file=starter, by=editor)
    known = {entry.uid: _speaker(entry.uid, entry.wikidata_id) for entry in starter.speakers}
    names = {entry.uid: entry.name for entry in starter.offices}
    register = Register(
        outlets={entry["name"]: vocabulary.describe_outlet(**entry, by=manager) for entry in script.outlets},
        tags=tags,
        speakers={key: known[uid] for key, uid in script.speakers.items()},
        offices={key: Office.objects.get(name=names[uid]) for key, uid in script.offices.items()},
    )
    for seen in script.seen:
        speaker, version = register.speakers[seen["speaker"]], versions.get(seen["file"])
        speakers.add_alias(speaker=speaker, form=seen["form"], seen_in=version, by=editor)
    for speaker in known.values():
        facts.confirm_all_facts(speaker=speaker, by=reviewer)
    return register


def read_starter(file: Path = STARTER) -> RegisterFile:
    """The register that ships with the seeds.

    Raises:
        UnreadableScriptError: the file is missing, or something in it cannot be read.
    """
    try:
        found = read(file.read_bytes())
    except OSError as error:
        raise UnreadableScriptError(f"cannot read {file}: {error.strerror}") from error
    for problem in found.problems:
        raise UnreadableScriptError(f"{file}: {problem}")
    return found


def _speaker(uid: str, wikidata_id: str) -> Speaker:
    """The entry of that uid; where somebody had entered the person before, the one of that Wikidata id."""
    entry = Speaker.objects.filter(uid=uid).first()
    return entry or Speaker.objects.get(wikidata_id=wikidata_id)
