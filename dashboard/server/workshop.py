"""Workshop: the room of a set of questions, as a page that needs its server no more, or as a file."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from dashboard import downloads, store, views
from dashboard.cards import workshop
from dashboard.exports import workshop as rooms
from dashboard.exports.entries import live_link
from dashboard.server.addresses import site_url
from dashboard.server.compression import HASHED
from dashboard.server.paint import FOLDER
from dashboard.server.sentences import sentence
from dashboard.words import vocabulary

KIND = "text/html; charset=utf-8"


def room(base_path: str):
    """What answers for the room: `questions` names them, `fichier` asks for it as a file."""

    async def answer(request: Request) -> Response:
        names, is_file = request.query_params.get("questions", ""), "fichier" in request.query_params
        chosen = await run_in_threadpool(store.value, workshop.chosen, names=names)
        if not chosen.questions:
            return sentence(vocabulary().workshop.NONE, status=404)
        key = ("room", chosen.address, is_file, site_url(request.scope, base_path))
        made = await run_in_threadpool(
            store.document, key, lambda: _made(request, chosen, is_file, base_path)
        )
        how = "attachment" if is_file else "inline"
        said = {"Content-Disposition": f'{how}; filename="{rooms.FILE_NAME}"', "Cache-Control": "no-cache"}
        return Response(made, media_type=KIND, headers=said)

    return answer


def script(_: Request) -> Response:
    """What runs the room; its name changes with it."""
    return Response(rooms.SCRIPT, media_type="text/javascript", headers={"Cache-Control": HASHED.decode()})


def _made(request: Request, chosen: workshop.Chosen, is_file: bool, base_path: str) -> bytes:
    """The room; the file leads to the site where its address is known for good."""
    view = views.view("atelier", questions=chosen.address)
    deck = downloads.address("pptx", [view], title=vocabulary().workshop.TITLE)
    if is_file:
        home = live_link("")
        return rooms.page(chosen.questions, deck=f"{home}{deck}" if home else "", site=live_link(str(view)))
    return rooms.page(
        chosen.questions,
        script=f"{base_path}/{FOLDER}/{rooms.SCRIPT_NAME}",
        deck=f"{base_path}{deck}",
        site=f"{site_url(request.scope, base_path)}/{view}",
    )
