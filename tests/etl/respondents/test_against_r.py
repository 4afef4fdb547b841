"""Every cell of four designs equals what R's `survey` 4.1 gives on the same rows (`r_survey.csv`)."""

from pathlib import Path

import pandas as pd
import pytest

from tests.etl.respondents.survey import MAPPED, STUDY, Survey, rows

TRUTH = pd.read_csv(Path(__file__).with_name("r_survey.csv"), dtype={"region": str, "response": str})
DESIGNS = {
    "clusters_fpc": {},
    "strata": {'psu = "gr"\n': "", 'population = "n"\n': ""},
    "clusters": {'stratum = "st"\n': "", 'population = "n"\n': ""},
    "plain": {
        'stratum = "st"\n': "",
        'psu = "gr"\n': "",
        'population = "n"\n': "",
        'weight = "w"': 'weight = ""',
    },
}
REGIONS = {"FR": "_T", "53": "53", "01": "1"}
RESPONSES = {
    "tres_fort": "1",
    "fort": "2",
    "modere": "3",
    "faible": "4",
    "pas_du_tout": "5",
    "top2": "12",
    "_T": "_T",
}
ITEMS = {"emploi": "q1", "lien": "q2", "_T": "q3"}


CONTRASTS = pd.read_csv(Path(__file__).with_name("r_contrasts.csv"), dtype={"response": str})


def computed(survey: Survey, design: str) -> pd.DataFrame:
    mapped = MAPPED
    for old, new in DESIGNS[design].items():
        assert old in mapped
        mapped = mapped.replace(old, new)
    survey.put(rows(), mapped=mapped)
    return survey.computed()


@pytest.mark.parametrize("design", DESIGNS)
def test_the_gap_to_all_others_and_its_error_are_those_of_svycontrast(survey: Survey, design: str):
    computed(survey, design)
    found = pd.read_csv(survey.data.path(f"{STUDY}/crossings.csv"), dtype=str)
    found = found[(found["state"] == "shown") & (found["region_id"] == "53")].assign(
        item=found["item_id"].map(ITEMS), response=found["response_id"].map(RESPONSES)
    )
    truth = CONTRASTS[CONTRASTS["design"] == design]
    both = truth.merge(found, on=["item", "response"], suffixes=("_r", ""))
    scale = both["item"].map({"q1": 100.0, "q2": 100.0, "q3": 1.0})
    assert len(both) == len(truth) == len(found) == 13
    assert (both["df"].astype(int) == both["df_r"]).all()
    assert (both["gap"].astype(float) / scale - both["gap_r"]).abs().max() < 1e-9
    assert (both["std_error"].astype(float) / scale - both["se"]).abs().max() < 1e-9


@pytest.mark.parametrize("design", DESIGNS)
def test_shares_means_errors_bases_and_degrees_of_freedom_are_those_of_r(survey: Survey, design: str):
    found = computed(survey, design)
    found = found.assign(
        region=found["region_id"].map(REGIONS),
        response=found["response_id"].map(RESPONSES),
        item=found["item_id"].map(ITEMS),
        scale=found["measure_id"].map({"share": 100.0, "number": 1.0}),
    )
    truth = TRUTH[TRUTH["design"] == design]
    both = truth.merge(found, on=["item", "region", "response"], suffixes=("_r", ""))
    assert len(both) == len(truth) == len(found) == 39
    assert (both["base_n"].astype(int) == both["base"]).all()
    assert (both["df"].astype(int) == both["df_r"]).all()
    assert (both["value"].astype(float) / both["scale"] - both["value_r"]).abs().max() < 1e-9
    assert (both["std_error"].astype(float) / both["scale"] - both["se"]).abs().max() < 1e-9
