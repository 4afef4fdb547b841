"""Observations for the tests: one of a small survey, and whatever a test changes in it."""

from dashboard.observations import Observation

FIGURE = {
    "study_id": "associations-2021",
    "study_title": "Associations 2021",
    "study_kind": "survey",
    "question_id": "impact_percu",
    "question_label": "Impacts perçus",
    "item_id": "item",
    "item_label": "Item",
    "response_id": "top2",
    "response_label": "Impact fort ou très fort",
    "measure_id": "share",
    "actor_profile_id": "associations",
    "profile_label": "Associations",
    "profile_article": "les associations",
    "profile_order": 3,
    "period": "2021-09",
    "wave_end": "2021-09-30",
    "value": 70.0,
    "value_printed": "70%",
    "base_unit": "organisations",
    "base_n": 300,
    "publication_id": "rapport",
}
FOUNDATIONS = {
    "study_id": "fondations-2021",
    "actor_profile_id": "fondations",
    "profile_label": "Fondations",
    "profile_article": "les fondations",
    "profile_order": 4,
}
CITIZENS = {
    "study_id": "citoyens-2019",
    "actor_profile_id": "citoyens",
    "profile_label": "Citoyens",
    "profile_article": "les citoyens",
    "profile_order": 1,
    "period": "2019",
    "wave_end": "2019-12-31",
}
_DIMENSIONS = (
    "study_id question_id item_id response_id measure_id actor_profile_id population_id region_id period"
)


def observation(*changes: dict[str, object], **more: object) -> Observation:
    """One observation; another value is printed as it is, unless the change says how."""
    cells = FIGURE | {name: value for change in changes for name, value in change.items()} | more
    given = {name for change in (*changes, more) for name in change}
    if "value" in given and "value_printed" not in given:
        cells["value_printed"] = ""
    key = ".".join(str(cells.get(name, "_T")) for name in _DIMENSIONS.split())
    named = {"observation_id": key, "figure_id": f"{key}@{cells['publication_id']}"}
    return Observation(**named | cells)
