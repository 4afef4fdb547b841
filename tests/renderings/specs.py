"""Specifications: every kind of chart, made by the families from small observations, and what is hard in it.

`SPECS` maps a name to a chart; every medium draws all of them (`test_every_medium.py`).
"""

from dataclasses import replace

from dashboard.banners import Told
from dashboard.charts.banner import Column, banner
from dashboard.charts.bars import share_bars
from dashboard.charts.distribution import distribution
from dashboard.charts.dots import profile_dots
from dashboard.charts.lines import over_time
from dashboard.charts.maps import region_map
from dashboard.charts.numbers import big_numbers
from dashboard.charts.records import Group, Line
from dashboard.charts.spec import Chart, Panel, Row, with_margins
from dashboard.observations import Observation, Other
from dashboard.words import vocabulary

WORDS = vocabulary("fr")
PROFILES = {
    "citoyens": ("Citoyens", "les citoyens"),
    "elus_locaux": ("Élus locaux", "les élus locaux"),
    "entreprises": ("Entreprises", "les entreprises"),
    "associations": ("Associations", "les associations"),
    "fondations": ("Fondations", "les fondations"),
}
ANSWERS = {
    "tres_fort": ("Impact très fort", True),
    "fort": ("Impact fort", True),
    "modere": ("Impact modéré", None),
    "faible": ("Impact faible", False),
    "pas_du_tout": ("Pas d’impact", False),
    "nsp": ("Ne se prononce pas", None),
    "top2": ("Impact fort ou très fort", True),
}
REGIONS = {
    "11": "Île-de-France",
    "24": "Centre-Val de Loire",
    "27": "Bourgogne-Franche-Comté",
    "28": "Normandie",
    "32": "Hauts-de-France",
    "44": "Grand Est",
    "52": "Pays de la Loire",
    "53": "Bretagne",
    "75": "Nouvelle-Aquitaine",
    "76": "Occitanie",
    "84": "Auvergne-Rhône-Alpes",
    "93": "Provence-Alpes-Côte d’Azur",
    "94": "Corse",
}
OVERSEAS = {"01": "Guadeloupe", "02": "Martinique", "03": "Guyane", "04": "La Réunion", "06": "Mayotte"}


def observed(
    value: float | None, profile: str = "associations", *, status: str = "illegible", **more: object
) -> Observation:
    """One observation of a survey of 2021; without a value, its word is that of the status."""
    label, article = PROFILES.get(profile, ("", ""))
    cells = {
        "question_id": "q",
        "question_label": "Question",
        "actor_profile_id": profile,
        "profile_label": label,
        "profile_article": article,
        "profile_order": [*PROFILES, profile].index(profile) + 1,
        "region_label": "France",
        "period": "2021-09",
        "wave_end": "2021-09-30",
        "base_n": 300,
    } | more
    names = ("question_id", "item_id", "response_id", "actor_profile_id", "region_id", "period")
    key = ".".join(str(cells.get(name, "_T")) for name in names)
    measure_id = cells.get("measure_id", "share")
    return Observation(
        figure_id=f"{key}@carnet",
        observation_id=key,
        value=value,
        text="" if value is None else WORDS.values.value(value, measure_id, cells.get("qualifier", "")),
        word=WORDS.values.word(status) if value is None else "",
        status=status if value is None else "published",
        **cells,
    )


def item(number: int, label: str = "") -> dict[str, str]:
    """Fields of an item by its number."""
    return {"item_id": f"item_{number:02}", "item_label": label or f"Élément {number}"}


def region(code: str, **more: object) -> dict[str, object]:
    """Fields of a region by its code."""
    label = (REGIONS | OVERSEAS)[code]
    return {"region_id": code, "region_label": label, "region_kind": "region"} | more


def bars(*groups: Group, **more: object) -> Chart:
    """Bars named after their item."""
    return share_bars(groups, label=lambda o: o.item_label, words=WORDS, row_header="Élément", **more)


def dots(*lines: Line, **more: object) -> Chart:
    return profile_dots(lines, words=WORDS, row_header="Question", **more)


def answers(number: int, **values: float | None) -> Line:
    """One line of a distribution: the answers given, None for one that our copy lost."""
    found = tuple(
        observed(
            value,
            response_id=code,
            response_label=ANSWERS[code][0],
            response_order=list(ANSWERS).index(code) + 1,
            is_favourable=ANSWERS[code][1],
            part_response_ids="tres_fort fort" if code == "top2" else "",
            **item(number),
        )
        for code, value in values.items()
    )
    return Line(f"Élément {number}", found)


def distributed(*lines: Line) -> Chart:
    return distribution(lines, words=WORDS, row_header="Effet")


def wave(value: float | None, period: str, end: str, **more: object) -> Observation:
    return observed(value, "entreprises", period=period, wave_end=end, **more)


