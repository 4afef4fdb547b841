"""Every page under the addresses that people mistype, keep for years or forge: a view, never an error."""

from dataclasses import dataclass
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import views
from tests.pages.test_pages import opened

TAKEN = {
    "": ("recherche",),
    "comparer": ("question", "profil", "item", "tri"),
    "impacts": ("lecture", "profil", "item"),
    "pratiques": ("vague",),
    "evolutions": ("serie",),
    "regions": ("region", "indicateur", "annee"),
    "domaines": ("domaine",),
    "reperes": ("profil", "region", "domaine"),
    "presentation": (),
    "donnees": (),
    "conflits": ("statut", "profil"),
    "couverture": ("statut", "profil", "etude"),
    "chiffre": ("id",),
    "methode": (),
    "accessibilite": (),
}
"""Parameters of each page's address, those of every page (`carte`, `panier`) left out."""

NEEDS = {("impacts", "profil"): {"lecture": "profil"}, ("impacts", "item"): {"lecture": "impact"}}
"""What else an address must say for a page to look at the parameter."""

OUTDATED = {
    "question": "impact_percu_2019",
    "profil": "maires",
    "item": "performance_territoires",
    "tri": "alphabetique",
    "lecture": "theme",
    "vague": "2009",
    "etude": "phare-jeunes-2099",
    "statut": "retire",
    "id": "impact-associations-2021.impact_percu@carnet-performance-2012",
    "serie": "utile.elus_locaux",
    "region": "82",
    "indicateur": "ctx_emplois_aides",
    "annee": "1999",
    "domaine": "logement_social",
    "carte": "impacts-percus_profils_2015",
    "panier": "titre=2019~impacts?carte=disparue",
    "recherche": "autogestion",
}
HOSTILE = {
    "unknown": "zzzzzz",
    "quotes": "' OR 1=1; DROP TABLE figures; --\"",
    "markup": "<img src=x onerror=alert(7)>**gras**[clic](javascript:alert(7))`code`",
    "long": "zx" * 5_000,
    "reversed": "abc\u202efdp.exe",
}
NEVER_ECHOED = [
    "onerror=alert",
    "alert(7)",
    "javascript:",
    "**gras**",
    "' OR 1=1",
    "DROP TABLE figures;",
    "\u202e",
    "zx" * 40,
]
KINDS = [*HOSTILE, "outdated"]
CASES = [(page, name, kind) for page, names in TAKEN.items() for name in names for kind in KINDS]
CHARTS = [(page, "carte", kind) for page in TAKEN for kind in KINDS]
BASKETS = [(page, "panier", kind) for page in ("", "regions", "presentation", "methode") for kind in KINDS]

VALID = [
    "?recherche=emploi",
    "comparer?profil=fondations&question=impact_percu&item=engagement_personnes&tri=valeur",
    "impacts?profil=citoyens",
    "impacts?item=performance_associations&lecture=impact",
    "pratiques?vague=2015",
    "evolutions?serie=fragilites_prioritaires.citoyens",
    "regions?region=53&indicateur=ctx_taux_pauvrete&annee=2014",
    "domaines?domaine=emploi",
    "reperes?region=27",
    "reperes?domaine=emploi",
    "presentation",
    "donnees",
    "methode",
]


@dataclass(frozen=True)
class Shown:
    """What a reader has before the eyes, once a page has answered an address."""

    titles: tuple[str, ...]
    notices: tuple[str, ...]  # sentences that the page says about its address
    texts: tuple[str, ...]
    errors: tuple[str, ...]
    address: dict[str, str]
    sent: bytes  # all that goes to the browser, without the fields that give back what the reader typed


def shown(app: AppTest) -> Shown:
    parts = [part for part in app.main if part.type != "text_input" and getattr(part, "proto", None)]
    return Shown(
        titles=tuple(part.value for part in (*app.title, *app.subheader)),
        notices=tuple(part.value for part in (*app.info, *app.warning)),
        texts=tuple(part.value for part in app.markdown),
        errors=tuple(part.value for part in (*app.exception, *app.error)),
        address=dict(app.query_params),
        sent=b"\n".join(part.proto.SerializeToString() for part in parts),
    )


@cache
def visit(page: str, with_basket: bool) -> AppTest:
    """One visit of the page, shared by all the cases that change its address."""
    return opened(views.SCRIPTS[page])


