"""Titles: observations and their verdicts become the one sentence of a card, at most 90 characters.

Each function writes its sentence from the richest to the shortest and takes the first that fits. What the
guard-rails know chooses the verb (plus, au même niveau, en tête à égalité), never a clause. A wave stands
in a title only where two of them are compared.
"""

# ruff: noqa: F401 (cards find every title here, whichever module writes it)
from dashboard.words.fr.clauses import MOST
from dashboard.words.fr.title_lines import NOTHING, answers, items, one, partial, spread
from dashboard.words.fr.title_pairs import change, changes, duel, grid, pair, profiles
from dashboard.words.fr.title_places import (
    domain_place,
    map_spread,
    only_result,
    region_beside_france,
    region_first,
    region_last,
    region_rank,
    regions,
)
