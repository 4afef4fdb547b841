"""The method page: every part is there, and nothing of its template shows."""

from tests.pages.headings import section_titles
from tests.pages.test_pages import opened

PAGE = "sources/method.py"


def test_the_page_explains_each_idea_under_its_title():
    app = opened(PAGE)
    assert app.title[0].value == "Méthode"
    assert section_titles(app) == [
        "Un chiffre, une publication, un endroit",
        "Univers et échantillon",
        "Quotas et marges d’erreur",
        "Les mentions qui accompagnent chaque chiffre",
        "Impact fort ou très fort",
        "Pourcentage, note sur 10, point, rang",
        "Ce qui se compare",
        "Comment les documents ont été lus",
        "Les régions et le contexte",
        "Ce qui manque",
    ]


def test_the_mentions_of_the_law_are_an_inspiration_and_no_claim():
    text = " ".join(part.value for part in opened(PAGE).markdown)
    assert "inspiré de la loi du 19\u00a0juillet 1977" in text.replace("19 juillet", "19\u00a0juillet")
    assert "conforme à la loi" not in text


def test_no_placeholder_is_left_in_the_text():
    text = " ".join(part.value for part in opened(PAGE).markdown)
    assert "{" not in text and "nan" not in text.lower().split()
    assert "illisibles dans notre copie" in text


def test_the_grades_can_be_read_in_full():
    (grades,) = opened(PAGE).table
    assert set(grades.value["Note"]) == {"A", "B", "C"}
