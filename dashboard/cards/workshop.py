"""Workshop: published values that carry no caveat become questions to guess, each with its card."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import views
from dashboard.cards import askable, making, selection
from dashboard.cards.axes import comparable
from dashboard.cards.card import Card, Section
from dashboard.cards.home import TILES
from dashboard.charts import numbers
from dashboard.desk import Desk
from dashboard.observations import LATEST, WHOLE, Observation
from dashboard.queries import slices

READY, MOST = 6, 12
"""Questions of the ready set, and of the longest."""


@dataclass(frozen=True)
class Question:
    """One value to guess."""

    key: str  # what an address calls it, the same in every wave: `types_partenariat.mecenat.associations`
    text: str  # « Selon vous, quelle part des associations… ? »
    card: Card
    observation: Observation


@dataclass(frozen=True)
class Chosen:
    """The questions of a workshop in their order, and how many of its address exist no more."""

    questions: tuple[Question, ...]
    is_ready_set: bool
    lost_n: int = 0

    @property
    def address(self) -> str:
        """Their names, as an address holds them."""
        return views.listed(one.key for one in self.questions)

    def without(self, question: Question) -> str:
        """The names of the others."""
        return views.listed(one.key for one in self.questions if one is not question)

    def with_added(self, key: str) -> str:
        """The names with one more at the end."""
        return views.listed([*(one.key for one in self.questions), key])


def lead(desk: Desk) -> str:
    """What the page is for."""
    return desk.words.workshop.LEAD


def questions(desk: Desk) -> list[Question]:
    """Every value that may be guessed, by profile, the latest first: sure, stated once, without any chip."""
    made = (_question(desk, one) for one in _candidates(desk).values())
    return [one for one in made if not one.card.chips]


def chosen(desk: Desk, *, names: str = "") -> Chosen:
    """The questions that an address names; the ready set where it names none that exists."""
    held, asked = _candidates(desk), views.names(names)
    made = [_question(desk, held[key]) for key in asked[:MOST] if key in held]
    found = tuple(one for one in made if not one.card.chips)
    lost_n = len(asked[:MOST]) - len(found)
    if found:
        return Chosen(found, is_ready_set=False, lost_n=lost_n)
    return Chosen(tuple(_ready(desk, list(held.values()))), is_ready_set=True, lost_n=lost_n)


def offered(every: Sequence[Question], chosen: Chosen) -> dict[str, Observation]:
    """Of each question that may be added, its value, by its name; none where the set is full."""
    taken = {one.key for one in chosen.questions}
    free = [one for one in every if one.key not in taken]
    return {one.key: one.observation for one in free} if len(taken) < MOST else {}


def sections(desk: Desk, *, names: str = "") -> list[Section]:
    """The answers, folded: for who prepares; nothing where the address names no question."""
    if not views.names(names):
        return []
    cards = tuple(one.card for one in chosen(desk, names=names).questions)
    return [Section(title=desk.words.workshop.ANSWERS, cards=cards, is_folded=True)]


def _candidates(desk: Desk) -> dict[str, Observation]:
    """What may become a question, if its card has no chip, by the name of the question."""
    rows = slices.observations(desk, LATEST, region_ids=["FR"], measure_ids=["share"], study_kinds=["survey"])
    ordered = sorted(
        (one for one in comparable(rows) if _is_plain(desk, one)),
        key=lambda one: (one.profile_order, selection.latest_first(one.wave_end), one.question_order),
    )
    return {_key(one): one for one in ordered}


def _ready(desk: Desk, held: Sequence[Observation]) -> list[Question]:
    """One of each profile in turn, no two of one question, of themes as many as there are."""
    found: list[Question] = []
    for code in TILES * READY:
        own = [one for one in held if one.actor_profile_id == code]
        if len(found) < READY and (next_one := _next(desk, own, [one.observation for one in found])):
            found.append(next_one)
    return found


def _next(desk: Desk, own: Sequence[Observation], found: Sequence[Observation]) -> Question | None:
    """The first that no question asks yet, of the theme that is asked least; None where none is left."""
    themes = [one.theme for one in found]
    free = [one for one in own if one.question_id not in {other.question_id for other in found}]
    made = (_question(desk, one) for one in sorted(free, key=lambda one: themes.count(one.theme)))
    return next((one for one in made if not one.card.chips), None)


def _question(desk: Desk, one: Observation) -> Question:
    return Question(_key(one), desk.words.workshop.question(one), _card(desk, one), one)


def _is_plain(desk: Desk, one: Observation) -> bool:
    """Whether a value may be guessed: sure, exact, stated alike everywhere, said by a verb of the data."""
    is_sure = one.is_known and not (one.is_unsure or one.qualifier or one.others)
    names = desk.words.names
    is_said = bool(names.answers(one)) and names.tells_item(one) and names.is_main_answer(one)
    return is_sure and is_said and askable.is_of_people(one)


def _key(one: Observation) -> str:
    item = "" if one.item_id == WHOLE else one.item_id
    return making.identifier(one.question_id, item, one.actor_profile_id)


def _card(desk: Desk, one: Observation) -> Card:
    words = desk.words
    return making.made(
        desk,
        maker="atelier",
        codes={"question": _key(one), "study": one.study_id, "period": one.period},
        title=words.titles.one(one),
        chart=numbers.big_numbers([one], label=words.sections.after_value, words=words),
        observations=[one],
        lecture=words.lectures.one(one),
        family=making.family(desk, []),
    )
