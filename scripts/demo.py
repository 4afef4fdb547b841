"""Demonstration: a seeded, invented wave of 1 400 respondents, in a data folder of its own, becomes tables.

Nobody answered it. It shows the way from a file to a slide, and lives in `demo/`, never in `data/studies/`.
"""

import os
import shutil
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat

from etl.__main__ import main as etl
from etl.identity import DATA_DIR
from etl.respondents.folder import MICRODATA, sha256

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo"
STUDY = "demonstration-synthetique-2027"
FILE = "demonstration-synthetique-2027.sav"
RESPONDENTS = 1_400
SEED = 20270301

REGIONS = {
    "11": 0.185, "24": 0.04, "27": 0.043, "28": 0.05, "32": 0.09, "44": 0.085, "52": 0.06, "53": 0.053,
    "75": 0.093, "76": 0.093, "84": 0.124, "93": 0.079, "94": 0.005,
}  # fmt: skip
PROFILES = {
    1: "citoyens", 2: "elus_locaux", 3: "entreprises", 4: "associations", 5: "fondations",
}  # fmt: skip
PROFILE_SHARES = (0.4, 0.12, 0.2, 0.22, 0.06)
IMPACTS = (
    "mobilisation_collective", "engagement_personnes", "innovation_territoriale", "innovation_grande_echelle",
    "performance_entreprises", "performance_collectivites", "performance_associations",
)  # fmt: skip
TYPES = ("mecenat", "innovation_societale", "cooperation_economique", "pratiques_responsables")
DEGREES = {1: "Impact très fort", 2: "Impact fort", 3: "Impact modéré", 4: "Impact faible", 5: "Pas d'impact"}
DONT_KNOW = {98: "Ne se prononce pas"}


def respondents(seed: int = SEED, n: int = RESPONDENTS) -> pd.DataFrame:
    """The invented rows: region, profile, quota weight, a grid, a question with a filter, boxes, a mark."""
    draw = np.random.default_rng(seed)
    frame = pd.DataFrame({"ident": np.arange(1, n + 1, dtype=float)})
    frame["reg"] = draw.choice(list(REGIONS), n, p=list(REGIONS.values()))
    frame["profil"] = draw.choice(list(PROFILES), n, p=PROFILE_SHARES).astype(float)
    frame["strate"] = frame["profil"]
    frame["poids"] = np.round(np.exp(draw.normal(0, 0.35, n)) * (1 + 0.1 * (frame["profil"] == 1)), 4)
    warmth = draw.normal(0, 0.7, n) + frame["profil"].map({1: -0.2, 2: 0.25, 3: -0.1, 4: 0.35, 5: 0.5})
    for place in range(1, len(IMPACTS) + 1):
        felt = warmth + draw.normal(0, 1, n) - 0.12 * place + 0.25 * frame["reg"].isin(["53", "52"])
        degree = 5.0 - np.searchsorted([-1.6, -0.7, 0.1, 1.0], felt)
        frame[f"q1_{place}"] = np.where(draw.random(n) < 0.04, 98.0, degree)
    practice = warmth + draw.normal(0, 0.8, n)
    frame["q2"] = np.where(practice > 0.2, 1.0, np.where(practice > -0.2, 2.0, 3.0))
    frame.loc[draw.random(n) < 0.03, "q2"] = 98.0
    in_partnership = frame["q2"] == 1
    for place in range(1, len(TYPES) + 1):
        ticked = (draw.random(n) < 0.62 - 0.11 * place).astype(float)
        frame[f"q3_{place}"] = np.where(in_partnership, ticked, np.nan)
    frame["q4"] = np.clip(np.round(6.2 + 1.1 * warmth + draw.normal(0, 1.4, n)), 0, 10)
    frame.loc[draw.random(n) < 0.05, "q4"] = 98.0
    frame["verbatim"] = "Réponse ouverte inventée."
    return frame


def write_file(path: Path, frame: pd.DataFrame) -> None:
    """The rows as an institute delivers them: labels, codes declared missing."""
    grid = [f"q1_{place}" for place in range(1, len(IMPACTS) + 1)]
    boxes = [f"q3_{place}" for place in range(1, len(TYPES) + 1)]
    labels = {
        "reg": {code: code for code in REGIONS},
        "profil": {code: name.replace("_", " ") for code, name in PROFILES.items()},
        **{name: DEGREES | DONT_KNOW for name in grid},
        "q2": {1: "Oui", 2: "Non, mais prévu dans les 6 mois", 3: "Non"} | DONT_KNOW,
        **{name: {0: "Non", 1: "Oui"} for name in boxes},
        "q4": DONT_KNOW,
    }
    titles = {
        "reg": "Région", "poids": "Poids de redressement", "q2": "Pratique au moins un partenariat",
        "q4": "Confiance dans les partenariats, de 0 à 10",
        **{name: f"Impact : {item.replace('_', ' ')}" for name, item in zip(grid, IMPACTS, strict=True)},
        **{name: f"Type : {item.replace('_', ' ')}" for name, item in zip(boxes, TYPES, strict=True)},
    }  # fmt: skip
    missing = {name: [98] for name in (*grid, "q2", "q4")}
    pyreadstat.write_sav(
        frame, str(path), column_labels=titles, variable_value_labels=labels, missing_ranges=missing
    )


