"""Dots and their values never hide one another, and what is missing is named."""

import pandas as pd

from dashboard.charts import dots


def frame(values: list[tuple[str, float | None, str]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "item_id": "i",
                "item_label": "Item",
                "actor_profile_id": profile,
                "profile_label": profile.capitalize(),
                "value": value if value is not None else float("nan"),
                "status": status,
            }
            for profile, value, status in values
        ]
    )


def texts(figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def test_each_profile_keeps_its_colour_and_shape():
    figure = dots.profile_dots(frame([("citoyens", 56, "published"), ("associations", 88, "published")]))
    marks = {trace.name: (trace.marker.symbol, trace.marker.color) for trace in figure.data if trace.name}
    assert marks == {"Citoyens": ("circle", "#0B6FB8"), "Associations": ("triangle-up", "#206950")}


def test_the_axis_goes_from_0_to_100():
    figure = dots.profile_dots(frame([("citoyens", 56, "published")]))
    assert figure.layout.xaxis.range == (0, 100)


def test_a_missing_value_is_a_hollow_mark_and_its_word():
    figure = dots.profile_dots(frame([("citoyens", 56, "published"), ("elus_locaux", None, "illegible")]))
    assert any("□" in text and text.endswith("illisible") for text in texts(figure))
    assert "Elus_locaux" not in {trace.name for trace in figure.data}


def test_equal_values_are_drawn_one_above_the_other_and_both_written():
    figure = dots.profile_dots(frame([("associations", 81, "published"), ("fondations", 81, "published")]))
    heights = [trace.y[0] for trace in figure.data if trace.name]
    assert heights[0] != heights[1]
    assert texts(figure).count("81") == 2


def test_values_close_to_one_another_are_written_at_different_heights():
    values = [50.0, 53.0, 54.0, 55.0, 70.0]
    heights = dots._text_shifts(values, shifts=[0.0] * len(values))
    assert len(set(heights[1:4])) == 3


def test_an_empty_frame_gives_a_figure_that_says_so():
    assert texts(dots.profile_dots(frame([]))) == ["Aucune valeur publiée."]
