"""Specials: the parts of a page that no section says: the sentence of a duel, tiles, a passport, files."""

from collections.abc import Callable, Mapping
from html import escape

from dashboard import downloads, sitemap, theme, views, walks
from dashboard.blocks import Choice, Choices, Special
from dashboard.cards.home import Tile
from dashboard.cards.sources import passport as passports
from dashboard.cards.sources import verifying
from dashboard.renderings.html import checks, choices, situating, slides, tables, texts, workshop
from dashboard.renderings.html.bar import basket_field
from dashboard.renderings.html.paper import Paper
from dashboard.walks import Chosen
from dashboard.words import vocabulary

DUELS = "comparer"
"""Address of the page whose sentence stands on the home page."""


def special(block: Special, paper: Paper) -> str:
    """A special block; nothing for one that only a script could serve."""
    draw = _DRAWN.get(block.kind)
    return draw(block, paper) if draw else ""


def sentence_of_duels() -> list[Choice]:
    """The choices of the sentence of duels: those of the first row of its page that are drawn so."""
    blocks = sitemap.blocks_of(sitemap.pages()[DUELS])
    rows = [block for block in blocks if isinstance(block, Choices)]
    return [one for one in rows[0].choices if one.shape == "sentence"]


def tile_head(tile: Tile) -> str:
    """The sign and the name of a profile, then its finding and the year of that."""
    role = f"profile:{tile.profile_id}"
    return (
        f'<h2 class="tile">{texts.sign(theme.glyph(role), role)} {escape(tile.label)}</h2>'
        f'<p class="tile">{escape(tile.sentence)} <small>{escape(tile.when)}</small></p>'
    )


def passport_head(found: passports.Passport) -> str:
    """A figure written large, with what it is the value of."""
    return (
        f'<div class="numbers"><div class="big"><p class="value">{escape(found.value)}</p>'
        f"{texts.paragraph(found.name, name='sentence')}</div></div>"
    )


def _duel_picker(block: Special, paper: Paper) -> str:
    """The sentence of the page of duels, each option leading there, then the way to what stands."""
    chosen: dict[str, str] = {}
    lists = []
    for choice in sentence_of_duels():
        options, default = walks.offered(paper.ask, choice, chosen)
        asked = {code: views.view(DUELS, **chosen | {choice.name: code}) for code in options}
        addresses = {code: paper.places.view(view) for code, view in asked.items()}
        lists.append(choices.listed(Chosen(choice, options, default), addresses))
        chosen[choice.name] = default
    site, address = vocabulary().site, escape(paper.places.view(views.view(DUELS, **chosen)))
    end = texts.paragraph(site.SENTENCE_END, name="said")
    compare = f'<a class="compare" href="{address}">{escape(site.COMPARE)}</a>'
    return f'<div class="row sentence">{"".join(lists)}{end}{compare}</div>'


def _tiles(block: Special, paper: Paper) -> str:
    made: list[Tile] = paper.ask(block.maker, **walks.taken(block.takes, paper.codes))
    return f'<div class="tiles">{"".join(_tile(one, paper) for one in made)}</div>'


def _tile(tile: Tile, paper: Paper) -> str:
    label = escape(vocabulary().site.all_of(tile.label))
    way = f'<a class="go" href="{escape(paper.places.view(tile.view))}">{label}</a>'
    return f'<div class="tile">{tile_head(tile)}{way}</div>'


def _passport(block: Special, paper: Paper) -> str:
    """The figure that the address names; without one, how to come to one."""
    asked, site = paper.codes["id"], vocabulary().site
    if not asked:
        table = escape(paper.places.view(views.view("sources")))
        return (
            f'{texts.said(site.NO_FIGURE_ASKED)}<a class="go" href="{table}">{escape(site.CHOOSE_FIGURE)}</a>'
        )
    found = paper.ask(block.maker, **walks.taken(block.takes, paper.codes), site_url=paper.site_url)
    if found is None:
        nearest = paper.ask(passports.nearest, figure_id=asked)
        links = (texts.link(name, paper.places.passport(code)) for code, name in nearest.items())
        lines = "".join(f"<p>{link}</p>" for link in links)
        return texts.said(site.no_such_figure(views.shown(asked))) + f'<div class="prose">{lines}</div>'
    parts = "".join(
        texts.section_title(section.title, anchor=section.anchor)
        + "".join(whole_table(one, paper) for one in section.tables)
        for section in found.sections
    )
    quoted = texts.paragraph(found.sentence, name="quotable")
    spare = '<div class="spare"></div>' if quoted else ""  # of the button that copies it
    return passport_head(found) + quoted + spare + parts + _citations(found, paper)


def whole_table(shown: tables.Table, paper: Paper) -> str:
    """A table under its title and its sentence; nothing when it has no row."""
    if shown.is_empty:
        return ""
    return tables.title(shown) + texts.prose(shown.text) + tables.table(shown, paper.places)


def _citations(found: passports.Passport, paper: Paper) -> str:
    cited = "".join(
        f"<p><b>{escape(style)}</b></p><pre>{escape(text)}</pre>" for style, text in found.citations
    )
    title = texts.section_title(vocabulary().site.CITE)
    kinds = {downloads.PASSPORT_JSON: "JSON", downloads.PASSPORT_CSV: "CSV"}
    return title + cited + _files(kinds, paper)


def _check(block: Special, paper: Paper) -> str:
    """The box of a sentence, and what was found of the one that the address holds."""
    sentence = paper.codes[verifying.ASKED]
    found = verifying.checked(sentence, paper.ask(block.maker)) if sentence else []
    return checks.check(sentence, found, paper.places, kept=basket_field(paper))


def _base(block: Special, paper: Paper) -> str:
    site = vocabulary().site
    kinds = {
        downloads.BASE: site.BASE_ZIP,
        downloads.TO_COMPLETE: site.TO_COMPLETE,
        downloads.NEW_STUDY: site.NEW_STUDY,
    }
    return _files(kinds, paper)


def _figures(block: Special, paper: Paper) -> str:
    """The figures that the choices leave, as files; nothing when they leave none."""
    if not paper.ask(block.maker, **walks.taken(block.takes, paper.codes)):
        return ""
    site = vocabulary().site
    return _files({downloads.FIGURES_XLSX: site.FIGURES_XLSX, downloads.FIGURES_CSV: site.FIGURES_CSV}, paper)


def _files(labels: Mapping[str, str], paper: Paper) -> str:
    """Links to files of the view, those that are there."""
    asked = views.view(paper.page.address, **{name: code for name, code in paper.codes.items() if code})
    addresses = {kind: escape(paper.places.file(kind, [asked], "")) for kind in labels}
    links = (
        f'<a class="button" href="{addresses[kind]}" download>{escape(label)}</a>'
        for kind, label in labels.items()
        if addresses[kind]
    )
    return f'<div class="files">{"".join(links)}</div>'


_DRAWN: Mapping[str, Callable[[Special, Paper], str]] = {
    "duel_picker": _duel_picker,
    "tiles": _tiles,
    "check": _check,
    "basket": slides.presentation,
    "passport": _passport,
    "answers": situating.answers,
    "workshop": workshop.workshop,
    "base_download": _base,
    "figures_files": _figures,
}