def over_waves(*lines: Line, **more: object) -> Chart:
    return over_time(lines, words=WORDS, **more)


def rate(value: float | None, code: str, **more: object) -> Observation:
    """A rate of context of a region."""
    context = {"study_kind": "context", "base_n": None} | region(code) | more
    return observed(value, "_T", status="not_published", **context)


FRANCE = observed(
    10.4, "_T", study_kind="context", base_n=None, region_id="FRM", region_label="France métropolitaine"
)
_LONG = (
    "La capacité des collectivités, des entreprises et des associations d’un même territoire à inventer "
    "ensemble des réponses durables aux fragilités qu’elles constatent"
)


def _duel() -> Chart:
    pairs = {
        "Nécessaire de «\u202fjouer collectif\u202f» face aux crises": (92, 83),
        "Utile en sortie de crise": (92, 84),
        "Source d’innovation": (81, 87),
        "Effet fort sur la performance": (52, 52),
    }
    lines = []
    for number, (label, (mayors, companies)) in enumerate(pairs.items(), start=1):
        pair = (
            observed(float(mayors), "elus_locaux", period="2020", wave_end="2020-12-31", **item(number)),
            observed(float(companies), "entreprises", **item(number)),
        )
        lines.append(
            Line(label, pair, sublabel="2020 / 2021", aside=WORDS.numbers.signed(mayors - companies))
        )
    return dots(*lines, aside_header="Écart")


def _five_profiles() -> Chart:
    values = {
        1: (56.0, 61.0, 58.0, 88.0, 95.0),
        2: (48.0, None, 52.0, 71.0, 71.0),
        3: (50.0, None, 51.0, 50.0, None),
    }
    lines = [
        Line(f"Élément {n}", tuple(observed(v, p, **item(n)) for v, p in zip(row, PROFILES, strict=True)))
        for n, row in values.items()
    ]
    return dots(*lines, focus={"citoyens", "fondations"})


def _forty_rows() -> Chart:
    return bars(Group(tuple(observed(100.0 - 2.5 * n, **item(n)) for n in range(40))))


def _region_beside_france() -> Chart:
    lines = [
        Line(f"Élément {n}", (observed(v, **item(n), **region("53")), observed(f, **item(n))))
        for n, v, f in ((1, 30.0, 25.0), (2, None, 40.0), (3, 0.0, 100.0))
    ]
    return dots(*lines, by="region")


def _map(missing: tuple[str, ...] = (), **more: object) -> Chart:
    values = {code: 8.0 + place * 0.6 for place, code in enumerate(REGIONS)}
    return region_map(
        [rate(None if code in missing else value, code) for code, value in values.items()],
        words=WORDS,
        **more,
    )


def _tiles() -> Chart:
    values = (9.5, None, 35.2, 8.0, None)
    tiles = [rate(value, code) for code, value in zip(OVERSEAS, values, strict=True)]
    return _map(("53",), overseas=tiles, reference=FRANCE, chosen="76")


def _beside() -> Chart:
    practised = [
        observed(value, "entreprises", response_label="Pratiqué", **item(n))
        for n, value in enumerate((35.0, 20.0, 5.0, None))
    ]
    planned = [
        observed(value, "entreprises", response_id="prevu", **item(n))
        for n, value in enumerate((51.0, None, 5.0))
    ]
    beside = {one.figure_id: other for one, other in zip(practised, planned, strict=False)}
    return bars(Group(tuple(practised)), beside=beside, beside_label="Pratiqué ou prévu")


def _others() -> Chart:
    stated = observed(36.0, others=(Other(37.0, "2021-09"), Other(97.0, "2018/2022")), **item(1))
    return bars(Group((stated, observed(35.0, **item(2)))))


def _rowless() -> Chart:
    chart = dots(Line("Élément 1", (observed(40.0, **item(1)), observed(60.0, "fondations", **item(1)))))
    return replace(chart, panels=(Panel((*chart.rows, Row("Question posée à un autre profil", ()))),))


def _gaps() -> Chart:
    gaps = {1: 12.0, 2: -7.0, 3: 0.0}
    return dots(
        *(Line(f"Élément {n}", (observed(v, measure_id="points", **item(n)),)) for n, v in gaps.items())
    )


def _asides_below_zero() -> Chart:
    pairs = {1: (40.0, 61.0), 2: (None, 50.0), 3: (50.0, 50.0)}
    asides = {1: WORDS.numbers.signed(-21.0), 2: "–", 3: WORDS.numbers.signed(0.0)}
    lines = [
        Line(f"Élément {n}", (observed(a, "citoyens", **item(n)), observed(b, **item(n))), aside=asides[n])
        for n, (a, b) in pairs.items()
    ]
    return dots(*lines, aside_header="Écart")


