"""The API for programs: what it holds, how it is filtered, what it refuses, and what it never costs."""

import csv
import io
import json
import re
from html import unescape
from urllib.parse import parse_qs, quote, urlsplit

import pandas as pd
import pytest
from openapi_spec_validator import validate
from starlette.applications import Starlette
from starlette.testclient import TestClient

from dashboard.server import heads
from dashboard.server.api import answers, asked, bounds
from dashboard.server.api.routes import ADDRESSES
from dashboard.server.routes import middleware, routes
from dashboard.views import View


@pytest.fixture
def api(monkeypatch) -> TestClient:
    monkeypatch.setattr(answers, "ALLOWANCE", bounds.Allowance())
    return TestClient(Starlette(routes=routes(), middleware=middleware()))


def test_pages_follow_each_other_and_hold_every_observation_once(api, desk):
    found, address = [], "/api/figures?page_size=500"
    while address:
        answer = api.get(address).json()
        found += answer["data"]
        address = answer["links"].get("next")
    (expected,) = desk.cursor.execute("select count(*) from figures where is_preferred").fetchone()
    assert len({one["observation_id"] for one in found}) == len(found) == expected == answer["meta"]["total"]
    assert answer["links"]["prev"] == "http://testserver/api/figures?page_size=500&page=2"


def test_filters_are_put_together_and_codes_of_one_filter_added(api):
    asked_for = "question=impact_percu&profile=associations&profile=entreprises&period=2021&region=FR"
    found = api.get(f"/api/figures?{asked_for}").json()["data"]
    assert {one["question_id"] for one in found} == {"impact_percu"}
    assert {one["actor_profile_id"] for one in found} == {"associations", "entreprises"}
    assert {one["period"] for one in found} == {"2021-09"}


def test_a_year_finds_the_periods_that_have_a_part_in_it(api):
    found = api.get("/api/figures?period=2020&study=etude-impact-2018-2022").json()["data"]
    assert found and {one["period"] for one in found} == {"2018/2022"}
    assert api.get("/api/figures?period=2018/2022").json()["meta"]["total"] >= len(found)


def test_all_statements_and_the_latest_waves_are_there_for_who_asks(api):
    def total(query):
        return api.get(f"/api/figures?question=taux_partenariat&{query}").json()["meta"]["total"]

    assert total("statements=all") > total("") > total("waves=latest") > 0


def test_a_figure_keeps_its_identifier_and_leads_to_its_passport(api):
    first = api.get("/api/figures?page_size=1&question=programme_alliances&statements=all").json()["data"][0]
    again = api.get(f"/api/figures/{quote(first['figure_id'], safe='')}").json()["data"]
    assert again == first
    assert first["passport_url"] == f"http://testserver/chiffre?id={quote(first['figure_id'], safe='')}"


def test_pandas_reads_the_table_with_numbers_and_codes_as_they_are(api):
    text = api.get("/api/figures.csv?statements=all").text
    frame = pd.read_csv(io.StringIO(text), dtype={"region_id": str, "period": str})
    assert list(frame)[:3] == ["figure_id", "observation_id", "study_id"]
    assert frame["value"].dtype == float and "01" in set(frame["region_id"])
    assert frame["figure_id"].is_unique and frame.loc[frame["value"].isna(), "status"].ne("published").all()


def test_lists_say_how_many_figures_bear_each_code(api):
    regions = {one["region_id"]: one for one in api.get("/api/regions").json()["data"]}
    total = api.get("/api/figures?region=53&statements=all").json()["meta"]["total"]
    assert (regions["53"]["label_fr"], regions["53"]["figures_n"]) == ("Bretagne", total)
    for name in asked.CODES.values():
        assert api.get(f"/api/{name}").json()["meta"]["total"] > 5


