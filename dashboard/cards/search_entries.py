"""Search entries: everything that the site holds becomes what the search box finds, each with its view."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dashboard.cards import changes, comparisons, context, domains, duel, profiles, territories
from dashboard.cards.card import Section
from dashboard.desk import Desk
from dashboard.observations import ALL_WAVES, OWN, Observation
from dashboard.queries import catalogue, codelists, search, slices
from dashboard.queries.search import FoundQuestion
from dashboard.search import Entry, Index, indexed
from dashboard.views import View, view

OVERSEAS = "overseas"
DOING = {"situate": "me-situer", "workshop": "atelier"}
"""Addresses of the pages where a reader does something, by the names of their words."""


def index(desk: Desk) -> Index:
    """Everything that the search box finds, ready to search."""
    return indexed(entries(desk), desk.language)


def entries(desk: Desk) -> list[Entry]:
    """Everything that the search box finds; among equals, what comes first here comes first."""
    views = _views(desk)
    return [
        *_pages(desk),
        *_profiles(desk),
        *_duels(desk),
        *_regions(desk),
        *_domains(desk),
        *_questions(desk, views),
        *_series(desk),
        *_items(desk, views),
        *_indicators(desk),
        *_studies(desk),
        *_figures(desk),
        *_documents(desk),
    ]


def _pages(desk: Desk) -> Iterator[Entry]:
    words, pages = desk.words.search, desk.words.pages
    for name, address in DOING.items():
        yield Entry(
            words.PAGE, pages.title(name), pages.description(name), view(address), aliases=words.ALIASES[name]
        )


def _profiles(desk: Desk) -> Iterator[Entry]:
    words, shown = desk.words.search, profiles.options(desk)
    for one in codelists.profiles(desk):
        code = one.profile_id
        yield Entry(
            words.PROFILE,
            one.label,
            words.of_profile(one.known_n),
            _of_profile(code) if code in shown else view("sources", rubrique="couverture"),
            aliases=words.ALIASES.get(code, ""),
        )


def _duels(desk: Desk) -> Iterator[Entry]:
    """Each two profiles that share results, for who names both."""
    words, named = desk.words.search, duel.profiles(desk)
    for (first, second), shared_n in duel.shared(desk).items():
        aliases = f"{words.ALIASES.get(first, '')} {words.ALIASES.get(second, '')}"
        yield Entry(
            words.DUEL,
            words.duel(named[first], named[second]),
            words.of_duel(shared_n),
            view("comparer", profil=first, face=second),
            aliases=aliases,
            least_words=2,
        )


def _regions(desk: Desk) -> Iterator[Entry]:
    words, shown = desk.words.search, territories.options(desk)
    for one in search.regions(desk):
        if one.region_id in shown:
            overseas = words.OVERSEAS if one.kind == OVERSEAS else ""
            names = (words.ALIASES.get(one.region_id, ""), one.former_label, overseas)
            yield Entry(
                words.REGION,
                one.label,
                words.OF_REGION,
                _of_region(one.region_id),
                aliases=" ".join(names),
            )


def _domains(desk: Desk) -> Iterator[Entry]:
    words, shown = desk.words.search, domains.options(desk)
    for one in codelists.domains(desk):
        is_shown = one.domain_id in shown
        yield Entry(
            words.DOMAIN,
            one.label,
            words.OF_DOMAIN if is_shown else words.NAMED_ONLY,
            view("domaines", domaine=one.domain_id if is_shown else ""),
            aliases=words.ALIASES.get(one.domain_id, ""),
            text=one.note,
        )


def _views(desk: Desk) -> dict[str, View]:
    """Where each question of the Observatoire is shown: its card, or its figures where no card draws it."""
    compared, sheets = comparisons.questions(desk), profiles.options(desk)
    asked = [one for one in search.questions(desk) if not one.is_context]
    alone = [one for one in asked if one.question_id not in compared]
    national = {one.question_id: _answered(one, sheets) for one in alone if one.is_national}
    regional = {one.question_id: one.region_ids[0] for one in alone if one.region_ids}
    return {
        **{one.question_id: view("sources", rubrique="chiffres", question=one.question_id) for one in alone},
        **_lone_views(regional, lambda code: territories.sections(desk, region_id=code), _of_region),
        **_lone_views(national, lambda code: profiles.sections(desk, profile_id=code), _of_profile),
        **{code: view("comparer", lecture="question", question=code) for code in compared},
    }


def _answered(one: FoundQuestion, sheets: Mapping[str, str]) -> str:
    """The first profile with a page that answered; blank without any."""
    return next((code for code in one.profile_ids if code in sheets), "")


def _of_region(code: str, card_id: str = "") -> View:
    return view("territoires", region=code, carte=card_id)


def _of_profile(code: str, card_id: str = "") -> View:
    return view("profils", profil=code, carte=card_id)


def _lone_views(
    codes: Mapping[str, str],
    sections: Callable[[str], Iterable[Section]],
    shown: Callable[[str, str], View],
) -> dict[str, View]:
    """Of each question with the code of a page, its card there; none where no card draws it.

    Args:
        codes: region or profile of each question, blank for none.
        sections: the parts of the page of a code.
        shown: the view of a card on that page.
    """
    drawn = {code: _drawn(sections(code)) for code in set(codes.values()) if code}
    return {
        question_id: shown(code, drawn[code][question_id])
        for question_id, code in codes.items()
        if question_id in drawn.get(code, ())
    }


def _drawn(sections: Iterable[Section]) -> dict[str, str]:
    """The first card that draws each question."""
    found: dict[str, str] = {}
    for card in (card for section in sections for card in section.cards):
        for one in card.observations:
            found.setdefault(one.question_id, card.card_id)
    return found


def _questions(desk: Desk, views: Mapping[str, View]) -> Iterator[Entry]:
    words, compared = desk.words.search, comparisons.questions(desk)
    shorts = {one.question_id: one.short for one in codelists.questions(desk)}
    items = _item_labels(desk)
    for one in search.questions(desk):
        if one.is_context:
            continue
        names = (f"{label} {words.ALIASES.get(code, '')}" for code, label in _answering(one))
        told = (one.definition, *names, items.get(one.question_id, ""), one.years)
        yield Entry(
            words.QUESTION,
            shorts[one.question_id],
            words.of_question(one.profile_labels, is_compared=one.question_id in compared),
            views[one.question_id],
            aliases=one.label,
            text=" ".join(told),
        )


def _answering(one: FoundQuestion) -> Iterator[tuple[str, str]]:
    return zip(one.profile_ids, one.profile_labels, strict=True)


def _item_labels(desk: Desk) -> dict[str, str]:
    """The items of each question, in one text."""
    found: dict[str, str] = {}
    for one in search.items(desk):
        found[one.question_id] = f"{found.get(one.question_id, '')} {one.label}"
    return found


def _items(desk: Desk, views: Mapping[str, View]) -> Iterator[Entry]:
    """The items of the questions; each leads to the view of its question, of the item where there is one."""
    words, compared = desk.words.search, comparisons.questions(desk)
    shorts = {one.question_id: one.short for one in codelists.questions(desk)}
    offered = {code: comparisons.items(desk, question_id=code) for code in compared}
    for one in search.items(desk):
        is_offered = one.item_id in offered.get(one.question_id, ())
        shown = views[one.question_id]
        yield Entry(
            words.ITEM,
            one.label,
            words.of_item(shorts[one.question_id]),
            shown.with_parameter("item", one.item_id) if is_offered else shown,
            text=f"{one.question_label} {one.definition}",
        )


def _series(desk: Desk) -> Iterator[Entry]:
    words = desk.words.search
    for code, label in changes.options(desk).items():
        if code != changes.ALL_SERIES:
            yield Entry(
                words.SERIES,
                label,
                words.OF_SERIES,
                view("comparer", lecture="temps", serie=code),
                text=words.OVER_TIME,
            )


def _indicators(desk: Desk) -> Iterator[Entry]:
    """Context of every region on the page's list; what only some regions have leads to the first of them."""
    words, listed = desk.words.search, context.indicators(desk)
    labels = {one.region_id: one.label for one in search.regions(desk)}
    for one in search.questions(desk):
        is_listed = one.question_id in listed
        if not one.is_context or not (is_listed or one.region_ids):
            continue
        some = words.of_some_regions([labels[code] for code in one.region_ids]) if not is_listed else ""
        yield Entry(
            words.INDICATOR,
            one.label,
            some or one.context_label,
            view("territoires", indicateur=one.question_id) if is_listed else _of_region(one.region_ids[0]),
            aliases=words.ALIASES.get(one.context_label, ""),
            text=f"{one.context_label} {one.definition} {words.CONTEXT}",
        )


