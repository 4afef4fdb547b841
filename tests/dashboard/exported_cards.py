"""Cards that the tests of the exports write: a real one of each chart family, and one that means harm."""

from collections.abc import Callable

import duckdb
import pandas as pd

from dashboard.cards import compare, context, context_years, impacts, practices, regions
from dashboard.cards.card import Card
from dashboard.charts.dots import profile_dots

POVERTY = {"question_id": "ctx_taux_pauvrete", "period": "2018"}

CARDS: dict[str, Callable[[duckdb.DuckDBPyConnection], Card]] = {
    "profile_dots": impacts.by_profile,
    "gaps": lambda cursor: compare.all_cards(
        cursor,
        question_id="impact_percu",
        reference_id="entreprises",
        item_id=compare.ALL_ITEMS,
        sort="ecart",
    )[1],
    "share_panels": lambda cursor: practices.plans(cursor, wave="2021"),
    "distribution_bars": lambda cursor: impacts.distribution(cursor, actor_profile_id="associations"),
    "rates_over_time": lambda cursor: practices.rates(cursor, actor_profile_id="associations"),
    "region_map": lambda cursor: context.map_card(cursor, **POVERTY, region_id="11"),
    "region_tiles": lambda cursor: context.overseas_card(cursor, **POVERTY),
    "ranking_bars": lambda cursor: context.ranking_card(cursor, **POVERTY),
    "small_multiples": lambda cursor: context_years.cards(cursor, question_id="ctx_poids_ess_emploi")[0],
    "beside_france": lambda cursor: regions.national_cards(cursor, is_beside=True)[0],
}
"""A maker of a real card by chart family; `gaps` is `profile_dots` with differences on both sides of zero."""

LONG = "Libellé " + "très " * 60 + "long"
RIGHT_TO_LEFT = "الشراكات في فرنسا"
CLOSING = "</script><script>document.title = 'ouvert'</script>"
FORMULA = '=HYPERLINK("https://exemple.fr";"cliquez")'
HOSTILE_LABELS = (LONG, RIGHT_TO_LEFT, CLOSING, FORMULA)


def hostile_card() -> Card:
    """One profile on four items whose names break files that do not take care; -3, nothing, 87.5 and 0."""
    rows = pd.DataFrame(
        {
            "item_id": ["a", "b", "c", "d"],
            "item_label": HOSTILE_LABELS,
            "actor_profile_id": "associations",
            "profile_label": "Associations",
            "measure_id": "share",
            "value": [-3.0, float("nan"), 87.5, 0.0],
            "qualifier": "",
            "status": ["published", "illegible", "published", "published"],
        }
    )
    return Card(
        card_id="essai/ " + "x" * 300,
        finding=f"{CLOSING} & {RIGHT_TO_LEFT}",
        question=FORMULA,
        figure=profile_dots(rows),
        base="+base",
        source='@source "citée" <i>',
        table=rows[["item_label", "value"]].astype(str).set_axis(["Libellé", CLOSING], axis=1),
        alt='"><script>',
        data=rows,
    )
