"""Identifiers: dimensions in, the readable keys of an observation and of each statement of it out."""

import pandas as pd

from etl.tables import DIMENSIONS


def with_identifiers(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows, in the same order, with `observation_id` and `figure_id`.

    `figure_id` is `<observation_id>@<publication_id>`, with `#2`, `#3` where one publication states it again.
    """
    parts = zip(*(figures[name] for name in DIMENSIONS), strict=True)
    observation = pd.Series([".".join(part) for part in parts], figures.index, dtype="str")
    statement = observation + "@" + figures["publication_id"]
    nth = statement.groupby(statement).cumcount() + 1
    again = ("#" + nth.astype("str")).where(nth > 1, "")
    return figures.assign(observation_id=observation, figure_id=statement + again)
