"""Runs: the first of a visit may begin with a choice, made on a page whose process is gone.

Streamlit then knows nothing yet: it calls no callback, and gives a widget's value only once it is drawn. So
on a first run nothing is written over the widgets, and what they turn out to hold is followed at once.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st


def begin() -> None:
    """Count the run; before anything else looks at it."""
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1


def is_first() -> bool:
    """Whether the visit has just begun, or begun again in another process."""
    return st.session_state.get("runs", 1) == 1


def follow(is_changed: bool, callback: Callable[..., object], *args: object) -> None:
    """Do now what a callback would have done, had this process known the widget, and run again."""
    if is_changed and is_first():
        callback(*args)
        st.rerun()


def button(
    label: str,
    *,
    on_click: Callable[..., object],
    args: Sequence[object] = (),
    kwargs: Mapping[str, object] | None = None,
    **look: object,
) -> None:
    """A button as Streamlit's, whose press counts on a first run too."""
    named = dict(kwargs or {})
    is_pressed = st.button(label, on_click=on_click, args=args, kwargs=named, **look)
    follow(is_pressed, lambda: on_click(*args, **named))
