"""Frozen: what the site says of itself where it is a folder of files."""

from pathlib import Path

from dashboard.words.fr.numbers import number, typed
from dashboard.words.fr.periods import period

LIVE = "Cette page sur le site, à jour"
ONE_CHOICE = typed(
    "Sur cette page, l’édition figée garde un choix à la fois : en faire un autre défait le premier."
)
NO_SCRIPT = typed(
    "Chercher un mot demande JavaScript. Voici tout ce qui a une page, des profils aux publications."
)
README = "LISEZ-MOI.txt"


def edition(data_version: str, released_on: str) -> str:
    """« Édition figée du site : données 1.1.0, 27 novembre 2026. »."""
    return typed(f"Édition figée du site : données {data_version}, {period(released_on)}.")


def readme(data_version: str, released_on: str, *, live: str) -> str:
    """How to open the folder, and where the site of today is; `live` blank where that is not known."""
    lines = [
        edition(data_version, released_on),
        "",
        typed(
            "Ouvrez index.html dans un navigateur : tout se lit sans réseau, depuis un disque, une clé "
            "ou une archive. Posé dans un dossier d’un site web, il s’y lit de même, sans rien installer."
        ),
        "",
        "graphiques : un dossier par graphique, avec ses fichiers PowerPoint, PNG, SVG, Excel et CSV.",
        typed("chiffres : la page de chaque chiffre, d’où il vient, et ses données en JSON."),
        typed("base.zip : toute la base, en CSV et en Parquet, avec le dictionnaire des variables."),
        *(["", typed(f"Le site, à jour : {live}")] if live else []),
    ]
    return "\r\n".join([*lines, ""])


PAGES, FILES = "Pages", "Fichiers"
"""What a bar counts while the folder is written."""


def written(folder: Path, *, pages_n: int, files_n: int, size: int) -> str:
    """« site-fige : 2 512 pages, 9 204 fichiers, 310 Mo. »."""
    counts = f"{number(pages_n)} pages, {number(files_n)} fichiers, {number(round(size / 1e6))} Mo"
    return f"{folder}{typed(' : ')}{typed(counts)}. Ouvrez {folder / 'index.html'}."


def not_an_edition(folder: Path) -> str:
    said = typed("contient autre chose qu’une édition figée : rien n’y est écrit. Donnez un autre dossier.")
    return f"{folder} {said}"
