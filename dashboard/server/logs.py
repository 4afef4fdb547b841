"""Logs: whatever is logged becomes one line for the operator: where in which code, and which error.

What a message is made of is left out: it may quote what a visitor typed, and nothing typed is ever logged.
Of lines that repeat, a few are kept.
"""

import logging
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]
FAILED = "failed: "
"""In every line of a failure."""
_FAILURES = "streamlit.error_util"  # where Streamlit logs what a page raises
FROM_WHAT_IS_TOLD = logging.WARNING
MOST_ALIKE, SECONDS = 5, 60.0
"""Lines of one place in the code that are written in so much time."""
_UNDER_EVERY_HANDLER = -1

Factory = Callable[..., logging.LogRecord]


class Plain:
    """Makes the records of every logger: « A page failed: KeyError, dashboard/labels.py:71 »."""

    def __init__(self, made: Factory) -> None:
        self._made = made
        self._alike: dict[tuple[str, int, str], list[float]] = {}

    def __call__(self, *arguments: object, **more: object) -> logging.LogRecord:
        record = self._made(*arguments, **more)
        if record.levelno >= FROM_WHAT_IS_TOLD:
            record.msg, record.args = _line(record), ()
            record.exc_info = record.exc_text = record.stack_info = None
            if self._is_too_much(record):
                record.levelno = _UNDER_EVERY_HANDLER
        return record

    def _is_too_much(self, record: logging.LogRecord) -> bool:
        """Whether so many lines of this place were written within the last minute."""
        key, now = (record.pathname, record.lineno, str(record.msg)), monotonic()
        recent = [moment for moment in self._alike.get(key, ()) if now - moment < SECONDS]
        if len(self._alike) > 1000:
            self._alike.clear()
        self._alike[key] = recent if len(recent) >= MOST_ALIKE else [*recent, now]
        return len(recent) >= MOST_ALIKE


def keep_plain() -> None:
    """One line a failure, without what was typed, from now on; also for what no logger catches."""
    made = logging.getLogRecordFactory()
    if not isinstance(made, Plain):
        logging.setLogRecordFactory(Plain(made))
    logging.captureWarnings(True)
    threading.excepthook = _thread_failed


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    told = (failed.exc_type, failed.exc_value, failed.exc_traceback)
    logging.getLogger(__name__).error("A thread failed", exc_info=told)


def _line(record: logging.LogRecord) -> str:
    """Which error and where it was raised; where nothing was raised, what is said before it is filled in."""
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        what = "A page" if record.name == _FAILURES else record.name
        return f"{what} {FAILED}{type(error).__name__}, {_place(error)}"
    place = f"{Path(record.pathname).name}:{record.lineno}"
    said = str(record.msg) if record.args and "%" in str(record.msg) else ""
    return " ".join(filter(None, [f"{record.name}, {place}", " ".join(said.split())]))


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
