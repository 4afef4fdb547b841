"""The browser of the tests: the Chrome or Chromium of this machine, or one installed when there is none.

`python -m scripts.browser` names it, after installing one where it must; `make test` runs this first.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

PROGRAMS = ("chromium", "google-chrome", "google-chrome-stable", "chrome", "chromium-browser")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
BROWSER_PACKAGES = ("chromium", "fonts-liberation")
DRIVER_PACKAGES = ("libatomic1",)

# What keeps a test browser quiet: no look-ups of its own, no first-run pages, and no host but this machine.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)

NO_DRIVER = "Playwright does not start here (its message: {}). On Debian: apt-get install libatomic1."
NO_BROWSER = (
    "No Chrome or Chromium was found, and none could be installed. Install one (Debian: apt-get install "
    "chromium; elsewhere: Google Chrome), or name yours: CHROME_PATH=/path/to/chrome."
)


class NoBrowser(RuntimeError):
    """No browser can be had on this machine; the message says what to do."""


def find_browser() -> Path:
    """The first browser that answers: CHROME_PATH, then the system's, then Playwright's own.

    Raises:
        NoBrowser: when none of them starts.
    """
    for path in _candidates():
        if _answers(path):
            return path
    if named := os.environ.get("CHROME_PATH"):
        raise NoBrowser(f"CHROME_PATH names {named}, which does not start. Correct it or unset it.")
    raise NoBrowser(NO_BROWSER)


def install_browser() -> Path:
    """Debian's Chromium, or the one that Playwright brings where Debian's cannot be had.

    Raises:
        NoBrowser: when neither can be installed.
    """
    for install in (_install_chromium, _install_from_playwright):
        install()
        try:
            return find_browser()
        except NoBrowser:
            continue
    raise NoBrowser(NO_BROWSER)


def install_driver() -> None:
    """Make Playwright itself start: a bare Debian lacks one library that it needs.

    Raises:
        NoBrowser: when it still does not start.
    """
    if _driver_fault():
        _install_packages(DRIVER_PACKAGES)
    if fault := _driver_fault():
        raise NoBrowser(NO_DRIVER.format(fault))


def launch_arguments() -> list[str]:
    """Chromium's arguments; as root (a container, CI) it starts only without its sandbox."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if is_root else [])]


def main() -> int:
    """Name the browser of the tests, installed first where there is none; 1 when none can be had."""
    try:
        install_driver()
        print(f"Browser of the tests: {_found_or_installed()}")
    except NoBrowser as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _found_or_installed() -> Path:
    try:
        return find_browser()
    except NoBrowser:
        if os.environ.get("CHROME_PATH"):
            raise
        return install_browser()


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("CHROME_PATH"):
        yield Path(named)
        return
    yield from (Path(path) for program in PROGRAMS if (path := shutil.which(program)))
    yield from (Path(path) for path in APPLICATIONS)
    if not _driver_fault():
        with sync_playwright() as playwright:
            yield Path(playwright.chromium.executable_path)


def _driver_fault() -> str:
    """What Playwright writes when it cannot start, `""` when it can."""
    result = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True)
    return (result.stderr.strip().splitlines() or ["nothing"])[0] if result.returncode else ""


def _answers(path: Path) -> bool:
    """Whether the program is there and starts: Ubuntu's `chromium-browser` may only advertise another one."""
    if not path.is_file():
        return False
    if sys.platform == "win32":  # chrome.exe opens a window when asked for its version
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _install_chromium() -> None:
    _install_packages(BROWSER_PACKAGES)


def _install_packages(packages: tuple[str, ...]) -> None:
    """Install Debian or Ubuntu packages; does nothing elsewhere, or for a user who may not."""
    if shutil.which("apt-get") is None or (as_root := _as_root()) is None:
        return
    print(f"The tests need {' and '.join(packages)}: installing with apt-get.", flush=True)
    apt_get = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*apt_get, "update"])
    subprocess.run(
        [*apt_get, "install", "-y", "--no-install-recommends", *packages], stdout=subprocess.DEVNULL
    )


def _install_from_playwright() -> None:
    print("The tests need a browser: installing the Chromium that Playwright brings.", flush=True)
    with_libraries = ["--with-deps"] if sys.platform == "linux" and _as_root() is not None else []
    subprocess.run([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"])


def _as_root() -> list[str] | None:
    """What to put before a command to run it as root; None when this user cannot."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]


if __name__ == "__main__":
    sys.exit(main())
