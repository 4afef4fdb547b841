"""One cell at a time: what a cell may hold by itself, and the codes it may use."""

import pytest

from tests.etl.small_data import FIGURES, SmallData

REGIONS = "codelists/regions.csv"
MEASURES = "codelists/measures.csv"
RESPONSES = "codelists/responses.csv"
PUBLICATIONS = "publications.csv"


def test_data_without_fault_has_no_problem_at_all(data: SmallData):
    assert data.problems() == []


REQUIRED = [
    "question_id",
    "item_id",
    "response_id",
    "measure_id",
    "actor_profile_id",
    "population_id",
    "region_id",
    "status",
    "period_status",
    "publication_id",
    "locator",
    "source_row",
    "confidence",
]


def found_in_cells(data: SmallData, faults: list[tuple[str, str, str, str]]) -> list[str]:
    """Repeat a valid row for each fault, with that one cell changed; what is found in those cells."""
    cells = []
    for name, column, value, _ in faults:
        cells.append(f"{name}:{len(data.read(name).splitlines()) + 1}: {column}: ")
        data.copy(name, 4 if name == FIGURES else 2, **{column: value})
    problems = data.problems()
    return [problem.removeprefix(cell) for cell in cells for problem in problems if problem.startswith(cell)]


def test_a_required_cell_may_not_be_empty(data: SmallData):
    data.set(FIGURES, 9, **dict.fromkeys(REQUIRED, ""))

    expected = {f"{FIGURES}:9: {column}: empty. Fill it in." for column in REQUIRED}
    assert {problem for problem in data.problems() if problem.endswith("Fill it in.")} == expected


NUMBER = "is not a number. Write it with a dot and without unit (6.4)."
INTEGER = "is not a whole number. Write digits only."
TYPES = [
    (FIGURES, "value", "20 %", NUMBER),
    (FIGURES, "value", "6,4", NUMBER),
    (FIGURES, "value", "1e3", NUMBER),
    (FIGURES, "value", "nan", NUMBER),
    (MEASURES, "maximum", "cent", NUMBER),
    (FIGURES, "base_n", "1 000", INTEGER),
    (FIGURES, "base_n", "9" * 20, INTEGER),
    (FIGURES, "universe_n", "12.5", INTEGER),
    (REGIONS, "order", "un", INTEGER),
    (RESPONSES, "is_favourable", "oui", "is neither true nor false. Write one of them, or leave it blank."),
]


def test_a_cell_of_the_wrong_type_is_told_how_to_be_written(data: SmallData):
    assert found_in_cells(data, TYPES) == [f"'{value}' {remedy}" for _, _, value, remedy in TYPES]


CHOICES = [
    (FIGURES, "status", "publish", "Did you mean 'published'?"),
    (FIGURES, "reading", "read", "Use 'explicit', 'reconstructed' or 'computed'."),
    (FIGURES, "qualifier", "~", "Use '≈', '>' or '<'."),
    (FIGURES, "period_status", "Stated", "Did you mean 'stated'?"),
    (FIGURES, "base_unit", "personne", "Did you mean 'personnes'?"),
    (FIGURES, "confidence", "sûr", "Use 'high', 'medium' or 'low'."),
    (REGIONS, "kind", "Région", "Did you mean 'region'?"),
    ("codelists/actor_profiles.csv", "gender", "x", "Use 'm' or 'f'."),
    ("codelists/questions.csv", "answer_kind", "simple", "Did you mean 'single'?"),
    (
        "codelists/questions.csv",
        "theme",
        "?",
        "Use 'impacts', 'pratiques', 'collectif', 'fragilites', 'territoires', 'programme', 'echantillon' "
        "or 'contexte'.",
    ),
    ("codelists/comparability.csv", "grade", "D", "Use 'A', 'B' or 'C'."),
    ("codelists/domains.csv", "attestation", "name", "Did you mean 'named'?"),
    ("codelists/statuses.csv", "attribute", "grades", "Did you mean 'grade'?"),
    (PUBLICATIONS, "directness", "4", "Use '1', '2' or '3'."),
    (PUBLICATIONS, "kind", "pages", "Did you mean 'page'?"),
    ("claims.csv", "relation", "confirm", "Did you mean 'confirms'?"),
]


