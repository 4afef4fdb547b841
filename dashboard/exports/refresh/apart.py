"""Apart: an upload is read and rewritten in a process of its own, bounded in memory and time.

The process that answers never parses it: it hands over the bytes and the cards of today, and takes back JSON
and the bytes of a file.
"""

import json
import pickle
import subprocess
import sys
from threading import Lock

from dashboard.exports.slides.apart import MOST_MEMORY, REFUSED, bound
from dashboard.exports.slides.package import TemplateRefused
from dashboard.words import vocabulary

MOST_SECONDS = 45
_LENGTH = 8  # bytes that tell how long the JSON is
_ONE = Lock()


def done(kind: str, data: bytes, **given: object) -> tuple[object, bytes]:
    """What a maker of `decks` or `sheets` says, as JSON holds it, and the file that it makes.

    Args:
        kind: a name of `_makers`.
        given: what is known here; it is never taken from the upload.

    Raises:
        TemplateRefused: the upload cannot serve, or takes too much memory or time.
    """
    with _ONE:
        try:
            ran = subprocess.run(
                [sys.executable, "-m", __name__],
                input=pickle.dumps((kind, data, given)),
                capture_output=True,
                timeout=MOST_SECONDS,
            )
        except subprocess.TimeoutExpired as late:
            raise TemplateRefused(vocabulary().slides.TOO_LONG) from late
    if ran.returncode == REFUSED:
        raise TemplateRefused(ran.stdout.decode("utf-8"))
    if ran.returncode:
        raise TemplateRefused(vocabulary().slides.TOO_LONG)
    length = int.from_bytes(ran.stdout[:_LENGTH])
    said, made = ran.stdout[_LENGTH : _LENGTH + length], ran.stdout[_LENGTH + length :]
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
