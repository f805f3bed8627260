"""Acts that arrive twice: a page that is not sure sends again, under the same key."""

import uuid
from collections.abc import Callable

from annotations.models import Act, Claim, Coder, Revision

from .claims import draft_of
from .writing import Refused, service


@service
def do_once(*, key: uuid.UUID, revision: Revision, by: Coder, act: Callable[[], Claim]) -> Claim:
    """Do an act of coding in a draft, or nothing if an act under this key was done in it before.

    The draft is locked first, so of two that arrive at once the second waits for the first and then finds
    its key. Returns the claim that the act was on, as it stands now.

    Raises:
        NotAllowed, Refused: as `draft_of` and `act`; or the key was used for another person or record.
    """
    draft_of(revision, by)
    done = Act.objects.select_related("claim__revision").filter(key=key).first()
    if done is None:
        claim = act()
        Act.objects.create(key=key, claim=claim, by=by)
        return claim
    if done.by_id != by.pk or done.claim.revision_id != revision.pk:
        raise Refused("This key belongs to another act: load the page anew and try again.")
    return done.claim
