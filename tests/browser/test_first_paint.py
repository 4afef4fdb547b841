"""The page that comes with the document: whole without scripts, then the live one, without a jump."""

import pytest

from dashboard import basket, sitemap, views
from scripts.rendering import DESKTOP, PHONE, wait_until_drawn

VIEWS = [
    *(f"/{address}" for address in sitemap.pages()),
    "/comparer?lecture=question",
    "/comparer?lecture=temps",
    "/profils?profil=associations",
    "/territoires?region=53",
    "/sources?rubrique=etudes",
    "/sources?rubrique=methode",
    "/?recherche=bretagne",
    "/territoires?embed=true",
]
SHIFT = """window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    window.shift += entry.value;
})).observe({ type: "layout-shift", buffered: true });"""
LEAST_SHIFT = 0.05
PRESENTATION = "/presentation?panier=" + str(
    basket.joined(
        [
            views.parsed("comparer?lecture=duel&carte=duel.elus_locaux.entreprises"),
            views.parsed("profils?profil=associations&carte=evolution.taux_partenariat.associations"),
        ]
    )
)
TOPS = """([root, parts]) => parts.map((part) => [...document.querySelectorAll(`${root} ${part}`)].slice(0, 3)
    .map((one) => Math.round(one.getBoundingClientRect().top)))"""
LIVE = ["h1", ".finding", '[role="tablist"]', ".drawing", "div.foot", ".actions"]
PAINTED = ["h1", ".finding", ".tabs", ".card > .drawing", "div.foot", ".actions"]


@pytest.fixture
def bare(browser, dashboard):
    """Opens an address in a browser that runs no script."""
    contexts = []

    def open_(address: str, size: tuple[int, int]):
        size = {"width": size[0], "height": size[1]}
        contexts.append(browser.new_context(viewport=size, java_script_enabled=False))
        page = contexts[-1].new_page()
        page.goto(dashboard.url + address)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def visit(browser, dashboard):
    """Opens an address as a first visit does, without waiting for the live page."""
    contexts = []

    def open_(address: str, size: tuple[int, int], *, is_dead: bool = False):
        contexts.append(browser.new_context(viewport={"width": size[0], "height": size[1]}))
        page = contexts[-1].new_page()
        page.add_init_script(SHIFT)
        if is_dead:
            page.route_web_socket("**", lambda socket: socket.close())
        page.goto(dashboard.url + address, wait_until="commit")
        page.wait_for_selector("#paint h1, #paint .card")
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("address", VIEWS)
def test_without_scripts_every_page_is_whole_on_a_phone(bare, address):
    page = bare(address, PHONE)
    assert page.locator("#paint h1, #paint .card").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    cards = page.locator("#paint .card:visible").filter(has=page.locator(".tabs")).count()
    assert page.locator("#paint .drawing > svg:visible").count() == cards
    assert page.locator("#paint .row-folded:visible, #paint .buttons:visible, #paint footer").count() > 0 or (
        "embed" in address
    )


def test_without_scripts_a_reader_chooses_reads_the_table_and_comes_back(bare):
    page = bare("/comparer", DESKTOP)
    page.get_by_text("Tableau", exact=True).click()
    assert page.locator("#paint .tabs .table").is_visible()
    assert not page.locator("#paint .drawing").is_visible()
    page.locator("#paint .list > summary").first.click()
    page.locator("#paint .list a", has_text="les fondations").first.click()
    assert "profil=fondations" in page.url
    assert page.locator("#paint .drawing > svg").first.is_visible()


@pytest.mark.parametrize(
    ("address", "size"),
    [
        ("/comparer", DESKTOP),
        ("/profils?profil=associations", DESKTOP),
        ("/territoires?region=53", PHONE),
        ("/", PHONE),
    ],
)
def test_the_live_page_takes_the_place_of_the_first_one_without_a_jump(visit, bare, address, size):
    page = visit(address, size)
    wait_until_drawn(page)
    assert page.evaluate("window.shift") <= LEAST_SHIFT
    live = page.evaluate(TOPS, ["#root", LIVE])
    painted = bare(address, size).evaluate(TOPS, ["#paint", PAINTED])
    for there, here in zip(live, painted, strict=True):
        assert here == pytest.approx(there, abs=2)


def test_a_presentation_is_written_as_its_live_page_will_be(visit):
    live = visit(PRESENTATION, PHONE)
    wait_until_drawn(live)
    written = visit(PRESENTATION, PHONE, is_dead=True)
    tops = written.evaluate(
        TOPS, ["#paint", ["h1", ".actions", ".slide", ".list", ".named:not(.annotate *)", ".template"]]
    )
    not_a_note = ":not([class*=st-key-annotate-] *)"
    parts = [
        "h1",
        ".actions",
        ".slide",
        f"[data-testid=stSelectbox]{not_a_note}",
        f"[data-testid=stTextInput]{not_a_note}",
        ".template",
    ]
    for here, there in zip(tops, live.evaluate(TOPS, [".st-key-column", parts]), strict=True):
        assert here == pytest.approx(there, abs=2)
    assert live.evaluate("window.shift") <= LEAST_SHIFT


def test_profiles_that_the_title_is_not_about_are_grey_before_the_live_page_too(bare):
    page = bare("/comparer?lecture=question", DESKTOP)
    look = "(mark) => getComputedStyle(mark).filter"
    quiet = page.locator("#paint .drawing path[data-quiet='2']").first
    assert quiet.evaluate(look) == "grayscale(1)"
    page.get_by_role("checkbox", name="Entreprises").check()
    page.mouse.move(5, 5)
    assert quiet.evaluate(look) == "none"


def test_what_a_reader_scrolled_to_and_opened_stays(visit):
    page = visit("/profils?profil=associations", DESKTOP)
    page.mouse.wheel(0, 900)
    page.locator("#paint details.limits").nth(1).evaluate("(part) => { part.open = true; }")
    wait_until_drawn(page)
    main = '[data-testid="stMain"]'
    assert page.locator(main).evaluate("(part) => part.scrollTop") == pytest.approx(900, abs=60)
    opened = page.locator("#root details.limits").evaluate_all("(all) => all.map((part) => part.open)")
    assert opened[:3] == [False, True, False]


def test_there_are_never_two_pages_for_who_listens(visit):
    page = visit("/comparer", DESKTOP)
    assert page.locator("#root").evaluate("(root) => getComputedStyle(root).visibility") == "hidden"
    wait_until_drawn(page)
    assert page.locator("#paint, style[data-paint]").count() == 0
    assert page.locator("#root").evaluate("(root) => getComputedStyle(root).visibility") == "visible"


def test_the_page_stays_where_the_live_one_never_comes(browser, dashboard):
    context = browser.new_context()
    page = context.new_page()
    page.route_web_socket("**", lambda socket: socket.close())
    page.goto(dashboard.url + "/comparer")
    page.wait_for_timeout(3000)
    assert page.locator("#paint .drawing > svg").is_visible()
    page.locator("#paint .buttons a").nth(1).click()
    page.wait_for_url("**/comparer?lecture=question")
    assert page.locator("#paint h1").is_visible()
    context.close()
