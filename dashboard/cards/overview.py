"""Overview: the key figures, what the base holds, and what nobody has published."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import insights, labels
from dashboard.cards.card import Card, tidy
from dashboard.charts import bars
from dashboard.queries import overview as queries
from dashboard.queries.overview import ObservationKey


@dataclass(frozen=True)
class KeyFigure:
    """One number of the overview with everything it needs to stand alone."""

    topic: str
    value: str
    sentence: str
    base: str
    source: str
    page: str  # script of the page that shows it in context, "" for the overview itself
    link: str  # what the link to that page says


@dataclass(frozen=True)
class Gap:
    """A question that readers ask and no publication answers, with the nearest thing that exists."""

    question: str
    answer: str
    page: str


_IMPACT = ObservationKey("impact_percu", "mobilisation_collective", "top2", "associations", "2021")
_RATE = ObservationKey("taux_partenariat", "_T", "oui", "entreprises", "2021")
_NEED = ObservationKey("jouer_collectif_necessaire", "_T", "oui", "associations", "2021")
_LEVEL = ObservationKey("territorialite_partenariats", "local", "oui", "associations", "2021")
_PATRONAGE = ObservationKey("types_partenariat", "mecenat", "oui", "associations", "2021")
_MOVING = ObservationKey("territoire_en_mouvement", "_T", "oui_total", "elus_locaux", "2024", "_T")

LINKS = {"findings/impacts.py": "Voir les impacts perçus", "findings/practices.py": "Voir les pratiques"}

# Which observation, its topic, the sentence that follows the number, and the page that puts it in context.
KEY_FIGURES = (
    (
        _IMPACT,
        "Impacts perçus",
        "des associations attendent des partenariats un impact fort ou très fort sur la mobilisation "
        "collective du territoire.",
        "findings/impacts.py",
    ),
    (
        _RATE,
        "Pratique",
        "des entreprises de 10 salariés et plus pratiquent au moins un partenariat.",
        "findings/practices.py",
    ),
    (
        _NEED,
        "Jouer collectif",
        "des associations jugent le « jouer collectif » nécessaire face aux défis liés aux crises.",
        "findings/impacts.py",
    ),
    (
        _LEVEL,
        "Territoire",
        "des associations en partenariat, ou qui le prévoient, travaillent avec leurs partenaires à "
        "l'échelle locale ou micro-locale.",
        "findings/practices.py",
    ),
    (
        _PATRONAGE,
        "Mécénat",
        "des associations employeuses pratiquent le mécénat, le type de partenariat le plus répandu chez "
        "elles.",
        "findings/practices.py",
    ),
    (
        _MOVING,
        "Élus locaux",
        "des élus locaux interrogés disent que leur territoire fait preuve d'innovation face aux "
        "transitions.",
        "",
    ),
)


def key_figures(cursor: duckdb.DuckDBPyConnection) -> list[KeyFigure]:
    """The key figures that the base holds, in display order; one that is not published is left out."""
    found = [(queries.key_figure(cursor, key=key), *rest) for key, *rest in KEY_FIGURES]
    return [
        KeyFigure(
            topic=topic,
            value=labels.percent(rows["value"].iloc[0]),
            sentence=labels.french(sentence),
            base=labels.base_line(rows),
            source=labels.source_line(rows),
            page=page,
            link=LINKS.get(page, ""),
        )
        for rows, topic, sentence, page in found
        if not rows.empty
    ]


def moving_territories(cursor: duckdb.DuckDBPyConnection) -> Card:
    """The latest survey: territories on the move according to local elected officials, and by size of "
    "commune."""
    rows = queries.moving_territories(cursor)
    whole = rows[rows["population_id"].eq("_T")]
    by_size = rows[rows["response_id"].eq("oui_fortement") & rows["population_id"].ne("_T")]
    total = whole.loc[whole["response_id"].eq("oui_total"), "value"].iloc[0]
    question, other_questions = labels.question_line(rows)
    finding = insights.agreement_by_size(total, by_size)
    table = rows.assign(cell=[labels.percent(value) for value in rows["value"]])
    return Card(
        card_id="elus-locaux_territoire-en-mouvement",
        finding=finding,
        question=question,
        figure=bars.share_panels(
            [
                _panel("Ensemble des élus interrogés", whole, label="response_label"),
                _panel(
                    "« Oui, fortement », selon la taille de la commune", by_size, label="population_label"
                ),
            ]
        ),
        base=labels.base_line(whole),
        source=labels.source_line(rows),
        table=table[["population_label", "response_label", "cell"]].set_axis(
            ["Élus locaux", "Réponse", "Part"], axis=1
        ),
        alt=labels.french(f"{finding}."),
        data=tidy(rows),
        notes=(labels.french("L'effectif interrogé par taille de commune n'est pas publié."),),
        details=other_questions,
    )


