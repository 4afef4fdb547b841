"""Cards: the parts of a card that need no drawing: its head, the key of its chart, big numbers, its foot."""

from html import escape

from dashboard import theme
from dashboard.cards.card import Card, Document, Wording
from dashboard.charts.spec import JOINED, Chart, Dots, Mark, Numbers, Series
from dashboard.renderings.drawing import key as series_key
from dashboard.renderings.html import texts
from dashboard.renderings.html.places import Places
from dashboard.words import vocabulary


def head(shown: Card, level: int) -> str:
    """Title, what is measured, chips and what was asked; `level` of the title, 2 or 3."""
    term = _defined(shown)
    chips = "".join(f'<span class="chip {chip.kind}">{escape(chip.text)}</span>' for chip in shown.chips)
    return (
        f'<div class="head"><h{level} class="finding">{escape(shown.title)}</h{level}><div class="measured">'
        f'<p class="subtitle">{texts.defined(shown.subtitle, term[0])}</p>{chips}{_asked(shown)}</div></div>'
    )


def key(chart: Chart) -> str:
    """What each colour and shape stands for; nothing where direct labels say it."""
    named = series_key.named(chart)
    quiet = chart.quiet if isinstance(chart, Dots) else ()
    entries = "".join(_entry(one, quiet.index(one) + 1 if one in quiet else 0) for one in named)
    return f'<ul class="key">{entries}</ul>' if named else ""


def numbers(chart: Chart, places: Places | None = None) -> str:
    """One or two values written large, each with its sentence and, on a page, the way to its passport."""
    blocks = [
        f'<div class="big">{"".join(_number(chart, mark, places) for mark in row.marks)}'
        f"{texts.paragraph(row.label, name='sentence')}{texts.paragraph(row.sublabel, name='foot')}</div>"
        for row in chart.rows
    ]
    signs = texts.paragraph(vocabulary().charts.signs(chart), name="foot")
    return f'<div class="numbers">{"".join(blocks)}</div>{signs}'


def foot(shown: Card, is_embedded: bool) -> str:
    """How to read it; then champ, source and limits in one run of text: three lines at most when wide."""
    site = vocabulary(shown.language).site
    lecture = "" if _tells_itself(shown) else texts.defined(shown.lecture, _defined(shown)[1])
    read = f"<p><b>{site.LECTURE}</b> {lecture}</p>" if lecture else ""
    told = [f"<b>{site.CHAMP}</b> {escape(shown.champ)}", f"<b>{site.SOURCE}</b> {_source(shown)}"]
    rest = " ".join(f"<span>{one}</span>" for one in told)
    limits = "" if is_embedded else _limits(shown)
    return f'<div class="foot">{read}<div class="last">{rest} {limits}</div></div>'


def _defined(shown: Card) -> tuple[str, str]:
    """The one term of the card that opens its definition: in the subtitle, else in the lecture."""
    texts_of_card = [shown.subtitle, "" if _tells_itself(shown) else shown.lecture]
    place, term = vocabulary(shown.language).glossary.first_term(*texts_of_card)
    return ("", term) if place == 1 else (term, "")


def _tells_itself(shown: Card) -> bool:
    """Whether each number stands beside its sentence: a reading under it would say it once more."""
    return isinstance(shown.chart, Numbers)


def _asked(shown: Card) -> str:
    """What each was asked, or what an indicator measures, opened on demand; nothing where none is known."""
    site = vocabulary(shown.language).site
    if shown.definition:
        body = texts.paragraph(shown.definition, name="wording")
        return texts.opened(site.DEFINITION, body, name="asked")
    if not any(one.text for one in shown.wordings):
        return ""
    body = "".join(_wording(one, shown.language) for one in shown.wordings)
    if any(one.runs for one in shown.wordings):
        body += texts.paragraph(site.DIFFERENCES, name="foot")
    return texts.opened(site.asked(len(shown.wordings)), body, name="asked")


def _wording(one: Wording, language: str) -> str:
    """Who was asked, then the question, or why we do not have it."""
    question = f'<p class="wording">{_question(one, language)}</p>' if one.text else ""
    return f"<p><b>{escape(one.who)}</b></p>{question or texts.paragraph(one.missing_reason, name='foot')}"


def _question(one: Wording, language: str) -> str:
    """The question between its quotation marks, the words that another wording has not in bold."""
    site = vocabulary(language).site
    if not one.runs:
        return escape(site.quoted(one.text))
    before, after = site.QUOTES
    told = (f"<b>{escape(run.text)}</b>" if run.differs else escape(run.text) for run in one.runs)
    return f"{before}{''.join(told).rstrip()}{after}"


def _entry(series: Series, quiet: int) -> str:
    """One series of the key: its sign in its colour, its name; a box where it is grey until asked for."""
    said = f"{texts.sign(series_key.sign(series), series.role)}{escape(series.label)}"
    if not quiet:
        return f"<li>{said}</li>"
    return f'<li><label class="asleep{quiet}"><input type="checkbox">{said}</label></li>'


def _number(chart: Chart, mark: Mark, places: Places | None) -> str:
    role = "missing" if mark.is_muted else chart.series_of(mark).role
    note = f"<small>{JOINED}{escape(mark.note)}</small>" if mark.note else ""
    shown = f'<span style="color:{theme.on_both_grounds(role)}">{escape(mark.text)}{note}</span>'
    if not (places and mark.figure_id):
        return f'<p class="value">{shown}</p>'
    title, address = escape(vocabulary().site.PASSPORT), escape(places.passport(mark.figure_id))
    return f'<p class="value"><a href="{address}" target="_blank" title="{title}">{shown}</a></p>'


def _source(shown: Card) -> str:
    """The line of the sources, leading to the one document; to each of several after it."""
    linked = [document for document in shown.documents if document.url]
    if len(linked) == 1:
        title = vocabulary(shown.language).site.DOCUMENT
        return texts.link(f"{shown.source} ↗", linked[0].url, title=title)
    return " ".join([escape(shown.source), *(_document(place, one) for place, one in enumerate(linked, 1))])


def _document(place: int, document: Document) -> str:
    return texts.link(f"[{place}]", document.url, title=document.name, name="document")


def _limits(shown: Card) -> str:
    """« Limites · n », amber when one of them is serious, which opens the list."""
    if not shown.limits:
        return ""
    words = vocabulary(shown.language)
    is_serious = any(limit.is_serious for limit in shown.limits)
    told = [limit.text for limit in shown.limits]
    place, term = words.glossary.first_term(*([] if any(_defined(shown)) else told))
    body = texts.listed(texts.defined(one, term if at == place else "") for at, one in enumerate(told))
    summary = words.site.limits(len(shown.limits))
    return texts.opened(summary, body, name="limits serious" if is_serious else "limits")
