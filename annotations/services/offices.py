"""The identity register: offices, and who held them from when to when."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from annotations.models import Coder, Office, Speaker, Term

from .coders import require_role
from .facts import EVERYBODY, KEEPERS, confirmed_by, fact_to_change, save_fact
from .speakers import in_one_line
from .writing import Refused, check_version, service


def forms_of(words: Iterable[str]) -> list[str]:
    """How texts name the holder: each form once, in the order given, without surplus blanks."""
    return list(dict.fromkeys(form for word in words if (form := in_one_line(word))))


@service
def add_office(
    *, name: str, by: Coder, country: str = "", forms: Iterable[str] = (), wikidata_id: str = ""
) -> Office:
    """Add an office to the register; one of that name is returned as it stands."""
    require_role(by, *EVERYBODY)
    name = in_one_line(name)
    if not name:
        raise Refused("An office needs a name.")
    office, _ = Office.objects.get_or_create(
        name=name, defaults={"country": country, "forms": forms_of(forms), "wikidata_id": wikidata_id}
    )
    return office


@service
def change_office(
    *,
    office: Office,
    version: int,
    name: str,
    country: str,
    forms: Iterable[str],
    wikidata_id: str,
    by: Coder,
) -> Office:
    """Change an office; readers see its name at once, so it is for reviewers and managers."""
    require_role(by, *KEEPERS)
    name = in_one_line(name)
    if not name:
        raise Refused("An office needs a name.")
    current = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    check_version(f"“{current}”", current=current.version, expected=version)
    current.name, current.country, current.wikidata_id = name, country, wikidata_id
    current.forms = forms_of(forms)
    current.version += 1
    current.save(update_fields=["name", "country", "forms", "wikidata_id", "version"])
    return current


@service
def remove_office(*, office: Office, by: Coder) -> None:
    """Take out an office that nobody holds and no claim names, as one added by mistake."""
    require_role(by, *KEEPERS)
    current = Office.objects.select_for_update(of=("self",)).get(pk=office.pk)
    if current.terms.exists() or current.claims.exists():
        raise Refused("Somebody holds this office, or a claim names it: it stays.")
    current.delete()


@dataclass(frozen=True, kw_only=True)
class Tenure:
    """From when to when an office is held, both days included; None where unknown or not over.

    Of an end known to the month or year any of its days will do: a start is stored as the first of them,
    an end as the last.
    """

    starts_on: date | None = None
    starts_granularity: str = "day"
    ends_on: date | None = None
    ends_granularity: str = "day"
    source: str = ""
    source_url: str = ""

    @property
    def as_stored(self) -> dict[str, Any]:
        """The fields of a term."""
        return {
            "starts_on": first_day(self.starts_on, self.starts_granularity),
            "starts_granularity": self.starts_granularity,
            "ends_on": last_day(self.ends_on, self.ends_granularity),
            "ends_granularity": self.ends_granularity,
            "source": self.source,
            "source_url": self.source_url,
        }


def first_day(day: date | None, granularity: str) -> date | None:
    """The first day of the day's month or year; the day itself where it is known to the day."""
    match granularity:
        case "month":
            return day and day.replace(day=1)
        case "year":
            return day and date(day.year, 1, 1)
        case _:
            return day


def last_day(day: date | None, granularity: str) -> date | None:
    """The last day of the day's month or year; the day itself where it is known to the day."""
    match granularity:
        case "month":
            return day and day.replace(day=monthrange(day.year, day.month)[1])
        case "year":
            return day and date(day.year, 12, 31)
        case _:
            return day


@service
def add_term(*, speaker: Speaker, office: Office, tenure: Tenure, by: Coder) -> Term:
    """Say that a speaker held an office. Public once a reviewer or manager has confirmed it.

    A term of that start that is listed already is returned as it stands.
    """
    require_role(by, *EVERYBODY)
    fields = tenure.as_stored
    term, _ = Term.objects.get_or_create(
        speaker=speaker,
        office=office,
        starts_on=fields.pop("starts_on"),
        defaults={**fields, "added_by": by, "confirmed_by": confirmed_by(by)},
    )
    return term


@service
def change_term(*, term: Term, version: int, office: Office, tenure: Tenure, by: Coder) -> Term:
    """Mend a term; once it is confirmed, that is for reviewers and managers."""
    current = fact_to_change(term, version=version, by=by)
    fields = {"office": office, **tenure.as_stored}
    for name, value in fields.items():
        setattr(current, name, value)
    return save_fact(current, list(fields), by=by)