def test_a_value_outside_its_list_is_told_the_nearest_or_the_choice(data: SmallData):
    assert found_in_cells(data, CHOICES) == [
        f"'{value}' is not one of the values allowed. {hint}" for _, _, value, hint in CHOICES
    ]


PERIOD = "is not a period. Write 2015, 2021-09, 2021-09-30, 2021-T3, or two joined by '/'."
DATE = "is not a date. Write 2021, 2021-09 or 2021-09-30."
OUR_LINE = "is not one of our lines. Write 004:450, 004:450-452, W041, R0123 or S007."


PATTERNS = [
    (FIGURES, "period", "septembre 2021", PERIOD),
    (FIGURES, "period", "2021-13", PERIOD),
    (FIGURES, "period", "2021-02-30", PERIOD),
    (FIGURES, "period", "2021-T5", PERIOD),
    (FIGURES, "period", "2021/2020", PERIOD),
    (FIGURES, "period", "2019/2020/2021", PERIOD),
    (FIGURES, "source_row", "4:450", OUR_LINE),
    (FIGURES, "source_row", "X041", OUR_LINE),
    (FIGURES, "source_row", "0004:1", OUR_LINE),
    (PUBLICATIONS, "publication_date", "03/2022", DATE),
    (PUBLICATIONS, "publication_date", "2022-T1", DATE),
    (PUBLICATIONS, "url", "example.org", "is not an address. Write it whole, from http:// or https://."),
    (
        "codelists/populations.csv",
        "population_id",
        "tout le monde",
        "is not a code. Use letters, digits, '_', '-' and '+', without spaces.",
    ),
]


def test_a_cell_written_in_another_way_is_told_how_to_be_written(data: SmallData):
    assert found_in_cells(data, PATTERNS) == [f"'{value}' {remedy}" for _, _, value, remedy in PATTERNS]


def test_every_way_to_write_a_period_is_accepted(data: SmallData):
    for period in ("2021", "2021-T3", "2021-09-30", "2020/2021", "2021-09-01/2021-09-30"):
        data.copy(FIGURES, 9, period=period)

    assert data.problems() == []


def test_every_way_to_name_our_line_is_accepted(data: SmallData):
    for source_row in (
        "004:450",
        "004:450-452",
        "W041",
        "R0123",
        "S007",
        "004:450;W041",
        "005:1",
        "128:7-9;R12345",
    ):
        data.copy(FIGURES, 9, source_row=source_row)

    assert data.problems() == []


def test_a_space_around_a_cell_is_shown(data: SmallData):
    data.set(FIGURES, 4, locator=" p. 1")

    assert data.problems() == [f"{FIGURES}:4: locator: ' p. 1' starts or ends with a space. Remove it."]


@pytest.mark.parametrize(
    ("name", "line", "cells", "problem"),
    [
        (REGIONS, 4, {"label_fr": "x"}, "region_id: '01' is there twice, first at line 4. Keep one."),
        (
            "codelists/items.csv",
            3,
            {"label_fr": "x"},
            "item_id: 'impact', 'emploi' is there twice, first at line 3. Keep one.",
        ),
        (MEASURES, 2, {}, "measure_id: 'share' is there twice, first at line 2. Keep one."),
        (PUBLICATIONS, 2, {}, "publication_id: 'rapport' is there twice, first at line 2. Keep one."),
    ],
)
def test_a_key_may_not_be_there_twice(data: SmallData, name, line, cells, problem):
    last = len(data.read(name).splitlines()) + 1
    data.copy(name, line, **cells)

    assert data.problems() == [f"{name}:{last}: {problem}"]


