"""`python -m dashboard.exports pptx "VIEW" [VIEW ...] OUT`: the files of the site, from a shell.

`python -m dashboard.exports refresh DECK [OUT]` brings a deck up to date that was made here.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from tqdm import tqdm

from dashboard import redirects, tables, views, walks
from dashboard.cards import notes
from dashboard.desk import Desk
from dashboard.exports import files
from dashboard.exports.entries import Entry, NothingToExport
from dashboard.exports.refresh import command
from dashboard.exports.slides.template import Template, TemplateRefused, taken
from dashboard.words import vocabulary

MISUSED = 2
EPILOG = f"""\
A view is a page and its choices, as in the address of the site: "profils?profil=associations". It stands for
all the charts of the page; with carte=NAME, for one of them
("{vocabulary().site.COPY}", under each chart, gives it whole).

"refresh DECK.pptx [OUT]" brings a presentation up to date that was made here: refresh --help.
"""
WORDS = vocabulary().exports


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file and name it; one sentence and status 2 for what cannot be made."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [command.NAME]:
        return command.main(given[1:], _asking)
    options = _parser().parse_args(given)
    try:
        made = _file(options)
        options.out.write_bytes(made.data)
    except tables.TablesMissing as missing:
        return _refuse(vocabulary().problems.tables(missing.code))
    except (walks.ViewUnknown, NothingToExport, TemplateRefused, Refused) as refusal:
        return _refuse(str(refusal))
    except OSError as error:
        return _refuse(WORDS.not_written(options.out, error.errno))
    print(WORDS.written(options.out, len(made.data)))
    return 0


class Refused(ValueError):
    """An option that means nothing here; the message is for the reader."""


def _file(options: argparse.Namespace) -> files.File:
    if options.kind not in files.FORMATS:
        raise Refused(WORDS.no_such_kind(options.kind, files.FORMATS))
    template = _template(options.template)
    tables.ensure_built()
    entries = _entries([_view(text) for text in options.views])
    if len(entries) > files.MOST:
        raise Refused(WORDS.too_many(len(entries), most=files.MOST))
    if files.FORMATS[options.kind].is_zipped(len(entries)) and options.out.suffix != ".zip":
        raise Refused(WORDS.needs_zip(len(entries), options.kind, options.out.name))
    return files.file(options.kind, entries, title=options.title, template=template)


def _view(text: str) -> views.View:
    if strange := views.strangers(text):
        raise Refused(WORDS.no_such_parameter(views.shown(strange[0]), view=text[:80]))
    return redirects.current(views.parsed(text))


def _entries(asked: Sequence[views.View]) -> list[Entry]:
    """Every chart of the views, in order, with its name on the site; a bar shows how far it is."""
    ask = _asking()
    found: list[Entry] = []
    for view in tqdm(asked, desc=WORDS.VIEWS, unit=WORDS.VIEW_UNIT, disable=len(asked) < 2 or None):
        title, plain = view.parameter("titre"), view.bare
        for card in walks.cards(ask, plain):
            lasting = walks.lasting(ask, plain.with_parameter("carte", card.card_id))
            found.append(Entry(notes.annotated(card, view), title=title, view=str(lasting)))
    return found


def _asking() -> walks.Ask:
    connection = tables.mended()

    @cache
    def ask(maker: Callable[..., object], **codes: object) -> object:
        return maker(Desk(connection.cursor()), **codes)

    return ask


def _template(path: Path | None) -> Template | None:
    try:
        return taken(path.read_bytes()) if path else None
    except OSError as error:
        raise Refused(WORDS.template_not_read(path, error.errno)) from error


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
    parser.add_argument("views", nargs="+", metavar="VIEW", help='such as "profils?profil=associations"')
    parser.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    parser.add_argument("--title", default="", help="of the whole: title slide, head of the page")
    parser.add_argument("--template", type=Path, help="your own .pptx, .potx or .ppsx, for a pptx")
    return parser


if __name__ == "__main__":
    sys.exit(main())
