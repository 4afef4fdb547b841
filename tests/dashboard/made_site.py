"""A made site of two pages, for tests: choices that follow one another, tabs, a table of free text."""

from collections.abc import Callable

from dashboard.blocks import Branch, Choice, Choices, Page, Sections, Special
from dashboard.cards.card import Card, Chip, Document, Limit, Section, Wording
from dashboard.charts.spec import Axis, Bars, Mark, Panel, Row, Series, Tick
from dashboard.observations import Observation

PROFILES = {"elus_locaux": "Élus locaux", "entreprises": "Entreprises", "associations": "Associations"}
WAVES = {"associations": {"2021": "2021", "2015": "2015"}}


def profiles(desk: object) -> dict[str, str]:
    return PROFILES


def waves(desk: object, *, profile_id: str) -> dict[str, str]:
    return WAVES.get(profile_id, {})


def second(desk: object, *, profile_id: str) -> str:
    return "entreprises" if profile_id == "elus_locaux" else "elus_locaux"


def others(desk: object, *, profile_id: str) -> dict[str, str]:
    return {code: label for code, label in PROFILES.items() if code != profile_id}


def ways(desk: object) -> dict[str, str]:
    return {"deux": "Deux profils", "temps": "Dans le temps"}


def lead(desk: object, *, profile_id: str) -> str:
    return f"Tout sur {PROFILES[profile_id]}."


def sheet(desk: object, *, profile_id: str, wave: str) -> list[Section]:
    cards = tuple(card("sheet", profile_id, wave, str(number)) for number in (1, 2))
    return [Section(title="Résultats", cards=cards), Section(title="Note", text="Rien d’autre.")]


def duel(desk: object, *, first: str, other: str) -> list[Section]:
    return [Section(cards=(card("duel", first, other),))]


def trends(desk: object) -> list[Section]:
    return [Section(cards=(card("trends", "all"),))]


def card(*parts: str) -> Card:
    """A card of one bar, its identifier made of these."""
    one = Observation(
        figure_id="f1", observation_id="o1", question_id="q", question_label="Question", value=57
    )
    return Card(
        card_id=".".join(part for part in parts if part),
        title=f"Un résultat de {' '.join(parts)}",
        subtitle="Part, en %",
        chart=Bars(
            panels=(Panel(rows=(Row(label="Ligne", marks=(Mark("s", 57, "57 %", figure_id="f1"),)),)),),
            series=(Series("s", "Série", "profile:associations"),),
            axis=Axis(0, 100, (Tick(0, "0"), Tick(100, "100 %"))),
            row_header="Question",
            value_header="Part",
        ),
        lecture="57 % des associations répondent oui.",
        champ="France, associations, 2021.",
        source="Étude, 2021.",
        observations=(one,),
        documents=(Document("Étude, 2021", url="https://exemple.fr/etude"),),
        limits=(Limit("base", "Effectif non publié.", is_serious=True),),
        chips=(Chip("indicative", "Comparaison indicative"),),
        wordings=(Wording("les associations", "Pratiquez-vous des partenariats ?"),),
    )


SHEETS = Page(
    name="profiles",
    address="profils",
    place=2,
    lead=lead,
    lead_takes={"profile_id": "profil"},
    blocks=(
        Choices(
            (
                Choice("profil", profiles, default="associations", shape="buttons"),
                Choice("vague", waves, takes={"profile_id": "profil"}),
            )
        ),
        Sections(sheet, takes={"profile_id": "profil", "wave": "vague"}),
    ),
)
COMPARE = Page(
    name="compare",
    address="comparer",
    place=1,
    blocks=(
        Branch(
            Choice("lecture", ways, shape="buttons"),
            {
                "deux": (
                    Choices(
                        (
                            Choice("profil", profiles, shape="sentence"),
                            Choice(
                                "face",
                                others,
                                takes={"profile_id": "profil"},
                                default=second,
                                shape="sentence",
                            ),
                        )
                    ),
                    Sections(duel, takes={"first": "profil", "other": "face"}),
                ),
                "temps": (Sections(trends), Special("print")),
            },
        ),
    ),
)
PRESENTATION = Page(name="presentation", address="presentation", blocks=(Special("basket"),))
HOME = Page(name="home", address="", blocks=())
PAGES = {page.address: page for page in (COMPARE, SHEETS, HOME, PRESENTATION)}


def ask(maker: Callable[..., object], **codes: str) -> object:
    """What a maker of this file makes: it needs no tables."""
    return maker(None, **codes)
