"""What the caches give is what was put into them, in the reader's colours."""

import plotly.graph_objects as go
import pytest

from dashboard import store, theme
from dashboard.cards import impacts
from dashboard.charts import rows


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_figure_on_screen_is_the_cards_in_the_colours_of_the_theme(cursor, monkeypatch, mode):
    card = impacts.necessity(cursor)
    monkeypatch.setattr(store, "theme_mode", lambda: mode)

    shown = store.screen_figure(card)

    expected = rows.leading(go.Figure(theme.recoloured(card.figure, mode=mode)))
    assert shown.to_dict() == expected.to_dict()
    assert shown is store.screen_figure(card)
    assert rows.CLICK in shown.data[1].hovertemplate and rows.CLICK not in card.figure.data[1].hovertemplate
