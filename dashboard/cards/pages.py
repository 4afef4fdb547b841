"""Pages: the text of a view becomes the cards that its page shows, in the same order.

What an exported file, an embedded view and the command line hold is found here, as the page draws it, so that
the same address names the same cards everywhere.
"""

from collections.abc import Callable, Iterator, Mapping

from dashboard import views
from dashboard.cards import (
    compare,
    context,
    context_years,
    domains,
    impacts,
    overview,
    partners,
    practices,
    regions,
    trends,
)
from dashboard.cards.card import Card
from dashboard.cards.sheets import choices, parts
from dashboard.labels import french
from dashboard.queries.regions import ALL_REGIONS
from dashboard.views import View

Ask = Callable[..., object]
"""What makes a value from the tables, or finds it in a cache: `ask(maker, **codes)`."""


class ViewUnknown(ValueError):
    """A view that does not exist, or no longer; the message is for the reader, in French."""


class _Codes:
    """The codes that a view asks for, read one by one against what exists."""

    def __init__(self, view: View) -> None:
        self.asked = dict(view.parameters)
        self.unread = set(self.asked) - {"carte", "titre", "recherche"}

    def read(self, name: str, options: Mapping[str, str], *, default: str = "") -> str:
        self.unread.discard(name)
        code = self.asked.get(name) or default or next(iter(options), "")
        if code not in options:
            raise ViewUnknown(_refused(name, code))
        return code


def cards(ask: Ask, view: View) -> list[Card]:
    """The cards of a view: the one that it names (`carte`), or all those of its page.

    Raises:
        ViewUnknown: no such page, code or card, or a choice that the page does not offer.
    """
    if view.parameter("carte"):
        return [card(ask, view)]
    codes = _Codes(view)
    found = list(_page(view)(ask, codes))
    if codes.unread:
        name = min(codes.unread)
        raise ViewUnknown(french(f"La page « {_named(view)} » n'offre pas le choix « {views.shown(name)} »."))
    return found


def card(ask: Ask, view: View) -> Card:
    """The one card that a view names (`carte`).

    Raises:
        ViewUnknown: as `cards`; also when the view names no card.
    """
    wanted = view.parameter("carte")
    for found in _page(view)(ask, _Codes(view)):
        if found.card_id == wanted:
            return found
    asked = views.shown(wanted) or "sans nom"
    raise ViewUnknown(
        french(
            f"Le graphique « {asked} » n'existe pas, ou plus, sur la page « {_named(view)} » : ses chiffres "
            "ont pu être retirés."
        )
    )


def lasting(ask: Ask, view: View) -> View:
    """The view of a card without the choices that do not concern it, when it names the same card."""
    name = view.parameter("carte")
    kept = tuple(pair for pair in view.parameters if pair[0] == "carte" or pair[1] in name)
    shorter = View(view.page, kept)
    try:
        card(ask, shorter)
    except ViewUnknown:
        return view
    return shorter


def _page(view: View) -> Callable[[Ask, _Codes], Iterator[Card]]:
    if view.page not in PAGES:
        shown = views.shown(view.page) or "sans nom"
        raise ViewUnknown(
            french(f"La page « {shown} » n'a pas de graphique. Pages : {', '.join(filter(None, PAGES))}.")
        )
    return PAGES[view.page]


def _named(view: View) -> str:
    return view.page or "vue d'ensemble"


def _refused(name: str, code: str) -> str:
    return french(
        f"« {views.shown(code)} » n'existe pas pour « {name} », ou ne se combine pas avec les autres choix."
    )


def _overview(ask: Ask, codes: _Codes) -> Iterator[Card]:
    yield ask(overview.moving_territories)


def _compare(ask: Ask, codes: _Codes) -> Iterator[Card]:
    question_id = codes.read("question", ask(compare.questions), default=compare.FIRST_QUESTION)
    chosen = {"reference_id": "", "item_id": compare.ALL_ITEMS, "sort": "ecart"}
    for name, _, options, default in ask(compare.choices, question_id=question_id):
        chosen[name] = codes.read(compare.PARAMETERS[name], options, default=default)
    yield from ask(compare.all_cards, question_id=question_id, **chosen)
    yield ask(compare.own_performance)
    if question_id != "jouer_collectif_necessaire":
        yield ask(impacts.necessity)
    if question_id != "source_innovation":
        yield ask(compare.source_of_innovation)


def _impacts(ask: Ask, codes: _Codes) -> Iterator[Card]:
    yield ask(impacts.by_profile)
    by = codes.read("lecture", impacts.WAYS, default="impact" if codes.asked.get("item") else "profil")
    name, options = ask(impacts.distributions, by=by)
    code = codes.read(name, options, default=impacts.FIRST.get(by, ""))
    yield ask(impacts.whole_distribution, by=by, code=code)
    yield ask(impacts.necessity)


def _practices(ask: Ask, codes: _Codes) -> Iterator[Card]:
    waves = ask(practices.type_waves)
    yield ask(practices.types, wave=codes.read("vague", dict.fromkeys(waves, "")))
    yield from (ask(practices.plans, wave=wave) for wave in ask(practices.plan_waves))
    yield from (ask(practices.rates, actor_profile_id=code) for code in practices.RATE_PROFILES)
    yield from ask(partners.cards)
    yield from ask(practices.level_cards)


def _trends(ask: Ask, codes: _Codes) -> Iterator[Card]:
    code = codes.read("serie", ask(trends.options), default=trends.ALL_SERIES)
    for one in ask(trends.series, code=code):
        yield ask(trends.evolution, question_id=one.question_id, actor_profile_id=one.actor_profile_id)


def _regions(ask: Ask, codes: _Codes) -> Iterator[Card]:
    question_id = codes.read("indicateur", ask(context.indicator_options))
    period = codes.read("annee", ask(context.period_options, question_id=question_id))
    region_id = codes.read("region", ask(regions.region_options), default=ALL_REGIONS)
    chosen = {"question_id": question_id, "region_id": region_id}
    for column in ask(context.columns, period=period, **chosen):
        yield from column
    yield from ask(context_years.cards, **chosen)
    yield from ask(regions.national_cards, is_beside=True)
    yield from ask(regions.national_cards, is_beside=False)


def _domains(ask: Ask, codes: _Codes) -> Iterator[Card]:
    domain_id = codes.read("domaine", ask(domains.options), default="_T")
    for theme in ask(domains.themes, domain_id=domain_id):
        yield from theme.cards


def _sheets(ask: Ask, codes: _Codes) -> Iterator[Card]:
    kind = next((name for name in choices.KINDS if codes.asked.get(name)), next(iter(choices.KINDS)))
    code = codes.read(
        kind, ask(choices.options, kind=kind), default=choices.FIRST if kind == "profil" else ""
    )
    for part in ask(parts.sheet, kind=kind, code=code).parts:
        yield from filter(None, (part.opened, *part.cards))


PAGES: dict[str, Callable[[Ask, _Codes], Iterator[Card]]] = {
    "": _overview,
    "comparer": _compare,
    "impacts": _impacts,
    "pratiques": _practices,
    "evolutions": _trends,
    "regions": _regions,
    "domaines": _domains,
    "reperes": _sheets,
}
"""Cards of each page that has charts, by its address."""
