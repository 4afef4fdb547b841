"""Differing: headlines that publications state with several values, one line each, then each in detail."""

from dashboard.cards.card import Section
from dashboard.desk import Desk
from dashboard.observations import WHOLE, Observation
from dashboard.queries import sources
from dashboard.queries.sources import Claim, Statement
from dashboard.tabular import Cell, Table

ALL = "tous"
DIFFERS = "differs"


def announced(desk: Desk) -> str:
    """« 20 chiffres circulent avec plusieurs valeurs »."""
    return desk.words.sources_pages.differing(sum(map(_differs, sources.claims(desk))))


def kinds(desk: Desk) -> dict[str, str]:
    """Headlines whose values differ, or all that circulate in several forms."""
    return desk.words.sources_pages.CLAIM_KINDS


def profiles(desk: Desk) -> dict[str, str]:
    """Profiles that some headline is about, after « Tous »."""
    told = [one.observation for claim in sources.claims(desk) for one in claim.statements]
    told.sort(key=lambda o: o.profile_order)
    known = {o.actor_profile_id: o.profile_label for o in told if o.actor_profile_id != WHOLE}
    return {ALL: desk.words.sources_pages.ALL_PROFILES} | known


def differing(desk: Desk, *, kind: str = DIFFERS, profile_id: str = ALL) -> list[Section]:
    """The headlines of one kind about one profile in a table, then the statements of each, folded."""
    words = desk.words.sources_pages
    found = [
        claim
        for claim in sources.claims(desk)
        if (kind == ALL or _differs(claim)) and (profile_id in ("", ALL) or _is_about(claim, profile_id))
    ]
    table = Table(words.CLAIM_HEADERS, tuple(_line(desk, claim) for claim in found))
    text = words.claims_found(len(found), differ=kind != ALL)
    return [Section(text=text, tables=(table,), anchor="divergences"), *(_detail(desk, one) for one in found)]


def _differs(claim: Claim) -> bool:
    return any(one.relation == DIFFERS for one in claim.statements)


def _is_about(claim: Claim, profile_id: str) -> bool:
    return any(one.observation.actor_profile_id == profile_id for one in claim.statements)


def _line(desk: Desk, claim: Claim) -> tuple[Cell, ...]:
    stated: list[Observation] = [one.observation for one in claim.statements]
    publications_n = len({one.publication_id for one in stated})
    return (
        Cell(claim.label, is_strong=True),
        Cell(desk.words.sources_pages.claim_values(stated)),
        Cell(desk.words.numbers.number(publications_n), number=publications_n),
    )


def _detail(desk: Desk, claim: Claim) -> Section:
    headers = desk.words.sources_pages.CLAIM_STATEMENT_HEADERS
    table = Table(headers, tuple(_statement(desk, one) for one in claim.statements))
    return Section(title=claim.label, tables=(table,), anchor=claim.claim_id, is_folded=True)


def _statement(desk: Desk, stated: Statement) -> tuple[Cell, ...]:
    words, one = desk.words.sources_pages, stated.observation
    return (
        Cell(words.value(one), figure_id=one.figure_id, number=one.value, is_strong=True),
        Cell(words.wave(one)),
        Cell(words.publication(one), url=one.publication_url),
        Cell(one.locator),
        Cell(words.RELATIONS[stated.relation]),
        Cell(stated.reason),
    )
