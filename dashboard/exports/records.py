"""Records: the whole base, a list of figures or the passport of one become files ready to save."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.cards.sources.passport import Passport
from dashboard.desk import Desk
from dashboard.exports.entries import NothingToExport
from dashboard.exports.filenames import file_name
from dashboard.exports.files import FORMATS, File
from dashboard.exports.release import data_release
from dashboard.observations import Observation
from dashboard.renderings import csv
from dashboard.words import vocabulary
from etl import identity


def base(desk: Desk) -> File:
    """Every table with its codebook, in one ZIP."""
    from dashboard.exports import database  # no page needs what writes it

    return File(database.database_name(desk), "application/zip", database.database_zip(desk))


def figures(figures: Sequence[Observation], *, kind: str) -> File:
    """Figures as a workbook (`xlsx`) or a table (`csv`)."""
    name = file_name(vocabulary().exports.FIGURES, extension=kind)
    if kind == "csv":
        return File(name, FORMATS["csv"].mime, csv.of_figures(figures, notice=data_release().notice))
    from dashboard.exports.figures_workbook import figures_workbook

    return File(name, FORMATS["xlsx"].mime, figures_workbook(figures))


@lru_cache(maxsize=2)
def to_fill(name: str, kind: str, build_id: str) -> File:
    """The workbook of lost figures (`missing`) or of a study to come (`new`), from the files of a build.

    Raises:
        NothingToExport: the files here are not those that the site shows.
    """
    sources = identity.sources_dir()
    if identity.source_id(sources) != build_id:
        raise NothingToExport(vocabulary().site.NO_SOURCES)
    from etl.workbook import writing  # checks the files, which no page needs

    make = writing.missing if kind == "missing" else writing.new
    content = make(sources)
    return File(name, FORMATS["xlsx"].mime, content)


def passport(found: Passport, *, kind: str) -> File:
    """One figure for a program (`json`) or as a table of one line (`csv`)."""
    name = file_name(found.observation.figure_id, extension=kind)
    if kind == "csv":
        return File(
            name, FORMATS["csv"].mime, csv.of_figures([found.observation], notice=data_release().notice)
        )
    return File(name, "application/json", found.json)
