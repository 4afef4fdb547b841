"""Posted: the body of a request becomes the template of a reader, within a limit of size, number and time.

Nothing is kept: the browser holds the file and sends it with each request, which any process can answer.
"""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from dashboard.server.lanes import Busy
from dashboard.server.sentences import sentence
from dashboard.words import vocabulary

MOST_AT_ONCE = 3
"""Templates that are held at once, from their first byte to the answer."""
SECONDS = 60
"""That a template may take to arrive."""
_OURS = ("same-origin", "none", "")
"""What a browser says of a request from these pages (`Sec-Fetch-Site`); an older one says nothing."""

_held: set[Request] = set()


def template_refused() -> type[ValueError]:
    """What is raised for a template that cannot serve."""
    from dashboard.exports.slides.package import TemplateRefused  # pages need no library of presentations

    return TemplateRefused


async def with_template(
    request: Request, answer: Callable[[Request, bytes | None], Awaitable[Response]]
) -> Response:
    """The answer to a request whose body is a template; a sentence where it does not come whole.

    Raises:
        Busy: as many are held as may be.
    """
    site = vocabulary().site
    if request.headers.get("sec-fetch-site", "") not in _OURS:
        return sentence(site.ELSEWHERE, status=403)
    if len(_held) >= MOST_AT_ONCE:
        raise Busy
    _held.add(request)
    try:
        async with asyncio.timeout(SECONDS):
            template = await _body(request)
        if template is None:
            return sentence(vocabulary().slides.TOO_LARGE, status=413)
        return await answer(request, template)
    except TimeoutError:
        return sentence(site.TOO_SLOW, status=408)
    except ClientDisconnect:
        return Response(status_code=400)
    finally:
        _held.discard(request)


async def _body(request: Request) -> bytes | None:
    """The whole body; None where it is larger than a template may be."""
    from dashboard.exports.slides.package import LARGEST

    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > LARGEST:
        return None
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            return None
    return bytes(body)
