"""What the server adds to Streamlit: French documents, compressed files, safety headers, health."""

import asyncio
import base64
import gzip
import hashlib
import re
import struct
import threading

import brotli
import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard import store, tables
from dashboard.server import compression, fonts, headers, scripts, warming
from dashboard.server.routes import middleware, routes

INDEX = (scripts.STREAMLIT.parent / "index.html").read_text(encoding="utf-8")


def served(base_path: str = "") -> TestClient:
    """A server with our routes and middleware around Streamlit's document."""

    def anything(request):
        return HTMLResponse(INDEX)

    def text(request):
        return PlainTextResponse('<html lang="en">')

    own = [Route("/texte.txt", text), Route("/{path:path}", anything)]
    return TestClient(
        Starlette(routes=[*routes(base_path), *own], middleware=middleware(base_path)),
        headers={"Accept": "text/html,*/*"},
    )


@pytest.mark.parametrize("base_path", ["", "/observatoire"])
def test_a_document_says_where_its_server_is_by_a_script_that_the_policy_lets_through(base_path):
    answer = served(base_path).get(f"{base_path}/comparer")
    (script,) = re.findall(r"<script>(window.__streamlit.*?)</script>", answer.text, re.DOTALL)
    told = f'window.__streamlit = {{ BACKEND_BASE_URL: location.origin + "{base_path}/" }};'
    assert script == f"{told}\n{headers.HISTORY.read_text('utf-8')}"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["content-security-policy"]
    assert headers.STREAMLITS


def test_what_is_not_a_document_passes_untouched():
    assert served().get("/texte.txt").text == '<html lang="en">'


