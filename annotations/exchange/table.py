"""The register as CSV: one row for each office, form of an office, speaker, alias and term.

`row` says what a row is; without that column every row is a speaker. A cell that a spreadsheet would take for
a formula is written with an apostrophe in front, which is taken off again when it is read.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping

from .entries import (
    AliasEntry,
    OfficeEntry,
    Problem,
    Problems,
    RegisterFile,
    SpeakerEntry,
    TermEntry,
    Unreadable,
    alias_entry,
    name_in,
    office_entry,
    speaker_entry,
    term_entry,
)

COLUMNS = (
    *("row", "uid", "speaker", "office", "name", "kind", "country", "wikidata_id", "merged_into", "language"),
    *("starts", "ends", "source", "source_url", "confirmed"),
)
ROWS = ("office", "form", "speaker", "alias", "term")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")

Row = Mapping[str, str]


def write(register: RegisterFile) -> str:
    """The register as CSV with a head; the same register gives the same bytes."""
    out = io.StringIO(newline="")
    # RFC 4180; with both signs in the line's end, cells that hold either are quoted
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(register.in_order()):
        writer.writerow({name: _guarded(value) for name, value in row.items()})
    return out.getvalue()


def _guarded(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA) else value


def _unguarded(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(FORMULA) else value


def _rows(register: RegisterFile) -> Iterator[dict[str, str]]:
    for office in register.offices:
        fields = {"uid": office.uid, "name": office.name, "country": office.country}
        yield {"row": "office", "wikidata_id": office.wikidata_id, **fields}
        yield from ({"row": "form", "office": office.name, "name": form} for form in office.forms)
    for speaker in register.speakers:
        yield {
            "row": "speaker",
            "uid": speaker.uid,
            "name": speaker.name,
            "kind": speaker.kind,
            "country": speaker.country,
            "wikidata_id": speaker.wikidata_id,
            "merged_into": speaker.merged_into,
        }
        yield from (_alias_row(speaker, alias) for alias in speaker.aliases)
        yield from (_term_row(speaker, term) for term in speaker.terms)


def _alias_row(speaker: SpeakerEntry, alias: AliasEntry) -> dict[str, str]:
    return {
        "row": "alias",
        "speaker": speaker.uid,
        "name": alias.form,
        "language": alias.language,
        "confirmed": "yes" if alias.confirmed else "",
    }


def _term_row(speaker: SpeakerEntry, term: TermEntry) -> dict[str, str]:
    return {
        "row": "term",
        "speaker": speaker.uid,
        "office": term.office,
        "starts": term.starts,
        "ends": term.ends,
        "source": term.source,
        "source_url": term.source_url,
        "confirmed": "yes" if term.confirmed else "",
    }


def read(text: str) -> RegisterFile:
    """What a CSV file says; what cannot be read of it is among the problems.

    An alias or term names its speaker by uid, by Wikidata id, or by a name that only one speaker in the
    file has.
    """
    problems = Problems()
    parts: dict[str, list[tuple[str, Row]]] = {name: [] for name in ROWS}
    with problems.at(""):
        for where, row in _numbered(text):
            kind = row.get("row") or "speaker"
            if kind in parts:
                parts[kind].append((where, row))
            else:
                problems.append(Problem(where, f"“{kind[:40]}” is no kind of row: write {', '.join(ROWS)}"))
    offices = _offices(parts, problems)
    speakers = _speakers(parts, problems)
    return RegisterFile(tuple(offices), tuple(speakers), tuple(problems))


def _numbered(text: str) -> Iterator[tuple[str, Row]]:
    """The rows by the names in the head, with the line at which each ends. Raises Unreadable."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    head: list[str] = []
    try:
        for cells in reader:
            if not any(cells):
                continue
            if not head:
                head = _head(cells)
                continue
            row = {name: _unguarded(cell) for name, cell in zip(head, cells, strict=False)}
            yield f"line {reader.line_num}", row
    except csv.Error as error:
        raise Unreadable(f"line {reader.line_num} is no CSV: {error}") from error


def _head(cells: list[str]) -> list[str]:
    head = [cell.strip().lower() for cell in cells]
    if "name" not in head:
        raise Unreadable(
            f"the first line names no column “name”: it should name columns of {', '.join(COLUMNS)}"
        )
    return head


def _offices(parts: Mapping[str, list[tuple[str, Row]]], problems: Problems) -> list[OfficeEntry]:
    forms: dict[str, list[str]] = defaultdict(list)
    for where, row in parts["form"]:
        with problems.at(where):
            forms[name_in(row, "office")].append(name_in(row, "name"))
    offices = []
    for where, row in parts["office"]:
        with problems.at(where):
            offices.append(office_entry({**row, "forms": forms.pop(name_in(row, "name"), [])}, where))
    for office in forms:
        problems.append(Problem("", f"there are forms of the office “{office}”, and no row for the office"))
    return offices


def _speakers(parts: Mapping[str, list[tuple[str, Row]]], problems: Problems) -> list[SpeakerEntry]:
    keys = _speakers_by_key(parts["speaker"])
    aliases: dict[str, list[AliasEntry]] = defaultdict(list)
    terms: dict[str, list[TermEntry]] = defaultdict(list)
    for where, row in parts["alias"]:
        with problems.at(where):
            aliases[_owner(row, keys)].append(alias_entry({**row, "form": row.get("name")}))
    for where, row in parts["term"]:
        with problems.at(where):
            terms[_owner(row, keys)].append(term_entry(row))
    speakers = []
    for where, row in parts["speaker"]:
        with problems.at(where):
            speakers.append(speaker_entry(row, aliases[where], terms[where], where))
    return speakers


def _speakers_by_key(rows: list[tuple[str, Row]]) -> dict[str, list[str]]:
    """Where the speakers stand that a uid, Wikidata id or name may mean."""
    keys: dict[str, list[str]] = defaultdict(list)
    for where, row in rows:
        for key in {row.get("uid", ""), row.get("wikidata_id", ""), " ".join(row.get("name", "").split())}:
            keys[key].append(where)
    return keys


def _owner(row: Row, keys: Mapping[str, list[str]]) -> str:
    key = name_in(row, "speaker")
    found = keys.get(key, [])
    if not found:
        raise Unreadable(f"no row of the file describes the speaker “{key}”")
    if len(found) > 1:
        raise Unreadable(f"“{key}” may be each of {' and '.join(found)}: write the uid or the Wikidata id")
    return found[0]
