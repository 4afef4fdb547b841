"""Margins on charts: a thin line where a base is published, grey where it is weak, nothing without one."""

import pandas as pd
import pytest

from dashboard import guards, theme
from dashboard.charts import bars, dots


def rows(*cells: tuple[str, float, float]) -> pd.DataFrame:
    """Guarded rows of one item: profile, share and base."""
    return guards.guarded(
        pd.DataFrame(
            [
                {
                    "question_id": "question",
                    "item_id": "item",
                    "item_label": "Item",
                    "actor_profile_id": profile,
                    "profile_label": profile.capitalize(),
                    "profile_article": f"les {profile}",
                    "study_id": profile,
                    "population_id": "_T",
                    "region_id": "FR",
                    "measure_id": "share",
                    "status": "published",
                    "value": value,
                    "base_n": base_n,
                    "planned": float("nan"),
                }
                for profile, value, base_n in cells
            ]
        )
    )


def drawn_margins(figure) -> list[list[float]]:
    """Ends of each interval, from the traces in a profile's colour."""
    colours = set(theme.PROFILE_COLORS.values())
    lines = [trace for trace in figure.data if trace.type == "scatter" and trace.line.color in colours]
    return [[round(end, 1) for end in line.x[3:5]] for line in lines if line.mode == "lines"]


CHARTS = {
    "dots": dots.profile_dots,
    "bars": lambda frame: bars.share_panels([bars.Panel(heading="", base="", rows=frame)]),
}


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize(
    ("value", "base_n", "ends"),
    [(50.0, 100.0, [[40.4, 59.6]]), (0.0, 42.0, [[0.0, 8.4]]), (100.0, 42.0, [[91.6, 100.0]])],
)
def test_a_published_base_gives_a_thin_interval(chart, value, base_n, ends):
    assert drawn_margins(CHARTS[chart](rows(("fondations", value, base_n)))) == ends


@pytest.mark.parametrize("chart", CHARTS)
def test_an_unknown_base_gives_none(chart):
    assert drawn_margins(CHARTS[chart](rows(("fondations", 50.0, float("nan"))))) == []


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize(("base_n", "is_grey"), [(29.0, True), (30.0, False)])
def test_a_base_under_30_is_grey_and_named(chart, base_n, is_grey):
    figure = CHARTS[chart](rows(("fondations", 50.0, base_n)))
    colours = [color for trace in figure.data for color in _list(trace.marker.color)]
    assert (theme.MISSING in colours) is is_grey
    written = " ".join(note.text for note in figure.layout.annotations)
    assert ("base faible" in written) is is_grey


def test_a_value_that_another_interval_runs_over_is_written_above_or_below():
    frame = dots.margins.completed(rows(("fondations", 64.0, 42.0), ("associations", 70.0, float("nan"))))
    placed = dots._placed(frame, row=0).set_index("actor_profile_id")
    assert placed["text_side"].to_dict() == {"fondations": "right", "associations": "center"}
    assert placed["text_x"].round(1).to_dict() == {"fondations": 48.9, "associations": 70.0}
    assert abs(placed["text_y"]["associations"] - placed["dot_y"]["associations"]) == max(dots.TIERS[:2])


def _list(color: object) -> list[str]:
    return [color] if isinstance(color, str) else list(color or [])
