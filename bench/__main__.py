"""`make bench`: measure in a scratch database beside the application's, and print a table.

`python -m bench importing` measures only what is named.
"""

import os
import sys

import django
from django.core.management import call_command
from django.test.utils import setup_test_environment

from cstoreview.database import ensure_database
from cstoreview.failures import StartError
from cstoreview.places import data_folder, make_own_folder


def main() -> int:
    """Run every measure and print its lines; returns the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    try:
        server = ensure_database(make_own_folder(make_own_folder(data_folder()) / "bench"))
    except StartError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    django.setup()
    setup_test_environment()
    from django.db import connection

    from annotations.export.verification import scratch_database

    try:
        with scratch_database() as url:
            connection.settings_dict["NAME"] = url.rpartition("/")[2]
            call_command("migrate", verbosity=0)
            report()
            connection.close()
    finally:
        if server is not None:
            server.stop()
    return 0


def report() -> None:
    """Print one line a measure: what, how much, against what."""
    from . import anchoring, coding, crashes, importing, measures, names, suggesting

    for measure in (
        measures.reading,
        importing.importing,
        crashes.crashes,
        measures.pages,
        measures.exporting,
        anchoring.finding,
        coding.coding,
        names.names,
        suggesting.suggesting,
    ):
        if sys.argv[1:] and measure.__name__ not in sys.argv[1:]:
            continue
        print(f"\n{(measure.__doc__ or '').splitlines()[0]}")
        for what, figure in measure():
            print(f"  {what:<66} {figure:>12}")


if __name__ == "__main__":
    sys.exit(main())