UNKNOWN = [
    (FIGURES, "region_id", "1", "1", "in codelists/regions.csv", "Did you mean '01'?"),
    (FIGURES, "region_id", "bretagne", "bretagne", "in codelists/regions.csv", "Did you mean '53'?"),
    (FIGURES, "region_id", "99", "99", "in codelists/regions.csv", "Use 'FR', '53', '01' or 'tout'."),
    (
        FIGURES,
        "actor_profile_id",
        "Citoyens",
        "Citoyens",
        "in codelists/actor_profiles.csv",
        "Did you mean 'citoyens'?",
    ),
    (FIGURES, "population_id", "x", "x", "in codelists/populations.csv", "Use '_T'."),
    (FIGURES, "measure_id", "shares", "shares", "in codelists/measures.csv", "Did you mean 'share'?"),
    (FIGURES, "response_id", "modéré", "modéré", "in codelists/responses.csv", "Did you mean 'modere'?"),
    (FIGURES, "response_id", "z", "z", "in codelists/responses.csv", "Correct it, or add it there first."),
    (FIGURES, "publication_id", "raport", "raport", "in publications.csv", "Did you mean 'rapport'?"),
    (REGIONS, "member_region_ids", "53 1", "1", "in codelists/regions.csv", "Did you mean '01'?"),
    (
        RESPONSES,
        "part_response_ids",
        "tres_fort forte",
        "forte",
        "in codelists/responses.csv",
        "Did you mean 'fort'?",
    ),
    (
        "codelists/items.csv",
        "domain_id",
        "emplois",
        "emplois",
        "in codelists/domains.csv",
        "Did you mean 'emploi'?",
    ),
    (
        "codelists/comparability.csv",
        "study_b",
        "essai-2019",
        "essai-2019",
        "a folder of studies/",
        "Did you mean 'essai-2021'?",
    ),
    (
        "codelists/partnership_models.csv",
        "item_id",
        "mécénat",
        "mécénat",
        "in codelists/partnership_types.csv",
        "Did you mean 'mecenat'?",
    ),
    ("claims.csv", "claim_id", "emploi", "emploi", "in codelists/claims.csv", "Did you mean 'emploi_70'?"),
    ("milestones.csv", "programme_id", "PHARE", "PHARE", "in codelists/programmes.csv", "Use 'ESSAI'."),
    (
        "codelists/context_themes.csv",
        "question_id",
        "note_moyen",
        "note_moyen",
        "in codelists/questions.csv",
        "Did you mean 'note_moyenne'?",
    ),
]
"""File, column, cell, the code in it that is unknown, where it should be, and the hint."""


def test_an_unknown_code_is_told_the_nearest_one(data: SmallData):
    assert found_in_cells(data, [fault[:4] for fault in UNKNOWN]) == [
        f"'{code}' is not {place}. {hint}" for *_, code, place, hint in UNKNOWN
    ]


def test_an_unknown_question_is_one_line(data: SmallData):
    data.set(FIGURES, 4, question_id="impacts")

    assert data.problems() == [
        f"{FIGURES}:4: question_id: 'impacts' is not in codelists/questions.csv. Did you mean 'impact'?",
    ]


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        ("Emplois", "Did you mean 'emploi'?"),
        ("Lien social", "Did you mean 'lien'?"),
        ("x", "Use 'emploi' or 'lien'."),
    ],
)
def test_an_item_must_belong_to_its_question(data: SmallData, item, hint):
    data.set(FIGURES, 4, item_id=item)

    assert data.problems() == [
        f"{FIGURES}:4: item_id: '{item}' is not an item of 'impact' in codelists/items.csv. {hint}"
    ]


def test_the_whole_of_a_question_needs_no_item_of_its_own(data: SmallData):
    data.set(FIGURES, 9, item_id="_T")

    assert data.problems() == []


def test_an_item_of_an_unknown_question_is_shown(data: SmallData):
    data.copy("codelists/items.csv", 3, question_id="impacte")

    assert data.problems() == [
        "codelists/items.csv:5: question_id: 'impacte' is not in codelists/questions.csv. "
        "Did you mean 'impact'?"
    ]


def test_codes_of_a_list_that_cannot_be_read_are_not_called_unknown(data: SmallData):
    data.path(REGIONS).unlink()

    assert data.problems() == ["codelists/regions.csv: the file is missing. Add it, or restore it."]


UNSEEN = {"\u202f": "U+202F", "\u2009": "U+2009", "\u200b": "U+200B", "\u00ad": "U+00AD", "\t": "U+0009"}


