"""Insights: a tidy frame in, one French sentence out, by rule: ranking, gap, majority, change."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard import sentences, verdicts
from dashboard.labels import capitalized, french, listed, lowered, number, percent, points
from dashboard.sentences import of

_COUNT_WORDS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
# The words that a sentence may open with; any other label stands between quotes, its gender never guessed.
_ARTICLES = {
    "le ": "développement lien mécénat",
    "la ": "coopération mobilisation mobilité performance sécurité transition",
    "l'": "ancrage emploi engagement ensemble environnement innovation éducation",
    "les ": "acteurs associations autres collectifs collectivités entreprises fédérations laboratoires "
    "pratiques structures établissements",
}
_ARTICLE_OF = {word: article for article, words in _ARTICLES.items() for word in words.split()}


def count_word(count: int) -> str:
    """« sept »; figures from eleven on."""
    return _COUNT_WORDS[count] if count < len(_COUNT_WORDS) else str(count)


def noun_phrase(label: str) -> str:
    """A label as a sentence takes it: « la mobilisation collective », « les acteurs publics locaux »."""
    plain = lowered(label)
    article = _ARTICLE_OF.get(plain.split(" ")[0])
    is_quoted = article is None or " et " in plain  # « le vieillissement et dépendance » is no French
    return f"« {label} »" if is_quoted else f"{article}{plain}"


def leading_item(impacts: pd.DataFrame, *, grades: pd.DataFrame) -> str:
    """Which item comes first, for how many of the profiles with a readable detail, from where to where.

    A profile whose leaders the guard-rails do not order is named apart.

    Args:
        impacts: rows of `observations`, one an item and profile.
        grades: as for `verdicts.pair_verdicts`.
    """
    known = impacts.dropna(subset=["value"])
    detailed = [group for _, group in known.groupby("actor_profile_id", sort=False) if len(group) > 1]
    if not detailed:
        return french("Aucun profil n'a de détail lisible.")
    ranked = [verdicts.ranking(group, grades=grades) for group in detailed]
    sure = [group for group in ranked if _has_one_leader(group)]
    unsure = _unordered([group for group in ranked if not _has_one_leader(group)])
    if not sure:
        return french(capitalized(unsure))
    item_id = pd.concat([group.head(1) for group in sure])["item_id"].mode().iloc[0]
    led = [group for group in sure if group["item_id"].iloc[0] == item_id]
    winners = pd.concat([group.head(1) for group in led]).sort_values("value", kind="stable")
    caution = _caution([_first_two(group) for group in led], grades=grades, what="ordre")
    subject = capitalized(noun_phrase(winners["item_label"].iloc[0]))
    return french(
        f"{subject} est l'impact le plus attendu {_among(len(winners), len(detailed))} : "
        f"{_span(winners)}{caution}{' ; ' if unsure else ''}{unsure}"
    )


def _has_one_leader(ranked: pd.DataFrame) -> bool:
    return int(ranked["rank_first"].eq(1).sum()) == 1


def _first_two(ranked: pd.DataFrame) -> tuple[Mapping, Mapping]:
    first, second, *_ = ranked.to_dict("records")
    return first, second


def _unordered(groups: Sequence[pd.DataFrame]) -> str:
    """« chez les fondations (de 62 % à 95 %), l'ordre des premiers n'est pas établi »."""
    if not groups:
        return ""
    parts = [f"{group['profile_article'].iloc[0]} ({_extent(group)})" for group in groups]
    return f"chez {listed(parts)}, l'ordre des premiers n'est pas établi"


def _extent(rows: pd.DataFrame) -> str:
    return f"de {percent(rows['value'].min())} à {percent(rows['value'].max())}"


def _caution(pairs: Sequence[tuple[Mapping, Mapping]], *, grades: pd.DataFrame, what: str = "écart") -> str:
    """What the guard-rails say of an order or a gap that is about to be stated; blank where it is sure."""
    return caution(verdicts.pair_verdicts(pairs, grades=grades), what=what)


def caution(found: Iterable[verdicts.Verdict], *, what: str = "écart") -> str:
    """« ; écart non testable : effectif non publié », or that no order is established, or nothing.

    Args:
        what: what is not testable, in the singular; « ordre » stays so.
    """
    found = list(found)
    untested = [verdict for verdict in found if not verdict.is_testable]
    if untested:
        is_many = len(untested) > 1 and what != "ordre"
        words = f"{what}s non testables" if is_many else f"{what} non testable"
        return f" ; {words} : {_reasons(untested)}"
    return "" if all(verdict.tells_apart for verdict in found) else " ; l'ordre n'est pas établi"


def _reasons(untested: Iterable[verdicts.Verdict]) -> str:
    """Every reason once; for whom it holds is said in the notes, which have the room."""
    codes = {code for verdict in untested for code, _ in verdict.reasons}
    reasons = [reason for code, reason in verdicts.REASONS.items() if code in codes]
    return " ; ".join(reason.replace(", pour {who}", "").replace(" pour {who}", "") for reason in reasons)


def _among(count: int, total: int) -> str:
    if count == total:
        return f"par les {count_word(total)} profils dont le détail est lisible"
    return f"par {count_word(count)} des {count_word(total)} profils dont le détail est lisible"


def strongest_and_weakest(totals: pd.DataFrame, *, grades: pd.DataFrame) -> str:
    """What one profile expects most and least often, as far as the guard-rails order its printed totals.

    Args:
        totals: rows of `observations`, the printed total of each item for one profile.
        grades: as for `verdicts.pair_verdicts`.
    """
    ranked = verdicts.ranking(totals, grades=grades)
    if ranked.empty:
        return french("Aucun total lisible pour ce profil.")
    who = ranked["profile_article"].iloc[0]
    expected = "attendent un impact fort ou très fort"
    leaders = ranked[ranked["rank_first"] == 1]
    if len(ranked) == 1:
        item = noun_phrase(ranked["item_label"].iloc[0])
        return french(f"{percent(ranked['value'].iloc[0])} {of(who)} {expected} sur {item}")
    if leaders["value"].nunique() > 1:
        base = sentences.small_base(_with_plain_bases(ranked))
        told = f"{capitalized(_extent(ranked))} {of(who)} {expected}, selon l'impact"
        return french(f"{told} ; l'ordre des premiers n'est pas établi{f' ({base})' if base else ''}")
    most = f"{_items(leaders, leaders['value'].iloc[0])} ({percent(leaders['value'].iloc[0])})"
    opening = f"{capitalized(who)} attendent le plus souvent un impact fort ou très fort sur {most}"
    last = _surely_last(ranked)
    least = f", le moins souvent sur {_items(last, last['value'].iloc[0])} ({percent(last['value'].iloc[0])})"
    ends = [(ranked.iloc[0].to_dict(), ranked.iloc[-1].to_dict())] if len(last) else [_first_two(ranked)]
    return french(f"{opening}{least if len(last) else ''}{_caution(ends, grades=grades, what='ordre')}")


def _surely_last(ranked: pd.DataFrame) -> pd.DataFrame:
    """What comes last by its print, alone or with its equals; no row where nothing surely does."""
    last = ranked[ranked["rank_last"] == len(ranked)]
    is_sure = last["value"].nunique() == 1 and not last["rank_first"].eq(1).any()
    return last if is_sure else last.iloc[:0]


def _with_plain_bases(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(base_n=rows["base_n"].astype(float))


def ranked_profiles(totals: pd.DataFrame, *, subject: str) -> str:
    """What each profile expects of one impact, the highest printed total first, and whose total is lost.

    Args:
        totals: the printed totals of one item: `profile_article`, `value` (NaN if not readable).
        subject: the item's label.
    """
    known = totals.dropna(subset=["value"]).sort_values("value", ascending=False, kind="stable")
    if known.empty:
        return french(f"{subject} : aucun total lisible")
    parts = [f"{percent(row.value)} {of(row.profile_article)}" for row in known.itertuples()]
    lost = [row.profile_article for row in totals[totals["value"].isna()].itertuples()]
    end = f" ; illisible pour {listed(lost)}" if lost else ""
    return french(f"{subject}, impact fort ou très fort : {listed(parts)}{end}")


def _items(known: pd.DataFrame, value: float) -> str:
    return listed(noun_phrase(label) for label in known.loc[known["value"] == value, "item_label"])


def judged_by_all(rows: pd.DataFrame, *, subject: str) -> str:
    """For which profiles a judgement is that of a majority, as far as the margins establish it.

    Args:
        rows: as for `sentences.majority`.
    """
    return french(f"{subject}, {lowered(sentences.majority(rows))}")


def leaders_by_group(groups: Mapping[str, pd.DataFrame], *, same_base: bool, grades: pd.DataFrame) -> str:
    """What comes first in each group, and that the bases differ when there are several.

    Args:
        groups: rows of `observations` of each group, one an item, under its name in a sentence.
        grades: as for `verdicts.pair_verdicts`.
    """
    parts, pairs = [], []
    for name, rows in groups.items():
        ranked = verdicts.ranking(rows, grades=grades)
        leaders = ranked[ranked["rank_first"] == 1]
        if leaders["value"].nunique() > 1:
            parts.append(f"{_unordered([ranked.assign(profile_article=name)])}")
            continue
        if len(ranked) > len(leaders):
            pairs.append((ranked.iloc[0].to_dict(), ranked.iloc[len(leaders)].to_dict()))
        verb = "" if parts else " vient en tête" if _is_single(leaders) else " viennent en tête"
        top = leaders["value"].iloc[0]
        parts.append(f"chez {name}, {_items(leaders, top)}{verb} ({percent(top)})")
    sentence = capitalized(" ; ".join(parts))
    sentence = sentence if same_base else f"{sentence} : les bases diffèrent"
    return french(f"{sentence}{_caution(pairs, grades=grades, what='ordre')}")


def added_by_plans(gaps: Mapping[str, pd.Series], *, same_base: bool) -> str:
    """How many points the plans of the next six months add to what each group practises.

    Args:
        gaps: percentage points of each type under the group's name in a sentence; NaN where not readable.
    """
    parts = []
    for index, (name, added) in enumerate(gaps.items()):
        low, high = added.min(), added.max()
        span = points(high, signed=False)
        span = span if low == high else f"de {number(low)} à {span}"
        opening = "ce qui est prévu dans les six mois ajoute " if index == 0 else ""
        parts.append(f"{opening}{span} chez {name}")
    sentence = capitalized(" ; ".join(parts))
    return french(sentence if same_base else f"{sentence} : les bases diffèrent")


def _is_single(leaders: pd.DataFrame) -> bool:
    return len(leaders) == 1 and not noun_phrase(leaders["item_label"].iloc[0]).startswith("les ")


def rate_change(
    first: pd.Series, last: pd.Series, *, subject: str, grades: pd.DataFrame, scope: str = ""
) -> str:
    """The last rate against the first comparable one, and the difference between them.

    Args:
        first: a row of `observations`, and its `year`; `last` too.
        grades: as for `verdicts.pair_verdicts`.
        scope: with whom, when not with anyone: « avec des entreprises ».
    """
    practised = f"pratiquaient des partenariats {scope}".rstrip()
    caution = _caution([(last.to_dict(), first.to_dict())], grades=grades, what="évolution")
    return french(
        f"{percent(last['value'])} {of(subject)} {practised} en {int(last['year'])}, "
        f"contre {percent(first['value'])} en {int(first['year'])} : "
        f"{points(last['value'] - first['value'])}{caution}"
    )


def level_shares(level: str, groups: Mapping[str, float], *, same_unit: bool) -> str:
    """How often one territorial level is named, group by group (« les associations (2021) »)."""
    shares = [f"{percent(value)} {of(name)}" for name, value in groups.items()]
    caution = "" if same_unit else " : ces parts ne comptent pas la même chose"
    return french(f"Le niveau {level[:1].lower() + level[1:]} concerne {listed(shares)}{caution}")


def agreement_by_size(total: float, by_size: pd.DataFrame) -> str:
    """How many agree, and how many strongly in each size of communes, in an order only where it is tested.

    Args:
        by_size: `population_label`, `value` in percent and `base_n` (NaN where it is not published).
    """
    sentence = f"{percent(total)} des élus locaux disent que leur territoire innove face aux transitions"
    if len(by_size) < 2:
        return french(sentence)
    parts = [f"{percent(row.value)} dans les {lowered(row.population_label)}" for row in by_size.itertuples()]
    unknown = by_size["base_n"].isna().any()
    caution = " ; écart non testable : effectif non publié par taille de commune" if unknown else ""
    return french(f"{sentence} ; « fortement » : {listed(parts)}{caution}")


def widest_span(lines: pd.DataFrame, *, grades: pd.DataFrame, subject: str = "") -> str:
    """On which line the profiles are furthest apart, from where to where, by how many points, and whether
    that gap is tested.

    Args:
        lines: rows of `observations` under the name of their line, with `region_phrase`.
        grades: as for `verdicts.pair_verdicts`.
        subject: what the shares answer, where it is more than a yes (« Impact fort ou très fort »).
    """
    known = lines.dropna(subset=["value"])
    spans = known.groupby("item_label", sort=False)["value"].agg(lambda values: values.max() - values.min())
    name = lines["question_label"].iloc[0]
    if known["region_id"].nunique() > 1:
        regions = [group for _, group in known.groupby("region_id")][::-1]
        parts = [f"{group['region_phrase'].iloc[0]}, {_span(group)}" for group in regions]
        return french(f"{name} : {' ; '.join(parts)}{_span_caution(regions, grades)}")
    widest = points(spans.max(), signed=False)
    groups = {label: known[known["item_label"] == label] for label in spans.index[spans == spans.max()]}
    caution = _span_caution(groups.values(), grades)
    if len(spans) == 1:
        label, group = next(iter(groups.items()))
        answered = f", {lowered(subject)}" if subject else ""
        return french(f"{label}{answered} : {_span(group)}, {widest} d'écart{caution}")
    where = listed(f"sur {noun_phrase(label)}" for label in groups)
    ends = f", {_span(next(iter(groups.values())))}" if len(groups) == 1 else ""
    sentence = f"l'écart entre profils est le plus large ({widest}) {where}{ends}{caution}"
    return french(f"{subject} : {sentence}" if subject else capitalized(sentence))


def _span_caution(groups: Iterable[pd.DataFrame], grades: pd.DataFrame) -> str:
    """What the guard-rails say of the gap between the two ends of each line."""
    ordered = [group.sort_values("value", kind="stable").to_dict("records") for group in groups]
    pairs = [(rows[-1], rows[0]) for rows in ordered if rows[-1]["value"] > rows[0]["value"]]
    return _caution(pairs, grades=grades)


def largest_gap(gaps: pd.DataFrame, *, reference: str) -> str:
    """Which profile stands furthest from the reference, on which line, with both shares and the verdict.

    Args:
        gaps: `item_label`, `item_id`, `region_id`, `region_phrase`, `profile_article`, `value` in points,
            `share` in percent, `verdict` (a `verdicts.Verdict`).
        reference: article of the reference profile.
    """
    known = gaps.dropna(subset=["value"])
    largest = known[known["value"].abs() == known["value"].abs().max()]
    parts = []
    for (label, gap), group in largest.groupby(["item_label", "value"], sort=False):
        where = "" if gaps["item_id"].nunique() == 1 else _on_line(label, group)
        shares = f"{percent(group['share'].iloc[0])} contre {percent(group['share'].iloc[0] - gap)}"
        parts.append(f"{_articles(group)}{where}, {points(gap)} ({shares})")
    said = caution(largest["verdict"])
    return french(f"Par rapport {to(reference)}, le plus grand écart : {' ; '.join(parts)}{said}")


def _on_line(label: str, rows: pd.DataFrame) -> str:
    """« sur le mécénat », or the region where the line is one."""
    is_region = rows["item_id"].iloc[0] == rows["region_id"].iloc[0]
    return f" {rows['region_phrase'].iloc[0]}" if is_region else f" sur {noun_phrase(label)}"


def own_against_others(rows: pd.DataFrame, *, owners: Mapping[str, str]) -> str:
    """What each profile expects for itself, and from where to where the others expect it.

    Args:
        rows: `item_id`, `actor_profile_id`, `profile_article`, `value` in percent.
        owners: the profile that each item is about.
    """
    parts = []
    for item_id, owner in owners.items():
        item = rows[rows["item_id"].eq(item_id)].dropna(subset=["value"])
        own, others = item[item["actor_profile_id"].eq(owner)], item[item["actor_profile_id"].ne(owner)]
        if own.empty or others.empty:
            continue
        span = f"de {percent(others['value'].min())} à {percent(others['value'].max())}"
        whose = "chez les autres, " if not parts else ""
        parts.append(f"{percent(own['value'].iloc[0])} {of(own['profile_article'].iloc[0])} ({whose}{span})")
    return french(f"Un impact fort ou très fort sur leur propre performance : {listed(parts)}")


def standing_apart(panels: Mapping[str, pd.DataFrame], *, subject: str, grades: pd.DataFrame) -> str:
    """What was found for each group, without any order between them.

    Args:
        panels: rows of `observations` of each group, one an item, under its name in a sentence.
        grades: as for `verdicts.pair_verdicts`.
    """
    parts, pairs = [], []
    for name, rows in panels.items():
        ranked = verdicts.ranking(rows, grades=grades)
        leaders = ranked[ranked["rank_first"] == 1]
        top = rows["value"].max()
        if ranked.empty:
            parts.append(f"valeurs illisibles dans notre copie pour {name}")
        elif len(rows) == 1:
            parts.append(f"{percent(top)} {of(name)}")
        elif leaders["value"].nunique() > 1:
            parts.append(_unordered([ranked.assign(profile_article=name)]))
        else:
            parts.append(f"en tête chez {name}, {_items(rows, top)} ({percent(top)})")
            after = ranked.iloc[len(leaders) :].to_dict("records")
            pairs += [(ranked.iloc[0].to_dict(), row) for row in after[:1]]
    order = _caution(pairs, grades=grades, what="ordre")
    return french(f"{subject}, sans comparaison possible : {' ; '.join(parts)}{order}")


def to(article_phrase: str) -> str:
    """« aux associations » from « les associations », « à l'ensemble » from « l'ensemble »."""
    if article_phrase.startswith("les "):
        return f"aux {article_phrase[4:]}"
    if article_phrase.startswith("le "):
        return f"au {article_phrase[3:]}"
    return f"à {article_phrase}"


def _span(group: pd.DataFrame) -> str:
    """« de 56 % des citoyens à 95 % des fondations »; every profile that shares an end is named."""
    low, high = group["value"].min(), group["value"].max()
    ends = [f"{percent(value)} {_of_all(group[group['value'] == value])}" for value in (low, high)]
    return f"de {ends[0]} à {ends[1]}" if low < high else ends[0]


def _of_all(rows: pd.DataFrame) -> str:
    return listed(of(article) for article in rows["profile_article"].unique())


def _articles(rows: pd.DataFrame) -> str:
    return listed(rows["profile_article"].unique())
