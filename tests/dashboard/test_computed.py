"""Computed figures on the site: rounded as printed ones, behind them, their rule in the passport."""

from pathlib import Path

import pytest

from dashboard import guards, tables
from dashboard.cards.sources import passport
from dashboard.desk import Desk
from dashboard.observations import Interval
from dashboard.queries import slices, sources
from etl.build import build
from etl.respondents.commands import tabulated
from etl.respondents.folder import MICRODATA
from scripts import demo

KEY = f"{demo.STUDY}.impact_percu.mobilisation_collective.top2.share.associations._T.FR.2027-03"
PRINTED = (
    "question_id,item_id,response_id,measure_id,actor_profile_id,population_id,region_id,period,value,"
    "value_printed,qualifier,status,reading,period_status,label_reported,base_label,base_unit,base_n,universe_n,"
    "publication_id,locator,source_row,confidence,note\n"
    "impact_percu,mobilisation_collective,top2,share,associations,_T,FR,2027-03,{value},{value}%,,published,"
    "explicit,stated,,,,,,demonstration-synthetique,p. 1,001:1,high,\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The data folder of the demonstration, computed."""
    data = demo.write_folder(tmp_path_factory.mktemp("demo") / "demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MICRODATA, str(data.parent / "microdata"))
        tabulated(demo.STUDY, data_dir=data)
    return data


def desk_of(folder: Path, *, printed: str = "") -> Desk:
    path = folder / "studies" / demo.STUDY / "figures.csv"
    path.unlink(missing_ok=True)
    if printed:
        path.write_text(PRINTED.format(value=printed), encoding="utf-8")
    build(folder, folder.parent / "build")
    return Desk(tables.connect(folder.parent / "build").cursor())


def test_a_computed_value_is_rounded_as_printed_and_its_passport_says_how_it_was_computed(folder: Path):
    desk = desk_of(folder)
    found = passport.passport(desk, figure_id=f"{KEY}@demonstration-synthetique")
    facts = {name.text: told.text for name, told in found.sections[0].tables[0].rows}
    one = found.observation
    exact = sources.computation(desk, figure_id=one.figure_id).exact
    assert one.value == round(exact) != exact
    assert "Valeur imprimée" not in facts and facts["Lecture"] == "Calculée"
    assert facts["Variable du fichier"] == "q1_1, codes 1 et 2"
    (dont_knows,) = (told for name, told in facts.items() if "Ne se prononce pas" in name)
    assert dont_knows == "code 98, compté dans la base"
    assert facts["Pondération"] == "variable poids"
    assert facts["Fichier des réponses"].startswith(f"{demo.FILE}, empreinte SHA-256\u202f: ")
    assert facts["Règle de diffusion"] == "aucun résultat sous 11 réponses, même par soustraction"


@pytest.mark.parametrize("apart, others_n", [(0, 0), (3, 1)])
def test_a_printed_value_stays_in_front_and_differs_only_beyond_its_rounding(
    folder: Path, apart: int, others_n: int
):
    computed = slices.selected(desk_of(folder), "observation_id = $id", {"id": KEY})[0]
    stated = slices.selected(
        desk_of(folder, printed=f"{computed.value + apart:g}"), "observation_id = $id", {"id": KEY}
    )
    (shown,) = slices.selected(
        desk_of(folder, printed=f"{computed.value + apart:g}"),
        "observation_id = $id and is_preferred",
        {"id": KEY},
    )
    assert len(stated) == 2 and shown.reading == "explicit"
    assert len(shown.others) == others_n


def test_nobody_and_everybody_have_wilsons_interval_on_the_effective_base(folder: Path):
    found = slices.selected(desk_of(folder), "std_error = 0 and value = 0 and base_n > 30", {})
    assert found
    one = found[0]
    low, high = guards.interval(one)
    expected = 100 * 1.959964**2 / (one.n_eff + 1.959964**2)
    assert Interval(low, high) == (0, pytest.approx(expected, rel=1e-4))