def _waves_beside() -> Chart:
    values = {1: (36.0, 45.0, 57.0), 2: (20.0, None, 21.0), 3: (None, None, 60.0)}
    ends = {"2015": "2015-12-31", "2018": "2018-12-31", "2021-09": "2021-09-30"}
    lines = [
        Line(
            f"Élément {n}", tuple(wave(v, *end, **item(n)) for v, end in zip(row, ends.items(), strict=True))
        )
        for n, row in values.items()
    ]
    return dots(*lines, by="wave")


def _three_waves() -> Chart:
    rate = Line(
        "Au moins un partenariat",
        (
            wave(57.0, "2021-09", "2021-09-30"),
            wave(36.0, "2015", "2015-12-31"),
            wave(61.0, "2026", "2026-12-31"),
        ),
    )
    other = wave(28.0, "2011", "2011-12-31", item_id="autres")
    hollow = Line("Partenariats au sens large", (other, wave(None, "2015", "2015-12-31", item_id="autres")))
    return over_waves(rate, hollow, apart=(other.figure_id,))


def _means_over_time() -> Chart:
    lines = [
        Line(
            label,
            tuple(
                observed(
                    value, "citoyens", measure_id="mean_10", period=year, wave_end=f"{year}-12-31", **item(n)
                )
                for year, value in zip(("2015", "2019"), values, strict=True)
            ),
        )
        for n, (label, values) in enumerate({"Emploi": (7.1, 6.4), "Sécurité": (6.6, 6.6)}.items())
    ]
    return over_waves(*lines)


def _two_panels() -> Chart:
    companies = Group(
        tuple(observed(v, "entreprises", **item(n)) for n, v in enumerate((60.0, 41.0, 12.0, 3.0))),
        "Entreprises de 10 salariés et plus",
        "342 144 entreprises",
    )
    associations = Group((observed(89.0, **item(9)),), "Associations", "302 réponses")
    return bars(companies, associations)


def _muted() -> Chart:
    return bars(
        Group(tuple(observed(v, "fondations", base_n=12, **item(n)) for n, v in enumerate((75.0, 50.0))))
    )


def _intervals() -> Chart:
    lines = [
        Line(f"Élément {n}", (observed(a, **item(n)), observed(b, "fondations", base_n=42, **item(n))))
        for n, a, b in ((1, 88.0, 95.0), (2, 0.0, 100.0), (3, 45.0, None))
    ]
    return with_margins(dots(*lines))


def _context_bars() -> Chart:
    rates = [rate(value, code) for code, value in zip(REGIONS, (14.3, 12.0, 10.4, None), strict=False)]
    return share_bars(
        [Group(tuple(rates))],
        label=lambda o: o.region_label,
        words=WORDS,
        row_header="Région",
        by="region",
        reference=FRANCE,
    )


def _euros() -> Chart:
    amounts = [observed(v, measure_id="eur", **item(n)) for n, v in enumerate((100000.0, 25000.0, 2500000.0))]
    return bars(Group(tuple(amounts)))


def _strong() -> Chart:
    shown = [
        observed(v, p) for v, p in ((97.0, "associations"), (92.0, "elus_locaux"), (83.0, "entreprises"))
    ]
    return share_bars(
        [Group(tuple(shown))],
        label=lambda o: o.profile_label,
        words=WORDS,
        row_header="Profil",
        strong=shown[0].figure_id,
    )


def _lost_answers() -> Chart:
    return distributed(
        answers(
            1, tres_fort=43.0, fort=45.0, modere=None, faible=None, pas_du_tout=None, nsp=None, top2=88.0
        ),
        answers(2, tres_fort=None, fort=39.0, modere=35.0, faible=12.0, pas_du_tout=8.0, nsp=6.0, top2=53.0),
        answers(3, tres_fort=10.0, fort=None, modere=30.0, faible=15.0, pas_du_tout=4.0, nsp=1.0, top2=50.0),
        answers(
            4, tres_fort=None, fort=None, modere=15.0, faible=None, pas_du_tout=None, nsp=None, top2=83.0
        ),
        answers(
            5, tres_fort=None, fort=40.0, modere=30.0, faible=None, pas_du_tout=None, nsp=None, top2=None
        ),
        answers(6, top2=62.0),
        answers(
            7, tres_fort=None, fort=None, modere=None, faible=None, pas_du_tout=None, nsp=None, top2=None
        ),
    )


def _items(*values: float | None, **more: object) -> tuple[Observation, ...]:
    return tuple(observed(value, **item(number), **more) for number, value in enumerate(values, start=1))


