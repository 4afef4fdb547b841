"""Regional: the regions that a reader can choose, and the kinds of territory that a region's results have."""

from dashboard.desk import Desk
from dashboard.queries.codelists import Region
from dashboard.queries.codelists import regions as every_territory

KINDS = ("region", "overseas", "grouping", "former_region")
"""Territories smaller than France; groupings and former regions never colour a map."""
TODAY = ("region", "overseas")
"""Regions of today, which a reader chooses among."""
MAPPED = 10
"""Fewer metropolitan regions than this make a mostly empty map."""

_HELD = """
select distinct unnest(string_split(region_id || ' ' || member_region_ids, ' ')) from observed
where region_kind = any(?)
"""


def regions(desk: Desk) -> list[Region]:
    """The regions of today on which a figure is held, theirs or of a grouping or former region of theirs."""
    held = {code for (code,) in desk.cursor.execute(_HELD, [list(KINDS)]).fetchall()}
    return [one for one in every_territory(desk) if one.kind in TODAY and one.region_id in held]


def region(desk: Desk, region_id: str) -> Region:
    """One territory of the code list.

    Raises:
        KeyError: there is none with this code.
    """
    return {one.region_id: one for one in every_territory(desk)}[region_id]
