"""Apart: an upload is read and rewritten in a process of its own, bounded in memory and time.

The process that answers never parses it: it hands over the bytes and the cards of today, and takes back JSON
and the bytes of a file.
"""

import json
import pickle
import sys
from threading import Lock

from dashboard.exports.slides.apart import MOST_MEMORY, REFUSED, answered, bound
from dashboard.exports.slides.package import TemplateRefused

MOST_SECONDS = 45
_LENGTH = 8  # bytes that tell how long the JSON is
_ONE = Lock()


def done(kind: str, data: bytes, **given: object) -> tuple[object, bytes]:
    """What a maker of `decks` or `sheets` says, as JSON holds it, and the file that it makes.

    Args:
        kind: `named` or `rewritten`.
        given: what is known here; it is never taken from the upload.

    Raises:
        TemplateRefused: the upload cannot serve, or takes too much memory or time.
    """
    with _ONE:
        answer = answered(__name__, pickle.dumps((kind, data, given)), seconds=MOST_SECONDS)
    length = int.from_bytes(answer[:_LENGTH])
    said, made = answer[_LENGTH : _LENGTH + length], answer[_LENGTH + length :]
    return json.loads(said), made


def _made(kind: str, data: bytes, given: dict) -> tuple[object, bytes]:
    from dashboard.exports.refresh import decks, report, sheets
    from dashboard.exports.slides.package import inflated

    file = sheets if sheets.MAIN in inflated(data) else decks
    if kind == "named":
        return file.named(data), b""
    made, told = file.rewritten(data, **given)
    return report.to_data(told), made


def main() -> int:
    """A job from standard input; to standard output what came of it, or why the upload is refused."""
    kind, data, given = pickle.loads(sys.stdin.buffer.read())
    bound(MOST_MEMORY)
    try:
        said, made = _made(kind, data, given)
    except TemplateRefused as refused:
        sys.stdout.buffer.write(str(refused).encode("utf-8"))
        return REFUSED
    text = json.dumps(said).encode()
    sys.stdout.buffer.write(len(text).to_bytes(_LENGTH) + text + made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
