"""Sentences: rows and their verdicts in, one French sentence out that states no order the guard-rails deny.

Items are named as the code list labels them, between quotes: their gender and number are then never guessed.
"""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard import guards, verdicts
from dashboard.labels import capitalized, french, listed, number, percent, period, points, quantity
from dashboard.verdicts import Verdict

NEAR = 2  # points within which a share is told as a fraction
MOST_LEADERS = 3
_TENTHS = {2: "deux", 3: "trois", 4: "quatre", 6: "six", 7: "sept", 8: "huit", 9: "neuf"}
_FRACTIONS = {25: "un quart", 100 / 3: "un tiers", 50: "la moitié", 200 / 3: "deux tiers", 75: "trois quarts"}
_ELIDING = re.compile(
    r"^(?!oui\b|onz)([aeiouyàâäéèêëîïôöûüœæ]|habi|héberg|herbe|heure|hist|hiver|homme|hôpi|horizon|humain|hygi)",
    re.IGNORECASE,
)


def of(phrase: str) -> str:
    """« des associations », « du mécénat », « de la santé », « d'élus locaux », « de handicap »."""
    for article, contracted in (("les ", "des "), ("le ", "du ")):
        if phrase.startswith(article):
            return contracted + phrase.removeprefix(article)
    return f"d'{phrase}" if elides(phrase) else f"de {phrase}"


def than(phrase: str) -> str:
    """« que les associations », « qu'un tiers »."""
    return f"qu'{phrase}" if elides(phrase) else f"que {phrase}"


def elides(phrase: str) -> bool:
    """Whether « de » or « que » loses its vowel before this phrase."""
    return bool(_ELIDING.match(phrase))


def ranking(rows: pd.DataFrame, *, grades: pd.DataFrame, subject: str) -> str:
    """What comes first and last among the items of one profile, as far as an order is established.

    Args:
        rows: rows of `observations`, one an item, the same profile, response and measure.
        grades: as for `verdicts.pair_verdicts`.
        subject: what is ranked, before the colon: « Partenaires des associations en 2016 ».
    """
    ranked = verdicts.ranking(rows, grades=grades)
    if ranked.empty:
        return french(f"{subject} : aucune valeur lisible")
    parts = [_leaders(ranked), _last(ranked)] if len(ranked) > 1 else [_named(ranked.to_dict("records"))]
    cautions = [_untested(ranked, grades), small_base(ranked)]
    return french(f"{subject} : {' ; '.join(filter(None, [*parts, *cautions]))}")


def gap(a: Mapping, b: Mapping, *, verdict: Verdict, what: str = "") -> str:
    """Which of two profiles answers more often, both shares, and what the guard-rails say of the gap.

    Args:
        a: a row of `observations`; `gender` (`m` or `f`) agrees « nombreux ».
        verdict: the verdict on `a` against `b`, from the family they are looked at in.
        what: what they do more often: « à attendre un impact fort ou très fort ».
    """
    more, less = (a, b) if verdict.gap >= 0 else (b, a)
    shares = f"{_share(more)} contre {_share(less)}"
    if verdict.tells_apart:
        many = "nombreuses" if more.get("gender") == "f" else "nombreux"
        who = f"{more['profile_article']} sont proportionnellement plus {many}"
        compared = " ".join(filter(None, [who, than(less["profile_article"]), what]))
        said = f"{compared} : {shares}, soit {points(abs(verdict.gap), signed=False)} d'écart"
        return french(capitalized(said + _not_tested([verdict])))
    both = listed(f"{_share(row)} {of(row['profile_article'])}" for row in (more, less))
    return french(f"{both}{_no_order(verdict)}")


def change(first: Mapping, last: Mapping, *, verdict: Verdict, subject: str) -> str:
    """How a share went from one wave to a later one, and whether the change is established.

    Args:
        verdict: the verdict on `last` against `first`.
        subject: a noun phrase in the singular: « la part des entreprises en partenariat ».
    """
    waves = f"{_value(first)} ({period(first['period'])}) à {_value(last)} ({period(last['period'])})"
    if verdict.tells_apart:
        direction = "augmente" if verdict.gap > 0 else "diminue"
        said = f"{subject} {direction} de {waves}, {_difference(last, verdict.gap)}"
        return french(capitalized(said + _not_tested([verdict], what="évolution")))
    return french(capitalized(f"{subject} va de {waves}{_no_order(verdict, what='évolution')}"))


def majority(rows: pd.DataFrame) -> str:
    """Which profiles answer so in majority, the margin within, and for which it is not established.

    Args:
        rows: one row a profile, shares of one response; `profile_article`.
    """
    known = rows[rows["value"].notna() & rows["measure_id"].eq("share")]
    groups: dict[str, list[str]] = {"yes": [], "no": [], "unsure": []}
    for row in known.to_dict("records"):
        groups[_has_majority(row)].append(f"{_share(row)} {of(row['profile_article'])}")
    if not len(known):
        return french("Aucune part lisible")
    if len(groups["yes"]) == len(known) > 1:
        return french(f"Une majorité dans chaque profil : {listed(groups['yes'])}")
    words = {"yes": "majorité", "no": "pas de majorité", "unsure": "majorité non établie"}
    return french(
        capitalized(" ; ".join(f"{words[key]} : {listed(who)}" for key, who in groups.items() if who))
    )


