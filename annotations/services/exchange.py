"""The register of the database as a file says it, and taking in what a file adds to it."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import IntegrityError, connection

from annotations.exchange.entries import (
    AliasEntry,
    OfficeEntry,
    RegisterFile,
    SpeakerEntry,
    TermEntry,
    first_of,
    last_of,
)
from annotations.exchange.fixture import GRANULARITIES, alias_uid, term_uid
from annotations.exchange.planning import Plan, plan
from annotations.models import Alias, Coder, Office, Speaker, Term

from .coders import require_role
from .facts import EVERYBODY, is_keeper
from .writing import Refused, service

ROWS_AT_ONCE = 1000


def stored_register() -> RegisterFile:
    """Everything the register holds, confirmed or not. Four queries."""
    offices = [
        OfficeEntry(
            uid=str(office.uid),
            name=office.name,
            country=office.country,
            wikidata_id=office.wikidata_id,
            forms=tuple(office.forms),
        )
        for office in Office.objects.all()
    ]
    speakers = Speaker.objects.select_related("merged_into").prefetch_related("aliases", "terms__office")
    return RegisterFile(tuple(offices), tuple(_entry(speaker) for speaker in speakers)).in_order()


def _entry(speaker: Speaker) -> SpeakerEntry:
    aliases = [
        AliasEntry(form=row.form, language=row.language, confirmed=row.confirmed_by_id is not None)
        for row in speaker.aliases.all()
    ]
    return SpeakerEntry(
        uid=str(speaker.uid),
        name=speaker.name,
        kind=speaker.kind,
        country=speaker.country,
        wikidata_id=speaker.wikidata_id,
        merged_into=str(speaker.merged_into.uid) if speaker.merged_into else "",
        aliases=tuple(aliases),
        terms=tuple(_term(row) for row in speaker.terms.all()),
    )


def _term(row: Term) -> TermEntry:
    return TermEntry(
        office=row.office.name,
        starts=row.starts,
        ends=row.ends,
        source=row.source,
        source_url=row.source_url,
        confirmed=row.confirmed_by_id is not None,
    )


def what_is_new(file: RegisterFile) -> Plan:
    """What taking the file in would add; writes nothing."""
    return plan(file, stored_register())


@service
def take_in_register(*, file: RegisterFile, by: Coder | None) -> Plan:
    """Add what the file says and the register does not hold; what was added.

    What is there is not changed. Names and terms that the file calls confirmed are confirmed by a reviewer or
    manager who takes it in; otherwise they wait. Without `by` nobody is named, and everything waits: for the
    command line.
    """
    if by is not None:
        require_role(by, *EVERYBODY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('annotations_speaker_register'))")
    added = what_is_new(file)
    try:
        _write(added, by, by if by is not None and is_keeper(by) else None)
    except IntegrityError as error:
        raise Refused(
            "Somebody changed the register in the meantime. Nothing was taken in: try again."
        ) from error
    return added


def _write(added: Plan, by: Coder | None, keeper: Coder | None) -> None:
    offices = [
        Office(
            uid=UUID(office.uid),
            name=office.name,
            country=office.country,
            wikidata_id=office.wikidata_id,
            forms=list(office.forms),
        )
        for office in added.offices
    ]
    Office.objects.bulk_create(offices, batch_size=ROWS_AT_ONCE)
    entries = [
        Speaker(
            uid=UUID(entry.uid),
            name=entry.name,
            kind=entry.kind,
            country=entry.country,
            wikidata_id=entry.wikidata_id,
            added_by=by,
        )
        for entry in added.speakers
    ]
    Speaker.objects.bulk_create(entries, batch_size=ROWS_AT_ONCE)
    _merge(added.speakers)
    facts = (*added.speakers, *added.additions)
    known = Speaker.objects.in_bulk([UUID(entry.uid) for entry in facts], field_name="uid")
    _add_aliases(facts, known, by, keeper)
    _add_terms(facts, known, by, keeper)


def _merge(entries: Iterable[SpeakerEntry]) -> None:
    merged = [entry for entry in entries if entry.merged_into]
    uids = {UUID(uid) for entry in merged for uid in (entry.uid, entry.merged_into)}
    rows = Speaker.objects.in_bulk(uids, field_name="uid")
    for entry in merged:
        row = rows[UUID(entry.uid)]
        row.merged_into = rows[UUID(entry.merged_into)]
        row.save(update_fields=["merged_into"])


def _add_aliases(
    entries: Iterable[SpeakerEntry], known: dict[UUID, Speaker], by: Coder | None, keeper: Coder | None
) -> None:
    rows = [
        Alias(
            uid=alias_uid(entry.uid, alias.form),
            speaker=known[UUID(entry.uid)],
            form=alias.form,
            language=alias.language,
            added_by=by,
            confirmed_by=keeper if alias.confirmed else None,
        )
        for entry in entries
        for alias in entry.aliases
    ]
    taken = set(Alias.objects.filter(uid__in=[row.uid for row in rows]).values_list("uid", flat=True))
    _with_free_uids(rows, taken)
    Alias.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _add_terms(
    entries: Iterable[SpeakerEntry], known: dict[UUID, Speaker], by: Coder | None, keeper: Coder | None
) -> None:
    pairs = [(entry, term) for entry in entries for term in entry.terms]
    offices = Office.objects.in_bulk({UUID(term.office) for _, term in pairs}, field_name="uid")
    rows = [
        Term(
            uid=term_uid(entry.uid, term.office, term.starts),
            speaker=known[UUID(entry.uid)],
            office=offices[UUID(term.office)],
            starts_on=first_of(term.starts) if term.starts else None,
            starts_granularity=GRANULARITIES[len(term.starts) or 10],
            ends_on=last_of(term.ends) if term.ends else None,
            ends_granularity=GRANULARITIES[len(term.ends) or 10],
            source=term.source,
            source_url=term.source_url,
            added_by=by,
            confirmed_by=keeper if term.confirmed else None,
        )
        for entry, term in pairs
    ]
    taken = set(Term.objects.filter(uid__in=[row.uid for row in rows]).values_list("uid", flat=True))
    _with_free_uids(rows, taken)
    Term.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def _with_free_uids(rows: Iterable[Alias] | Iterable[Term], taken: set[UUID]) -> None:
    """A derived uid may belong to a row that was mended since: then the new row gets one of its own."""
    for row in rows:
        if row.uid in taken:
            row.uid = uuid4()
