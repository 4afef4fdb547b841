"""The demonstration wave for tests: its data folder computed and built, and a mapping of it by size class."""

from pathlib import Path

from dashboard import tables
from dashboard.desk import Desk
from etl.build import build
from etl.respondents.commands import tabulated
from scripts import demo

_PROFILES = ("citoyens", "elus_locaux", "entreprises", "associations", "fondations")
_SIZES = ("non_employeuses", "employeuses", "budget_moins_10000", "budget_plus_150000", "tpe_pme")


def _codes(names: tuple[str, ...]) -> str:
    told = ", ".join(f'{place} = "{name}"' for place, name in enumerate(names, start=1))
    return f'{{ variable = "profil", codes = {{ {told} }} }}'


BY_SIZE = {
    f"actor_profile_id = {_codes(_PROFILES)}": f'actor_profile_id = "associations"\n'
    f"population_id = {_codes(_SIZES)}",
    '["actor_profile_id"], ["region_id"], ["actor_profile_id", "region_id"]': (
        '["population_id"], ["region_id"]'
    ),
}
"""What turns the mapping of the demonstration into one of associations by size class."""


def built(folder: Path, *, changes: dict[str, str] | None = None) -> Path:
    """The folder of the tables; `OBSERVATOIRE_MICRODATA` must be blank or name the folder's own."""
    data = demo.write_folder(folder / "demo")
    mapping = data / "studies" / demo.STUDY / "microdata.toml"
    text = mapping.read_text(encoding="utf-8")
    for old, new in (changes or {}).items():
        assert old in text, old
        text = text.replace(old, new)
    mapping.write_text(text, encoding="utf-8")
    tabulated(demo.STUDY, data_dir=data)
    build(data, folder / "build")
    return folder / "build"


def desk_of(build_dir: Path) -> Desk:
    return Desk(tables.connect(build_dir).cursor())
