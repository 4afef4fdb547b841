"""The accessibility statement: it counts its own criteria, and says whom to write to."""

import re

import pytest

from dashboard.cards import catalogue
from dashboard.labels import french
from tests.pages.test_pages import opened


@pytest.fixture
def sections() -> dict[str, str]:
    return {section.title: section.text for section in catalogue.accessibility_sections()}


def criteria(text: str) -> list[str]:
    return re.findall(r"\b\d{1,2}\.\d{1,2}\b", text)


def test_the_statement_counts_the_criteria_that_it_names(sections):
    respected = criteria(sections["Critères respectés"])
    missed = criteria(sections["Ce qui y fait encore obstacle"])
    unchecked = ["13.3"]
    assert len({*respected, *missed}) == len(respected) + len(missed)
    told = (
        f"Elle porte sur {len(respected) + len(missed) - len(unchecked)} des 106 critères : "
        f"{len(respected)} sont respectés, {len(missed) - len(unchecked)} ne le sont pas, ou pas partout."
    )
    assert french(told) in sections["État de conformité"]


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("acces@exemple.fr", "Écrivez à acces@exemple.fr. Donnez"),
        ("", "L'organisme qui publie ce site n'a pas encore indiqué à qui écrire"),
    ],
    ids=["told", "not told"],
)
def test_the_operator_says_whom_to_write_to(monkeypatch, contact, said):
    monkeypatch.setenv("OBSERVATOIRE_CONTACT", contact)
    texts = [part.value for part in opened("sources/accessibility.py").markdown]
    assert any(french(said) in text for text in texts)
