"""Sheets: their charts state no order that the guard-rails deny, and their gaps say why none is tested."""

import pytest

from dashboard.cards.sheets import parts, tables


def card(ask, start: str, *, kind: str = "profil", code: str):
    sheet = ask(parts.sheet, kind=kind, code=code)
    cards = [one for part in sheet.parts for one in (part.opened, *part.cards) if one]
    return next(one for one in cards if one.card_id.startswith(start))


def plain(text: str) -> str:
    return text.replace("\u202f", " ")


def gap_text(ask, *, kind: str, code: str) -> str:
    sheet = ask(parts.sheet, kind=kind, code=code)
    return plain(next(part.text for part in sheet.parts if part.kind == "ecarts"))


def test_a_total_is_not_ranked_against_its_own_parts(ask):
    found = card(ask, "repere_profil-elus_locaux_territoire_en_mouvement", code="elus_locaux")
    assert plain(found.finding) == (
        "Territoire en mouvement (du 30 septembre au 28 octobre 2024) : « Oui (total) » 91 %, dont « Oui, "
        "fortement » 35 % et « Oui, ni plus ni moins » 56 %"
    )
    assert plain(found.notes[0]).startswith(
        "Trait fin sur le site : intervalle de confiance à 95 % (Wilson), indicatif"
    )
    (lines,) = [trace for trace in found.figure.data if trace.type == "scatter"]
    ends = {round(end) for end in lines.x if end is not None}
    assert ends == {30, 41, 50, 61, 87, 94}


def test_the_order_of_the_42_foundations_is_not_told(ask):
    found = card(ask, "repere_profil-fondations_impact_percu", code="fondations")
    assert plain(found.finding) == (
        "Impacts perçus du « jouer collectif », impact fort ou très fort (septembre 2021) : de 62 % à 95 %, "
        "sans que l’ordre des premiers soit établi ; base fragile : 42 réponses pour les fondations"
    )
    assert "95 % (40 sur 42)" in [plain(cell) for cell in found.table.to_numpy().ravel()]


@pytest.mark.parametrize(
    ("start", "finding"),
    [
        (
            "repere_profil-associations_partenaires_par_type",
            "Partenaires des associations, par type (de mai 2016 à juin 2016) : « Collectivités » (74 %) et "
            "« Autres associations et fondations » (72 %) viennent en tête, sans que leur ordre soit "
            "établi ; "
            "« Laboratoires ou structures de recherche » (9 %) vient en dernier",
        ),
        (
            "repere_profil-associations_fragilites_prioritaires",
            "Fragilités prioritaires du territoire (2015) : « Emploi » (60 %) et « Vieillissement et "
            "dépendance » (60 %) viennent en tête à égalité ; « Lien social » (51 %) vient en dernier ; "
            "ordre "
            "non testable : effectif non publié pour les associations",
        ),
    ],
)
def test_a_sheet_states_only_the_order_that_is_established(ask, start, finding):
    assert plain(card(ask, start, code="associations").finding) == finding


def test_a_mean_printed_without_its_zero_keeps_its_place(ask):
    found = card(ask, "repere_domaine-securite_fragilites", kind="domaine", code="securite")
    assert plain(found.finding) == (
        "Fragilités prioritaires du territoire (citoyens, 2019) : sécurité, 6,0 sur 10, 3e des 7 domaines "
        "publiés ; ordre non testable : la dispersion des réponses n’est pas publiée"
    )


def test_gaps_of_a_profile_say_for_whom_no_base_is_published(ask, cursor):
    assert gap_text(ask, kind="profil", code="fondations") == (
        "Écarts calculés ici (l’autre profil moins fondations), entre questions comparables (notes A ou B). "
        "Écarts non testables : effectif non publié pour les citoyens, les entreprises, les associations, "
        "les "
        "élus locaux et les fondations."
    )
    gaps = tables.profile_gaps(cursor, actor_profile_id="fondations")
    assert not any(verdict.is_testable for verdict in gaps["verdict"])


def test_gaps_of_a_region_say_that_its_base_is_not_published(ask):
    assert gap_text(ask, kind="region", code="27").endswith(
        "Écarts non testables : effectif régional non publié."
    )
