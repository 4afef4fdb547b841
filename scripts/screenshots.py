"""Pictures of the running dashboard: whole pages, on a wide screen and a phone, light and dark.

.venv/bin/python -m scripts.screenshots http://localhost:8501 / /profils /territoires --folder screenshots
"""

import argparse
import re
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser

from scripts.rendering import DESKTOP, PHONE, chromium, show_whole, wait_until_drawn

SCHEMES = ("light", "dark")


def take(browser: Browser, *, address: str, size: tuple[int, int], scheme: str, path: Path) -> None:
    """Save the whole page at `address` as a PNG."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, locale="fr-FR"
    )
    page = context.new_page()
    page.goto(address)
    wait_until_drawn(page)
    show_whole(page)
    page.screenshot(path=path)
    context.close()


def main() -> None:
    """Take every asked page in every size and scheme, one line each."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for page, size, scheme in product(options.pages, (DESKTOP, PHONE), SCHEMES):
            path = options.folder / f"{_slug(page)}-{size[0]}-{scheme}.png"
            address = options.url.rstrip("/") + "/" + page.lstrip("/")
            take(browser, address=address, size=size, scheme=scheme, path=path)
            print(path)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take pictures of the running dashboard.")
    parser.add_argument("url", help="where it runs, such as http://localhost:8501")
    parser.add_argument("pages", nargs="+", help="addresses inside it, such as / or /profils")
    parser.add_argument("--folder", type=Path, default=Path("screenshots"))
    return parser.parse_args()


def _slug(page: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", page.lower())[:120].strip("-") or "accueil"


if __name__ == "__main__":
    main()
