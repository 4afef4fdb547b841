"""Overview: the key figures, what the base holds, and what nobody has published."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard import guards, insights, labels
from dashboard.cards import bases
from dashboard.cards.card import Card, stating, tidy
from dashboard.charts import bars
from dashboard.queries import catalogue
from dashboard.queries import overview as queries
from dashboard.queries.overview import ObservationKey
from dashboard.views import View, view


@dataclass(frozen=True)
class KeyFigure:
    """One number of the overview with everything it needs to stand alone."""

    topic: str
    profile_id: str
    value: str
    sentence: str
    base: str
    source: str
    view: View  # where it stands in context
    link: str  # what the link to that view says


@dataclass(frozen=True)
class Gap:
    """A question that readers ask and no publication answers, with the nearest thing that exists."""

    question: str
    answer: str
    view: View
    link: str


_IMPACT = ObservationKey("impact_percu", "mobilisation_collective", "top2", "associations", "2021")
_RATE = ObservationKey("taux_partenariat", "_T", "oui", "entreprises", "2021")
_NEED = ObservationKey("jouer_collectif_necessaire", "_T", "oui", "associations", "2021")
_LEVEL = ObservationKey("territorialite_partenariats", "local", "oui", "associations", "2021")
_PATRONAGE = ObservationKey("types_partenariat", "mecenat", "oui", "associations", "2021")
_MOVING = ObservationKey("territoire_en_mouvement", "_T", "oui_total", "elus_locaux", "2024", "_T")

LINKS = {
    "impacts": "Voir les impacts perçus",
    "pratiques": "Voir les pratiques",
    "comparer": "Comparer les profils",
    "reperes": "Voir la fiche des élus locaux",
}

# Which observation, its topic, the sentence that follows the number, and the view that puts it in context.
KEY_FIGURES = (
    (
        _IMPACT,
        "Impacts perçus",
        "des associations attendent des partenariats un impact fort ou très fort sur la mobilisation "
        "collective du territoire.",
        view("impacts", profil="associations"),
    ),
    (
        _RATE,
        "Pratique",
        "des entreprises de 10 salariés et plus pratiquent au moins un partenariat.",
        view("pratiques", vague="2021"),
    ),
    (
        _NEED,
        "Jouer collectif",
        "des associations jugent le « jouer collectif » nécessaire face aux défis liés aux crises.",
        view("comparer", question="jouer_collectif_necessaire", profil="associations"),
    ),
    (
        _LEVEL,
        "Territoire",
        "des associations en partenariat, ou qui le prévoient, travaillent avec leurs partenaires à "
        "l'échelle locale ou micro-locale.",
        view("pratiques", vague="2021"),
    ),
    (
        _PATRONAGE,
        "Mécénat",
        "des associations employeuses en partenariat, ou qui en prévoient un, pratiquent le mécénat.",
        view("pratiques", vague="2021"),
    ),
    (
        _MOVING,
        "Élus locaux",
        "des élus locaux interrogés disent que leur territoire fait preuve d'innovation face aux "
        "transitions.",
        view("reperes", profil="elus_locaux"),
    ),
)


def key_figures(cursor: duckdb.DuckDBPyConnection) -> list[KeyFigure]:
    """The key figures that the base holds, in display order; one that is not published is left out."""
    found = [(queries.key_figure(cursor, key=key), *rest) for key, *rest in KEY_FIGURES]
    return [
        KeyFigure(
            topic=topic,
            profile_id=rows["actor_profile_id"].iloc[0],
            value=labels.percent(rows["value"].iloc[0]),
            sentence=labels.french(sentence),
            base=labels.base_line(rows),
            source=labels.source_line(rows),
            view=shown,
            link=LINKS.get(shown.page, ""),
        )
        for rows, topic, sentence, shown in found
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
        table=stating(
            table[["population_label", "response_label", "cell"]].set_axis(
                ["Élus locaux", "Réponse", "Part"], axis=1
            ),
            {"Part": table["figure_id"]},
        ),
        alt=labels.french(f"{finding}. {bases.margin_alt(rows)}".strip()),
        data=tidy(rows),
        notes=(
            labels.french("L'effectif interrogé par taille de commune n'est pas publié : ni marge ni test."),
            *bases.notes(whole, draws_margins=True),
        ),
        details=(*other_questions, *bases.margin_details(whole, name="response_label")),
    )


def _panel(heading: str, rows: pd.DataFrame, *, label: str) -> bars.Panel:
    shown = guards.guarded(rows).assign(item_label=rows[label], planned=float("nan"))
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


def news(cursor: duckdb.DuckDBPyConnection) -> str:
    """What the version of the data brings, the latest wave asked, and the latest publication read."""
    version = catalogue.version(cursor)
    parts = [
        f"**Version {version.data_version}, {labels.period(version.released_on)}.** {version.summary}",
        *(
            f"Vague la plus récente : {row.study_title}, {labels.period(row.period)} "
            f"({labels.lowered(row.profile_label)})."
            for row in queries.latest_survey(cursor).itertuples()
        ),
        *(
            f"Publication la plus récente : {row.publication_title} ({row.publisher}, "
            f"{labels.period(row.publication_date)})."
            for row in queries.latest_publication(cursor).itertuples()
        ),
    ]
    return labels.french("\n".join(f"- {part}" for part in parts))


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
        view=view("regions"),
        link="Voir les résultats régionaux",
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
        view=view("pratiques"),
        link="Voir les pratiques",
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
        view=view("evolutions", serie="taux_partenariat.entreprises"),
        link="Voir la série la plus longue",
    )