def test_every_table_is_where_the_data_package_says(api):
    held = api.get("/api/datapackage.json").json()
    for resource in held["resources"]:
        lines = api.get(f"/api/{resource['path']}").text.splitlines()
        assert next(csv.reader(lines)) == [one["name"] for one in resource["schema"]["fields"]]


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        (
            "figures?pays=fr",
            400,
            "Le paramètre « pays » n’existe pas ici. Ceux qui existent : question, profile, region, study, "
            "period, waves, statements, page, page_size.",
        ),
        ("questions?page=2", 400, "Le paramètre « page » n’existe pas ici. Cette adresse n’en prend aucun."),
        (
            "figures?region=99",
            400,
            "Le paramètre « region » ne connaît pas « 99 ». Les codes sont à l’adresse /api/regions.",
        ),
        (
            "figures.csv?question=",
            400,
            "Le paramètre « question » ne connaît pas « … ». Les codes sont à l’adresse /api/questions.",
        ),
        (
            "figures?period=hier",
            400,
            "Le paramètre « period » ne comprend pas « hier ». Écrivez une année (2021), un mois (2021-09), "
            "un trimestre (2021-T3), un jour (2021-09-30), ou deux dates jointes par /.",
        ),
        ("figures?waves=1", 400, "Le paramètre « waves » ne connaît pas « 1 ». Écrivez all ou latest."),
        (
            "figures?page=²",
            400,
            "Le paramètre « page » demande un nombre de 1 à 100000, et non « ² ».",
        ),
        (
            "figures?page_size=501",
            400,
            "Le paramètre « page_size » demande un nombre de 1 à 500, et non « 501 ».",
        ),
        (
            "figures?region=53&page=90",
            400,
            "Le paramètre « page » demande la page 90, qui n’existe pas : il n’y en a qu’une.",
        ),
        ("figures?page=1&page=2", 400, "Le paramètre « page » est donné deux fois : gardez-en un."),
        (
            f"figures?study={'x' * 201}",
            400,
            "Le paramètre « study » est trop long : 200 signes au plus.",
        ),
        (
            f"figures?{'question=impact_percu&' * 21}",
            400,
            "Le paramètre « question » prend 20 codes au plus.",
        ),
        (
            f"figures?{'question=impact_percu&' * 300}",
            400,
            "Cette adresse a trop de paramètres : demandez moins de codes à la fois.",
        ),
        (
            "figures/rien",
            404,
            "Aucun chiffre n’a l’identifiant « rien » dans cette version de la base. Les identifiants sont "
            "dans le champ « figure_id » de /api/figures.",
        ),
        (
            "jsonstat/rien",
            404,
            "Aucun chiffre ne répond à la question « rien ». Les codes sont à l’adresse /api/questions.",
        ),
        (
            "tables/observed.csv",
            404,
            "La base n’a pas de table « observed ». Leur liste est à l’adresse /api/datapackage.json.",
        ),
        (
            "chiffres",
            404,
            "Cette adresse n’existe pas. Toutes celles de l’API sont décrites à /api/openapi.json.",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_sentence_that_names_it(api, address, status, sentence):
    answer = api.get(f"/api/{address}")
    told = sentence.replace("« ", "«\u202f").replace(" »", "\u202f»").replace(" :", "\u202f:")
    assert (answer.status_code, answer.text) == (status, told)
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_nothing_is_sent_again_while_the_build_is_the_same(api, monkeypatch):
    tag = api.get("/api/figures").headers["etag"]
    assert api.get("/api/jsonstat/impact_percu").headers["etag"] == tag
    for held in (tag, tag.removeprefix("W/"), f'"x", {tag}'):
        answer = api.get("/api/figures", headers={"If-None-Match": held})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    monkeypatch.setattr(answers.tables, "stamp", lambda: "")
    assert api.get("/api/openapi.json", headers={"If-None-Match": tag}).status_code == 200


def test_scripts_of_any_site_may_read(api):
    answer = api.options("/api/figures", headers={"Origin": "https://exemple.fr"})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (204, "*")
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert api.post("/api/figures").status_code == 405
    assert api.head("/api/figures").headers["x-total-count"]


def test_who_asks_too_fast_is_told_how_long_to_wait(api, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(answers, "ALLOWANCE", bounds.Allowance(2, 0.25, clock=lambda: now[0]))
    assert [api.get("/api/profiles").status_code for _ in range(3)] == [200, 200, 429]
    answer = api.get("/api/profiles")
    assert answer.headers["retry-after"] == "4"
    assert answer.text == (
        "Trop de demandes en peu de temps\u202f: attendez quelques secondes. La base entière se prend en une "
        "fois, à l’adresse /fichiers/base."
    )
    now[0] = 4.0
    assert api.get("/api/profiles").status_code == 200


def test_addresses_that_ask_are_counted_apart_and_forgotten_in_the_end(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_KNOWN", 2)
    allowance = bounds.Allowance(1, 0.001, clock=lambda: 0.0)
    assert [allowance.wait(one) for one in "aab"] == [0, 1000, 0]
    assert [allowance.wait(one) for one in "cda"] == [0, 0, 0]


def test_the_description_is_valid_and_names_every_address(api):
    held = api.get("/api/openapi.json").json()
    validate(held)
    assert held["openapi"] == "3.1.0" and held["servers"] == [{"url": "http://testserver/api"}]
    described = {path.removeprefix("/") for path in held["paths"]}
    served = {path.replace(":path", "") for path in ADDRESSES}
    assert served - described == {"openapi.json", "{rest}"} and described <= served


def test_an_address_of_the_site_becomes_the_frame_of_its_chart(api):
    address = "http://testserver/comparer?lecture=duel&profil=elus_locaux&face=entreprises"
    held = api.get("/api/oembed", params={"url": address, "maxwidth": "480", "format": "json"}).json()
    assert {name: held[name] for name in ("version", "type", "provider_name", "width")} == {
        "version": "1.0",
        "type": "rich",
        "provider_name": "Observatoire des partenariats",
        "width": 480,
    }
    (source,) = re.findall(r'src="([^"]+)"', held["html"])
    query = parse_qs(urlsplit(unescape(source)).query)
    assert (query["embed"], query["carte"]) == (["true"], ["duel.elus_locaux.entreprises"])
    assert f'width="480" height="{held["height"]}"' in held["html"] and held["height"] > 400
    low = api.get("/api/oembed", params={"url": address, "maxheight": "300"}).json()
    assert low["height"] == 300


def test_an_old_address_becomes_the_frame_of_its_place_of_today(api):
    held = api.get("/api/oembed", params={"url": "https://testserver/profils/associations#x"}).json()
    assert "profil=associations" in unescape(held["html"])


@pytest.mark.parametrize(
    ("asked", "status", "sentence"),
    [
        ({}, 400, "Le paramètre « url » manque : donnez l’adresse de la page à montrer."),
        (
            {"url": "http://ailleurs.fr/comparer"},
            404,
            "« http ailleurs fr comparer » n’est pas une adresse de ce site.",
        ),
        (
            {"url": "http://testserver.ailleurs.fr/comparer"},
            404,
            "« http testserver ailleurs fr comparer » n’est pas une adresse de ce site.",
        ),
        ({"url": "http://testserver/api"}, 404, "La page « api » ne montre aucun graphique à intégrer."),
        (
            {"url": "http://testserver/", "format": "xml"},
            501,
            "Seul le format JSON existe : ôtez le paramètre « format », ou écrivez « format=json ».",
        ),
        (
            {"url": "http://testserver/comparer", "maxwidth": "0"},
            400,
            "Le paramètre « maxwidth » demande un nombre de 1 à 100000, et non « 0 ».",
        ),
    ],
)
def test_what_has_no_frame_is_told_so(api, asked, status, sentence):
    answer = api.get("/api/oembed", params=asked)
    told = sentence.replace("« ", "«\u202f").replace(" »", "\u202f»").replace(" :", "\u202f:")
    assert (answer.status_code, answer.text) == (status, told)


def test_pages_lead_to_their_frame_and_describe_the_base(monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    duel = heads.head(View("comparer"))
    (address,) = re.findall(r'type="application/json\+oembed" href="([^"]+)"', duel)
    assert unescape(address) == "https://exemple.fr/api/oembed?url=https%3A%2F%2Fexemple.fr%2Fcomparer"
    assert "ld+json" not in duel and "oembed" not in heads.head(View("presentation"))
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', heads.head(View("sources")))
    held = json.loads(text)
    assert (held["@context"], held["@type"], held["url"]) == (
        "https://schema.org",
        "Dataset",
        "https://exemple.fr/sources",
    )
    assert 50 <= len(held["description"]) <= 5000 and held["temporalCoverage"].startswith("20")
    assert {one["contentUrl"] for one in held["distribution"]} >= {"https://exemple.fr/api/figures.csv"}


def test_figures_are_what_the_description_says(api):
    held = api.get("/api/openapi.json").json()["components"]["schemas"]["Figure"]
    kinds = {"string": (str,), "number": (int, float), "integer": (int,), "null": (type(None),)}
    for one in api.get("/api/figures?page_size=500").json()["data"]:
        assert list(one) == held["required"]
        for name, value in one.items():
            told = held["properties"][name]["type"]
            assert isinstance(
                value, sum((kinds[kind] for kind in ([told], told)[isinstance(told, list)]), ())
            )
