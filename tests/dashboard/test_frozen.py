"""The frozen edition: links lead to files that are there, every page says what it is, nothing runs in it."""

import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from dashboard import sitemap, store, views
from dashboard.frozen import crawl, documents, folder, index, names, saved
from dashboard.frozen.__main__ import main
from dashboard.frozen.marks import OF_CARDS, Wanted
from dashboard.views import View
from tests.dashboard.frozen_site import edition, page, small

ROOT = Path(__file__).resolve().parents[2]
N = "\u202f"
SAID = f"Édition figée du site{N}: données 1.1.0, 27 novembre 2026."


@pytest.fixture(scope="module")
def known():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("OBSERVATOIRE_URL", raising=False)
        store.prepare()
        return small()


@pytest.fixture(scope="module")
def made(known, tmp_path_factory):
    return edition(tmp_path_factory.mktemp("edition") / "site-fige", known)


@pytest.fixture(scope="module")
def read(made):
    """Every page, by its name."""
    paths = sorted(made.rglob("*.html"))
    return {str(path.relative_to(made)): html.document_fromstring(path.read_text("utf-8")) for path in paths}


def addresses(document) -> list[str]:
    """Everything that a page loads, links to or sends to."""
    return document.xpath("//@href | //@src | //@action")


def test_every_link_of_every_page_leads_to_a_file_that_is_there(made, read):
    broken = [
        f"{name}: {address}"
        for name, document in read.items()
        for address in addresses(document)
        if not urlsplit(address).scheme
        and not (made / name).parent.joinpath(urlsplit(address).path).is_file()
    ]
    assert broken == []
    assert {
        "index.html",
        "profils/fondations.html",
        "territoires/bretagne.html",
        "sources/etudes.html",
    } < set(read)
    assert len([name for name in read if name.startswith("graphiques/")]) == 4


def test_no_page_reaches_outside_but_for_the_documents_that_it_cites(read):
    for document in read.values():
        loaded = document.xpath("//@src | //link/@href | //@action")
        assert [address for address in loaded if urlsplit(address).scheme] == []
        assert [address for address in addresses(document) if address.startswith(("/", "file:"))] == []


def test_nothing_runs_in_a_page_but_the_files_of_the_search(read):
    for name, document in read.items():
        scripts = [script.get("src") for script in document.iter("script")]
        assert scripts == (list(documents.SCRIPTS) if name == "recherche.html" else [])
        assert document.xpath("//@*[starts-with(name(), 'on')] | //style") == []


def test_every_page_says_that_it_is_frozen_and_offers_nothing_that_needs_a_server(read):
    for document in read.values():
        assert document.xpath("//p[@class='edition']")[0].text_content() == SAID
        text = document.text_content()
        assert "Ajouter" not in text and "Copier le lien" not in text and "Ma présentation" not in text
        assert "lien:" not in html.tostring(document).decode()


def test_a_choice_that_is_not_frozen_beside_another_stands_alone_and_the_page_says_so(known, read):
    illegible, citizens = (f"sources/chiffres/{name}.html" for name in ("valeurs-illisibles-125", "citoyens"))
    (way,) = read[illegible].xpath("//details[@class='list']//a[text()='Citoyens']/@href")
    assert way == "citoyens.html" and citizens in read
    told = (
        f"Sur cette page, l’édition figée garde un choix à la fois{N}: en faire un autre défait le premier."
    )
    assert [line.text_content() for line in read[illegible].xpath("//p[@class='edition']")] == [SAID, told]
    assert read["sources/methode.html"].xpath("count(//p[@class='edition'])") == 1


def test_a_choice_that_is_nowhere_leads_to_the_live_site_where_that_is_known(known, monkeypatch):
    here, asked = views.parsed("comparer"), views.parsed("comparer?profil=associations")
    assert names.link(asked, known, view=here, here="comparer.html") == ""
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    assert (
        names.link(asked, known, view=here, here="comparer.html")
        == "https://exemple.fr/comparer?profil=associations"
    )
    written = documents.document(
        page(known, "territoires?region=53"), known, here="territoires/bretagne.html"
    )
    live = '<a href="https://exemple.fr/territoires?region=53">Cette page sur le site, à jour</a>'
    assert f'<p class="edition">{SAID} {live}</p>' in written


def test_a_page_has_a_readable_name_and_the_first_of_its_choices_another(known):
    assert known.page(views.parsed("comparer?profil=citoyens")) == "comparer/duel/citoyens/entreprises.html"
    assert known.of_aliases["comparer/duel.html"] == View("comparer")
    passports = [name for view, name in known.of_views.items() if view.page == "chiffre"]
    assert all(re.fullmatch(r"chiffres/[a-z0-9-]+\.html", name) for name in passports)


def test_a_page_is_called_by_what_it_shows(read):
    titles = {name: document.findtext("head/title") for name, document in read.items()}
    assert titles["territoires/bretagne.html"] == "Bretagne · Territoires · Observatoire des partenariats"
    assert titles["profils/fondations.html"] == "Fondations · Profils · Observatoire des partenariats"
    assert titles["comparer.html"] == "Comparer les profils · Observatoire des partenariats"
    alone = [name for name in read if name.startswith("graphiques/")]
    assert all(titles[name].startswith(read[name].findtext(".//article//h2")) for name in alone)


def test_a_list_with_too_many_choices_is_frozen_one_choice_at_a_time():
    pages = sitemap.pages()
    assert views.parsed("comparer?profil=citoyens&face=associations&tiers=entreprises") in crawl.states_of(
        pages["comparer"]
    )
    states = crawl.states_of(pages["sources"])
    assert views.parsed("sources?profil=citoyens") in states
    assert views.parsed("sources?profil=citoyens&region=53") not in states


@pytest.mark.parametrize("kind", OF_CARDS)
def test_a_file_is_the_one_of_the_site_and_the_same_each_time(known, made, kind):
    card = next(view for view in known.pages if view.parameter("carte"))
    wanted = Wanted(kind, card)
    digests = {hashlib.sha256(saved.content(wanted)).hexdigest() for _ in range(2)}
    assert digests == {hashlib.sha256((made / known.file(wanted)).read_bytes()).hexdigest()}


def test_the_same_data_give_the_same_pages(known, made, tmp_path):
    again = edition(tmp_path / "encore", known)
    held = {path.relative_to(made): path.read_bytes() for path in made.rglob("*") if path.is_file()}
    assert {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()} == held


def test_no_file_tells_where_it_was_made(made):
    texts = [*made.rglob("*.html"), *made.rglob("*.js"), *made.rglob("*.css"), *made.rglob("*.txt")]
    told = [
        path for path in texts if str(ROOT).encode() in path.read_bytes() or b"/tmp/" in path.read_bytes()
    ]
    assert told == []


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, capsys, monkeypatch, known):
    (tmp_path / "notes.txt").write_text("à garder", encoding="utf-8")
    with pytest.raises(FileExistsError):
        folder.replaced(tmp_path, known)
    monkeypatch.setattr("dashboard.frozen.__main__.frozen", lambda target: folder.replaced(target, known))
    assert main([str(tmp_path)]) == 2
    said = f"contient autre chose qu’une édition figée{N}: rien n’y est écrit. Donnez un autre dossier."
    assert capsys.readouterr().err == f"{tmp_path} {said}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_the_index_holds_every_entry_of_the_search_with_its_page(known):
    from dashboard.cards import search_entries

    held = store.value(search_entries.index)
    text = index.script(held, lambda entry: f"{entry.view.page}.html")
    assert text.startswith("const observatoire = {") and text.endswith("};\n")
    assert text.count(".html") == len(held.entries)
