"""Words: one result of a sheet as text: what it is, its value, its wave, base and source."""

from collections.abc import Collection

import pandas as pd

from dashboard import labels
from dashboard.labels import french

UNSAID_RESPONSES = ("_T", "oui", "cite")  # the question or the unit says it


def result_name(row: object, *, hidden: Collection[str], items: str = "", places: str = "") -> str:
    """« Taux de pratique partenariale : avec des entreprises (associations employeuses) ».

    Args:
        row: one row of `observations`.
        hidden: columns that the sheet is about, which its rows need not repeat.
        items: instead of the row's own item, those of several rows.
        places: instead of the row's own region, those of several rows.
    """
    details = [] if row.item_id == "_T" and not items else [items or row.item_label]
    details += [] if row.response_id in UNSAID_RESPONSES else [row.response_label.lower()]
    people = _people(row, with_profile="profile" not in hidden)
    people += (
        [places or row.region_label] if row.region_kind not in ("country", "metropolitan_france") else []
    )
    name = row.question_label + (f" : {', '.join(details)}" if details else "")
    return french(name + (f" ({', '.join(people)})" if people else ""))


def value(row: object) -> str:
    """The value with its unit, or the word that says why there is none."""
    if pd.isna(row.value):
        return labels.SHORT_STATUS_WORDS[row.status]
    return french(labels.quantity(row.value, measure_id=row.measure_id, qualifier=row.qualifier))


def wave_and_base(row: object) -> str:
    """« Septembre 2021 · univers de 148 429 »."""
    wave = labels.capitalized(labels.period(row.period))
    return french(f"{wave} · {base(pd.DataFrame([row._asdict()]))}")


def base(rows: pd.DataFrame) -> str:
    """« univers de 148 429 », « 302 réponses », « base non publiée »."""
    text = labels.short_base(rows).removeprefix(french("Base : "))
    return "base non publiée" if text == "non publiée" else text


def numbered_sources(rows: pd.DataFrame) -> dict[str, int]:
    """A number for each publication of the rows, in order of appearance: its title is written once."""
    return {code: number for number, code in enumerate(dict.fromkeys(rows["publication_id"]), start=1)}


def source_list(rows: pd.DataFrame) -> str:
    """« Sources : [1] Le RAMEAU, PHARE-Associations… ; [2] … », for the numbers that a table uses."""
    numbers = numbered_sources(rows)
    documents = [
        f"[{numbers[row.publication_id]}] {labels.document(row.publisher, row.publication_title)}"
        for row in rows.drop_duplicates("publication_id").itertuples()
    ]
    return french(f"Sources : {' ; '.join(documents)}")


def _people(row: object, *, with_profile: bool) -> list[str]:
    """Profile and population; one of them where the population names its profile."""
    if row.population_id == "_T":
        return [row.profile_label.lower()] if with_profile and row.actor_profile_id != "_T" else []
    population = lowered(row.population_label)
    says_it = not with_profile or population.startswith(row.profile_label.lower())
    return [population] if says_it else [row.profile_label.lower(), population]


def lowered(label: str) -> str:
    """The label with a small first letter, unless it is an acronym (« TPE et PME »)."""
    return label if label[:2].isupper() else f"{label[:1].lower()}{label[1:]}"
