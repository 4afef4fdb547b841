"""Sources: the observations of a card become its short source line and its list of documents."""

from collections.abc import Iterable, Sequence

from dashboard.cards.card import Document
from dashboard.observations import Observation
from dashboard.words.fr.grammar import counted
from dashboard.words.fr.numbers import typed
from dashboard.words.fr.periods import years

MOST_PLACES = 6
"""Places of one document that are named."""
MOST = 60
"""Characters of a title with its producer; a longer title goes alone."""
MOST_STUDIES = 2
"""Studies that a line names; more are counted."""


def line(observations: Sequence[Observation]) -> str:
    """« IMPACT-Entreprises & Territoires, Comisis-OpinionWay, 2021 ; … et 3 autres études »."""
    studies = _studies(observations)
    if not studies:
        return "Source non précisée"
    if len(studies) == 2 and (maker := _one_maker(studies)):
        return typed(f"{' et '.join(map(_dated, studies))}, {maker}")
    if len(studies) <= MOST_STUDIES:
        return typed(" ; ".join(map(_study, studies)))
    others = f"{len(studies) - 1} autres {'études' if _are_surveys(studies) else 'sources'}"
    return typed(f"{_study(studies[0])}, et {others}")


def _study(same: Sequence[Observation]) -> str:
    """« IMPACT-Citoyens, OpinionWay, 2019 »: name of the survey, institute or producer, years.

    What others publish is named by its producer: its series have long names, which the documents give.
    """
    o, when = same[0], years(each.period for each in same)
    if o.study_kind == "unspecified":
        return document_name(o)
    if o.study_kind == "context":
        return ", ".join(part for part in (o.institute or o.producer, when) if part)
    parts = (o.study_title, _maker(o), "" if _is_dated(same) else when)
    return ", ".join(part for part in parts if part)


def _maker(o: Observation) -> str:
    """The institute, else who produced a study of no programme and of a short title; blank where the title
    names it."""
    is_told = not o.programme and len(f"{o.study_title}, {o.producer}") <= MOST
    maker = o.institute or (o.producer if is_told else "")
    return "" if maker.lower() in o.study_title.lower() else maker


def _one_maker(studies: Iterable[Sequence[Observation]]) -> str:
    """The institute that made all of these surveys; blank for several."""
    makers = {_maker(same[0]) if same[0].study_kind == "survey" else "" for same in studies}
    return makers.pop() if len(makers) == 1 else ""


def _dated(same: Sequence[Observation]) -> str:
    """« PHARE-Entreprises (2015) »."""
    when = "" if _is_dated(same) else years(each.period for each in same)
    return f"{same[0].study_title} ({when})" if when else same[0].study_title


def _is_dated(same: Sequence[Observation]) -> bool:
    """Whether the title of the study says its year."""
    return any(each.period and each.period[:4] in each.study_title for each in same)


def _studies(observations: Iterable[Observation]) -> list[list[Observation]]:
    """The values of each study, those of which there are most first."""
    groups: dict[str, list[Observation]] = {}
    for o in observations:
        groups.setdefault(o.study_id if o.study_kind != "unspecified" else o.publication_id, []).append(o)
    return sorted(groups.values(), key=len, reverse=True)


def _are_surveys(studies: Iterable[Sequence[Observation]]) -> bool:
    return all(same[0].study_kind == "survey" for same in studies)


def documents(observations: Sequence[Observation]) -> tuple[Document, ...]:
    """The publications that print these values, each with its address and the places of the values."""
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for o in observations:
        if o.publication_title:
            places = groups.setdefault((document_name(o), o.publication_url), {})
            places |= {typed(o.locator): None} if o.locator else {}
    return tuple(Document(name, url, _places(list(places))) for (name, url), places in groups.items())


def document_name(o: Observation) -> str:
    """A publication with its publisher, unless its title names it."""
    if not o.publisher or o.publisher.lower() in o.publication_title.lower():
        return typed(o.publication_title)
    return typed(f"{o.publisher}, {o.publication_title}")


def _places(places: Sequence[str]) -> tuple[str, ...]:
    if len(places) <= MOST_PLACES:
        return tuple(places)
    rest = counted(len(places) - MOST_PLACES + 1, "autre endroit", "autres endroits")
    return (*places[: MOST_PLACES - 1], typed(f"et {rest}"))
