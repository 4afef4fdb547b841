"""Access: who may change the data, by a password whose hash the server was told, or by the proxy's word.

`OBSERVATOIRE_ADMIN` is what `python -m dashboard.server.updates` prints for a password, or `header:NAME`: the
header that a reverse proxy sets for those whom it knows, and strips from everybody else's requests.
"""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from collections import deque
from time import monotonic
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from dashboard.server.sentences import sentence
from dashboard.words import vocabulary

TOLD = os.environ.get("OBSERVATOIRE_ADMIN", "")
HEADER, SCRYPT = "header", "scrypt"
COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 2**20}
"""Of each guess: some 0.1 s and 32 MB."""
MOST_GUESSES, SECONDS = 10, 60.0
"""Wrong passwords that are looked at in so much time; then all are told to wait."""
_OURS = ("same-origin", "none")
"""What a browser says of a request that a page of ours, or the reader by hand, has made."""

_wrong: deque[float] = deque(maxlen=MOST_GUESSES)


def is_open() -> bool:
    """Whether somebody may change the data here."""
    return bool(TOLD)


def refusal(request: Request) -> Response | None:
    """Why this request may not go on; None where it may."""
    words = vocabulary().updates
    if request.method == "POST" and not _is_ours(request):
        return sentence(words.ELSEWHERE, status=403)
    how, _, told = TOLD.partition(":")
    if how == HEADER:
        return None if request.headers.get(told) else sentence(words.UNKNOWN_HERE, status=403)
    if _is_hammered():
        return sentence(words.TOO_MANY_GUESSES, status=429, again_s=int(SECONDS))
    if (password := _password(request)) is None:
        return _asked()
    if not _is_right(password, told):
        _wrong.append(monotonic())
        return _asked()
    return None


def _is_ours(request: Request) -> bool:
    """Whether a form of ours was sent, not one of a page elsewhere that knows a browser is let in here."""
    origin = request.headers.get("origin", "")
    is_here = not origin or urlsplit(origin).netloc == request.headers.get("host", "")
    return is_here and request.headers.get("sec-fetch-site", "same-origin") in _OURS


def hashed(password: str) -> str:
    """What `OBSERVATOIRE_ADMIN` is to be for this password."""
    salt = secrets.token_hex(16)
    return f"{SCRYPT}:{salt}:{_digest(password, salt)}"


def _is_right(password: str, told: str) -> bool:
    salt, _, digest = told.partition(":")
    return hmac.compare_digest(_remembered(password, salt), digest)


def _digest(password: str, salt: str) -> str:
    return hashlib.scrypt(password.encode(), salt=salt.encode(), **COST).hex()


_known: dict[bytes, str] = {}
"""The last password that was right, by a digest of this process alone: each picture of a page asks again."""
_KEY = secrets.token_bytes(32)


def _remembered(password: str, salt: str) -> str:
    short = hmac.digest(_KEY, f"{salt}:{password}".encode(), "sha256")
    if short not in _known:
        found = _digest(password, salt)
        _known.clear()
        _known[short] = found
    return _known[short]


def _password(request: Request) -> str | None:
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        _, _, password = base64.b64decode(given, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return password


def _asked() -> Response:
    answer = sentence(vocabulary().updates.PASSWORD_NEEDED, status=401)
    answer.headers["WWW-Authenticate"] = 'Basic realm="Observatoire", charset="UTF-8"'
    return answer


def _is_hammered() -> bool:
    return len(_wrong) == MOST_GUESSES and monotonic() - _wrong[0] < SECONDS
