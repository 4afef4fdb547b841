"""What leaves the site carries its base and its source."""

import plotly
import pytest

from dashboard.cards import impacts, practices
from dashboard.exports import filenames, images, tables


def test_a_file_name_is_plain_ascii():
    assert filenames.file_name("Impacts perçus / élus", extension="png") == (
        "observatoire-partenariats_impacts-percus-elus.png"
    )


def test_a_csv_opens_in_a_french_spreadsheet(cursor):
    content = tables.csv_bytes(impacts.by_profile(cursor)).decode("utf-8")
    header, first, *_ = content.split("\r\n")
    assert header.startswith("\ufefffigure_id;question_id;")
    assert header.endswith(";card_base;card_source")
    assert ";56,0;" in first


def latest_levels(cursor):
    return practices.level_cards(cursor)[0]


def all_texts(figure) -> str:
    return " ".join(annotation.text.replace("<br>", " ") for annotation in figure.layout.annotations)


@pytest.mark.parametrize("make", [impacts.by_profile, impacts.necessity, latest_levels])
def test_a_picture_is_16_by_9_and_carries_finding_question_base_and_source(cursor, make):
    card = make(cursor)
    figure = images.export_figure(card)
    assert figure.layout.width / figure.layout.height == pytest.approx(16 / 9, abs=0.01)
    assert figure.layout.paper_bgcolor == "#FFFFFF"
    for text in (card.finding, card.question, card.base, card.source, images.SITE):
        assert text in all_texts(figure)


def test_a_picture_leaves_the_card_as_it_was(cursor):
    card = impacts.by_profile(cursor)
    before = card.figure.to_json()
    images.export_figure(card)
    assert card.figure.to_json() == before


def test_a_picture_is_saved_at_twice_1600_by_900(cursor):
    card = impacts.by_profile(cursor)
    size = images.export_size(images.export_figure(card), card=card)
    assert size["width"] * size["scale"] == pytest.approx(3200)
    assert size["filename"] == "observatoire-partenariats_impacts-percus_profils"


def test_the_address_of_the_site_is_written_where_it_is_known(cursor, monkeypatch):
    monkeypatch.setenv("OBSERVATOIRE_URL", "https://exemple.fr")
    assert "https://exemple.fr" in all_texts(images.export_figure(impacts.by_profile(cursor)))


def test_plotly_is_copied_once_under_its_version(tmp_path):
    copy = images.vendor_plotly(tmp_path / "vendor")
    assert copy.name == f"plotly-{plotly.__version__}.min.js"
    stamp = copy.stat().st_mtime_ns
    assert images.vendor_plotly(tmp_path / "vendor").stat().st_mtime_ns == stamp
    assert [path.name for path in (tmp_path / "vendor").iterdir()] == [copy.name]
