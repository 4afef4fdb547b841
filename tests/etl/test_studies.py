"""study.toml: every key of its type, codes known, and a wording or a reason for each question."""

# ruff: noqa: E501 (one fault is one line)

import pytest

from tests.etl.small_data import FIGURES, STUDY, SmallData

FAULTS = [
    ('title = "Essai 2021"', 'title = ""', "1: title: empty. Fill it in."),
    ('title = "Essai 2021"', "title = 2021", '1: title: is not a text. Write title = "…".'),
    ('kind = "survey"\nproducer =', 'kind = "enquête"\nproducer =', "3: kind: 'enquête' is not one of the values allowed. Use 'survey', 'context', 'facts' or 'unspecified'."),
    ('producer_type = "survey"', 'producer_type = "publique"', "5: producer_type: 'publique' is not one of the values allowed. Did you mean 'public'?"),
    ('"ESSAI"', '"Essai"', "2: programme: 'Essai' is not in codelists/programmes.csv. Did you mean 'ESSAI'?"),
    ('["citoyens"]', '["citoyen"]', "11: actor_profile_ids: 'citoyen' is not in codelists/actor_profiles.csv. Did you mean 'citoyens'?"),
    ('["citoyens"]', '"citoyens"', '11: actor_profile_ids: is not a list of texts. Write actor_profile_ids = ["…"].'),
    ('["citoyens"]', "[1]", '11: actor_profile_ids: is not a list of texts. Write actor_profile_ids = ["…"].'),
    ("sample_n = 1000", 'sample_n = "1000"', "13: sample_n: is not a whole number. Write sample_n = 0."),
    ("sample_n = 1000", "sample_n = true", "13: sample_n: is not a whole number. Write sample_n = 0."),
    ("sample_n = 1000", "sample_n = -1", "13: sample_n: -1 is not a number of interviews. Write 0 when it is not published."),
    ("sample_n = 1000", f"sample_n = {10**30}", f"13: sample_n: {10**30} is not a number of interviews. Write 0 when it is not published."),
    ('fieldwork = "2021-09"', 'fieldwork = "sept. 2021"', "9: fieldwork: 'sept. 2021' is not a period. Write 2015, 2021-09, 2021-09-30, 2021-T3, or two joined by '/'."),
    ('fieldwork = "2021-09"', "fieldwork = 2021-09-01", '9: fieldwork: is not a text. Write fieldwork = "…".'),
    ('fieldwork = "2021-09"', 'fieldwork = ""', "10: period_status: 'stated', but fieldwork is empty. Write it, or use 'unknown'."),
    ('"stated"', '"unknown"', "10: period_status: 'unknown', but fieldwork is 2021-09. Use 'stated' or 'inferred'."),
    ('note = ""\n', 'note = ""\nprogram = ""\n', "16: program: is not a key of study.toml. Did you mean 'programme'?"),
    ('text = "Quel impact ?"', 'text = ""', "19: missing_reason: empty, and so is the wording. Write the wording, or why we do not have it."),
    ('text = "Quel impact ?"', "text = 1", "18: text: [wordings.impact] needs text, missing_reason, locator, all texts. Add what is missing."),
    ('locator = "001:1"', "", "18: text: [wordings.impact] needs text, missing_reason, locator, all texts. Add what is missing."),
    ('locator = "001:1"', 'locator = "001:1"\nlieu = ""', "21: lieu: is not a key of a wording. Use 'text', 'missing_reason', 'locator', 'asked_fr' or 'asked_en'."),
    ('locator = "001:1"', 'locator = "001:1"\nasked_fr = 1', '21: asked_fr: is not a text. Write asked_fr = "…".'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), FAULTS)
def test_a_fault_of_a_study_is_shown_at_its_line(data: SmallData, old, new, problem):
    data.replace(STUDY, old, new)

    assert data.problems() == [f"{STUDY}:{problem}"]


def test_every_key_of_a_study_must_be_there(data: SmallData):
    data.replace(STUDY, 'mode = ""\n', "")
    data.replace(STUDY, "sample_n = 1000\n", "")

    assert data.problems() == [
        f"{STUDY}: 'mode' is missing. Add it, empty when no publication states it.",
        f"{STUDY}: 'sample_n' is missing. Add it, 0 when no publication states it.",
    ]


def test_a_question_without_wording_is_shown(data: SmallData):
    data.replace(STUDY, "[wordings.impact]", "[wordings.note_moyenne]")

    assert data.problems() == [
        f"{STUDY}: no wording for 'impact'. Add [wordings.impact].",
        f"{STUDY}:18: text: no figure of this study has the question 'note_moyenne'. Remove the block, or correct it.",
    ]


def test_wordings_that_are_one_text_are_shown(data: SmallData):
    text = data.read(STUDY)
    data.write(STUDY, text[: text.index("\n[wordings")] + 'wordings = "Quel impact ?"\n')

    assert data.problems() == [
        f"{STUDY}:16: wordings: is not a set of blocks. Write [wordings.<question_id>] before each."
    ]


def test_a_wording_that_we_do_not_have_needs_only_its_reason(data: SmallData):
    data.replace(
        STUDY, 'text = "Quel impact ?"\nmissing_reason = ""', 'text = ""\nmissing_reason = "Non publié."'
    )

    assert data.problems() == []


def test_who_was_asked_is_named_for_a_question_that_one_profile_answered(data: SmallData):
    data.replace(STUDY, 'locator = "001:1"', 'locator = "001:1"\nasked_fr = "les jeunes citoyens"')
    assert data.problems() == []
    data.copy(FIGURES, 2, actor_profile_id="elus", source_row="001:99")

    assert data.problems() == [
        f"{STUDY}:21: asked_fr: names one profile, and 2 answered 'impact'. Remove it."
    ]


def test_a_study_folder_is_named_by_a_code(data: SmallData):
    data.path("essai-2021").rename(data.folder / "studies" / "essai 2021")
    data.path("claims.csv").write_text(data.read("claims.csv").splitlines()[0])
    data.path("codelists/comparability.csv").write_text(
        data.read("codelists/comparability.csv").splitlines()[0]
    )

    assert data.problems() == [
        "essai 2021/: the name of a study folder is not a code. Use letters, digits, '_', '-' and '+', "
        "without spaces."
    ]
