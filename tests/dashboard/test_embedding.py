"""The code that shows a card in a page of another site."""

import re

from dashboard import embedding
from tests.dashboard.exported_cards import CARDS, bars_card

SITE = "https://observatoire.example"
ADDRESS = f"{SITE}/comparer?carte=a"


def test_the_code_is_a_light_frame_and_what_gives_it_the_height_that_it_tells():
    code = embedding.code(bars_card(), ADDRESS, origin=SITE)
    assert code.startswith(f'<iframe src="{ADDRESS}&embed=true&theme=light" width="100%" height="')
    assert f'e.origin === "{SITE}"' in code and "f.height = e.data.hauteur" in code


def test_a_frame_without_that_is_as_high_as_its_card():
    codes = (embedding.code(one, ADDRESS, origin=SITE) for one in CARDS.values())
    heights = [int(re.search(r' height="(\d+)"', code)[1]) for code in codes]
    assert min(heights) > embedding.AROUND and len(set(heights)) > 5
