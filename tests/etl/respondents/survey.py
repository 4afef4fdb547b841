"""A small survey for the tests: 240 drawn respondents, their mapping, and the study that holds it."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat

from etl.problems import Refused
from etl.respondents.commands import tabulated
from etl.respondents.folder import MICRODATA
from tests.etl.small_data import SmallData, write_small_data

STUDY = "essai-2021"
MAPPING = f"{STUDY}/microdata.toml"
NAME = "essai.sav"
LABELS = {1: "Très fort", 2: "Fort", 3: "Modéré", 4: "Faible", 5: "Pas du tout", 98: "Ne sait pas"}
PUBLICATION = "fichier,Fichier d'essai,Institut,2021,dataset,1,,\n"
MAPPED = """\
[file]
name = "{name}"
sha256 = "{sha256}"
rows = {rows}
respondent = "id"
publication_id = "fichier"
[design]
weight = "w"
stratum = "st"
psu = "gr"
population = "n"
sampling = "random"
[dimensions]
actor_profile_id = "citoyens"
region_id = {{ variable = "reg", codes = {{ 53 = "53", 1 = "01" }} }}
cuts = [[], ["region_id"]]
[[question]]
question_id = "impact"
kind = "grid"
responses = {{ 1 = "tres_fort", 2 = "fort", 3 = "modere", 4 = "faible", 5 = "pas_du_tout" }}
nets = {{ top2 = ["tres_fort", "fort"] }}
dont_know = {{ codes = [98], base = "out" }}
not_asked = ["."]
items = {{ emploi = "q1", lien = "q2" }}
[[question]]
question_id = "note_moyenne"
kind = "mean"
measure_id = "number"
variable = "q3"
not_asked = ["."]
"""
WORDING = """
[wordings.note_moyenne]
text = "Quelle note ?"
missing_reason = ""
locator = "001:2"
"""


def rows(n: int = 240) -> pd.DataFrame:
    """The respondents, drawn with a seed."""
    draw = np.random.default_rng(11)
    frame = pd.DataFrame({"id": np.arange(1.0, n + 1), "st": draw.integers(1, 5, n).astype(float)})
    frame["gr"] = frame["st"] * 10 + draw.integers(0, 6, n)
    frame["n"] = 40 + frame["st"]
    frame["w"] = np.round(np.exp(draw.normal(0, 0.4, n)), 3)
    frame["reg"] = draw.choice([53.0, 1.0], n, p=[0.7, 0.3])
    for name in ("q1", "q2"):
        frame[name] = draw.choice([1.0, 2, 3, 4, 5, 98, np.nan], n, p=[0.25, 0.25, 0.2, 0.1, 0.1, 0.06, 0.04])
    frame["q3"] = np.where(draw.random(n) < 0.05, np.nan, draw.integers(0, 11, n))
    frame["m1"], frame["m2"] = draw.integers(0, 2, n).astype(float), draw.integers(0, 2, n).astype(float)
    frame["secret"] = [f"Réponse ouverte de Dupont, {number}" for number in range(n)]
    return frame


@dataclass(frozen=True)
class Survey:
    """The data folder and the file; each test damages one of them."""

    data: SmallData
    folder: Path

    def put(self, frame: pd.DataFrame, name: str = NAME, mapped: str = MAPPED) -> None:
        """Write the file in the format of its name, and the mapping with its hash."""
        path = self.folder / name
        _write(frame, path)
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        self.data.write(MAPPING, mapped.format(name=name, sha256=sha256, rows=len(frame)))

    def refused(self) -> str:
        """What `python -m etl tabulate` says instead of writing; the last line, which counts, left out."""
        try:
            tabulated(STUDY, data_dir=self.data.folder)
        except Refused as refused:
            assert not self.data.path(f"{STUDY}/computed.csv").exists()
            return str(refused).rpartition("\n")[0] or str(refused)
        raise AssertionError("tabulated")

    def computed(self) -> pd.DataFrame:
        """The file that the command writes, read back as text."""
        tabulated(STUDY, data_dir=self.data.folder)
        return pd.read_csv(self.data.path(f"{STUDY}/computed.csv"), dtype=str, keep_default_na=False)


def _write(frame: pd.DataFrame, path: Path) -> None:
    labels = {name: LABELS for name in ("q1", "q2") if name in frame}
    if path.suffix in (".sav", ".zsav"):
        missing = {name: [98] for name in labels}
        is_zipped = path.suffix == ".zsav"
        pyreadstat.write_sav(
            frame, str(path), variable_value_labels=labels, missing_ranges=missing, compress=is_zipped
        )
    elif path.suffix == ".dta":
        pyreadstat.write_dta(frame, str(path), variable_value_labels=labels)
    elif path.suffix == ".xlsx":
        frame.to_excel(path, index=False)
    elif path.suffix == ".parquet":
        frame.to_parquet(path)
    else:
        frame.to_csv(path, index=False, sep=";")


def write_survey(folder: Path) -> Survey:
    """The small data with one mapped study, and its file beside."""
    data = write_small_data(folder / "data")
    microdata = folder / "microdata"
    microdata.mkdir()
    os.environ[MICRODATA] = str(microdata)
    data.append("publications.csv", PUBLICATION)
    data.append(f"{STUDY}/study.toml", WORDING)
    survey = Survey(data, microdata)
    survey.put(rows())
    return survey
