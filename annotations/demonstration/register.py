"""Speakers, offices, outlets and tags of the demonstration, found or added through the services."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from annotations.models import Coder, Office, Speaker, Tag
from annotations.services import facts, offices, speakers, vocabulary
from annotations.services.offices import Tenure
from articles.models import ArticleVersion, Outlet

from .accounts import MANAGER, REVIEWER
from .script import Script


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
    known = {
        entry["key"]: _speaker(entry, versions, editor=editor, reviewer=reviewer) for entry in script.speakers
    }
    return Register(
        outlets={entry["name"]: vocabulary.describe_outlet(**entry, by=manager) for entry in script.outlets},
        tags=tags,
        speakers=known,
        offices={
            entry["key"]: _office(entry, known, editor=editor, reviewer=reviewer) for entry in script.offices
        },
    )


def _speaker(
    entry: dict[str, Any], versions: dict[str, ArticleVersion], *, editor: Coder, reviewer: Coder
) -> Speaker:
    speaker = Speaker.objects.filter(name=entry["name"]).order_by("id").first()
    if speaker is None:
        speaker = speakers.add_speaker(
            name=entry["name"],
            kind=Speaker.Kind(entry.get("kind", Speaker.Kind.PERSON)),
            country=entry.get("country", ""),
            wikidata_id=entry.get("wikidata_id", ""),
            by=editor,
        )
    for form in entry["aliases"]:
        alias = speakers.add_alias(
            speaker=speaker,
            form=form["form"],
            language=form.get("language", ""),
            seen_in=versions.get(form.get("seen_in", "")),
            by=editor,
        )
        facts.confirm_fact(fact=alias, by=reviewer)
    return speaker


def _office(entry: dict[str, Any], known: dict[str, Speaker], *, editor: Coder, reviewer: Coder) -> Office:
    office = offices.add_office(
        name=entry["name"], country=entry.get("country", ""), forms=tuple(entry["forms"]), by=editor
    )
    for holder in entry["terms"]:
        tenure = Tenure(
            starts_on=_day(holder.get("starts_on")),
            starts_granularity=holder.get("starts_granularity", "day"),
            ends_on=_day(holder.get("ends_on")),
            ends_granularity=holder.get("ends_granularity", "day"),
            source=holder["source"],
            source_url=holder.get("source_url", ""),
        )
        term = offices.add_term(speaker=known[holder["speaker"]], office=office, tenure=tenure, by=editor)
        facts.confirm_fact(fact=term, by=reviewer)
    return office


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
