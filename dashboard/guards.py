"""Guards: rows of observations in; what may be said of each value beside it: base, margin, answers. Pure."""

import re
from collections.abc import Iterable

import pandas as pd

from dashboard import labels
from dashboard.statistics import AnswerCount, Interval, answer_count, wilson_interval

WEAK_BELOW = 30
FRAGILE_BELOW = 100
BASE_CLASSES = {
    "faible": "base faible",
    "fragile": "base fragile",
    "suffisante": "",
    "inconnue": "effectif non publié",
}
MARGIN_LABEL = "indicatif, par référence à la méthode aléatoire"
SAMPLE_QUESTIONS = (
    "echantillon",
    "effectif",
)  # they describe the sample: the quotas set most of their answers
SURVEYED = ("survey", "unspecified")
_ONE_BASE = ["study_id", "actor_profile_id", "population_id", "region_id", "base_n"]
_DECIMALS = re.compile(r"\d[.,](\d+)")
_NAN = float("nan")


def base_class(base_n: float | None) -> str:
    """One of `BASE_CLASSES`: under 30 interviews, 30 to 99, 100 and more, or not published."""
    if not is_known(base_n):
        return "inconnue"
    if base_n < WEAK_BELOW:
        return "faible"
    return "fragile" if base_n < FRAGILE_BELOW else "suffisante"


def guarded(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, and beside each value what the guard-rails say of it.

    Args:
        rows: columns of `observations`; `qualifier`, `base_unit`, `value_printed` and `study_kind` may be
            missing.

    Returns:
        The same rows and: `base_class`; `base_words` (« base fragile », blank where there is nothing to say);
        `is_greyed`; `margin_low` and `margin_high` in percent, NaN without a margin; `answers_n`, NaN where
        the share stands for no single number of answers, and `answers_words` (« 30 sur 42 »).
    """
    records = rows.to_dict("records")
    margins = [margin(row) for row in records]
    answers = _answers(rows, records)
    return rows.assign(
        base_class=[base_class(row["base_n"]) for row in records],
        base_words=[base_words(row) for row in records],
        is_greyed=[base_class(row["base_n"]) == "faible" for row in records],
        margin_low=[_NAN if found is None else found.low for found in margins],
        margin_high=[_NAN if found is None else found.high for found in margins],
        answers_n=[_NAN if count is None else float(count) for count in answers],
        answers_words=[
            "" if count is None else f"{labels.number(count)} sur {labels.number(row['base_n'])}"
            for count, row in zip(answers, records, strict=True)
        ],
    )


def base_words(row: dict) -> str:
    """What to write beside a value about its base; nothing for a figure that no survey made."""
    is_surveyed = row.get("study_kind", SURVEYED[0]) in SURVEYED
    return labels.french(BASE_CLASSES[base_class(row["base_n"])]) if is_surveyed else ""


def margin(row: dict) -> Interval | None:
    """The 95 % interval of a share whose interviews are counted, in percent; None where there is none.

    A share that is rounded to a bound (« plus de 30 % »), counts partnerships or describes the sample itself
    has none.
    """
    if not is_estimate(row) or not is_known(row["base_n"]):
        return None
    return wilson_interval(share=float(row["value"]), base_n=int(row["base_n"]))


def is_estimate(row: dict) -> bool:
    """Whether the value is a share of respondents, as printed, that a sample estimates."""
    return (
        row["measure_id"] == "share"
        and not pd.isna(row["value"])
        and not is_rough(row)
        and not counts_partnerships(row)
        and row["question_id"] not in SAMPLE_QUESTIONS
    )


def is_rough(row: dict) -> bool:
    """Whether the publication gives a bound or an approximation, not a value."""
    return bool(_text(row, "qualifier"))


def counts_partnerships(row: dict) -> bool:
    """Whether the percentage counts partnerships, several a respondent, and not respondents."""
    return _text(row, "base_unit") == "partenariats"


def is_known(base_n: float | None) -> bool:
    """Whether a number of interviews is published."""
    return base_n is not None and not pd.isna(base_n) and base_n > 0


def printed_decimals(row: dict) -> int:
    """With how many decimals the publication prints a value; those of the value where it is not kept."""
    printed = _text(row, "value_printed")
    match = _DECIMALS.search(printed or f"{row['value']:g}")
    return len(match[1]) if match else 0


def margin_words(row: dict) -> str:
    """« intervalle à 95 % : de 56 à 83 %, indicatif… »; blank where the value has no margin."""
    found = margin(row)
    if found is None:
        return ""
    low, high = (labels.number(end, decimals=0) for end in found)
    return labels.french(f"intervalle à 95 % : de {low} à {high} %, {MARGIN_LABEL}")


def notes(rows: pd.DataFrame) -> tuple[str, ...]:
    """What a chart of these rows says under it: margins, small bases, unknown bases, counts of answers.

    Args:
        rows: as for `guarded`, with `profile_article`.
    """
    shown = guarded(rows[rows["value"].notna()])
    found = [
        _margin_note(shown[shown["margin_low"].notna()]),
        _base_note(shown, words="base faible", meaning="moins de 30 réponses : valeurs grisées, aucun test"),
        _base_note(shown, words="base fragile", meaning="de 30 à 99 réponses : à lire avec prudence"),
        _base_note(shown, words="effectif non publié", meaning="ni marge ni test"),
        _answers_note(shown[shown["answers_n"].notna()]),
    ]
    return tuple(labels.french(note) for note in found if note)


def _answers(rows: pd.DataFrame, records: list[dict]) -> list[int | None]:
    """Counts of the bases under 100 whose every share stands for a whole number of answers.

    Where one does not, the survey is weighted or its base is another, and the others fit by accident.
    """
    found = [_answer_count(row) for row in records]
    fits = pd.Series([one is None or one.fits == "one" for one in found], index=rows.index, dtype=bool)
    whole = fits.groupby([rows[column] for column in _ONE_BASE], dropna=False).transform("all")
    return [one.count if one is not None and fit else None for one, fit in zip(found, whole, strict=True)]


def _answer_count(row: dict) -> AnswerCount | None:
    if not is_estimate(row) or base_class(row["base_n"]) not in ("faible", "fragile"):
        return None
    share, base_n = float(row["value"]), int(row["base_n"])
    return answer_count(share=share, base_n=base_n, decimals=printed_decimals(row))


def _margin_note(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    bases = rows[["profile_article", "base_n"]].drop_duplicates().itertuples(index=False)
    counted = labels.listed(f"{labels.number(base_n)} pour {article}" for article, base_n in bases)
    return (
        f"Trait fin sur le site : intervalle de confiance à 95 % (Wilson), {MARGIN_LABEL} ; calculé ici "
        f"sur les réponses publiées ({counted})."
    )


def _base_note(rows: pd.DataFrame, *, words: str, meaning: str) -> str:
    concerned = rows.loc[rows["base_words"] == words, "profile_article"].drop_duplicates()
    if concerned.empty:
        return ""
    return f"{labels.capitalized(words)} pour {labels.listed(concerned)} ({meaning})."


def _answers_note(rows: pd.DataFrame) -> str:
    if rows.empty:
        return ""
    bases = labels.listed(map(labels.number, _distinct(rows["base_n"])), last="ou")
    return (
        f"Nombres de réponses calculés ici : chaque part imprimée est, à l'arrondi, un nombre entier de "
        f"réponses sur {bases}."
    )


def _distinct(values: Iterable[float]) -> list[float]:
    return list(dict.fromkeys(values))


def _text(row: dict, column: str) -> str:
    value = row.get(column)
    return value if isinstance(value, str) else ""
