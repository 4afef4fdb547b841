"""The typology: four types, nine models, and what our copy lost of it."""

from dashboard.cards.typology import typology


def test_each_type_has_its_objective_its_result_and_its_models(cursor):
    types = {entry.name: entry for entry in typology(cursor).types}
    assert list(types) == [
        "Pratiques responsables",
        "Coopération économique",
        "Innovation sociétale",
        "Mécénat",
    ]
    patronage = types["Mécénat"]
    assert (patronage.objective, patronage.result) == ("Positionnement", "Ancrage interne et externe")
    assert patronage.models_title == "Ses deux modèles\u202f: mécénat classique et engagement actif"
    assert types["Innovation sociétale"].models_title == "Son modèle\u202f: R&D sociale"


def test_nine_models_are_told_and_three_stand_apart_with_the_reason(cursor):
    found = typology(cursor)
    assert sum(len(entry.models) for entry in found.types) + len(found.apart) == 9
    assert [model.name for model in found.apart] == [
        "Partage d’expertise",
        "Modèle hybride",
        "Alternative d’intérêt général",
    ]
    assert all("perdue dans notre copie" in model.note for model in found.apart)


def test_a_model_placed_by_reasoning_says_so_and_an_explicit_one_does_not(cursor):
    models = {model.name: model.note for entry in typology(cursor).types for model in entry.models}
    assert models["Mécénat classique"] == ""
    assert "l’ordre des colonnes" in models["R&D sociale"]


def test_the_source_names_both_documents_and_none_of_our_own_lines(cursor):
    source = typology(cursor).source
    assert source.startswith("Sources\u202f: Le RAMEAU, Fiche pratique")
    assert "kit méthodologique" in source
    assert "(002:" not in source and "(001:" not in source
