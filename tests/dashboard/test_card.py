"""A card cannot be made without its base and its source."""

import dataclasses

import pytest

from dashboard.cards import impacts


@pytest.mark.parametrize("name", ["finding", "question", "base", "source", "alt"])
def test_a_card_without_one_of_its_parts_is_refused(cursor, name):
    card = impacts.necessity(cursor)
    with pytest.raises(ValueError, match=f"'jouer-collectif_profils' has no {name}"):
        dataclasses.replace(card, **{name: " "})
