"""A test client that names the review pages of a revision."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.desk.addresses import address_of
from annotations.models import Claim, Correction, Revision

READS = ("SELECT", "SAVEPOINT", "RELEASE", "SET")


class Browser:
    """Looks at pages and sends their forms."""

    def __init__(self, client: Client) -> None:
        self.client = client

    @staticmethod
    def address(revision: Revision, page: str = "") -> str:
        version = revision.article_version
        return f"/desk/records/{address_of(version.article, version)}/review/{page}"

    def look(self, revision: Revision, page: str = "") -> Any:
        return self.get(self.address(revision, page))

    def get(self, address: str) -> Any:
        """GET, which may not write."""
        with CaptureQueriesContext(connection) as queries:
            response = self.client.get(address)
        writing = [q["sql"] for q in queries if not q["sql"].lstrip("( ").startswith(READS)]
        assert writing == [], "a GET wrote"
        return response

    def send(self, revision: Revision, page: str, **fields: Any) -> Any:
        return self.client.post(self.address(revision, page), fields)

    def judge(self, claim: Claim, verdict: str, reason: str = "", version: int | None = None) -> Any:
        seen = claim.version if version is None else version
        fields = {"verdict": verdict, "reason": reason, "version": seen}
        return self.send(claim.revision, f"claims/{claim.short_id}/", **fields)

    def decide(self, correction: Correction, state: str, reason: str = "") -> Any:
        fields = {"state": state, "reason": reason, "version": correction.version}
        return self.send(correction.revision, f"corrections/{correction.short_id}/", **fields)


def words_of(response: Any) -> str:
    return str(response.content.decode())