def _banner(columns_n: int, *, is_withheld: bool = False) -> Chart:
    """A table of two items by regions: the whole first, one cell told apart, another by a letter."""
    computed = {"reading": "computed", "std_error": 2.0, "df": 200.0, "n_eff": 250.0}
    names = {"a": "Élément 1", "b": _LONG}

    def cells(number: int, **more: object) -> dict[str, Observation | str]:
        bases = {"base_n": 300 - 20 * number} | more
        return {
            code: observed(60.0 - 3 * number + place, **item(place, label), **computed, **bases)
            for place, (code, label) in enumerate(names.items(), start=1)
        }

    columns = [Column("ensemble", "Ensemble", "reference", cells(0), is_whole=True)]
    columns += [
        Column(code, REGIONS[code], "region", cells(number, **region(code)))
        for number, code in enumerate(list(REGIONS)[:columns_n], start=1)
    ]
    first, last = (columns[place].cells["a"].figure_id for place in (1, -1))
    told = Told({first: "above", last: "below"}, {first: (last,)}, 4, 2, 9.0)
    if is_withheld:
        columns[-1] = replace(columns[-1], cells={"a": "under_minimum", "b": "given_away"})
        told = Told({}, {}, 0, 0, None)
    return banner(names, columns, told=told, words=WORDS, row_header="Élément")


SPECS: dict[str, Chart] = {
    "banner of three regions": _banner(3),
    "banner of thirteen regions": _banner(13),
    "banner with cells withheld": _banner(3, is_withheld=True),
    "banner with its margins": with_margins(_banner(3)),
    "number": big_numbers((observed(57.0),), label=lambda o: "des associations", words=WORDS),
    "two numbers of two profiles, one lost": big_numbers(
        (observed(57.0), observed(None, "fondations")), label=lambda o: f"des {o.profile_label}", words=WORDS
    ),
    "bars of one row": bars(Group(_items(57.0))),
    "bars sorted, one mark strong": _strong(),
    "bars with values missing": bars(Group(_items(80.0, None, 20.0, None))),
    "bars of equal values": bars(Group(_items(50.0, 50.0, 50.0))),
    "bars of 0 and 100": bars(Group(_items(100.0, 0.0))),
    "bars of forty rows": _forty_rows(),
    "bars of long labels": bars(Group((*_items(51.0), observed(49.0, **item(2, _LONG))))),
    "bars of two panels of different length": _two_panels(),
    "bars with an empty panel": bars(Group((), "Citoyens"), Group(_items(12.5), "Associations")),
    "bars without any panel": bars(),
    "bars all missing": bars(Group(_items(None, None))),
    "bars all muted": _muted(),
    "bars with intervals": with_margins(bars(Group(_items(71.0, 0.0, 100.0)))),
    "bars with other values": _others(),
    "bars with ticks beside": _beside(),
    "bars of regions beside France": _context_bars(),
    "bars of means out of 10": bars(Group(_items(7.1, 6.4, None, measure_id="mean_10"))),
    "bars of euros": _euros(),
    "bars of a bound": bars(Group(_items(30.0, qualifier=">"))),
    "dots of a duel": _duel(),
    "dots of five profiles": _five_profiles(),
    "dots of a profile without any value": dots(
        Line("Élément 1", (*_items(40.0), observed(None, "elus_locaux"))),
        Line("Élément 2", (observed(60.0, **item(2)), observed(None, "elus_locaux", **item(2)))),
    ),
    "dots all missing": dots(Line("Élément 1", (*_items(None), observed(None, "fondations")))),
    "dots of three waves": _waves_beside(),
    "dots of a region beside France": _region_beside_france(),
    "dots with intervals": _intervals(),
    "dots with a row without marks": _rowless(),
    "dots of gaps": _gaps(),
    "dots with negative asides": _asides_below_zero(),
    "dots of forty rows": dots(
        *(
            Line(f"Élément {n}", (observed(n * 2.0, **item(n)), observed(90.0 - n, "fondations", **item(n))))
            for n in range(40)
        )
    ),
    "distribution": distributed(
        answers(1, tres_fort=30.0, fort=40.0, modere=15.0, faible=8.0, pas_du_tout=4.0, nsp=3.0, top2=70.0),
        answers(2, tres_fort=100.0, fort=0.0, modere=0.0, faible=0.0, pas_du_tout=0.0, nsp=0.0, top2=100.0),
    ),
    "distribution with lost answers": _lost_answers(),
    "distribution with everything lost": distributed(answers(1, tres_fort=None, fort=None, modere=None)),
    "lines of three waves, one value apart": _three_waves(),
    "lines of means": _means_over_time(),
    "line of one wave": over_waves(Line("Élément 1", (wave(40.0, "2021-09", "2021-09-30"),))),
    "lines without a date": over_waves(Line("Élément 1", (wave(40.0, "", ""),))),
    "map": _map(reference=FRANCE),
    "map with missing regions": _map(("53", "94"), chosen="53"),
    "map with tiles": _tiles(),
    "map without any value": _map(tuple(REGIONS)),
}
"""Name -> chart: what every medium must draw."""
