"""The frozen edition in a browser: from a disk, and on a web host that lets nothing run but its files."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dashboard import search, store
from dashboard.cards import search_entries
from scripts.rendering import DESKTOP, PHONE
from tests.dashboard.frozen_site import edition, small

QUERIES = (
    "bretagne",
    "Île-de-France",
    "57 %",
    "148 429",
    "l’emploi des jeunes",
    "élus locaux",
    "maires",
    "partenariats",
    "partenariales",
    "associatif",
    "œuvre",
    "béné\u00advolat",
    "entre\u200bprises",
    "emploi\u200bjeunes",
    "assocations",
    "normendie",
    "écologie climat",
    "rapport 2021",
    "de la",
    "zzzzzz",
    "3,5",
    "Ce que pensent les citoyens de la sécurité ?",
    "PACA",
    "IMPACT-Entreprises 2021",
    "5",
    "impact",
)
HOST = "http://edition.test/un/dossier/"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:;"
    " form-action 'self'"
)
FONTS = """() => document.fonts.ready.then(() => [...document.fonts]
  .filter(({ status }) => status === "loaded").map(({ family }) => family.replaceAll('"', "")))"""
ANSWER = """(text) => { const made = search(text);
  return [made.total, (made.total ? made.found : made.nearest).map(([title]) => title)]; }"""


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    store.prepare()
    return edition(tmp_path_factory.mktemp("edition") / "site-fige", small())


@pytest.fixture
def open_file(browser, made):
    """Opens a page, from the disk or from a host; nothing else may be asked, no error written."""
    outside, errors, contexts = [], [], []

    def hosted(route):
        path = made / unquote(urlsplit(route.request.url).path.removeprefix(urlsplit(HOST).path))
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        headers = {"Content-Security-Policy": POLICY, "Content-Type": kind}
        route.fulfill(status=200 if path.is_file() else 404, path=path, headers=headers)

    def open_(name, *, size=DESKTOP, is_hosted=False):
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: outside.append(request.url) if not _is_own(request.url) else None)
        page.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.route(f"{HOST}**", hosted)
        page.goto(f"{HOST}{name}" if is_hosted else (made / name).as_uri())
        return page

    def _is_own(address):
        return address.startswith((HOST, made.as_uri(), "data:"))

    yield open_
    for context in contexts:
        context.close()
    assert outside == [], "asked for something else"
    assert errors == [], "wrote errors in the console"


def test_the_search_of_the_edition_finds_what_the_search_of_the_site_finds(open_file):
    page, held = open_file("recherche.html"), store.value(search_entries.index)
    queries = [*QUERIES, *(entry.title for entry in held.entries[::25])]
    for asked in queries:
        made = search.search(held, asked)
        told = [made.total, [entry.title for entry in made.found or made.nearest]]
        assert (asked, page.evaluate(ANSWER, asked)) == (asked, told)


@pytest.mark.parametrize("is_hosted", [False, True])
def test_a_reader_searches_chooses_and_saves_without_a_server(open_file, is_hosted):
    page = open_file("index.html", is_hosted=is_hosted)
    page.fill("form.search input", "bretagne")
    page.press("form.search input", "Enter")
    page.wait_for_selector(".results .entry")
    assert "pour «\u202fbretagne\u202f»" in page.inner_text("p.found")
    page.click(".results .entry a")
    page.wait_for_url("**/territoires/bretagne.html")
    assert {"Paint Sans", "Paint Serif"} <= set(page.evaluate(FONTS))
    page.click("details.list summary >> nth=0")
    page.click("details.list a >> text=Toutes les régions")
    page.wait_for_url("**/territoires.html")
    page.goto(page.url.replace("territoires.html", "sources.html"))
    with page.expect_download() as saving:
        page.click("a[href$='.xlsx']")
    assert saving.value.suggested_filename == "sources.xlsx"


@pytest.mark.parametrize("name", ["index.html", "territoires/bretagne.html", "recherche.html"])
def test_no_page_of_the_edition_is_wider_than_a_phone(open_file, name):
    page = open_file(name, size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
