"""Passports: one figure, all that is known of it, and how to cite it; or the figures that were meant."""

from html import escape

import streamlit as st

from dashboard import downloads, store, views, walks
from dashboard.blocks import Page, Special
from dashboard.cards.sources import passport as passports
from dashboard.renderings.html import texts as html_texts
from dashboard.site import actions, files, tables, texts
from dashboard.site.links import base_path, page_link, places, site_address
from dashboard.site.wording import words


def passport(page: Page, block: Special, codes: walks.Codes) -> None:
    """The figure that the address names (`?id=`); without one, how to come to one."""
    asked = walks.taken(block.takes, codes)
    found = store.value(block.maker, **asked, site_url=site_address()) if any(asked.values()) else None
    if found:
        _passport(found)
    elif codes["id"]:
        _unknown(codes["id"])
    else:
        texts.say(words().site.NO_FIGURE_ASKED)
        page_link("sources", label=words().site.CHOOSE_FIGURE, key="figures")


def _passport(found: passports.Passport) -> None:
    site = words().site
    copy = actions.copy_button(site.COPY_SENTENCE, found.sentence, done=site.SENTENCE_COPIED)
    st.html(
        f'<div class="numbers"><div class="big"><p class="value">{escape(found.value)}</p>'
        f"{html_texts.paragraph(found.name, name='sentence')}</div></div>"
    )
    if found.sentence:
        st.html(
            f"{html_texts.paragraph(found.sentence, name='quotable')}"
            f'<div class="actions">{copy}<span role="status"></span></div>'
        )
    for section in found.sections:
        texts.section_title(section.title, anchor=section.anchor)
        for table in section.tables:
            tables.table(table)
    _citations(found)


def _citations(found: passports.Passport) -> None:
    texts.section_title(words().site.CITE)
    for style, text in found.citations:
        st.markdown(f"**{style}**")
        st.code(text, language=None, wrap_lines=True)
    kinds = (("JSON", downloads.PASSPORT_JSON), ("CSV", downloads.PASSPORT_CSV))
    figure_id = found.observation.figure_id
    st.html(
        files.row(
            files.link(label, base_path() + downloads.of_figure(kind, figure_id)) for label, kind in kinds
        )
    )


def _unknown(asked: str) -> None:
    """That there is no such figure, and those whose identifier is most like it."""
    st.query_params.pop("id", None)
    texts.say(words().site.no_such_figure(views.shown(asked)))
    nearest = store.value(passports.nearest, figure_id=asked)
    lines = (f"<p>{html_texts.link(name, places().passport(code))}</p>" for code, name in nearest.items())
    st.html("".join(lines))
