"""Cards that the tests of the exports write: one of each kind of chart, and one that means harm."""

from dashboard.cards.card import Card, Document, Limit, Wording
from dashboard.charts.records import Group, Line
from dashboard.charts.spec import Chart
from dashboard.observations import Observation
from tests.renderings import specs

LONG = "Libellé " + "très " * 60 + "long"
RIGHT_TO_LEFT = "الشراكات في فرنسا"
CLOSING = "</script><script>document.title = 'ouvert'</script>"
FORMULA = '=HYPERLINK("https://exemple.fr";"cliquez")'
HOSTILE_LABELS = (LONG, RIGHT_TO_LEFT, CLOSING, FORMULA)
EMOJI = "👩‍👩‍👧‍👦 Alliances 🌍 et territoires 🏡 de demain"
TITLES = {
    "blank": " ",
    "emoji": EMOJI,
    "long": "Un titre de cinq cents lettres " * 17,
    "arabic": RIGHT_TO_LEFT,
    "controls": "\x00\x07Un\ttitre\r\nsur \x1b[31mdeux\ufffe lignes\ud800",
    "formula": FORMULA,
}
"""Titles that readers type, or paste from anywhere."""


def stated(value: float | None, item: int, profile: str = "associations", **more: object) -> Observation:
    """A value with its publication."""
    source = {
        "study_id": "enquete-2021",
        "study_title": "Enquête nationale",
        "institute": "Comisis",
        "publication_id": "carnet",
        "publication_title": "Carnet de recherche",
        "publisher": "Le RAMEAU",
        "publication_date": "2022",
        "publication_url": "https://exemple.fr/carnet.pdf",
        "locator": f"p. {item}",
        "source_row": "004:450",
        "value_printed": "" if value is None else f"{value:g}%",
        "universe_n": 148429,
        "confidence": "high",
    }
    return specs.observed(value, profile, **specs.item(item) | source | more)


def card(chart: Chart, *observations: Observation, **more: object) -> Card:
    """A card around a chart."""
    return Card(
        **{
            "card_id": "essai.associations",
            "title": "Les associations attendent plus d’effets que les entreprises",
            "subtitle": "Part qui attend un effet fort ou très fort, en\u202f%, septembre 2021",
            "chart": chart,
            "lecture": "88\u202f% des associations attendent un effet fort ou très fort.",
            "champ": "France, associations, septembre 2021",
            "source": "Comisis pour Le RAMEAU, Carnet de recherche, 2022",
            "observations": observations,
            "documents": (
                Document("Carnet de recherche", "https://exemple.fr/carnet.pdf", ("p. 1", "p. 2")),
            ),
            "limits": (Limit("base", "302 réponses."), Limit("missing", "Une valeur est illisible.")),
            "wordings": (Wording("Les associations", text="Quel effet attendez-vous ?"),),
            "subject": "Effets attendus par les associations",
        }
        | more
    )


def bars_card(**more: object) -> Card:
    """Four values of associations: 88, 71 « ≈ », nothing legible, and 12."""
    observations = (
        stated(88.0, 1),
        stated(71.0, 2, qualifier="≈"),
        stated(None, 3),
        stated(12.0, 4, period="2019"),
    )
    return card(specs.bars(Group(observations)), *observations, **more)


def dots_card(**more: object) -> Card:
    """Two profiles on three items, one value illegible."""
    pairs = [
        (stated(88.0, 1), stated(58.0, 1, "entreprises")),
        (stated(71.0, 2), stated(None, 2, "entreprises")),
        (stated(50.0, 3), stated(51.0, 3, "entreprises")),
    ]
    lines = [Line(pair[0].item_label, pair) for pair in pairs]
    return card(specs.dots(*lines), *(one for pair in pairs for one in pair), **more)


def hostile_card(**more: object) -> Card:
    """Four items whose names break files that do not take care; 3, nothing, 87.5 and 0."""
    observations = tuple(
        stated(value, place, item_label=label, note="+note", locator="@place", study_title=FORMULA)
        for place, (value, label) in enumerate(zip((3.0, None, 87.5, 0.0), HOSTILE_LABELS, strict=True))
    )
    texts = {
        "card_id": "essai/ " + "x" * 300,
        "title": f"{CLOSING} & {RIGHT_TO_LEFT}",
        "subtitle": FORMULA,
        "lecture": '"><script>',
        "champ": "+champ",
        "source": '@source "citée" <i>',
        "limits": (Limit("base", CLOSING),),
        "subject": EMOJI,
    }
    return card(specs.bars(Group(observations)), *observations, **texts | more)


CARDS = {name: card(chart) for name, chart in specs.SPECS.items()}
"""A card around each specification."""
