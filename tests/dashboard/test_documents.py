"""What the server answers for an address: the page written out, or that there is none, with the way on."""

import gzip
import re
from html import unescape

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard import sitemap, store, tables, walks
from dashboard.server import paint
from dashboard.server.routes import middleware, routes
from dashboard.views import View
from dashboard.words import vocabulary

READER = {"Accept": "text/html,*/*", "Accept-Encoding": "identity"}


@pytest.fixture
def site() -> TestClient:
    return served()


def served(base_path: str = "") -> TestClient:
    """Our routes and middleware before what Streamlit answers: its document for any address."""
    own = [
        Route("/texte.txt", lambda request: PlainTextResponse("texte")),
        Route("/{path:path}", lambda request: HTMLResponse(paint.INDEX)),
    ]
    app = Starlette(routes=[*routes(base_path), *own], middleware=middleware(base_path))
    return TestClient(app, headers=READER, follow_redirects=False)


def painted(document: str) -> str:
    """The page that a document holds beside the root of the live one."""
    return document.partition('<div id="paint"')[2].partition('<div id="root">')[0]


@pytest.mark.parametrize("address", sitemap.pages())
def test_each_page_is_a_french_document_with_its_title_and_its_content(site, address):
    name, words = sitemap.pages()[address].name, vocabulary().pages
    text = site.get(f"/{address}").text
    assert '<html lang="fr">' in text
    assert f"<title>{words.title(name)} · Observatoire des partenariats</title>" in text
    assert f'<meta name="description" content="{words.description(name)}">' in text
    assert f"<h1>{words.title(name)}</h1>" in painted(text)
    assert "You need to enable JavaScript" not in text


def test_the_page_comes_before_all_that_starts_the_live_one(site):
    text = site.get("/comparer").text
    places = [text.index(part) for part in ("<svg", "</svg>", '<div id="root">', '<script type="module"')]
    assert places == sorted(places)
    assert text.index('<link rel="stylesheet"') > text.index('<div id="root">')


def test_what_a_view_holds_stands_in_its_document(site):
    view = View("comparer", (("profil", "elus_locaux"), ("face", "entreprises")))
    (card,) = walks.cards(store.value, view)
    text = unescape(painted(site.get(f"/{view}").text))
    for said in (card.title, card.subtitle, card.champ, card.source, *(one.text for one in card.limits)):
        assert said in re.sub(r"<span class=\"meaning\".*?</span>|<[^>]+>", "", text)
    assert text.count("<svg xmlns") == 1


def test_each_option_of_a_choice_is_a_link_that_keeps_what_does_not_depend_on_it(site):
    text = unescape(painted(site.get("/territoires?region=53&indicateur=ctx_taux_pauvrete").text))
    assert 'href="/territoires?region=11&indicateur=ctx_taux_pauvrete&annee=2018"' in text
    text = unescape(painted(site.get("/comparer?profil=elus_locaux&face=entreprises").text))
    assert 'href="/comparer?lecture=duel&profil=citoyens"' in text
    assert 'href="/comparer?lecture=question"' in text


def test_a_code_that_does_not_exist_is_said_as_the_live_page_says_it(site):
    text = unescape(site.get("/profils?profil=martiens").text)
    assert vocabulary().site.nearest("martiens") in text
    text = unescape(site.get("/profils?profil=associations&carte=duel+x").text)
    assert vocabulary().site.no_such_card("duel x", page="Profils") in text


def test_a_lone_card_stands_by_itself_with_the_way_to_its_page(site):
    text = painted(
        site.get("/comparer?profil=elus_locaux&face=entreprises&carte=duel.elus_locaux.entreprises").text
    )
    assert text.count("<article") == 1
    assert "Toute la page «\u202fComparer les profils\u202f»" in text


def test_a_search_needs_no_script(site):
    text = unescape(painted(site.get("/?recherche=bretagne").text))
    assert '<a class="go" href="/territoires?region=53">Bretagne</a>' in text


def test_a_card_is_set_aside_by_a_link_and_every_link_keeps_it(site):
    card = "duel.elus_locaux.entreprises"
    (way,) = re.findall(r'<a class="keep" href="([^"]+)"', painted(site.get("/comparer").text))
    there = site.get(unescape(way)).text
    assert "Ma présentation · 1" in there
    assert '<a class="keep kept"' in there
    (basket,) = set(re.findall(r'<a class="basket" href="([^"]+)"', there))
    slides = painted(site.get(unescape(basket)).text)
    assert slides.count('class="slide"') == 1
    assert "/fichiers/pptx?vue=comparer%3F" in slides and card in unescape(slides)


def test_an_embedded_view_has_neither_bar_nor_files(site):
    text = painted(site.get("/comparer?embed=true").text)
    assert "<svg" in text
    assert 'class="bar"' not in text and 'class="do"' not in text and "<footer" not in text
    assert 'href="http://testserver/comparer"' in text
    dark = site.get("/comparer?embed=true&embed_options=dark_theme").text
    assert '<div id="paint" data-scheme="dark">' in dark


@pytest.mark.parametrize(
    ("asked", "words"),
    [("/impacts/x", "impacts x"), ("/pays-de-la-loire", "pays de la loire"), ("/favicon.ico", "")],
)
def test_an_address_of_no_page_is_not_found_and_leads_on(site, asked, words):
    answer = site.get(asked)
    text = unescape(answer.text)
    assert answer.status_code == 404
    assert "<h1>Cette page n’existe pas</h1>" in text
    assert 'href="/comparer"' in text and '<div id="root">' not in text
    assert ('class="results"' in text) == bool(words)


