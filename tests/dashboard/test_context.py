"""Context indicators: which may colour a map, what they are called, and what is missing from them."""

from dashboard.cards import context as cards
from dashboard.queries import regions as queries
from tests.dashboard.small_base import METROPOLITAN, small_base

STUDY = {
    "study_id": "contexte",
    "kind": "context",
    "producer": "Insee",
    "producer_type": "public",
    "note": "Valeurs lues dans une copie.",
}
ROW = {"study_id": "contexte", "question_id": "ctx_taux", "actor_profile_id": "_T", "period": "2018"}
RATES = dict(
    zip(
        METROPOLITAN, (7.1, 10.6, 11.8, 11.1, 11.2, 11.5, 13.1, 14.3, 12.0, 12.0, 11.1, 9.9, 8.1), strict=True
    )
)


def rows(values=RATES, **changes):
    return [ROW | {"region_id": code, "value": value} | changes for code, value in values.items()]


def base(*more, figures=None, **study):
    return small_base(studies=[STUDY | study], figures=[*(figures or rows()), *more])


FRANCE = ROW | {"region_id": "FRM", "value": 10.5}
CHOSEN = {"question_id": "ctx_taux", "period": "2018"}


def test_an_indicator_of_few_regions_is_not_offered():
    few = {code: RATES[code] for code in METROPOLITAN[:9]}
    assert queries.context_indicators(base(figures=rows(few))).empty
    assert queries.context_indicators(base())["question_id"].tolist() == ["ctx_taux"]


def test_a_count_is_never_mapped():
    counts = rows(question_id="ctx_nombre", measure_id="count")
    both = base(figures=rows() + counts)
    assert cards.is_mapped(both, question_id="ctx_taux")
    assert not cards.is_mapped(both, question_id="ctx_nombre")
    assert [
        [card.card_id for card in column]
        for column in cards.columns(both, question_id="ctx_nombre", period="2018")
    ] == [["contexte-classement_ctx_nombre_2018"], ["contexte-outre-mer_ctx_nombre_2018"]]
    assert cards.indicator_options(both) == {
        "ctx_taux": "Thème · Taux d'essai",
        "ctx_nombre": "Thème · Nombre d'essai (pas de carte)",
    }


def test_regions_the_source_leaves_out_are_there_with_their_status():
    values = queries.context_values(base(FRANCE), **CHOSEN)
    assert len(values) == 16
    missing = values[values["value"].isna()]
    assert missing[["region_id", "status"]].values.tolist() == [
        ["01", "not_published"],
        ["06", "not_published"],
    ]


def test_values_of_two_producers_never_mix():
    mixed = small_base(
        studies=[STUDY, STUDY | {"study_id": "autre"}],
        figures=[*rows(), ROW | {"study_id": "autre", "region_id": "01", "value": 99.0}],
    )
    assert 99.0 not in queries.context_values(mixed, **CHOSEN)["value"].tolist()


def test_the_map_says_what_it_is_and_what_it_is_not():
    card = cards.map_card(base(FRANCE), **CHOSEN)
    assert card.finding == (
        "Taux d’essai, 2018\u202f: de 7,1\u202f% en Île-de-France à 14,3\u202f% en Bretagne\u202f; "
        "France métropolitaine\u202f: 10,5\u202f%"
    )
    assert card.question.startswith("Contexte\u202f: ce n’est pas un résultat de l’Observatoire.")
    assert card.base == "Producteur\u202f: Insee · statistique officielle · 2018"
    assert card.notes[-1] == "Valeurs lues dans une copie."
    assert card.table.iloc[0].tolist() == ["France métropolitaine", "10,5\u202f%"]
    assert len(card.table) == 14


def test_only_a_public_producer_makes_official_statistics():
    card = cards.map_card(base(producer_type="association"), **CHOSEN)
    assert "officielle" not in card.base
    assert "producteur associatif ou privé" in card.base


def test_the_ranking_gives_ties_one_range_of_ranks():
    card = cards.ranking_card(base(FRANCE), **CHOSEN)
    ranks = dict(zip(card.table["Territoire"], card.table["Rang"], strict=True))
    assert ranks["Bretagne"] == "1er"
    assert ranks["Nouvelle-Aquitaine"] == ranks["Occitanie"] == "3e-4e"
    assert ranks["Île-de-France"] == "13e"
    assert ranks["France métropolitaine"] == "–"
    assert card.finding.endswith(
        "la valeur la plus haute est en Bretagne (14,3\u202f%), la plus basse en Île-de-France (7,1\u202f%)"
    )


def test_overseas_regions_keep_their_place_when_nothing_is_published():
    card = cards.overseas_card(base(ROW | {"region_id": "01", "value": 11.0}), **CHOSEN)
    assert card.finding == "Outre-mer\u202f: 11\u202f% en Guadeloupe\u202f; non publié\u202f: Mayotte"
    assert card.table.values.tolist() == [["Guadeloupe", "11\u202f%"], ["Mayotte", "non publié"]]
    nothing = cards.overseas_card(base(), **CHOSEN)
    assert nothing.finding == "Outre-mer\u202f: la source ne publie rien pour les cinq régions"


def test_a_national_total_is_no_reference_on_the_axis_of_a_count():
    counts = rows(question_id="ctx_nombre", measure_id="count")
    total = FRANCE | {"question_id": "ctx_nombre", "measure_id": "count", "value": 1000.0}
    card = cards.ranking_card(base(total, figures=counts), question_id="ctx_nombre", period="2018")
    assert not [note for note in card.figure.layout.annotations if note.text.startswith("France")]
    card = cards.ranking_card(base(FRANCE), **CHOSEN)
    assert [note.text for note in card.figure.layout.annotations if note.text.startswith("France")] == [
        "France métropolitaine\u202f: <b>10,5\u202f%</b>"
    ]


def test_line_numbers_leave_the_source_and_stay_in_the_data():
    figures = [
        row | {"locator": f"onglet « Social », ligne {number}, colonne 10"}
        for number, row in enumerate(rows(), start=7)
    ]
    card = cards.map_card(base(figures=figures), **CHOSEN)
    assert card.source.startswith("Source\u202f: Éditeur, Rapport d’essai, onglet «\u202fSocial\u202f»")
    assert "ligne" not in card.source
    assert "ligne 7" in card.data["locator"].dropna().iloc[0]


def test_how_the_values_came_to_us_is_said_once_a_page():
    left, right = cards.columns(base(FRANCE), **CHOSEN)
    lead, *others = (*left, *right)
    assert "Valeurs lues dans une copie." in lead.notes
    assert all("Valeurs lues dans une copie." not in card.notes for card in others)
