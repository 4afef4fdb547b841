"""`python -m dashboard.exports pptx "VIEW" [VIEW ...] OUT`: the files of the site, from a shell."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from tqdm import tqdm

from dashboard import basket, database, views
from dashboard.cards import pages
from dashboard.exports import files
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.exports.slides.template import TemplateRefused
from dashboard.labels import french

MISUSED = 2
EPILOG = """\
A view is a page and its choices, as in the address of the site: "impacts?profil=associations". It stands for
all the charts of the page; with carte=NAME, for one of them (the « Lien » under each chart gives it whole).
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file and name it; one sentence and status 2 for what cannot be made."""
    options = _parser().parse_args(arguments)
    try:
        made = _file(options)
        options.out.write_bytes(made.data)
    except (pages.ViewUnknown, NothingToExport, TemplateRefused, Refused) as refusal:
        return _refuse(str(refusal))
    except RuntimeError as unavailable:  # no tables, or no browser to draw pictures with
        return _refuse(str(unavailable))
    except OSError as error:
        return _refuse(french(f"Le fichier « {options.out} » n'a pas pu être écrit : {error.strerror}."))
    print(f"{options.out} ({len(made.data):,} octets)".replace(",", "\u202f"))
    return 0


class Refused(ValueError):
    """An option that means nothing here; the message is for the reader, in French."""


def _file(options: argparse.Namespace) -> files.File:
    if options.kind not in files.FORMATS:
        known = ", ".join(files.FORMATS)
        raise Refused(french(f"« {options.kind} » n'est pas un type de fichier. Types : {known}."))
    template = _template(options.template)
    database.ensure_built()
    entries = _entries([_view(text) for text in options.views])
    if len(entries) > files.MOST:
        raise Refused(french(f"Un fichier tient {files.MOST} graphiques au plus ; il y en a {len(entries)}."))
    if files.FORMATS[options.kind].is_zipped(len(entries)) and options.out.suffix != ".zip":
        raise Refused(
            french(
                f"{len(entries)} graphiques en {options.kind} font un ZIP : donnez à « {options.out.name} » "
                "un nom qui finit par « .zip », ou ajoutez à la vue la carte d'un seul graphique (carte=…)."
            )
        )
    return files.file(options.kind, entries, title=options.title, template=template)


def _view(text: str) -> views.View:
    view = views.parsed(text)
    if strange := views.strangers(text):
        raise pages.ViewUnknown(
            french(f"« {views.shown(strange[0])} » n'est pas un choix du site : vue « {text[:80]} ».")
        )
    return view


def _entries(asked: Sequence[views.View]) -> list[Entry]:
    """Every chart of the views, in order, with its name on the site; a bar shows how far it is."""
    ask = _asking()
    found: list[Entry] = []
    for view in tqdm(asked, desc="Vues", unit="vue", disable=len(asked) < 2 or None):
        for card in pages.cards(ask, view):
            shown = pages.lasting(ask, view.with_parameter("carte", card.card_id))
            found.append(
                Entry(
                    card,
                    title=basket.plain(view.parameter("titre")),
                    view=str(shown.with_parameter("titre", "")),
                )
            )
    return found


def _asking() -> Callable[..., object]:
    connection = database.connect()

    @cache
    def ask(maker: Callable[..., object], **codes: object) -> object:
        return maker(connection.cursor(), **codes)

    return ask


def _template(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(french(f"Le modèle « {path} » n'a pas pu être lu : {error.strerror}.")) from error


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return MISUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.exports",
        description="Write charts of the site into a file.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("kind", help=f"what to write: {', '.join(files.FORMATS)}")
    parser.add_argument("views", nargs="+", metavar="VIEW", help='such as "impacts?profil=associations"')
    parser.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    parser.add_argument("--title", default="", help="of the whole: title slide, head of the page")
    parser.add_argument("--template", type=Path, help="your own .pptx or .potx, for a pptx")
    return parser


if __name__ == "__main__":
    sys.exit(main())
