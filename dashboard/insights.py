"""Insights: a tidy frame in, one French sentence out, by rule: ranking, gap, majority, change."""

from collections.abc import Mapping

import pandas as pd

from dashboard.labels import capitalized, french, listed, number, percent, points

_COUNT_WORDS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
_ARTICLES = {
    "mobilisation": "la ",
    "performance": "la ",
    "coopération": "la ",
    "mécénat": "le ",
    "pratiques": "les ",
}
_VOWELS = "aeiouyàâéèêëîïôûüœh"


def count_word(count: int) -> str:
    """« sept »; figures from eleven on."""
    return _COUNT_WORDS[count] if count < len(_COUNT_WORDS) else str(count)


def of(article_phrase: str) -> str:
    """« des associations » from « les associations », « de l'ensemble » from « l'ensemble »."""
    if article_phrase.startswith("les "):
        return f"des {article_phrase[4:]}"
    if article_phrase.startswith("le "):
        return f"du {article_phrase[3:]}"
    return f"de {article_phrase}"


def noun_phrase(label: str) -> str:
    """A label as a sentence takes it: « la mobilisation collective », « l'engagement des personnes »."""
    plain = label[:1].lower() + label[1:]
    first_word = plain.split(" ")[0]
    if first_word in _ARTICLES:
        return _ARTICLES[first_word] + plain
    if plain[:1] in _VOWELS:
        return f"l'{plain}"
    return f"« {label} »"


def leading_item(impacts: pd.DataFrame) -> str:
    """Which item comes first, for how many of the profiles with a readable detail, from where to where."""
    known = impacts.dropna(subset=["value"])
    detailed = known.groupby("actor_profile_id").filter(lambda group: len(group) > 1)
    if detailed.empty:
        return french("Aucun profil n'a de détail lisible.")
    tops = detailed[detailed["value"] == detailed.groupby("actor_profile_id")["value"].transform("max")]
    item_id = tops["item_id"].mode().iloc[0]
    winners = tops[tops["item_id"] == item_id].sort_values("value", kind="stable")
    low, high = winners.iloc[0], winners.iloc[-1]
    total = detailed["actor_profile_id"].nunique()
    subject = capitalized(noun_phrase(low["item_label"]))
    among = _among(len(winners), total)
    span = f"de {percent(low['value'])} {of(low['profile_article'])} à {percent(high['value'])} "
    return french(f"{subject} est l'impact le plus attendu {among} : {span}{of(high['profile_article'])}")


def _among(count: int, total: int) -> str:
    if count == total:
        return f"par les {count_word(total)} profils dont le détail est lisible"
    return f"par {count_word(count)} des {count_word(total)} profils dont le détail est lisible"


def strongest_and_weakest(totals: pd.DataFrame) -> str:
    """What one profile expects most and least often, from its printed totals."""
    known = totals.dropna(subset=["value"])
    if known.empty:
        return french("Aucun total lisible pour ce profil.")
    profile = capitalized(known["profile_article"].iloc[0])
    most, least = known["value"].max(), known["value"].min()
    return french(
        f"{profile} attendent le plus souvent un impact fort ou très fort sur {_items(known, most)} "
        f"({percent(most)}), le moins souvent sur {_items(known, least)} ({percent(least)})"
    )


