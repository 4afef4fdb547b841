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
        "Impact fort ou très fort",
        "Pourcentage, note sur 10, point, rang",
        "Ce qui se compare",
        "Comment les documents ont été lus",
        "Les régions et le contexte",
        "Ce qui manque",
    ]


def test_no_placeholder_is_left_in_the_text():
    text = " ".join(part.value for part in opened(PAGE).markdown)
    assert "{" not in text and "nan" not in text.lower().split()
    assert "illisibles dans notre copie" in text


def test_the_grades_can_be_read_in_full():
    (grades,) = opened(PAGE).table
    assert set(grades.value["Note"]) == {"A", "B", "C"}