def _panel(heading: str, rows: pd.DataFrame, *, label: str) -> bars.Panel:
    shown = rows.assign(item_label=rows[label], planned=float("nan"))
    return bars.Panel(heading=labels.french(heading), base="", rows=shown)


def what_is_measured(cursor: duckdb.DuckDBPyConnection) -> str:
    """One honest paragraph on what the Observatoire asked and what this site holds of it."""
    held = queries.holdings(cursor).iloc[0]
    return labels.french(
        f"Depuis {int(held['first_year'])}, l'Observatoire des partenariats demande aux citoyens, aux élus "
        "locaux, aux dirigeants d'entreprise et aux responsables d'associations et de fondations ce qu'ils "
        "font ensemble et ce qu'ils en attendent. **Ce sont des pratiques déclarées et des opinions, pas "
        f"des effets mesurés.** Ce site réunit {labels.number(held['value_count'])} valeurs publiées, "
        f"relevées dans {labels.number(held['publication_count'])} documents et pages, chacune avec sa "
        f"question, sa base et sa source. {labels.number(held['illegible_count'])} valeurs imprimées sont "
        "illisibles dans notre copie : elles sont montrées comme telles, jamais devinées."
    )


def gaps(cursor: duckdb.DuckDBPyConnection) -> list[Gap]:
    """What people ask and nobody has published; each entry is made only while the base confirms it."""
    found = [_regional_gap(cursor), _size_gap(cursor), _time_gap(cursor)]
    return [gap for gap in found if gap]


def _regional_gap(cursor: duckdb.DuckDBPyConnection) -> Gap | None:
    reach = queries.regional_reach(cursor)
    if reach.empty or reach["region_count"].max() > 3:
        return None
    most = int(reach["region_count"].max())
    count = "d'une région" if most == 1 else f"de {insights.count_word(most)} régions"
    return Gap(
        question="Qu'en pensent les maires, les entreprises ou les associations de ma région ?",
        answer=labels.french(
            f"Rangs mis à part, aucune question n'est publiée pour plus {count} auprès d'un même profil. "
            "La page Régions montre les résultats régionaux qui existent, à côté de la France."
        ),
        page="findings/regions.py",
    )


def _size_gap(cursor: duckdb.DuckDBPyConnection) -> Gap | None:
    populations = queries.company_populations(cursor)
    if set(populations["population_id"]) & {"tpe_pme"}:
        return None
    return Gap(
        question="Et selon la taille de l'entreprise ?",
        answer=labels.french(
            "Les pratiques et les impacts perçus des entreprises sont publiés pour celles de 10 salariés "
            "et plus, sans détail par taille."
        ),
        page="findings/practices.py",
    )


def _time_gap(cursor: duckdb.DuckDBPyConnection) -> Gap | None:
    if not queries.profiles_with_repeated_impacts(cursor).empty:
        return None
    return Gap(
        question="Les impacts perçus progressent-ils ?",
        answer=labels.french(
            "Chaque profil n'a été interrogé qu'une fois sur ces impacts : il n'existe pas d'évolution. Le "
            "taux de pratique des entreprises est la série la plus longue."
        ),
        page="findings/practices.py",
    )
