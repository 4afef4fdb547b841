"""Index: what the search finds becomes a script that a page of a frozen edition loads, from a disk too."""

import json
from collections.abc import Callable, Mapping

from dashboard import search, views
from dashboard.search import Entry, Index
from dashboard.words import vocabulary

NAME = "observatoire"
"""Of the variable that holds it."""
ASKED, COUNTED = "{asked}", 999
"""What stands in a sentence for what was asked, and for how many things were found."""


def script(index: Index, address: Callable[[Entry], str]) -> str:
    """The entries that have an address, their words folded and weighed as `dashboard.search` does.

    Args:
        address: the page of an entry; blank for one that has none.
    """
    forms = {form: place for place, form in enumerate(sorted(index.frequency))}
    held = {
        "entries": [_entry(one, address(one)) for one in index.entries],
        "forms": list(forms),
        "weights": [_weights(one, forms) for one in index.weights],
        "titles": [sorted(stems) for stems in index.titles],
        "silent": sorted(vocabulary(index.language).search.SILENT),
        "rules": _rules(),
        "words": _words(),
    }
    return f"const {NAME} = {json.dumps(held, ensure_ascii=False, separators=(',', ':'))};\n"


def _entry(one: Entry, address: str) -> tuple[str, str, str, int, int]:
    what = vocabulary().site.what_it_is(one.kind, one.detail)
    return one.title, what, address, int(one.is_detail), one.least_words


def _weights(weights: Mapping[str, float], forms: Mapping[str, int]) -> list[float]:
    """Form and weight, in turns."""
    return [value for form, weight in weights.items() for value in (forms[form], weight)]


def _rules() -> dict[str, float]:
    """What the script must not decide for itself."""
    return {
        "mostResults": search.MOST_RESULTS,
        "nearestResults": search.NEAREST_RESULTS,
        "longestQuery": search.LONGEST_QUERY,
        "mostWords": search.MOST_WORDS,
        "shortestStart": search.SHORTEST_START,
        "shortestKin": search.SHORTEST_KIN,
        "shortestMisspelt": search.SHORTEST_MISSPELT,
        "likeness": search.LIKENESS,
        "wholeTitle": search.WHOLE_TITLE,
        "family": search.FAMILY,
        "start": search.START,
        "longestShown": views.LONGEST_SHOWN,
    }


def _words() -> dict[str, object]:
    """Sentences by how many things were found; the last one serves any number above."""
    site, most = vocabulary().site, search.MOST_RESULTS
    few = [site.results_found(number, shown_n=number, asked=ASKED) for number in range(1, most + 1)]
    many = site.results_found(COUNTED, shown_n=most, asked=ASKED).replace(str(COUNTED), "{n}")
    none = [site.nothing_found(ASKED, has_nearest=has_nearest) for has_nearest in (False, True)]
    return {"few": few, "many": many, "none": none}