def asked(page: str, **codes: str) -> Shown:
    """The page after its address became this one."""
    if "recherche" in codes:  # a field of Streamlit's own reads the address only when a visit begins
        return shown(opened(**codes))
    app = visit(page, "panier" in codes)
    app.query_params.clear()
    for name, code in codes.items():
        app.query_params[name] = code
    return shown(app.run())


@cache
def plain(page: str) -> Shown:
    """The page without any choice."""
    return asked(page)


@cache
def refused(page: str, name: str, kind: str) -> Shown:
    """The page asked for something that does not exist."""
    return asked(page, **NEEDS.get((page, name), {}), **{name: asked_in_vain(name, kind)})


@cache
def settled(text: str) -> Shown:
    """The page at an address that it wrote itself."""
    view = views.parsed(text)
    return asked(view.page, **dict(view.parameters))


@cache
def visited(text: str) -> Shown:
    """A visit of its own that begins at this address, as in a private window."""
    view = views.parsed(text)
    return shown(opened(views.SCRIPTS[view.page] if view.page else "", **dict(view.parameters)))


def asked_in_vain(name: str, kind: str) -> str:
    return OUTDATED[name] if kind == "outdated" else HOSTILE[kind]


def echoed(page: Shown) -> list[str]:
    return [found for found in NEVER_ECHOED if found.encode() in page.sent]


def test_every_page_is_tried():
    assert set(TAKEN) == set(views.SCRIPTS)


@pytest.mark.parametrize("page", TAKEN)
def test_a_page_writes_no_choice_that_is_not_tried_here(page):
    assert set(plain(page).address) <= set(TAKEN[page])
    for (where, name), needed in NEEDS.items():
        assert where != page or name in asked(page, **needed).address


def test_what_is_looked_for_on_a_page_is_found_where_it_stands():
    assert "Impacts perçus".encode() in plain("impacts").sent
    assert b"zzzzzz" in refused("impacts", "profil", "unknown").sent
    assert b"zzzzzz" not in plain("impacts").sent


@pytest.mark.parametrize(("page", "name", "kind"), [*CASES, *CHARTS, *BASKETS])
def test_no_address_breaks_a_page_or_is_echoed_as_it_is(page, name, kind):
    found = refused(page, name, kind)
    assert found.errors == ()
    assert found.titles[:1] == plain(page).titles[:1]
    assert echoed(found) == []


@pytest.mark.parametrize(
    ("page", "name", "kind"), [case for case in (*CASES, *CHARTS) if case[1] != "recherche"]
)
def test_a_choice_that_does_not_exist_is_said_in_a_sentence(page, name, kind):
    found = refused(page, name, kind)
    said = set(found.notices) - set(plain(page).notices)
    assert len(said) == 1
    assert len(min(said)) < 700
    if kind == "unknown" and name != "carte":
        assert "zzzzzz" in min(said)


@pytest.mark.parametrize(("page", "name", "kind"), [case for case in CASES if case[1] != "recherche"])
def test_a_choice_that_does_not_exist_leaves_the_address_for_one_that_does(page, name, kind):
    address = refused(page, name, kind).address
    assert address.get(name) != asked_in_vain(name, kind)
    assert settled(str(views.view(page, **address))).notices == plain(page).notices


@pytest.mark.parametrize("kind", KINDS)
def test_a_search_that_finds_nothing_says_so_and_what_it_looked_for(kind):
    code = asked_in_vain("recherche", kind)
    (said,) = [text for text in refused("", "recherche", kind).texts if views.shown(code) in text]
    assert len(said) < 300


@pytest.mark.parametrize("kind", KINDS)
def test_a_presentation_that_holds_nothing_we_know_says_so(kind):
    assert refused("presentation", "panier", kind).notices


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "long"])
def test_a_hostile_name_of_a_chart_opens_the_chart(kind):
    found = asked("impacts", carte="impacts-percus_profils", titre=HOSTILE.get(kind, "ancien"))
    assert (found.errors, found.notices, len(found.titles)) == ((), (), 1)
    assert echoed(found) == []


@pytest.mark.parametrize("text", VALID)
def test_a_valid_address_is_shown_without_a_word_and_left_as_it_was(text):
    view, found = views.parsed(text), visited(text)
    assert found.errors == ()
    assert found.notices == plain(view.page).notices
    assert dict(view.parameters).items() <= found.address.items()


@pytest.mark.parametrize("text", VALID)
def test_a_view_sent_to_somebody_opens_as_it_was(text):
    first = visited(text)
    again = visited(str(views.view(views.parsed(text).page, **first.address)))
    assert (again.address, again.titles) == (first.address, first.titles)