def test_a_character_that_nobody_sees_is_shown(data: SmallData):
    for line, character in enumerate(UNSEEN, start=2):
        data.set(FIGURES, line, note=f"Lu{character}ici")

    assert data.problems() == [
        f"{FIGURES}:{line}: note: holds the character {shown}, which nobody sees. Type a plain space."
        for line, shown in enumerate(UNSEEN.values(), start=2)
    ]


def test_accents_quotes_and_dashes_of_french_are_no_problem(data: SmallData):
    data.set(FIGURES, 4, note="« L’œuvre » – 5 000 € ≈ 5\u00a0k€… à Noël")

    assert data.problems() == []


def test_each_word_of_the_rules_needs_its_label(data: SmallData):
    data.replace("codelists/statuses.csv", "status,illegible,2,Illisible,illegible,Illisible.\n", "")

    assert data.problems() == ["codelists/statuses.csv: no label for status 'illegible'. Add its row."]


def test_a_label_for_a_word_that_the_rules_do_not_know_is_shown(data: SmallData):
    data.copy("codelists/statuses.csv", 3, status_id="illisible")

    assert data.problems() == [
        "codelists/statuses.csv:18: status_id: 'illisible' is not a status that figures can have. "
        "Did you mean 'illegible'?"
    ]


def with_columns(data: SmallData, name: str, **cells: str) -> None:
    """Columns that a file may lack, filled in its second row."""
    header, *rows = data.read(name).splitlines()
    blank = [""] * len(cells)
    added = [cells, blank, cells.values(), *([blank] * len(rows))]
    lines = [f"{row},{','.join(more)}" for row, more in zip([header, *rows], added, strict=False)]
    data.write(name, "\n".join(lines) + "\n")


def test_a_question_says_its_part_of_the_page_with_a_word_of_the_list(data: SmallData):
    with_columns(data, "codelists/questions.csv", block="impact")

    assert data.problems() == [
        "codelists/questions.csv:3: block: 'impact' is not one of the values allowed. Did you mean 'impacts'?"
    ]


@pytest.mark.parametrize(
    "verb", ["attendent un effet sur {Item}", "attendent {item} et {", "ont {x} et {item}"]
)
def test_the_verb_of_a_question_holds_its_item_and_no_other_brace(data: SmallData, verb):
    with_columns(data, "codelists/questions.csv", verb_fr=verb)

    assert data.problems() == [
        f"codelists/questions.csv:3: verb_fr: '{verb}' holds a brace that is not '{{item}}'. "
        "Write '{item}' where the item goes."
    ]


def test_the_words_of_a_question_and_of_a_part_of_a_profile_are_accepted(data: SmallData):
    with_columns(
        data,
        "codelists/questions.csv",
        short_fr="Effet",
        verb_fr="attendent un effet sur {item}",
        measures_fr="Part qui attend un effet",
        block="impacts",
    )
    data.append("codelists/populations.csv", "part,1,Une partie,A part,\n")
    with_columns(data, "codelists/populations.csv", article_fr="{profile} en partenariat")

    assert data.problems() == []


def test_the_article_of_a_part_holds_its_profile_and_no_other_brace(data: SmallData):
    data.append("codelists/populations.csv", "part,1,Une partie,A part,\n")
    with_columns(data, "codelists/populations.csv", article_fr="{item} en partenariat")

    assert data.problems() == [
        "codelists/populations.csv:3: article_fr: '{item} en partenariat' holds a brace that is not "
        "'{profile}'. Write '{profile}' where the profile goes."
    ]


def test_a_computed_figure_may_say_its_error_and_a_printed_one_may_not(data: SmallData):
    text = data.read(FIGURES).splitlines()
    computed = text[8].replace(',"55,5",≈,published,reconstructed', ",,,published,computed")
    lines = [f"{text[0]},n_eff,std_error,df", *(f"{row},,," for row in text[1:8])]
    data.write(FIGURES, "\n".join([*lines, f"{computed},312.4,2.61,298"]) + "\n")
    assert data.problems() == []

    data.set(FIGURES, 2, std_error="1.5")
    assert data.problems() == [
        f"{FIGURES}:2: std_error: 1.5, but the figure is not computed. Empty it, or use reading 'computed'."
    ]
