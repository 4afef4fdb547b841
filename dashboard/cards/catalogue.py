"""Catalogue: the base described to its readers: studies, sources, version, method, in French."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from dashboard import guards, insights, labels
from dashboard.labels import french
from dashboard.queries import catalogue as queries

TEXTS = Path(__file__).resolve().parent.parent / "texts"
METHOD = TEXTS / "methode.md"
REUSE = TEXTS / "reutiliser.md"
ACCESSIBILITY = TEXTS / "accessibilite.md"
NO_CONTACT = (
    "L'organisme qui publie ce site n'a pas encore indiqué à qui écrire ; en attendant, ouvrez un ticket "
    "dans le dépôt de ce projet."
)

_DIGIT_GROUP = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
PUBLICATION_KINDS = {"document": "document", "page": "page ou article", "dataset": "jeu de données"}
DIRECTNESS_TITLES = {
    1: "Rapports des études et de leurs producteurs",
    2: "Publications de l'Observatoire et du RAMEAU",
    3: "Partenaires, presse et copies",
}


@dataclass(frozen=True)
class Section:
    """A titled piece of text, in Markdown."""

    title: str
    text: str


def base_lead(cursor: duckdb.DuckDBPyConnection) -> str:
    """What the download holds, and the version of the data."""
    counts = queries.counts(cursor)
    return french(
        f"{version_line(cursor)} {_n(counts.statements_n)} énoncés relevés un à un dans "
        f"{_n(counts.publications_n)} publications. Le fichier contient chaque table deux fois, pour les "
        "tableurs (CSV) et pour les outils statistiques (Parquet), avec la signification de chaque colonne "
        "et les conditions de réutilisation."
    )


def studies_lead(cursor: duckdb.DuckDBPyConnection) -> str:
    """How many studies there are, and how to read the table's last two columns."""
    counts = queries.counts(cursor)
    return french(
        f"{_n(counts.own_studies_n)} études et dossiers de l'Observatoire, la vague la plus récente "
        "d'abord. La base est écrite comme les publications l'impriment ; un univers n'est pas un nombre "
        "de réponses. « Illisible » : la publication imprime le nombre, notre copie l'a perdu."
    )


def version_line(cursor: duckdb.DuckDBPyConnection) -> str:
    """« Données : version 1.0.0, 21 novembre 2026 »."""
    version = queries.version(cursor)
    return french(f"Données : version {version.data_version}, {labels.period(version.released_on)}.")


