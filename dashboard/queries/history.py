"""History: what each version of the data added, corrected or withdrew."""

import duckdb
import pandas as pd


def changes(cursor: duckdb.DuckDBPyConnection, *, figure_id: str = "") -> pd.DataFrame:
    """The rows of the history, oldest first: all of them, or those of one figure with the first version.

    Returns:
        `version`, `released_on` (ISO date), `change`, `figure_id`, `before`, `after`, `reason`.
    """
    return cursor.execute(
        "select * from history where ? in ('', figure_id) or change = 'first' "
        "order by string_split(version, '.')::int[], figure_id",
        [figure_id],
    ).df()
