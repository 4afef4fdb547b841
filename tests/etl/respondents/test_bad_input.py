"""Every fault of a file or a mapping is one line with its place and its remedy, and nothing is written."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from etl.__main__ import main
from tests.etl.respondents.survey import LABELS, MAPPED, MAPPING, NAME, Survey, rows


def changed(column: str, value: object, rows_n: int = 5) -> Callable[[], pd.DataFrame]:
    """The rows with one column changed in the first few."""

    def frame() -> pd.DataFrame:
        found = rows()
        found.loc[: rows_n - 1, column] = value
        return found

    return frame


FILES = [
    (
        changed("w", np.nan),
        "8: weight: 'w' is missing, zero, negative or no number for some respondents. "
        "Correct the file, or leave them out with keep.",
    ),
    (
        changed("w", -1.0),
        "8: weight: 'w' is missing, zero, negative or no number for some respondents. "
        "Correct the file, or leave them out with keep.",
    ),
    (changed("st", np.nan), "9: stratum: 'st' is blank for some respondents. Correct the file."),
    (
        changed("id", 7.0, 2),
        "5: respondent: some respondents are there twice, or without 'id'. Keep one row of each.",
    ),
    (
        changed("reg", 84.0),
        "15: region_id: 'reg' holds code 84, which is not mapped. Add it to codes or not_asked.",
    ),
    (
        changed("reg", 53.0, 240),
        "15: region_id: no respondent holds code 1 of 'reg': nobody is left in '01'. "
        "Correct the code, or remove it.",
    ),
    (
        changed("q1", 7.0),
        "18: question_id: 'q1' holds code 7, which has no label and is not mapped. "
        "Add it to responses, dont_know or not_asked.",
    ),
    (
        changed("q2", np.nan, 240),
        "18: question_id: 'q2' has no respondent left in its base. Correct its codes.",
    ),
    (
        changed("gr", 10.0, 240),
        "10: psu: 4 strata of 'st' hold one cluster only, which has no variance. "
        "Merge it with another in the file.",
    ),
    (
        changed("n", 3.0, 240),
        "11: population: 'n' is smaller than the sample of a stratum. Correct the file.",
    ),
]


@pytest.mark.parametrize("frame, told", FILES)
def test_a_fault_of_the_rows_is_told_without_a_row(survey: Survey, frame, told: str):
    survey.put(frame())
    assert survey.refused() == f"{MAPPING}:{told}"


MAPPINGS = [
    (
        'dont_know = {{ codes = [98], base = "out" }}\n',
        "",
        "18: question_id: code 98 of 'q1' (« Ne sait pas ») is undecided. "
        'Write dont_know = { codes = [98], base = "in" } or "out", or put it into not_asked.',
    ),
    (
        '[98], base = "out"',
        "[98]",
        '22: dont_know: does not say what don\'t-knows do to the base. Write base = "in" or base = "out".',
    ),
    (
        '5 = "pas_du_tout" }}',
        '5 = "pas_du_tout", 6 = "nsp" }}',
        "18: question_id: 'q1' has no code 6: no label names it and no respondent holds it. "
        "Remove it, or put it into unused = [6] if the questionnaire has it.\n"
        f"{MAPPING}:18: question_id: 'q2' has no code 6: no label names it and no respondent holds it. "
        "Remove it, or put it into unused = [6] if the questionnaire has it.",
    ),
    (
        'top2 = ["tres_fort", "fort"]',
        'top2 = ["tres_fort", "modere"]',
        "21: nets: 'top2' is tres_fort + modere here and tres_fort + fort in codelists/responses.csv. "
        "Correct one of them.",
    ),
    (
        'question_id = "impact"',
        'question_id = "impacts"',
        "18: question_id: 'impacts' is not in codelists/questions.csv. Did you mean 'impact'?",
    ),
    ('codes = {{ 53 = "53"', 'codes = {{ 53 = "54"', "15: region_id: '54' is not in codelists/regions.csv. "),
    ('weight = "w"', 'weight = "poids"', "8: weight: 'poids' is not a variable of 'essai.sav'. "),
    (
        'sha256 = "{sha256}"',
        f'sha256 = "{"0" * 64}"',
        "3: sha256: the file has another hash, ",
    ),
    ("rows = {rows}", "rows = 241", "4: rows: the file has 240 rows, not 241. "),
    ('kind = "grid"', 'kind = "grille"', "19: kind: 'grille' is not a kind of question. "),
    ("[design]", "[dessin]", "7: dessin: 'dessin' is not a key of microdata.toml. "),
    (
        "cuts = [[], ",
        "minimum = 3\ncuts = [[], ",
        "16: minimum: 'minimum' is not a dimension. ",
    ),
    (
        '[[question]]\nquestion_id = "impact"',
        '[release]\nminimum_base = 2\n[[question]]\nquestion_id = "impact"',
        "18: minimum_base: 2 is under 3: such a cell tells who answered. Raise it.",
    ),
    (
        '[[question]]\nquestion_id = "impact"',
        '[release]\nminimum_base = 5\n[[question]]\nquestion_id = "impact"',
        "18: minimum_base: 5 is under 11, which only answers of organisations may be",
    ),
    (
        'variable = "q3"\nnot_asked = ["."]',
        'variable = "q3"',
        "26: question_id: 'q3' is blank for some respondents. Say that they leave the base",
    ),
]


@pytest.mark.parametrize("old, new, told", MAPPINGS)
def test_a_fault_of_the_mapping_is_told_with_its_line(survey: Survey, old: str, new: str, told: str):
    assert old in MAPPED
    survey.put(rows(), mapped=MAPPED.replace(old, new, 1))
    assert f"{MAPPING}:{told}" in survey.refused()


def test_a_question_without_wording_is_refused(survey: Survey):
    survey.data.replace("essai-2021/study.toml", "[wordings.note_moyenne]", "[wordings.impacts_2]")
    assert survey.refused() == (
        f"{MAPPING}:26: question_id: 'note_moyenne' has no wording: the label of a variable is none. "
        "Add [wordings.note_moyenne] to study.toml."
    )


def test_a_truncated_file_is_refused(survey: Survey):
    path = survey.folder / NAME
    path.write_bytes(path.read_bytes()[:2_500])
    _hash_again(survey, path)
    assert survey.refused() == (
        f"{MAPPING}:2: name: 'essai.sav' is truncated or damaged. Ask for it again, and compare its size."
    )


@pytest.mark.parametrize("name", ["essai.csv", "essai.sav"])
def test_a_file_in_another_encoding_than_it_claims_is_refused_and_read_once_it_is_said(survey: Survey, name):
    frame = rows().drop(columns=["secret"])
    frame["reg"] = frame["reg"].map({53.0: "Bretagné", 1.0: "Guadeloupe"})
    mapped = MAPPED.replace('53 = "53", 1 = "01"', '"Bretagné" = "53", "Guadeloupe" = "01"')
    survey.put(frame, name=name, mapped=mapped)
    path = survey.folder / name
    path.write_bytes(
        path.read_bytes().replace("é".encode(), b"\xe9" + (b" " if name == "essai.sav" else b""))
    )
    lines = _hash_again(survey, path)
    assert "is not in the encoding it claims. Say the one it is in" in survey.refused()

    lines.insert(1, 'encoding = "cp1252"')
    survey.data.write(MAPPING, "\n".join(lines))
    if name == "essai.csv":
        assert len(survey.computed()) == 39


def test_a_file_that_lies_in_the_data_folder_is_refused(survey: Survey, monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_MICRODATA", str(survey.data.folder))
    assert survey.refused() == (
        f"{MAPPING}:2: name: the file lies in the data folder, which is published. Move it to another."
    )


def test_neither_an_open_answer_nor_a_traceback_reaches_the_terminal(survey: Survey, capsys, monkeypatch):
    survey.put(rows(), mapped=MAPPED.replace('emploi = "q1"', 'emploi = "secret"'))
    assert main(["tabulate", "essai-2021", "--data", str(survey.data.folder)]) == 1
    assert main(["describe", str(survey.folder / NAME), "--data", str(survey.data.folder)]) == 0
    said = capsys.readouterr()
    assert "Dupont" not in said.out + said.err and "Traceback" not in said.err
    assert LABELS[1] in said.out


def _hash_again(survey: Survey, path: Path) -> list[str]:
    """The mapping with the hash of the file as it is now; its lines."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    mapped = survey.data.read(MAPPING).split("\n")
    lines = [f'sha256 = "{sha256}"' if line.startswith("sha256") else line for line in mapped]
    survey.data.write(MAPPING, "\n".join(lines))
    return lines
