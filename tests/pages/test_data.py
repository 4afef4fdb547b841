"""The data page: studies, publications, terms, and one download."""

from tests.pages.headings import section_titles
from tests.pages.test_pages import opened

PAGE = "sources/data.py"


def test_the_page_opens_with_its_parts():
    app = opened(PAGE)
    assert app.title[0].value == "Données"
    assert section_titles(app) == [
        "La base entière",
        "Les études",
        "Les publications",
        "Les versions de la base",
        "Comment citer",
        "Conditions de réutilisation",
        "Signaler une erreur, poser une question",
    ]


def test_every_study_has_a_line():
    studies = opened(PAGE).table[0].value
    names = " ".join(studies.iloc[:, 0])
    assert "IMPACT-Associations & Territoires" in names
    assert "148\u202f429" in " ".join(studies.iloc[:, 1])
    assert "illisibles" in " ".join(studies.iloc[:, 2])


def test_the_base_can_be_downloaded():
    (button,) = opened(PAGE).get("download_button")
    assert button.proto.label == "Télécharger la base (ZIP)"


def test_version_and_date_are_said_from_the_data():
    text = " ".join(part.value for part in opened(PAGE).markdown)
    assert "Données\u202f: version " in text
    assert "odd17.org" in text