def write_folder(folder: Path = DEMO) -> Path:
    """The data folder of the demonstration: the code lists of the site, one invented study, its mapping."""
    shutil.rmtree(folder, ignore_errors=True)
    data, microdata = folder / "data", folder / "microdata"
    study = data / "studies" / STUDY
    study.mkdir(parents=True)
    microdata.mkdir()
    for name in ("codelists", "geo"):
        shutil.copytree(DATA_DIR / name, data / name)
    frame = respondents()
    write_file(microdata / FILE, frame)
    (study / "study.toml").write_text(_STUDY, encoding="utf-8")
    regions = ", ".join(f'"{code}" = "{code}"' for code in REGIONS)
    profiles = ", ".join(f'{code} = "{name}"' for code, name in PROFILES.items())
    grid = "\n".join(f'{item} = "q1_{place}"' for place, item in enumerate(IMPACTS, 1))
    boxes = "\n".join(f'{item} = "q3_{place}"' for place, item in enumerate(TYPES, 1))
    mapping = _MAPPING.format(
        sha256=sha256(microdata / FILE),
        rows=len(frame),
        regions=regions,
        profiles=profiles,
        grid=grid,
        boxes=boxes,
    )
    (study / "microdata.toml").write_text(mapping, encoding="utf-8")
    _write_lists(data)
    return data


def _write_lists(data: Path) -> None:
    """The publications that code lists and the study name; no claim, no relation with real studies."""
    publications = (DATA_DIR / "publications.csv").read_text(encoding="utf-8")
    (data / "publications.csv").write_text(publications + _PUBLICATION, encoding="utf-8")
    for name in ("claims.csv", "milestones.csv", "codelists/comparability.csv"):
        header = (DATA_DIR / name).read_text(encoding="utf-8").split("\n")[0]
        (data / name).write_text(f"{header}\n", encoding="utf-8")
    (data / "history.csv").write_text(_HISTORY, encoding="utf-8")
    (data / "version.toml").write_text(_VERSION, encoding="utf-8")


def main() -> int:
    """Make the folder, compute, build; 0 when all of it went well."""
    data = write_folder()
    os.environ[MICRODATA] = str(DEMO / "microdata")
    given = ["--data", str(data)]
    return etl(["tabulate", STUDY, *given]) or etl(["build", *given, "--out", str(DEMO / "build")])


_STUDY = """\
title = "Vague de démonstration, données de synthèse, 2027"
programme = ""
kind = "survey"
producer = "Réponses tirées au sort"
producer_type = "survey"
sponsor = ""
institute = ""
mode = ""
fieldwork = "2027-03"
period_status = "stated"
actor_profile_ids = ["citoyens", "elus_locaux", "entreprises", "associations", "fondations"]
universe = ""
sample_n = 1400
sampling = "quota"
note = "Vague inventée : personne n'a répondu. Aucun de ces chiffres ne dit rien de la France."

[wordings.impact_percu]
text = "Question inventée : quel impact attendez-vous, pour chacun de ces domaines ?"
missing_reason = ""
locator = "q1"

[wordings.taux_partenariat]
text = "Question inventée : pratiquez-vous au moins un partenariat ?"
missing_reason = ""
locator = "q2"

[wordings.types_partenariat]
text = "Question inventée : lesquels ? Plusieurs réponses possibles."
missing_reason = ""
locator = "q3"
"""

_MAPPING = """\
[file]
name = "demonstration-synthetique-2027.sav"
sha256 = "{sha256}"
rows = {rows}
encoding = ""
respondent = "ident"
publication_id = "demonstration-synthetique"
base_unit = ""

[design]
weight = "poids"
stratum = "strate"
psu = ""
population = ""
sampling = "quota"

[dimensions]
actor_profile_id = {{ variable = "profil", codes = {{ {profiles} }} }}
region_id = {{ variable = "reg", codes = {{ {regions} }} }}
cuts = [[], ["actor_profile_id"], ["region_id"], ["actor_profile_id", "region_id"]]

[release]
minimum_base = 11

[[question]]
question_id = "impact_percu"
kind = "grid"
dont_know = {{ codes = [98], base = "in", response = "nsp" }}
[question.responses]
1 = "tres_fort"
2 = "fort"
3 = "modere"
4 = "faible"
5 = "pas_du_tout"
[question.nets]
top2 = ["tres_fort", "fort"]
[question.items]
{grid}

[[question]]
question_id = "taux_partenariat"
kind = "single"
item = "avec_interet_general"
variable = "q2"
responses = {{ 1 = "oui", 2 = "dans_6_mois", 3 = "non" }}
nets = {{ oui_ou_6_mois = ["oui", "dans_6_mois"] }}
dont_know = {{ codes = [98], base = "out" }}

[[question]]
question_id = "types_partenariat"
kind = "multiple"
base = "asked"
population_id = "en_partenariat"
[question.items]
{boxes}
"""

_PUBLICATION = (
    'demonstration-synthetique,"Vague de démonstration, données de synthèse : fichier des réponses",'
    "Réponses tirées au sort,2027,dataset,1,,"
    "Réponses tirées au sort : elles ne disent rien de la France.\n"
)
_HISTORY = """\
version,released_on,change,figure_id,before,after,reason
0.0.1,2027-03-01,first,,,,Démonstration synthétique.
"""
_VERSION = """\
version = "0.0.1"
released_on = 2027-03-01
summary = "Démonstration synthétique : réponses inventées."
notice = "Vague de démonstration, données de synthèse : ces réponses ont été tirées au sort."
"""

if __name__ == "__main__":
    sys.exit(main())