@pytest.mark.parametrize(
    ("taken", "encoding", "most"),
    [("gzip, deflate, br", "br", 1_200_000), ("gzip", "gzip", 1_500_000), ("gzip;q=0.5", "gzip", 1_500_000)],
)
def test_streamlits_scripts_leave_compressed_and_stay_with_the_browser(taken, encoding, most):
    name = next(path.name for path in (scripts.STREAMLIT / "js").glob("PlotlyChart.*.js"))
    with served().stream("GET", f"/static/js/{name}", headers={"Accept-Encoding": taken}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == encoding
    assert int(answer.headers["content-length"]) == len(raw) < most
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"
    read = brotli.decompress if encoding == "br" else gzip.decompress
    assert read(raw) == (scripts.STREAMLIT / "js" / name).read_bytes()


def test_a_browser_without_gzip_gets_the_file_as_it_is():
    answer = served().get("/static/js/x.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("path", ["/static/../index.html", "/static/%2e%2e/%2e%2e/__init__.py", "/static/js"])
def test_no_file_outside_the_folder_is_read(path):
    answer = served().get(path, headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, "<h1>Cette page n’existe pas</h1>" in answer.text) == (404, True)


def test_every_answer_carries_the_safety_headers():
    headers = served().get("/texte.txt").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "strict-transport-security" not in headers


@pytest.mark.parametrize(
    ("address", "ancestors"), [("/", "'self'"), ("/profils?embed=true", "*"), ("/?x=embed=true", "'self'")]
)
def test_only_an_embedded_view_may_stand_in_another_site(address, ancestors):
    policy = served().get(address).headers["content-security-policy"]
    assert policy.endswith(f"frame-ancestors {ancestors}")


def test_behind_tls_the_browser_is_told_to_keep_to_it():
    headers = served().get("/", headers={"X-Forwarded-Proto": "https"}).headers
    assert headers["strict-transport-security"] == "max-age=31536000"


def test_health_says_build_version_and_tables(cursor):
    told = served().get("/healthz").json()
    (figures,) = cursor.execute("select count(*) from figures").fetchone()
    assert told["status"] == "ok"
    assert re.fullmatch(r"\d+\.\d+\.\d+", told["version"])
    assert told["tables"]["figures"] == figures
    assert re.fullmatch(r"[0-9a-f]{8,}", told["build"])


def test_health_fails_without_tables(monkeypatch):
    def missing() -> None:
        raise tables.TablesMissing("cannot_build")

    monkeypatch.setattr(store, "prepare", missing)
    answer = served().get("/healthz")
    assert (answer.status_code, answer.json()["reason"]) == (503, "cannot_build")


def test_all_of_it_works_under_a_path():
    site = served("observatoire")
    assert site.get("/observatoire/healthz").status_code == 200
    assert "<title>Territoires" in site.get("/observatoire/territoires").text
    name = next(path.name for path in (scripts.STREAMLIT / "js").glob("index.*.js"))
    answer = site.get(f"/observatoire/static/js/{name}", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("page", ["accueil", "presentation", "chiffre", "territoires"])
def test_every_page_has_a_picture_of_1200_by_630_to_be_shared_by(page):
    answer = served().get(f"/partage/{page}.png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert struct.unpack(">II", answer.content[16:24]) == (1200, 630)


def test_the_choices_of_an_address_are_in_its_picture():
    first, other = (
        served().get(f"/partage/profils.png?profil={code}").content for code in ("citoyens", "fondations")
    )
    assert first != other


def test_a_page_that_does_not_exist_has_no_picture():
    answer = served().get("/partage/ailleurs.png")
    assert answer.status_code == 404
    assert answer.text.startswith("La page «\u202failleurs\u202f» n’existe pas.")


def test_compression_is_reversible(tmp_path):
    (tmp_path / "a.b.js").write_text("x" * 5000, encoding="utf-8")
    site = compression.CompressedFiles(None, folders={"/s/": tmp_path})
    assert gzip.decompress(site._compressed(tmp_path / "a.b.js", b"gzip")) == b"x" * 5000
    assert brotli.decompress(site._compressed(tmp_path / "a.b.js", b"br")) == b"x" * 5000


def test_a_script_that_was_made_small_leaves_so_and_whole(tmp_path, monkeypatch):
    path = next((scripts.STREAMLIT / "js").glob("StreamlitMarkdown.*.js"))
    monkeypatch.setattr(scripts, "MADE", tmp_path)
    monkeypatch.setattr(scripts, "is_first", lambda file: file.name.startswith("StreamlitMarkdown."))
    monkeypatch.setattr(compression, "_MADE", {})
    at_once = served().get(f"/static/js/{path.name}", headers={"Accept-Encoding": "br"})
    assert scripts.main() == 0
    monkeypatch.setattr(compression, "_MADE", {})
    made_before = served().get(f"/static/js/{path.name}", headers={"Accept-Encoding": "br"})
    assert made_before.content == at_once.content == path.read_bytes()
    assert int(made_before.headers["content-length"]) < 0.95 * int(at_once.headers["content-length"])


@pytest.mark.parametrize("is_missing", [False, True])
def test_what_pages_need_is_loaded_before_anyone_asks_and_missing_tables_stop_nothing(is_missing):
    loaded, later = threading.Event(), threading.Event()

    def load() -> None:
        loaded.set()
        if is_missing:
            raise tables.TablesMissing("cannot_find")

    async def starting() -> bool:
        async with warming.warmed(load, lambda: [later.set])(None):
            return loaded.is_set() and await asyncio.to_thread(later.wait, 10)

    assert asyncio.run(starting())


def test_fonts_leave_with_the_letters_of_this_site_and_nothing_lost_of_them(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "MADE", tmp_path / "fonts")
    assert fonts.main() == 0
    made = {path.name.partition(".")[0]: path for path in (tmp_path / "fonts").iterdir()}
    assert set(made) == {"MaterialSymbols-Rounded", "SourceSansVF-Upright", "SourceSerifVariable-Roman"}

    text = "Œuvre collective, 12,5\u202f% «\u202fà Noël\u202f» – l’été… 3€ ≠ →"
    for name in ("SourceSansVF-Upright", "SourceSerifVariable-Roman"):
        known, whole = (TTFont(path).getBestCmap() for path in (made[name], _whole(made[name])))
        assert {letter for letter in map(ord, text) if letter in whole} <= set(known)
        assert made[name].stat().st_size < 60_000
        assert [axis.axisTag for axis in TTFont(made[name])["fvar"].axes] == ["wght"]

    icons = fonts._ligatures(TTFont(made["MaterialSymbols-Rounded"]))
    assert made["MaterialSymbols-Rounded"].stat().st_size < 15_000
    assert {"arrow_forward", "add", "check", "restart_alt", "search", "keyboard_arrow_down"} <= set(icons)


def test_a_reduced_font_is_served_in_place_of_the_whole_one(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "MADE", tmp_path)
    name = next(path.name for path in (scripts.STREAMLIT / "media").glob("SourceSansVF-Upright*"))
    served_before = served().get(f"/static/media/{name}")
    (tmp_path / name).write_bytes(b"reduced")
    answer = served().get(f"/static/media/{name}")
    assert (answer.content, answer.headers["content-type"]) == (b"reduced", "font/woff2")
    assert served_before.content != b"reduced"


def _whole(path):
    return scripts.STREAMLIT / "media" / path.name
