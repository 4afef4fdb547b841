"""Arrows never point up, French has one home, modules stay short, pages lie where Streamlit wants them."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = (
    ("etl",),
    # Records and what has no other part under it.
    (
        "dashboard.observations",
        "dashboard.tabular",
        "dashboard.charts.spec",
        "dashboard.cards.card",
        "dashboard.blocks",
        "dashboard.views",
        "dashboard.geography",
        "dashboard.theme",
        "dashboard.kept",
    ),
    ("dashboard.words",),
    ("dashboard.relations", "dashboard.remote", "dashboard.tables", "dashboard.answers", "dashboard.desk"),
    (
        "dashboard.estimates",
        "dashboard.comparability",
        "dashboard.guards",
        "dashboard.verdicts",
        "dashboard.banners",
    ),
    ("dashboard.queries",),
    ("dashboard.charts",),
    ("dashboard.search", "dashboard.redirects", "dashboard.basket_text"),
    ("dashboard.claims",),
    ("dashboard.basket", "dashboard.downloads"),
    ("dashboard.cards",),
    ("pages",),
    ("dashboard.sitemap", "dashboard.walks"),
    ("dashboard.previews",),
    ("dashboard.renderings",),
    ("dashboard.exports",),
    ("dashboard.store",),
    ("dashboard.embedding",),
    ("dashboard.server", "dashboard.site", "dashboard.main"),
    ("dashboard.frozen",),
)
"""From the ground up; a module belongs to the longest name that it begins with."""
RANKS = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}
MOST_LINES = 400
STREAMLIT_FILES = {"dashboard/server/headers.py", "dashboard/server/scripts.py"}
"""What reads Streamlit's own files, and runs none of it."""
LETTERS = {"dashboard/renderings/drawing/letters.py", "dashboard/renderings/slide/texts.py"}
"""Widths of letters."""
FRENCH = re.compile(
    r"(?=.*[À-ÖØ-öø-ÿŒœ«»’])(?=.*[^\W\d_]{3})|(^| )(les?|des|une?|pour|avec|dans|aux|sur|est|par|du|et|ou) "
)
"""A word with an accent or a French sign, or one of the little words between two others."""


def modules() -> dict[str, Path]:
    """Every module of the site and of the data, by its full name."""
    paths = (path for folder in ("dashboard", "etl", "pages") for path in (ROOT / folder).rglob("*.py"))
    return {_name(path): path for path in paths}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = modules()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imported(path: Path) -> set[str]:
    """Names that a file imports when it runs, of modules or of what is in them."""
    tree = parsed(path)
    for_types = {id(node) for block in ast.walk(tree) if _is_for_types(block) for node in ast.walk(block)}
    found = set()
    for node in ast.walk(tree):
        if id(node) not in for_types and isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif id(node) not in for_types and isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def arrows() -> dict[str, set[str]]:
    """The modules that each module imports."""
    return {name: {_home(one) for one in imported(path)} & set(MODULES) for name, path in MODULES.items()}


def _home(name: str) -> str:
    """The module that a name is, or stands in."""
    return name if name in MODULES else name.rpartition(".")[0]


def part_of(module: str) -> str:
    """The part of `LAYERS` that a module belongs to; blank for the empty package at the top."""
    return max((part for part in RANKS if f"{module}.".startswith(f"{part}.")), key=len, default="")


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Strings of a file that are no docstring, with their line."""
    tree = parsed(path)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_every_module_has_its_layer():
    assert {name for name in MODULES if not part_of(name)} == {"dashboard"}


def test_no_arrow_points_up():
    up = [
        f"{name} imports {other}"
        for name, others in arrows().items()
        for other in others
        if part_of(other) and RANKS[part_of(other)] > RANKS[part_of(name)]
    ]
    assert up == []


@pytest.mark.parametrize("level", ["modules", "parts"])
def test_nothing_imports_itself_by_a_detour(level):
    graph = arrows()
    if level == "parts":
        pairs = {(part_of(name), part_of(other)) for name, others in graph.items() for other in others}
        graph = {part: {other for one, other in pairs if one == part != other} for part in RANKS}
    assert len(list(TopologicalSorter(graph).static_order())) == len(graph)


def test_french_is_written_in_the_words_alone():
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for name, path in MODULES.items()
        if not name.startswith(("dashboard.words", "etl")) and str(path.relative_to(ROOT)) not in LETTERS
        for line, text in texts(path)
        if FRENCH.search(text)
    ]
    assert found == []


def test_no_module_is_longer_than_a_reader_holds():
    long = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


def test_only_the_site_knows_streamlit():
    importing = {
        str(path.relative_to(ROOT))
        for path in MODULES.values()
        if any(name.partition(".")[0] == "streamlit" for name in imported(path))
    }
    assert {path for path in importing if not path.startswith("dashboard/site/")} == STREAMLIT_FILES


def test_no_folder_beside_the_sites_script_is_called_pages():
    """Its mere presence turns Streamlit's old router on: the first deep link then says « Page not found »."""
    assert (ROOT / "dashboard" / "main.py").is_file()
    assert not (ROOT / "dashboard" / "pages").exists()


def test_no_script_lies_directly_in_pages():
    assert list((ROOT / "pages").glob("*.py")) == []