def in_words(row: Mapping) -> str:
    """« près de neuf associations sur dix », « un tiers des citoyens »; the percentage where no form is near.

    « Près de » is under the form and « un peu plus de » over it, by at most `NEAR` points. A weak base is
    never told as a fraction; a base under 100 with whole answers is told by them: « 30 des 42 fondations ».
    """
    who = row["profile_article"]
    counted = guards.guarded(pd.DataFrame([dict(row)]))["answers_n"].iloc[0]
    plain = who.removeprefix("les ")
    if not pd.isna(counted):
        return french(f"{number(counted)} des {number(row['base_n'])} {plain}")
    form = _form(row)
    if form is None:
        return french(f"{_share(row)} {of(who)}")
    target, words = form
    difference = row["value"] - target
    near = "" if abs(difference) < 0.5 else "un peu plus " if difference > 0 else "près "
    told = f"{words} {plain} sur dix" if target % 10 == 0 and target != 50 else f"{words} {of(who)}"
    return french(f"{near}{of(told)}" if near else told)


def small_base(rows: pd.DataFrame) -> str:
    """« base fragile : 42 réponses pour les fondations »; blank where no known base is under 100."""
    small = rows[rows["base_n"].notna() & rows["base_n"].lt(guards.FRAGILE_BELOW)]
    bases = small[["profile_article", "base_n"]].drop_duplicates()
    if bases.empty:
        return ""
    word = guards.BASE_CLASSES[guards.base_class(bases["base_n"].min())]
    counts = (
        f"{number(n)} réponse{'s' if n > 1 else ''} pour {who}" for who, n in bases.itertuples(index=False)
    )
    return french(f"{word} : {listed(counts)}")


def _leaders(ranked: pd.DataFrame) -> str:
    """What can hold the first rank; the ends alone where too many can."""
    leaders = ranked[ranked["rank_first"] == 1].to_dict("records")
    if len(leaders) == 1:
        return f"{_named(leaders)} vient en tête"
    if len({row["value"] for row in leaders}) == 1 and len(leaders) <= MOST_LEADERS:
        return f"{_named(leaders)} viennent en tête à égalité"
    if len(leaders) <= MOST_LEADERS:
        return f"{_named(leaders)} viennent en tête, sans que leur ordre soit établi"
    low, high = ranked["value"].min(), ranked["value"].max()
    ends = (quantity(value, measure_id=ranked["measure_id"].iloc[0]) for value in (low, high))
    return f"de {' à '.join(ends)}, sans que l'ordre des premiers soit établi"


def _last(ranked: pd.DataFrame) -> str:
    """What surely comes last, where something does and is not among the first."""
    last = ranked[ranked["rank_last"] == len(ranked)].to_dict("records")
    if len(last) > 1 or last[0]["rank_first"] == 1:
        return ""
    return f"{_named(last)} vient en dernier"


def _named(rows: Sequence[Mapping]) -> str:
    return listed(f"« {row['item_label']} » ({_value(row)})" for row in rows)


def _untested(ranked: pd.DataFrame, grades: pd.DataFrame) -> str:
    """Why the printed order is not tested, where its neighbours are not; too few answers are no order."""
    neighbours = list(itertools.pairwise(ranked.to_dict("records")))
    found = verdicts.pair_verdicts(neighbours, grades=grades)
    said = [verdict for verdict in found if [code for code, _ in verdict.reasons] != ["peu_de_reponses"]]
    return _not_tested(said, what="ordre").lstrip(", ")


def _not_tested(found: Iterable[Verdict], *, what: str = "écart") -> str:
    untested = [verdict for verdict in found if not verdict.is_testable]
    if not untested:
        return ""
    return f", {what} non testable : {verdicts.reasons_in_words(untested)}"


def _no_order(verdict: Verdict, *, what: str = "ordre") -> str:
    """What follows two values that the guard-rails do not order."""
    if not verdict.is_testable:
        return _not_tested([verdict], what="évolution" if what == "évolution" else "écart")
    if not verdict.is_printed_apart:
        return ", sans changement" if what == "évolution" else ", au même niveau"
    unsure = "l'évolution n'est pas établie" if what == "évolution" else "l'ordre n'est pas établi"
    return f", {points(abs(verdict.gap), signed=False)} d'écart : {unsure}"


def _has_majority(row: Mapping) -> str:
    margin = guards.margin(dict(row))
    low, high = margin or (row["value"], row["value"])
    if guards.is_rough(row) or guards.base_class(row["base_n"]) == "faible":
        return "unsure"
    if low > 50:
        return "yes"
    return "no" if high <= 50 else "unsure"


def _form(row: Mapping) -> tuple[float, str] | None:
    """The nearest fraction to a share, and its words; None where there is none within `NEAR` points."""
    is_weak = guards.base_class(row["base_n"]) == "faible"
    if row["measure_id"] != "share" or pd.isna(row["value"]) or guards.is_rough(row) or is_weak:
        return None
    forms = _FRACTIONS | {10 * count: words for count, words in _TENTHS.items()}
    target = min(forms, key=lambda form: abs(row["value"] - form))
    return (target, forms[target]) if abs(row["value"] - target) <= NEAR else None


def _share(row: Mapping) -> str:
    return percent(row["value"]) if not guards.is_rough(row) else _value(row)


def _value(row: Mapping) -> str:
    return quantity(row["value"], measure_id=row["measure_id"], qualifier=row.get("qualifier") or "")


def _difference(row: Mapping, gap_pts: float) -> str:
    if row["measure_id"] == "share":
        return points(gap_pts)
    return f"{'+' if gap_pts > 0 else ''}{number(gap_pts)}"
