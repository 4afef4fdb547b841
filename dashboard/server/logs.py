"""Logs: a page that fails becomes one line for the operator: which error, and where in our code.

The message of the error is left out: it may quote what a visitor typed, and nothing typed is ever logged.
"""

import logging
import traceback
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE_FAILED = "A page failed"
_FAILURES = "streamlit.error_util"  # where Streamlit logs what a page raises


class OneLine(logging.Filter):
    """Rewrites the record of an exception: « A page failed: KeyError, dashboard/labels.py:71 »."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, with its traceback turned into its cause."""
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            record.msg, record.args = f"{PAGE_FAILED}: {type(error).__name__}, {_place(error)}", ()
            record.exc_info = record.exc_text = None
        return True


def shorten_failures() -> None:
    """One line a failure from now on."""
    log = logging.getLogger(_FAILURES)
    if not any(isinstance(one, OneLine) for one in log.filters):
        log.addFilter(OneLine())


def _place(error: BaseException) -> str:
    """File and line of our code where it was raised; of the last call where none is ours."""
    calls = traceback.extract_tb(error.__traceback__)
    ours = [
        call for call in calls if Path(call.filename).is_relative_to(ROOT) and ".venv" not in call.filename
    ]
    if not calls:
        return "nowhere"
    last = (ours or calls)[-1]
    path = Path(last.filename)
    return f"{path.relative_to(ROOT) if ours else path.name}:{last.lineno}"