def test_what_the_words_of_such_an_address_mean_is_found(site):
    assert '<a class="go" href="/territoires?region=53">Bretagne</a>' in site.get("/bretagne").text


def test_what_is_no_document_passes_untouched(site):
    assert site.get("/texte.txt").text == "texte"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/Impacts", "/comparer?lecture=question&question=impact_percu"),
        ("/Présentation", "/presentation"),
        ("/méthode", "/sources?rubrique=methode"),
        ("/Territoires/Bretagne", "/territoires?region=Bretagne"),
        ("/impacts?lecture=profil&profil=citoyens", "/profils?profil=citoyens"),
        ("/reperes?region=53&version=1.0.0&embed=true", "/territoires?region=53&version=1.0.0&embed=true"),
        (
            "/regions?carte=regions_27_source_innovation_share_x&panier=~impacts%3Fcarte%3Dy",
            "/territoires?region=27&carte=regions_27_source_innovation_share_x&panier=~impacts%3Fcarte%3Dy",
        ),
        ("/territoires/bretagne", "/territoires?region=bretagne"),
        ("/profils/associations/?vague=2015", "/profils?profil=associations&vague=2015"),
        ("/methode", "/sources?rubrique=methode"),
        ("/comparer?carte=a&embed=True", "/comparer?carte=a&embed=true"),
        ("/comparer?embed=true&theme=light", "/comparer?embed=true&embed_options=light_theme"),
    ],
)
def test_an_old_address_or_one_misspelt_is_sent_to_the_page_of_today(site, asked, found):
    answer = site.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (301, found)


def test_old_addresses_are_sent_on_under_a_path_too():
    answer = served("observatoire").get("/observatoire/impacts")
    assert answer.headers["location"] == "/observatoire/comparer?lecture=question&question=impact_percu"
    assert 'href="/observatoire/comparer"' in served("observatoire").get("/observatoire/").text


def test_head_is_get_without_its_body(site):
    for asked in ("/comparer", "/impacts/x"):
        whole, head = site.get(asked), site.head(asked)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-length"] == str(len(whole.content))


def test_a_document_leaves_as_small_as_the_browser_takes_it(site):
    whole = site.get("/comparer").content
    for taken, read in (("br, gzip", brotli.decompress), ("gzip", gzip.decompress)):
        with site.stream("GET", "/comparer", headers={"Accept-Encoding": taken}) as answer:
            raw = b"".join(answer.iter_raw())
        assert answer.headers["vary"] == "Accept-Encoding"
        assert read(raw) == whole
        assert len(raw) < 25_000


def test_a_document_that_the_browser_has_is_not_sent_again(site):
    tag = site.get("/comparer").headers["etag"]
    again = site.get("/comparer", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert site.get("/comparer", headers={"If-None-Match": 'W/"x"'}).status_code == 200


def test_every_page_names_the_scripts_of_its_parts_and_none_that_of_plotly(site):
    early = re.compile(r'<link rel="modulepreload" crossorigin href="./static/js/([^"]+)">')
    for address in sitemap.pages():
        files = early.findall(site.get(f"/{address}").text)
        named = {file.split(".")[0] for file in files}
        assert {"Html", "ButtonGroup", "BidiComponent"} <= named
        assert "PlotlyChart" not in named
        assert max(map(files.count, files)) == 1


def test_the_script_that_hands_over_is_a_file_of_the_server_and_stays_with_the_browser(site):
    (address,) = re.findall(r'<script src="([^"]+)" async>', site.get("/comparer").text)
    answer = site.get(address)
    assert (answer.status_code, answer.content) == (200, paint.HANDOVER)
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"


def test_an_address_of_the_site_gives_a_canonical_address_and_a_picture_for_each_view(site, monkeypatch):
    monkeypatch.delenv("OBSERVATOIRE_URL", raising=False)
    assert "og:image" not in site.get("/domaines").text
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://observatoire.example/")
    text = site.get("/profils?profil=citoyens&vague=derniere&version=1.1.0").text
    assert '<link rel="canonical" href="https://observatoire.example/profils?profil=citoyens">' in text
    picture = "https://observatoire.example/partage/profils.png?profil=citoyens"
    assert f'<meta property="og:image" content="{picture}">' in text


def test_crawlers_are_told_which_addresses_hold_a_page(site):
    assert site.get("/robots.txt").text == (
        "User-agent: *\nDisallow: /fichiers/\nDisallow: /api/\nSitemap: http://testserver/sitemap.xml\n"
    )
    listed = re.findall(r"<loc>http://testserver/([^<]*)</loc>", site.get("/sitemap.xml").text)
    assert len(listed) == len(set(listed)) > 100
    assert {"", "comparer", "territoires?region=53", "sources?rubrique=methode"} <= set(listed)
    assert not any(view.startswith(("chiffre", "presentation")) for view in listed)


def test_a_slide_is_drawn_for_the_list_of_a_presentation(site):
    view = "comparer?profil=elus_locaux&face=entreprises&carte=duel.elus_locaux.entreprises"
    answer = site.get("/dessin.svg", params={"vue": view})
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 ')
    assert site.get("/dessin.svg", params={"vue": "comparer?carte=x"}).status_code == 404


def test_without_tables_the_document_is_streamlits_alone(site, monkeypatch):
    def missing() -> None:
        raise tables.TablesMissing("cannot_build")

    monkeypatch.setattr(store, "prepare", missing)
    text = site.get("/comparer?profil=jeunes").text
    assert '<div id="paint">' not in text
    assert '<div id="root">' in text and "<title>Comparer les profils" in text
