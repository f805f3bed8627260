"""Until when a reviewed record stays hidden from the readers."""

from datetime import datetime

from django.utils import timezone

from annotations.models import Coder, Record
from annotations.models.workflow import Role

from .coders import require_role
from .taking import locked_record
from .writing import Refused, service


@service
def set_embargo(*, record: Record, until: datetime | None, by: Coder) -> Record:
    """Keep a record from the readers until a moment to come; None lifts the embargo.

    Only before readers know the record: what was public once is withdrawn, not hidden.
    """
    require_role(by, Role.REVIEWER, Role.MANAGER)
    now = timezone.now()
    if until is not None and until <= now:
        raise Refused("An embargo ends at a time to come (UTC): to end one now, lift it.")
    locked = locked_record(record.pk)
    if locked.public_revision_id is not None and (
        locked.embargo_until is None or locked.embargo_until <= now
    ):
        raise Refused("Readers know the record: withdraw it, an embargo comes too late.")
    if locked.embargo_until != until:
        locked.embargo_until = until
        locked.save(update_fields=["embargo_until"])
    return locked
