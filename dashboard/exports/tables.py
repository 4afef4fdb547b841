"""Tables: a card's rows become the CSV that French spreadsheets open without a question."""

from dashboard.cards.card import Card

BOM = "\ufeff"


def csv_bytes(card: Card) -> bytes:
    """The card's tidy rows: `;` between columns, decimal comma, UTF-8 with BOM, base and source repeated."""
    rows = card.data.assign(card_base=card.base, card_source=card.source)
    return (BOM + rows.to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n")).encode("utf-8")