def _studies(desk: Desk) -> Iterator[Entry]:
    """The Observatoire's studies; each leads to the table of its figures."""
    words = desk.words.search
    for one in catalogue.studies(desk):
        yield Entry(
            words.STUDY,
            one.title,
            words.of_study(one.profile_labels, one.fieldwork, one.published_n),
            view("sources", rubrique="chiffres", statut=_state(one), etude=one.study_id),
            text=f"{one.programme} {one.institute} {one.producer}",
        )


def _state(one: catalogue.Study) -> str:
    """What the table of figures holds of a study: blank for values, else what is missing of it."""
    if one.published_n:
        return ""
    return "illegible" if one.illegible_n else "absent"


def _figures(desk: Desk) -> Iterator[Entry]:
    """Every published value of the Observatoire; each leads to its passport."""
    words = desk.words.search
    rows = slices.observations(desk, ALL_WAVES, study_kinds=OWN, populations="all")
    for one in rows:
        if one.is_known:
            yield Entry(
                words.FIGURE,
                words.figure_title(one),
                words.of_figure(one),
                view("chiffre", id=one.figure_id),
                text=_told(words.ALIASES, one),
                is_detail=True,
            )


def _told(aliases: Mapping[str, str], one: Observation) -> str:
    """What a figure is looked for by and its title does not say."""
    parts: Sequence[str] = (
        *(one.value_printed, one.question_label, one.label_reported, one.profile_label, one.region_label),
        *(one.study_title, one.period, aliases.get(one.actor_profile_id, "")),
    )
    return " ".join(parts)


def _documents(desk: Desk) -> Iterator[Entry]:
    """Publications; each leads to the table of what it states."""
    words = desk.words.search
    for one in catalogue.publications(desk):
        state = "context" if one.is_context else "statements"
        if one.figures_n:
            yield Entry(
                words.DOCUMENT,
                one.title,
                words.of_document(one.publisher, one.publication_date, one.figures_n),
                view("sources", rubrique="chiffres", statut=state, document=one.publication_id),
                text=one.publisher,
                is_detail=True,
            )