def ranked_profiles(totals: pd.DataFrame, *, subject: str) -> str:
    """Which profile expects an impact most, which least, and for whom the total is lost.

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
    """A judgement shared by a majority of each profile, or not, and from where to where it goes."""
    known = rows.dropna(subset=["value"]).sort_values("value", kind="stable")
    low, high = known.iloc[0], known.iloc[-1]
    where = (
        "une majorité de chaque profil interrogé"
        if low["value"] > 50
        else "certains profils plus que d'autres"
    )
    span = f"de {percent(low['value'])} {of(low['profile_article'])} à {percent(high['value'])} "
    return french(f"{subject} par {where} : {span}{of(high['profile_article'])}")


def leaders_by_group(groups: Mapping[str, pd.DataFrame], *, same_base: bool) -> str:
    """What comes first in each group, and that the bases differ when there are several.

    Args:
        groups: the rows of each group (`item_label`, `value`) under its name in a sentence.
    """
    parts = []
    for index, (name, rows) in enumerate(groups.items()):
        top = rows["value"].max()
        verb = " vient en tête" if index == 0 and _is_single(rows, top) else ""
        verb = verb or (" viennent en tête" if index == 0 else "")
        parts.append(f"chez {name}, {_items(rows, top)}{verb} ({percent(top)})")
    sentence = capitalized(" ; ".join(parts))
    return french(sentence if same_base else f"{sentence} : les bases diffèrent")


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


def _is_single(rows: pd.DataFrame, top: float) -> bool:
    leaders = rows.loc[rows["value"] == top, "item_label"]
    return len(leaders) == 1 and not noun_phrase(leaders.iloc[0]).startswith("les ")


def rate_change(first: pd.Series, last: pd.Series, *, subject: str, scope: str = "") -> str:
    """The last rate against the first comparable one, and the difference between them.

    Args:
        scope: with whom, when not with anyone: « avec des entreprises ».
    """
    practised = f"pratiquaient des partenariats {scope}".rstrip()
    return french(
        f"{percent(last['value'])} {of(subject)} {practised} en {int(last['year'])}, "
        f"contre {percent(first['value'])} en {int(first['year'])} : {points(last['value'] - first['value'])}"
    )


def level_shares(level: str, groups: Mapping[str, float], *, same_unit: bool) -> str:
    """How often one territorial level is named, group by group (« les associations (2021) »)."""
    shares = [f"{percent(value)} {of(name)}" for name, value in groups.items()]
    caution = "" if same_unit else " : ces parts ne comptent pas la même chose"
    return french(f"Le niveau {level[:1].lower() + level[1:]} concerne {listed(shares)}{caution}")


def agreement_by_size(total: float, by_size: pd.DataFrame) -> str:
    """How many agree, and how the strong agreement goes from the smallest to the largest communes."""
    sentence = f"{percent(total)} des élus locaux disent que leur territoire innove face aux transitions"
    if len(by_size) < 2:
        return french(sentence)
    parts = [
        f"{percent(row.value)} dans les {_lowered(row.population_label)}" for row in by_size.itertuples()
    ]
    return french(f"{sentence} ; « fortement » : {', '.join(parts)}")


def _lowered(label: str) -> str:
    return label[:1].lower() + label[1:]


def widest_span(lines: pd.DataFrame, *, subject: str = "") -> str:
    """On which line the profiles are furthest apart, from where to where and by how many points.

    Args:
        lines: `question_label`, `item_label`, `value` in percent, `profile_article`, `region_id` and
            `region_phrase`.
        subject: what the shares answer, where it is more than a yes (« Impact fort ou très fort »).
    """
    known = lines.dropna(subset=["value"])
    spans = known.groupby("item_label", sort=False)["value"].agg(lambda values: values.max() - values.min())
    name = lines["question_label"].iloc[0]
    if known["region_id"].nunique() > 1:
        parts = [
            f"{group['region_phrase'].iloc[0]}, {_span(group)}" for _, group in known.groupby("region_id")
        ]
        return french(f"{name} : {' ; '.join(reversed(parts))}")
    widest = points(spans.max(), signed=False)
    groups = {label: known[known["item_label"] == label] for label in spans.index[spans == spans.max()]}
    if len(spans) == 1:
        label, group = next(iter(groups.items()))
        answered = f", {subject[:1].lower()}{subject[1:]}" if subject else ""
        return french(f"{label}{answered} : {_span(group)}, {widest} d'écart")
    where = listed(f"sur {noun_phrase(label)}" for label in groups)
    ends = f", {_span(next(iter(groups.values())))}" if len(groups) == 1 else ""
    sentence = f"l'écart entre profils est le plus large ({widest}) {where}{ends}"
    return french(f"{subject} : {sentence}" if subject else capitalized(sentence))


def largest_gap(gaps: pd.DataFrame, *, reference: str) -> str:
    """Which profile stands furthest from the reference, on which line, with both shares.

    Args:
        gaps: `item_label`, `item_id`, `region_id`, `region_phrase`, `profile_article`, `value` in points,
            `share` in percent.
        reference: article of the reference profile.
    """
    known = gaps.dropna(subset=["value"])
    largest = known[known["value"].abs() == known["value"].abs().max()]
    parts = []
    for (label, gap), group in largest.groupby(["item_label", "value"], sort=False):
        where = "" if gaps["item_id"].nunique() == 1 else _on_line(label, group)
        shares = f"{percent(group['share'].iloc[0])} contre {percent(group['share'].iloc[0] - gap)}"
        parts.append(f"{_articles(group)}{where}, {points(gap)} ({shares})")
    return french(f"Par rapport {to(reference)}, le plus grand écart : {' ; '.join(parts)}")


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


def standing_apart(panels: Mapping[str, pd.DataFrame], *, subject: str) -> str:
    """What was found for each group, without any order between them.

    Args:
        panels: rows of each group (`item_label`, `value` in percent) under its name in a sentence.
    """
    parts = []
    for name, rows in panels.items():
        top = rows["value"].max()
        if pd.isna(top):
            parts.append(f"valeurs illisibles dans notre copie pour {name}")
        elif len(rows) == 1:
            parts.append(f"{percent(top)} {of(name)}")
        else:
            parts.append(f"en tête chez {name}, {_items(rows, top)} ({percent(top)})")
    return french(f"{subject}, sans comparaison possible : {' ; '.join(parts)}")


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
