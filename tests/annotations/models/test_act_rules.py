"""What PostgreSQL refuses about acts of coding: they count once and are only added."""

import uuid

from annotations.models import Act
from tests.annotations.models.coding import Coding
from tests.articles.models.sql import change, refused, remove, repeat


def act(draft: Coding) -> Act:
    return Act.objects.create(key=uuid.uuid4(), claim=draft.claim(), by=draft.ada)


def test_an_act_counts_once(draft: Coding) -> None:
    with refused("act_counts_once"):
        repeat(act(draft))


def test_acts_are_only_added(draft: Coding) -> None:
    done = act(draft)
    with refused("act_is_only_added"):
        change(done, by_id=draft.boris.pk)
    with refused("act_is_only_added"):
        remove(done)
