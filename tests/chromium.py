"""The Chromium of the browser tests: the system's own, else one that is installed for them.

`python -m tests.chromium` makes sure that there is one. No test downloads anything by itself.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
"""Chromium without its windows, a package of Debian: a new page takes a quarter of the processor's time."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DOWNLOADED = (
    "chromium_headless_shell-*/chrome-headless-shell-linux*/chrome-headless-shell",
    "chromium-*/chrome-linux*/chrome",
)


def find_chromium() -> str | None:
    """The program's path: on PATH, else where Playwright keeps its download; None if there is neither."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    downloads = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    return next((str(program) for one in DOWNLOADED for program in sorted(downloads.glob(one))), None)


def install_chromium() -> None:
    """Install it from Debian as root, else let Playwright download it for this account."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        install = ["apt-get", "install", "-y", "-q", "--no-install-recommends"]
        smaller, whole = [*install, SHELL], [*install, "chromium"]
        for command in (smaller, ["apt-get", "update", "-q"], smaller, whole):
            attempt = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)
            if find_chromium():
                return
            if attempt.returncode and command[1] == "update":
                break
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def main() -> int:
    """Find or install it and say where it is; 1 if there is none in the end."""
    if find_chromium() is None:
        install_chromium()
    program = find_chromium()
    if program is None:
        print(
            "There is no Chromium: install it (Debian: apt install chromium) and try again", file=sys.stderr
        )
        return 1
    print(f"Chromium: {program}")
    if Path(program).name == "chromium":
        print(f"(Debian's {SHELL} makes the browser tests twice as fast: apt install {SHELL})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
