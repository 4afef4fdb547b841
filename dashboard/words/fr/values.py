"""Values: a number with its measure becomes text with its unit; a missing one, the word that says why."""

from dashboard.words.fr.numbers import (
    ABSENT,
    NARROW,
    euros,
    is_known,
    number,
    ordinal,
    percent,
    points,
)

WORDS = {
    "illegible": "illisible",
    "not_published": "non publié",
    "not_asked": "question non posée",
}
QUALIFIERS = {"≈": "environ ", ">": "plus de ", "<": "moins de "}


def value(
    figure: float | None,
    measure_id: str = "share",
    qualifier: str = "",
    *,
    decimals: int | None = None,
) -> str:
    """« 57 % », « 6,4 sur 10 », « 1er », « plus de 2 000 »: a value with the unit of its measure.

    Args:
        figure: in the unit of its measure; nothing known gives « – ».
        qualifier: `≈`, `>`, `<` or blank.
        decimals: fixed where values stand beside one another.
    """
    if not is_known(figure):
        return ABSENT
    return QUALIFIERS.get(qualifier, "") + _written(figure, measure_id, decimals)


def _of_mean(figure: float) -> int:
    """Decimals of a mean out of 10: one, or two where it was printed so."""
    return max(1, len(f"{figure:.2f}".rstrip("0").partition(".")[2]))


def _written(figure: float, measure_id: str, decimals: int | None) -> str:
    if measure_id == "share":
        return percent(figure, decimals)
    if measure_id == "mean_10":
        return f"{number(figure, _of_mean(figure) if decimals is None else decimals)} sur 10"
    if measure_id == "points":
        return points(figure)
    if measure_id == "rank":
        return ordinal(figure)
    return euros(figure) if measure_id == "eur" else number(figure, decimals)


def bare(figure: float | None, measure_id: str) -> str:
    """The value without its unit, where a column or an axis says it: « 57 », « 6,4 »."""
    if not is_known(figure):
        return ABSENT
    if measure_id == "rank":
        return ordinal(figure)
    return number(figure, _of_mean(figure) if measure_id == "mean_10" else None)


def unit(measure_id: str) -> str:
    """« en % », « sur 10 », « en euros »: the unit as a subtitle ends; blank where there is none."""
    return UNITS.get(measure_id, "")


UNITS = {
    "share": f"en{NARROW}%",
    "mean_10": "note moyenne sur 10",
    "mean": "moyenne",
    "rank": "rang",
    "points": "en points",
    "eur": "en euros",
}


def word(status: str) -> str:
    """Why there is no value, in a word: « illisible », « non publié »."""
    return WORDS.get(status, WORDS["not_published"])


def distance(figure: float | None, measure_id: str = "share") -> str:
    """« 21 points », « 0,5 point »: how far apart two values are, without a sign."""
    if not is_known(figure):
        return ABSENT
    is_in_points = measure_id in ("share", "points", "mean_10")
    return points(abs(figure), signed=False) if is_in_points else number(abs(figure))


def interval(low: float, high: float) -> str:
    """« entre 30 % et 41 % »: the two bounds of a margin, whole percents."""
    return f"entre {percent(low, 0)} et {percent(high, 0)}"
