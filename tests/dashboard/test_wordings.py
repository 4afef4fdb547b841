"""Wordings: what each study asked, and the words in which two of them differ."""

from dashboard.cards import wordings
from dashboard.desk import Desk
from tests.dashboard.made import CITIZENS, FOUNDATIONS, observation

WITHOUT = Desk(cursor=None)


def marked(*texts: str, **more: object) -> list[str]:
    """Each wording with the words that differ between stars."""
    who = ({}, CITIZENS, FOUNDATIONS)
    rows = [observation(who[place], wording=text, **more) for place, text in enumerate(texts)]
    told = [
        "".join(f"*{run.text.strip()}* " if run.differs else run.text for run in one.runs)
        for one in wordings.of(WITHOUT, rows)
    ]
    return [one.strip() for one in told]


def test_words_that_another_wording_has_not_are_told_apart():
    assert marked(
        "Q3. Quel impact peut avoir une capacité à travailler ensemble ?",
        "q3 : Quel impact peut avoir une capacité réelle à travailler ensemble ?",
    ) == [
        "",
        "q3\u202f: Quel impact peut avoir une capacité *réelle* à travailler ensemble\u202f?",
    ]


def test_wordings_that_have_little_in_common_are_not_compared():
    assert marked("Faut-il jouer collectif ?", "Que pensez-vous des partenariats en France ?") == ["", ""]


def test_the_same_words_for_two_studies_are_one_wording():
    rows = [observation(wording="Pourquoi ?"), observation(CITIZENS, wording="Pourquoi ?")]
    (one,) = wordings.of(WITHOUT, rows)
    assert (one.who, one.runs) == ("Associations (2021), citoyens (2019)", ())


def test_wordings_of_two_questions_are_not_compared():
    rows = [
        observation(wording="Jugez-vous utile de jouer collectif ?"),
        observation(wording="Jugez-vous nécessaire de jouer collectif ?", question_id="autre"),
    ]
    assert [one.runs for one in wordings.of(WITHOUT, rows)] == [(), ()]
