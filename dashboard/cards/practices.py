"""Practices: the cards of who works in partnership, how, since when and at which level."""

from collections.abc import Sequence
from itertools import pairwise

import duckdb
import pandas as pd
import plotly.graph_objects as go

from dashboard import differing, guards, insights, labels
from dashboard.cards import bases
from dashboard.cards.card import Card, reading_note, stating, tidy
from dashboard.cards.impacts import universe_notes
from dashboard.charts import bars, lines
from dashboard.queries import compare as compare_queries
from dashboard.queries import practices as queries

RATE_PROFILES = ("entreprises", "associations")
PLANNED = "Pratiqué ou prévu dans les 6 mois"
PLANNED_ID = "oui_ou_6_mois"
DERIVED = "Les points ajoutés sont l'écart entre deux parts imprimées, calculé ici."


def types(cursor: duckdb.DuckDBPyConnection, *, wave: str) -> Card:
    """Types of partnership practised, one panel a base.

    Args:
        wave: year of the surveys, as `type_waves` lists them.
    """
    rows = _types_of(cursor, wave=wave)
    groups = _practised(rows)
    finding = insights.leaders_by_group(
        groups, same_base=_is_same_base(groups), grades=compare_queries.grades(cursor)
    )
    return _types_card(
        rows,
        kind="types-de-partenariat",
        finding=finding,
        figure=bars.share_panels([_panel(group, name=name) for name, group in groups.items()]),
    )


def plans(cursor: duckdb.DuckDBPyConnection, *, wave: str) -> Card:
    """What is practised against what is practised or planned within six months, one panel a base.

    Args:
        wave: one of `plan_waves`.
    """
    rows = _types_of(cursor, wave=wave)
    planned = rows[rows["response_id"] == PLANNED_ID]
    groups = _practised(rows)
    panels = [_panel(group, name=name, planned=planned) for name, group in groups.items()]
    gaps = {
        name: panel.rows["planned"] - panel.rows["value"] for name, panel in zip(groups, panels, strict=True)
    }
    return _types_card(
        rows,
        kind="pratique-et-prevu",
        finding=insights.added_by_plans(gaps, same_base=_is_same_base(groups)),
        figure=bars.share_panels(panels, planned_label=PLANNED),
        notes=(labels.french(DERIVED), *_lost_plans(planned, rows)),
    )


def _types_card(
    rows: pd.DataFrame, *, kind: str, finding: str, figure: go.Figure, notes: tuple[str, ...] = ()
) -> Card:
    groups = _practised(rows)
    practised = rows[rows["response_id"] == "oui"]
    question, other_questions = labels.question_line(practised)
    return Card(
        card_id=f"pratiques_{kind}_{rows['period'].iloc[0][:4]}",
        finding=finding,
        question=question,
        figure=figure,
        base=labels.base_line(practised),
        source=labels.source_line(rows[rows["value"].notna() & rows["response_id"].ne("non")]),
        table=_types_table(rows, groups),
        alt=_alt(finding, groups),
        data=tidy(rows),
        notes=(
            *notes,
            *reading_note(rows),
            *universe_notes(rows),
            *bases.notes(practised, draws_margins=True),
        ),
        details=other_questions,
    )


def _types_of(cursor: duckdb.DuckDBPyConnection, *, wave: str) -> pd.DataFrame:
    rows = queries.partnership_types(cursor)
    return fullest_group_per_study(rows[rows["period"].str[:4] == wave])


