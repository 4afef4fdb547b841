"""Choices: the widgets of a page, kept in step with its address and with the other pages."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st

from dashboard import views
from dashboard.labels import french


@contextmanager
def choices_row(name: str = "") -> Iterator[None]:
    """A page's choices: one row on a wide screen, a column on a phone, and a way back to the defaults.

    Args:
        name: tells the rows of a page apart, when it has several.
    """
    row = st.session_state["row"] = _Row()
    try:
        with st.container(
            horizontal=True,
            vertical_alignment="bottom",
            gap="medium",
            key=f"choices-{name}" if name else "choices",
        ):
            yield
            _reset_button(row, name=name)
    finally:
        st.session_state["row"] = None
    for message in row.messages:
        st.info(message)


def choice(
    name: str, *, page: str, label: str, options: Mapping[str, str], default: str = "", compact: bool = True
) -> str:
    """One choice among codes, kept in the address (`?name=code`) and shown by its label.

    Args:
        name: parameter of the address, one of `views.PARAMETERS`.
        options: label of each code that exists in the data, in display order.
        default: code shown when the address asks for none; the first one without it.
        compact: buttons side by side; a list to unfold otherwise.
    """
    if st.session_state.get("row") is None:
        with choices_row(name):
            return choice(name, page=page, label=label, options=options, default=default, compact=compact)
    key = f"{page}.{name}"
    default = default or next(iter(options))
    message = _follow_address(key, name=name, options=options, default=default)
    draw = st.segmented_control if compact else st.selectbox
    picked = draw(
        french(label),
        list(options),
        key=key,
        format_func=lambda code: french(options[code]),
        on_change=_share_choice,
        args=(key, name),
        **(
            {"required": True, "wrap": True} if compact else {"placeholder": "Choisir"}
        ),  # a list prints « required »
    )
    _write_address(name, code=picked)
    st.session_state["row"].add(_Choice(key, name, default, picked), message=message)
    return picked


def exclusive_choice(
    kinds: Mapping[str, str], *, page: str, label: str, options: Mapping[str, Mapping[str, str]], default: str
) -> tuple[str, str, str]:
    """One code among several kinds, alone in the address: `?profil=…`, or `?region=…`, or `?domaine=…`.

    Args:
        kinds: label of each kind; the kind is the parameter's name, one of `views.PARAMETERS`.
        options: of each kind, the label of each code, in display order.
        default: code of the first kind, for an address that asks for none.

    Returns:
        The kind, the code, and the code that the address asked for in vain (else an empty text).
    """
    defaults = {name: default if default in options[name] else next(iter(options[name])) for name in kinds}
    first = next(iter(kinds))
    refused = _follow_exclusive(page, kinds=kinds, options=options, defaults=defaults)
    with choices_row():
        kind = st.segmented_control(
            french(label),
            list(kinds),
            key=f"{page}.kind",
            format_func=lambda name: french(kinds[name]),
            required=True,
        )
        key = f"{page}.{kind}"
        if st.session_state.get(key) not in options[kind]:
            shared = _shared().get(kind, "")
            st.session_state[key] = shared if shared in options[kind] else defaults[kind]
        code = st.selectbox(
            french(kinds[kind]),
            list(options[kind]),
            key=key,
            format_func=lambda picked: french(options[kind][picked]),
            placeholder="Choisir",
            on_change=_share_choice,
            args=(key, kind),
        )
        st.session_state["row"].add(_Choice(f"{page}.kind", "", first, kind))
        st.session_state["row"].add(_Choice(key, kind, defaults[kind], code))
    _write_exclusive(page, kinds=kinds, kind=kind, code=code)
    return kind, code, refused


def is_asked(name: str) -> bool:
    """Whether the address names this parameter: a choice may open on the view that it implies."""
    return bool(st.query_params.get(name))


@dataclass(frozen=True)
class _Choice:
    """A widget of a row of choices, and what it would show if nobody had chosen."""

    key: str
    name: str  # parameter of the address, "" for none
    default: str
    picked: str


@dataclass
class _Row:
    """The choices drawn in one row, and what to say under it."""

    choices: list[_Choice] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def add(self, choice: _Choice, *, message: str = "") -> None:
        self.choices.append(choice)
        self.messages += [message] if message else []


def _reset_button(row: _Row, *, name: str) -> None:
    """« Réinitialiser », only when there is something to go back from."""
    if any(choice.picked != choice.default for choice in row.choices):
        st.button(
            "Réinitialiser",
            key=f"reset-{name}",
            type="tertiary",
            icon=":material/restart_alt:",
            on_click=_reset,
            args=(row.choices,),
        )


def _reset(choices: Sequence[_Choice]) -> None:
    for choice in choices:
        st.session_state[choice.key] = choice.default
        _shared().pop(choice.name, None)
        if choice.name in st.query_params:
            del st.query_params[choice.name]


def _shared() -> dict[str, str]:
    """What the reader chose on any page, by parameter, the latest last."""
    return st.session_state.setdefault("shared", {})


def written() -> dict[str, str]:
    """What the site itself last wrote into the address, by parameter."""
    return st.session_state.setdefault("written", {})


def _share(name: str, code: str) -> None:
    if name in views.SHARED:
        _shared().pop(name, None)
        _shared()[name] = code


def _share_choice(key: str, name: str) -> None:
    _share(name, st.session_state[key])


def _follow_exclusive(
    page: str,
    *,
    kinds: Mapping[str, str],
    options: Mapping[str, Mapping[str, str]],
    defaults: Mapping[str, str],
) -> str:
    """Set both widgets from an address that changed by itself; the code it asks for in vain."""
    is_open = st.session_state.get(f"{page}.kind") in kinds
    kind = next((name for name in kinds if st.query_params.get(name)), "")
    asked = st.query_params.get(kind, "")
    if kind and ((kind, asked) != st.session_state.get(f"{page}.written") or not is_open):
        reading = views.read(st.query_params, name=kind, options=list(options[kind]), default=defaults[kind])
        st.session_state[f"{page}.kind"] = kind
        st.session_state[f"{page}.{kind}"] = reading.code
        if reading.is_asked:
            _share(kind, asked)
        return "" if reading.is_asked else asked
    if not is_open:
        known = [name for name in _shared() if name in kinds and _shared()[name] in options[name]]
        kind = known[-1] if known else next(iter(kinds))
        st.session_state[f"{page}.kind"] = kind
        st.session_state[f"{page}.{kind}"] = _shared()[kind] if known else defaults[kind]
    return ""


def _write_exclusive(page: str, *, kinds: Mapping[str, str], kind: str, code: str) -> None:
    """The choice in the address, and no other kind beside it."""
    st.session_state[f"{page}.written"] = (kind, code)
    for other in kinds:
        if other != kind and other in st.query_params:
            del st.query_params[other]
    _write_address(kind, code=code)


def _follow_address(key: str, *, name: str, options: Mapping[str, str], default: str) -> str:
    """Set the widget from the address or another page; a sentence when the address asks the impossible."""
    reading = views.opening(
        st.query_params.get(name, ""),
        name=name,
        written=written().get(name, ""),
        current=st.session_state.get(key, ""),
        shared=_shared().get(name, ""),
        options=list(options),
        default=default,
    )
    if st.session_state.get(key) != reading.code:
        st.session_state[key] = reading.code
    if reading.is_asked:
        _share(name, reading.code)
    return reading.message


def _write_address(name: str, *, code: str) -> None:
    written()[name] = code
    if st.query_params.get(name) != code:
        st.query_params[name] = code
