#!/usr/bin/env python
"""Command line of cstoreview: `python manage.py help` lists the commands."""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "cstoreview needs Python 3.11 or newer, and this is %d.%d: call a newer python3"
        % sys.version_info[:2]
    )
try:
    from cstoreview.commandline import main
except ModuleNotFoundError as error:
    if (error.name or "").startswith("cstoreview"):
        raise
    sys.exit(
        "the Python module %s is missing here: run `make setup`, then .venv/bin/python manage.py" % error.name
    )

if __name__ == "__main__":
    sys.exit(main(sys.argv))
