"""The guideline: the edition that holds, and publishing the next one."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection

from annotations.models import Coder, GuidelineEdition
from annotations.models.workflow import Role

from .coders import require_role
from .writing import Refused, check_version, service

LONGEST_GUIDELINE = 60_000
"""Code points; it is rendered as a whole, beside the text."""

SHIPPED = (Path(__file__).parent / "guideline.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Guideline:
    """An edition as it is read: `number` 0 is what ships with the program, written by nobody here."""

    number: int
    body: str
    note: str = "As it ships with the program."
    by: Coder | None = None
    at: datetime | None = None


def guideline(number: int | None = None) -> Guideline | None:
    """The edition of that number, or the one that holds now; None where there is none of that number."""
    editions = GuidelineEdition.objects.select_related("by")
    found = editions.first() if number is None else editions.filter(number=number).first()
    if found is not None:
        return Guideline(found.number, found.body, found.note, found.by, found.at)
    return None if number else Guideline(0, SHIPPED)


@service
def publish_guideline(*, body: str, note: str, replaces: int, by: Coder) -> Guideline:
    """Publish the next edition, which holds at once; `replaces` is the number of the one it was made from.

    Sent twice it makes one edition.

    Raises:
        NotAllowed: for everybody but managers.
        Stale: another edition was published meanwhile.
        Refused: nothing is written, nothing is changed, no word says what changed, or it is too long.
    """
    require_role(by, Role.MANAGER)
    body, note = body.replace("\r\n", "\n").replace("\r", "\n").strip(), " ".join(note.split())
    _check(body, note)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('annotations_guidelineedition'))")
    current = guideline() or Guideline(0, SHIPPED)
    if (current.body, current.by, current.number) == (body, by, replaces + 1):
        return current
    check_version("the guideline", current=current.number, expected=replaces)
    if body == current.body.strip():
        raise Refused("Nothing in the text is changed: there is no new edition to publish.")
    made = GuidelineEdition.objects.create(number=replaces + 1, body=body, note=note, by=by)
    return Guideline(made.number, made.body, made.note, by, made.at)


def _check(body: str, note: str) -> None:
    if not body:
        raise Refused("The guideline is empty: write the rules, or leave it as it was.")
    if len(body) > LONGEST_GUIDELINE:
        raise Refused(f"The guideline has {len(body)} signs and may have {LONGEST_GUIDELINE}: shorten it.")
    if not note:
        raise Refused("Say in a line what changed: the history shows it.")
    if len(note) > 200:
        raise Refused("What changed is to be said in one line of at most 200 signs: shorten it.")
