"""Sources et limites: all figures in one table, the studies, what differs, what is published, the method."""

from dashboard.blocks import Branch, Choice, Choices, Page, Sections, Special
from dashboard.cards import home, readings
from dashboard.cards.sources import coverage, differing, figures, history, studies, texts, verifying

FILTERS = {
    "question_id": "question",
    "profile_id": "profil",
    "region_id": "region",
    "study_id": "etude",
    "publication_id": "document",
    "year": "vague",
    "measure_id": "mesure",
    "state": "statut",
    "text": "recherche",
    "sort": "tri",
}
OF_STATE = {"state": "statut"}
FIGURES = (
    Choices(
        (
            Choice("statut", figures.states),
            Choice("question", figures.questions, takes=OF_STATE),
            Choice("profil", figures.profiles, takes=OF_STATE),
            Choice("region", figures.regions, takes=OF_STATE),
            Choice("vague", figures.years, takes=OF_STATE),
            Choice("etude", figures.studies, takes=OF_STATE),
            Choice("document", figures.publications, takes=OF_STATE),
            Choice("mesure", figures.measures, takes=OF_STATE),
            Choice("tri", figures.sorts),
        )
    ),
    Special("figures_files", figures.selected, takes=FILTERS),
    Sections(verifying.ways),
    Sections(figures.figures, takes=FILTERS),
)
STUDIES = (
    Sections(studies.studies),
    Sections(studies.publications),
    Special("base_download"),
    Sections(home.ways),
    Sections(history.versions),
    Sections(texts.reuse),
)
DIFFERING = (
    Choices((Choice("statut", differing.kinds, shape="buttons"), Choice("profil", differing.profiles))),
    Sections(verifying.ways),
    Sections(differing.differing, takes={"kind": "statut", "profile_id": "profil"}),
)

PAGE = Page(
    name="sources",
    address="sources",
    place=5,
    lead=figures.lead,
    blocks=(
        Branch(
            Choice("rubrique", readings.of_sources, shape="buttons"),
            {
                "chiffres": FIGURES,
                "etudes": STUDIES,
                "divergences": DIFFERING,
                "couverture": (Sections(coverage.coverage),),
                "methode": (Sections(texts.method),),
                "accessibilite": (Sections(texts.accessibility),),
            },
        ),
    ),
)
