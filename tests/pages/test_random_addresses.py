"""Addresses drawn at random, every parameter at once: no page breaks, none shows an error."""

import random
import string

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import views
from tests.pages.test_pages import opened

ADDRESSES, LETTERS = 15, string.printable + "éàœ«»≠ 😀\u202f"
TYPED = ("<script>alert(1)</script>", "' or 1=1 --", "../../etc/passwd", "${7*7}", "{{7*7}}", "%00", "=1+1")


def drawn(draw: random.Random) -> str:
    return draw.choice([*TYPED, "".join(draw.choices(LETTERS, k=draw.randrange(1, 40)))])


@pytest.mark.parametrize("page", sorted(views.SCRIPTS))
def test_random_addresses_never_break_a_page(page):
    draw = random.Random(page)
    app: AppTest = opened(views.SCRIPTS[page])
    title = app.title[0].value
    for _ in range(ADDRESSES):
        app.query_params.clear()
        for name in draw.sample(views.PARAMETERS, k=8):
            if name != "carte":
                app.query_params[name] = drawn(draw)
        app.run()
        assert not app.exception and not app.error
        assert app.title[0].value == title