def studies_table(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The Observatoire's studies: what was asked of whom, when, on what base, and how much of it we read."""
    studies = queries.studies(cursor)
    return pd.DataFrame(
        {
            "Étude, profil, institut et vague": [_study_name(row) for row in studies.itertuples()],
            "Base, échantillon ou univers": [_base(row) for row in studies.itertuples()],
            "Chiffres": [_held(row) for row in studies.itertuples()],
        }
    ).reset_index(drop=True)


def context_table(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The context sources: producer, years, number of figures, and how their values came to us."""
    studies = queries.studies(cursor, is_context=True)
    return pd.DataFrame(
        {
            "Source, producteur et années": [
                french(f"**{row.title}** · {row.producer} · {_years(row)}") for row in studies.itertuples()
            ],
            "Chiffres": [_n(row.published_n) for row in studies.itertuples()],
            "À savoir": studies["note"].map(french),
        }
    ).reset_index(drop=True)


def publication_tables(cursor: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    """Publications with their address, under a title for each degree of directness."""
    publications = queries.publications(cursor)
    return {
        french(DIRECTNESS_TITLES[directness]): _publication_table(group)
        for directness, group in publications.groupby("directness")
    }


def study_notes(cursor: duckdb.DuckDBPyConnection) -> tuple[Section, ...]:
    """Studies with something a reader must know before using their figures."""
    studies = queries.studies(cursor)
    noted = studies[studies["note"] != ""]
    return tuple(Section(title=french(row.title), text=french(row.note)) for row in noted.itertuples())


def reuse_sections(cursor: duckdb.DuckDBPyConnection) -> tuple[Section, ...]:
    """How to cite, the terms of reuse as far as known, and where to report a mistake."""
    version = queries.version(cursor)
    return _sections(
        REUSE, {"data_version": version.data_version, "released_on": labels.period(version.released_on)}
    )


def method_sections(cursor: duckdb.DuckDBPyConnection) -> tuple[Section, ...]:
    """The method page: prose whose every number comes from a query."""
    counts = queries.counts(cursor)
    numbers = {name: _n(value) for name, value in counts.items()}
    return _sections(
        METHOD,
        numbers
        | _example_words(queries.examples(cursor))
        | {
            "weak_below": _n(guards.WEAK_BELOW),
            "fragile_below": _n(guards.FRAGILE_BELOW),
            "fragile_most": _n(guards.FRAGILE_BELOW - 1),
            "contradicted_sentence": _contradicted(int(counts.contradicted_n)),
            "without_base_n": _n(counts.survey_published_n - counts.with_base_n),
            "grade_list": _definitions(queries.status_words(cursor, attribute="grade"), is_counted=False),
            "reading_list": _definitions(queries.status_words(cursor, attribute="reading")),
            "status_list": _definitions(queries.status_words(cursor, attribute="status")),
        },
    )


def accessibility_sections() -> tuple[Section, ...]:
    """The accessibility statement; whom to write to is the operator's to say (`OBSERVATOIRE_CONTACT`)."""
    contact = os.environ.get("OBSERVATOIRE_CONTACT", "")
    return _sections(ACCESSIBILITY, {"contact": f"Écrivez à {contact}." if contact else NO_CONTACT})


def grade_table(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every stated grade, with the two studies and the reason."""
    grades = queries.grades(cursor)
    return pd.DataFrame(
        {
            "Question et études": [
                french(f"**{row.question_label}** · {row.study_a_title} ; {row.study_b_title}")
                for row in grades.itertuples()
            ],
            "Note": grades["grade"],
            "Raison": grades["reason"].map(french),
        }
    ).reset_index(drop=True)


def _n(value: float) -> str:
    return "–" if pd.isna(value) else labels.number(float(value))


def _study_name(row: object) -> str:
    details = [row.profile_labels.lower(), row.institute, row.mode, _wave(row)]
    return french(" · ".join([f"**{row.title}**", *(detail for detail in details if detail)]))


def _wave(row: object) -> str:
    if not row.fieldwork:
        return "vague non publiée"
    return labels.period(row.fieldwork) + (" (déduite)" if row.period_status == "inferred" else "")


def _base(row: object) -> str:
    parts = [f"{_n(row.sample_n)} répondants"] if not pd.isna(row.sample_n) else []
    parts += [_DIGIT_GROUP.sub(labels.NARROW, row.universe)] if row.universe else []
    if row.kind == "facts":
        return "sans objet : faits énoncés"
    return french(" ; ".join(parts) or "non publiée")


def _held(row: object) -> str:
    words = {"published_n": "publié", "illegible_n": "illisible", "not_published_n": "non publié"}
    parts = [
        f"{_n(count)} {word}{'s' if count > 1 else ''}"
        for name, word in words.items()
        if (count := getattr(row, name))
    ]
    return ", ".join(parts) or "aucun"


def _years(row: object) -> str:
    first, last = str(row.first_period)[:4], str(row.last_period)[-10:][:4]
    if pd.isna(row.first_period):
        return "non précisées"
    return first if first == last else f"{first}-{last}"


def _publication_table(group: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Publication": [_publication_name(row) for row in group.itertuples()],
            "Date": [labels.period(date) if date else "non précisée" for date in group["publication_date"]],
            "Chiffres": [_n(count) for count in group["figures_n"]],
        }
    ).reset_index(drop=True)


def _publication_name(row: object) -> str:
    publisher = (
        "" if not row.publisher or row.publisher.lower() in row.title.lower() else f"{row.publisher}, "
    )
    title = _escaped(french(f"{publisher}{row.title}"))
    linked = f"[{title}]({row.url})" if row.url.startswith(("https://", "http://")) else title
    return f"{linked} ({PUBLICATION_KINDS[row.kind]})"


def _escaped(text: str) -> str:
    """Text whose brackets and marks a Markdown reader leaves alone."""
    return re.sub(r"([\[\]*_`$~\\])", r"\\\1", text)


def _definitions(words: pd.DataFrame, *, is_counted: bool = True) -> str:
    lines = []
    for row in words.itertuples():
        name = f"{row.status_id}, {row.label_fr.lower()}" if not is_counted else row.label_fr
        count = f" ({_n(row.observations_n)} observations)" if is_counted and row.observations_n else ""
        definition = row.definition_fr[:1].lower() + row.definition_fr[1:]
        lines.append(f"- **{name}**{count} : {definition}")
    return "\n".join(lines)


def _example_words(examples: pd.DataFrame) -> dict[str, str]:
    """Published values in the words of the method; a dash where the base has no example."""
    words = dict.fromkeys(
        ("universe", "universe_who", "top2", "top2_who", "mean", "mean_as_share", "first", "last", "points"),
        "–",
    )
    one = {name: group.iloc[0] for name, group in examples.groupby("example")}
    if "universe" in one:
        words |= {
            "universe": _n(one["universe"].universe_n),
            "universe_who": _bare(one["universe"].profile_article),
        }
    if "top2" in one:
        words |= {
            "top2": labels.percent(one["top2"].value),
            "top2_who": insights.of(one["top2"].profile_article),
        }
    if "mean" in one:
        mean = one["mean"].value
        words |= {
            "mean": labels.quantity(mean, measure_id="mean_10"),
            "mean_as_share": labels.percent(10 * mean),
        }
    rates = examples.loc[examples["example"] == "rate", "value"]
    if len(rates) > 1:
        first, last = rates.iloc[0], rates.iloc[-1]
        words |= {"first": labels.percent(first), "last": labels.percent(last)}
        words |= {"points": labels.points(last - first, signed=False)}
    return {f"example_{name}": word for name, word in words.items()}


def _bare(article_phrase: str) -> str:
    return article_phrase.removeprefix("les ")


def _contradicted(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return (
            "Pour l'une d'elles, les publications ne donnent pas la même valeur : les deux restent visibles."
        )
    values = "les publications ne donnent pas la même valeur : toutes restent visibles"
    return f"Pour {_n(count)} d'entre elles, {values}."


def _sections(path: Path, words: dict[str, str]) -> tuple[Section, ...]:
    """A text cut at its `##` titles, every placeholder filled; a missing word is an error, never a blank."""
    filled = path.read_text(encoding="utf-8").format_map(words)
    parts = re.split(r"^## (.+)$", filled, flags=re.MULTILINE)[1:]
    return tuple(
        Section(title=french(title), text=french(text.strip()))
        for title, text in zip(parts[::2], parts[1::2], strict=True)
    )