def _practised(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return _in_order_of_first(_groups(rows[rows["response_id"] == "oui"]))


def _is_same_base(groups: dict[str, pd.DataFrame]) -> bool:
    return len({group["population_id"].iloc[0] for group in groups.values()}) == 1


def type_waves(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Years for which at least one practice rate by type is readable, latest first."""
    return sorted(
        {period[:4] for period in queries.partnership_types(cursor)["period"] if period}, reverse=True
    )


def plan_waves(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Years for which plans are readable, latest first."""
    rows = queries.partnership_types(cursor)
    known = rows[rows["response_id"].eq(PLANNED_ID) & rows["value"].notna()]
    return sorted({period[:4] for period in known["period"]}, reverse=True)


def level_cards(cursor: duckdb.DuckDBPyConnection) -> tuple[Card, ...]:
    """Territorial levels of partnerships, one card a wave, latest first: the waves do not count alike."""
    rows = fullest_group_per_study(queries.territorial_levels(cursor))
    return tuple(_level_card(cursor, wave) for _, wave in rows.groupby(rows["period"].str[:4], sort=False))


def _level_card(cursor: duckdb.DuckDBPyConnection, rows: pd.DataFrame) -> Card:
    """One wave, one panel a base; several answers were possible."""
    year = rows["period"].iloc[0][:4]
    groups = _groups(rows)
    question, other_questions = labels.question_line(rows)
    return Card(
        card_id=f"pratiques_niveaux-territoriaux_{year}",
        finding=f"{_level_finding(groups)} ({year})",
        question=question,
        figure=bars.share_panels([_panel(group, name=name) for name, group in groups.items()]),
        base=labels.base_line(rows),
        source=labels.source_line(rows[rows["value"].notna()]),
        table=_levels_table(groups),
        alt=_alt(f"Niveaux territoriaux, {year}", groups),
        data=tidy(rows),
        notes=(
            labels.french("Plusieurs réponses possibles : les parts d'un panneau dépassent ensemble 100 %."),
            *_lost_levels(cursor, year=year),
            *universe_notes(rows),
            *bases.notes(rows, draws_margins=True),
        ),
        details=other_questions,
    )


def rates(cursor: duckdb.DuckDBPyConnection, *, actor_profile_id: str) -> Card:
    """Partnership rate of one profile over time; only rates that compare share the axis."""
    rows = queries.partnership_rates(cursor, actor_profile_id=actor_profile_id)
    links = comparable_links(rows, queries.comparable_rate_studies(cursor))
    is_drawn = drawn_rates(rows, links)
    drawn = _with_captions(rows[is_drawn], links)
    question, other_questions = labels.question_line(drawn)
    return Card(
        card_id=f"pratiques_taux_{actor_profile_id}",
        finding=_rate_finding(drawn, links, grades=compare_queries.grades(cursor)),
        question=question,
        figure=lines.rates_over_time(drawn, links=links),
        base=labels.base_line(drawn),
        source=labels.source_line(drawn),
        table=_rates_table(rows, is_drawn),
        alt=_rates_alt(drawn),
        data=tidy(rows),
        notes=(
            *_conflict_notes(drawn),
            *_printed_changes(cursor, actor_profile_id),
            *_apart(rows[~is_drawn]),
            *bases.notes(drawn),
        ),
        details=other_questions,
    )


def fullest_group_per_study(rows: pd.DataFrame) -> pd.DataFrame:
    """Of each study, the group (population) with the most readable values: one panel a study."""
    readable = rows[rows["response_id"].eq("oui") & rows["value"].notna()]
    counts = readable.groupby(["study_id", "actor_profile_id", "population_id"], sort=False).size()
    kept = counts.groupby(level=["study_id", "actor_profile_id"], sort=False).idxmax()
    keys = pd.MultiIndex.from_frame(rows[["study_id", "actor_profile_id", "population_id"]])
    return rows[keys.isin(list(kept))]


def drawn_rates(rows: pd.DataFrame, links: Sequence[tuple[str, str]]) -> pd.Series:
    """Which rates may share one axis: those that compare, and the other values of the same studies.

    Where nothing compares, the latest year alone.
    """
    linked = {figure_id for link in links for figure_id in link}
    studies = rows.loc[rows["figure_id"].isin(linked), "study_id"]
    return rows["study_id"].isin(studies) if linked else rows["year"].eq(rows["year"].max())


def comparable_links(rows: pd.DataFrame, studies: pd.DataFrame) -> list[tuple[str, str]]:
    """Pairs of points to join: same item and population, neighbouring years, studies graded A or B."""
    pairs = {frozenset(pair) for pair in studies[["study_a", "study_b"]].itertuples(index=False)}
    links = []
    for _, group in rows.groupby(["item_id", "population_id"], sort=False):
        ordered = group.sort_values("year", kind="stable").itertuples()
        links += [
            (first.figure_id, last.figure_id)
            for first, last in pairwise(ordered)
            if first.year < last.year and frozenset((first.study_id, last.study_id)) in pairs
        ]
    return links


def _groups(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each base, under its name in a sentence: « les associations employeuses (2021) »."""
    found = rows.groupby(["study_id", "actor_profile_id", "population_id"], sort=False)
    several_waves = rows["period"].str[:4].nunique() > 1
    return {_group_name(group.iloc[0], with_year=several_waves): group for _, group in found}


def _in_order_of_first(groups: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Every group in the order of the first one's values, so that panels read across."""
    first = next(iter(groups.values())).sort_values("value", ascending=False, kind="stable")
    rank = {item_id: place for place, item_id in enumerate(first["item_id"])}
    return {
        name: group.sort_values("item_id", key=lambda items: items.map(rank), kind="stable")
        for name, group in groups.items()
    }


def _group_name(row: pd.Series, *, with_year: bool) -> str:
    name = counted(row)
    return f"{name} ({row['period'][:4]})" if with_year else name


def counted(row: pd.Series) -> str:
    """What the percentage counts: « les entreprises de 10 salariés et plus », « les partenariats des… »."""
    if row["base_unit"] == "partenariats":
        return f"les partenariats {insights.of(row['profile_article'])}"
    if row["population_id"] == "_T":
        return row["profile_article"]
    plain = row["population_label"][:1].lower() + row["population_label"][1:]
    return (
        f"{row['profile_article']}{plain.removeprefix('organisations')}"
        if _is_generic(plain)
        else f"les {plain}"
    )


def _is_generic(population: str) -> bool:
    return population.startswith("organisations ")


def _panel(group: pd.DataFrame, *, name: str, planned: pd.DataFrame | None = None) -> bars.Panel:
    heading = labels.capitalized(labels.french(name.removeprefix("les ")))
    rows = guards.guarded(group).assign(planned=_planned_values(group, planned))
    return bars.Panel(heading=heading, base=labels.short_base(group), rows=rows)


def _planned_values(group: pd.DataFrame, planned: pd.DataFrame | None) -> list[float]:
    """« Pratiqué ou prévu » of the same study, population and type; NaN where it is not readable."""
    if planned is None:
        return [float("nan")] * len(group)
    key = ["study_id", "population_id", "item_id"]
    known = planned.drop_duplicates(key).set_index(key)["value"].to_dict()
    return [known.get(cells, float("nan")) for cells in group[key].itertuples(index=False, name=None)]


def _types_table(rows: pd.DataFrame, groups: dict[str, pd.DataFrame]) -> pd.DataFrame:
    records, ids = [], []
    for name, group in groups.items():
        of_group = rows[rows["study_id"].eq(group["study_id"].iloc[0])]
        for item, cells in of_group.groupby("item_label", sort=False):
            known = {row.response_label: _marked(row) for row in cells.itertuples()}
            records.append({"Base": labels.capitalized(name), "Type de partenariat": item} | known)
            ids.append(dict(zip(cells["response_label"], cells["figure_id"], strict=True)))
    return stating(pd.DataFrame(records).fillna("–"), pd.DataFrame(ids).to_dict("list"))


def _levels_table(groups: dict[str, pd.DataFrame]) -> pd.DataFrame:
    records = [
        {"Base": labels.capitalized(name), "Niveau": row.item_label, "Part": _marked(row)}
        for name, group in groups.items()
        for row in group.itertuples()
    ]
    return stating(pd.DataFrame(records), {"Part": pd.concat(groups)["figure_id"]})


def _rates_table(rows: pd.DataFrame, is_drawn: pd.Series) -> pd.DataFrame:
    """Every published rate, those that share no axis included."""
    table = pd.DataFrame(
        {
            "Année": rows["year"].astype(str),
            "Ce qui est compté": [_rate_caption(row) for row in rows.itertuples()],
            "Part": [_marked(row) for row in rows.itertuples()],
            "Publication": [labels.french(title) for title in rows["publication_title"]],
            "Sur le graphique": ["oui" if drawn else "non, autre question" for drawn in is_drawn],
        }
    )
    return stating(table, {"Part": rows["figure_id"]})


def _with_captions(rows: pd.DataFrame, links: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """One point a year and value, with what it counts in full and in as few words as tell it from the "
    "others."""
    linked = {figure_id for link in links for figure_id in link}
    told = rows.assign(
        is_linked=rows["figure_id"].isin(linked),
        caption=[_rate_caption(row) for row in rows.itertuples()],
        short_caption=[_short_caption(row, rows) for row in rows.itertuples()],
    )
    merged = told.groupby(["year", "value", "is_linked"], sort=False)["short_caption"].transform(
        _merged_captions
    )
    told = told.assign(short_caption=merged)
    return told.drop_duplicates(["year", "value", "is_linked"]).sort_values(["year", "value"], kind="stable")


def _merged_captions(captions: pd.Series) -> str:
    """« avec des associations ou des structures d'intérêt général »."""
    first, *others = dict.fromkeys(captions)
    return " ou ".join([first, *(caption.removeprefix("avec ") for caption in others)])


def _short_caption(row: object, rows: pd.DataFrame) -> str:
    parts = []
    if rows["item_id"].nunique() > 1:
        parts.append("tous partenaires" if row.item_id == "_T" else row.item_label.lower())
    if rows["population_id"].nunique() > 1:
        parts.append(row.population_label.lower())
    return ", ".join(parts)


def _rate_caption(row: object) -> str:
    who = labels.capitalized(row.profile_article) if row.population_id == "_T" else row.population_label
    what = "au moins un partenariat" if row.item_id == "_T" else row.item_label.lower()
    return labels.french(f"{who}, {what}")


def _cell(row: object) -> str:
    return labels.cell(row.value, measure_id="share", status=row.status, qualifier=row.qualifier)


def _marked(row: object) -> str:
    return _cell(row) + differing.mark(row)


def _alt(title: str, groups: dict[str, pd.DataFrame]) -> str:
    parts = [
        f"{name} : " + ", ".join(f"{row.item_label.lower()} {_cell(row)}" for row in group.itertuples())
        for name, group in groups.items()
    ]
    return labels.french(f"{title}. {'. '.join(labels.capitalized(part) for part in parts)}.")


def _rates_alt(rows: pd.DataFrame) -> str:
    parts = [f"{row.year}, {row.caption.lower()}, {_cell(row)}" for row in rows.itertuples()]
    return labels.french(f"Taux de pratique partenariale dans le temps : {' ; '.join(parts)}.")


def _level_finding(groups: dict[str, pd.DataFrame]) -> str:
    """The level named most often in the latest wave, in the latest wave of every profile."""
    latest: dict[str, tuple[str, pd.DataFrame]] = {}
    for name, group in groups.items():
        latest.setdefault(group["actor_profile_id"].iloc[0], (name, group))
    first = next(iter(latest.values()))[1]
    top = first.loc[first["value"].idxmax()]
    shares = {
        name: group.set_index("item_id")["value"].get(top["item_id"]) for name, group in latest.values()
    }
    units = {group["base_unit"].iloc[0] for _, group in latest.values()}
    return insights.level_shares(
        top["item_label"], {name: share for name, share in shares.items() if share}, same_unit=len(units) == 1
    )


def _rate_finding(rows: pd.DataFrame, links: Sequence[tuple[str, str]], *, grades: pd.DataFrame) -> str:
    if not links:
        last = rows.iloc[-1]
        return labels.french(f"{last['caption']} : {labels.percent(last['value'])} en {last['year']}")
    by_id = rows.set_index("figure_id")
    first, last = by_id.loc[links[0][0]], by_id.loc[links[-1][1]]
    scope = "" if last["item_id"] == "_T" else last["item_label"].lower()
    return insights.rate_change(first, last, subject=counted(last), grades=grades, scope=scope)


def _conflict_notes(rows: pd.DataFrame) -> tuple[str, ...]:
    """Years for which publications state several values for the same population."""
    notes = []
    for (year, _), group in rows.groupby(["year", "population_id"], sort=False):
        if group["value"].nunique() > 1:
            stated = labels.listed(
                f"{labels.percent(row.value)} ({row.short_caption} ; {row.publication_title})"
                for row in group.itertuples()
            )
            notes.append(labels.french(f"{year} : les publications donnent {stated}."))
    return tuple(notes)


def _printed_changes(cursor: duckdb.DuckDBPyConnection, actor_profile_id: str) -> tuple[str, ...]:
    """Changes that publications print, beside the one computed here."""
    changes = queries.printed_changes(cursor, actor_profile_id=actor_profile_id)
    return tuple(
        labels.french(
            f"Évolution imprimée, {labels.period(row.period)}"
            f"{'' if row.item_id == '_T' else ', ' + row.item_label.lower()} : {labels.points(row.value)} "
            f"({row.publication_title})."
        )
        for row in changes.itertuples()
    )


def _apart(rows: pd.DataFrame) -> tuple[str, ...]:
    """Rates that share no question with the others: told, not drawn."""
    if rows.empty:
        return ()
    told = labels.listed(
        f"{labels.percent(row.value)} en {row.year} ({_rate_caption(row).lower()})"
        for row in rows.itertuples()
    )
    return (labels.french(f"Autres taux publiés, que rien ne permet de mettre sur le même axe : {told}."),)


def _lost_plans(planned: pd.DataFrame, rows: pd.DataFrame) -> tuple[str, ...]:
    lost = rows[rows["response_id"].eq(PLANNED_ID) & rows["value"].isna()]
    if lost.empty or planned["value"].notna().sum() == 0:
        return ()
    names = labels.listed(
        f"{row.item_label.lower()} ({row.profile_label.lower()})" for row in lost.itertuples()
    )
    return (labels.french(f"« {PLANNED} » est illisible dans notre copie pour : {names}."),)


def _lost_levels(cursor: duckdb.DuckDBPyConnection, *, year: str) -> tuple[str, ...]:
    lost = queries.unreadable_groups(cursor, question_id="territorialite_partenariats")
    lost = lost[lost["period"].str[:4] == year]
    return tuple(
        labels.french(
            f"Le même résultat est imprimé pour {row.profile_article} en {row.period[:4]} "
            f"({row.publication_title}), mais ses valeurs sont illisibles dans notre copie."
        )
        for row in lost.itertuples()
    )
