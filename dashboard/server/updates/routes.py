"""Routes of « Mettre à jour les données »: workbooks out, a workbook in, its preview, another version read.

What a workbook changes lies in a draft of the volume until somebody publishes it: any process can answer.
"""

import json
import subprocess
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import previews, store
from dashboard.basket import Basket
from dashboard.queries import catalogue
from dashboard.renderings.html import updates as written
from dashboard.server import paint
from dashboard.server.addresses import addresses
from dashboard.server.downloads import LEFT
from dashboard.server.lanes import Lane, ReaderGone
from dashboard.server.sentences import sentence, told
from dashboard.server.updates import access
from dashboard.words import vocabulary
from etl import differences, identity
from etl.versions import BUILD, DATA, DRAFT, Library, NotBuilt, Outdated, built, command

PLACE = "mise-a-jour"
FIELD, RECEIVED, REPORT, MARKED_FILE = "classeur", "received.xlsx", "report.json", "marked.xlsx"
IMPORT = "etl.workbook.apart"
"""What imports a workbook; its library of workbooks is never loaded here."""
LARGEST = 20 * 2**20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHECKING = Lane("updates", most_waiting=2)
NOT_KEPT = {"Cache-Control": "no-store"}
DONE, SAID = "fait", "dit"

Handler = Callable[[Request], Awaitable[Response]]


def routes(base_path: str) -> list[Route]:
    """None where nobody was told to be able to change the data."""
    if not access.is_open():
        return []
    place = f"{base_path}/{PLACE}"
    handlers: Sequence[tuple[str, Handler, str]] = (
        ("", _home, "GET"),
        ("", _received, "POST"),
        ("/classeur/{kind}", _workbook, "GET"),
        ("/version/{number:int}", _taken_up, "POST"),
        ("/{draft}", _checked, "GET"),
        ("/{draft}/classeur", _marked, "GET"),
        ("/{draft}/publier", _published, "POST"),
    )
    return [Route(place + path, told(_guarded(one)), methods=[method]) for path, one, method in handlers]


def _guarded(handler: Handler) -> Handler:
    """The handler, for those who may; what takes too long or is gone is said."""

    async def answer(request: Request) -> Response:
        refusal = await run_in_threadpool(access.refusal, request)
        return refusal or await handler(request)

    return answer


async def _home(request: Request) -> Response:
    return await run_in_threadpool(_home_page, request)


def _home_page(request: Request) -> Response:
    library = _library()
    studies = {one.study_id: one.title for one in store.value(catalogue.studies)}
    versions, current = library.versions(), library.current
    return _page(request, written.home(_place(request), versions, current, studies, _said(request)))


def _said(request: Request) -> str:
    """What has just been done or refused, as the address of the page tells."""
    words, params = vocabulary().updates, request.query_params
    done = params.get(DONE, "")
    return words.published(int(done)) if done.isdecimal() else words.REFUSALS.get(params.get(SAID, ""), "")


async def _workbook(request: Request) -> Response:
    """A workbook to be filled: of what is missing, of a new study, of one that is held."""
    return await run_in_threadpool(_workbook_file, request)


def _workbook_file(request: Request) -> Response:
    kind, sources = request.path_params["kind"], _library().current.folder / DATA
    is_study = kind in {one.study_id for one in store.value(catalogue.studies)}
    if not is_study and kind not in ("missing", "new"):
        return sentence(vocabulary().site.NO_SUCH_ADDRESS, status=404)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.xlsx"
        asked = ("study", kind) if is_study else (kind,)
        command("workbook", *asked, str(out), "--data", str(sources)).check_returncode()
        return _attached(out, f"observatoire-{kind}.xlsx")


async def _received(request: Request) -> Response:
    """A workbook was sent: it is checked on a draft, which has an address of its own."""
    declared = request.headers.get("content-length", "")
    if not declared.isdecimal() or int(declared) > LARGEST:
        return sentence(vocabulary().updates.TOO_LARGE, status=413)
    async with request.form(max_files=1, max_fields=4) as form:
        sent = form.get(FIELD)
        content = await sent.read() if isinstance(sent, UploadFile) else b""
    if not content:
        return _to(request, f"?{SAID}=absent")
    try:
        name = await CHECKING.made(request.receive, lambda gone: _drafted(content))
    except ReaderGone:
        return Response(status_code=LEFT)
    except subprocess.TimeoutExpired:
        return sentence(vocabulary().updates.TOO_SLOW, status=422)
    return _to(request, f"/{name}")


def _drafted(content: bytes) -> str:
    """The name of the draft in which a workbook was imported, or of that which says why it was not."""
    draft = _library().draft()
    workbook = draft / RECEIVED
    workbook.write_bytes(content)
    problems = json.loads(command(str(workbook), str(draft / DATA), module=IMPORT).stdout)
    if not problems:
        try:
            built(draft)
        except NotBuilt as refused:
            problems = str(refused).splitlines()
    (draft / REPORT).write_text(json.dumps(problems), encoding="utf-8")
    return draft.name.removeprefix(DRAFT)


async def _checked(request: Request) -> Response:
    return await run_in_threadpool(_checked_page, request)


def _checked_page(request: Request) -> Response:
    """What a draft would change, or why it cannot."""
    place, name = _place(request), request.path_params["draft"]
    draft = _library().found_draft(name)
    if draft is None:
        return _to(request, f"?{SAID}=draft")
    if problems := json.loads((draft / REPORT).read_text("utf-8")):
        marked = f"{place}/{name}/classeur" if _marked_file(draft) else ""
        return _page(request, written.refused(place, problems, marked))
    found = previews.preview(identity.TABLES_DIR, draft / BUILD)
    places = addresses(_base_path(request))(Basket())
    return _page(request, written.preview(place, name, found, places))


async def _marked(request: Request) -> Response:
    """The workbook that was sent, its wrong cells marked."""
    draft = _library().found_draft(request.path_params["draft"])
    marked = _marked_file(draft) if draft else None
    if marked is None:
        return _to(request, f"?{SAID}=draft")
    return _attached(marked, "observatoire-a-corriger.xlsx")


def _marked_file(draft: Path) -> Path | None:
    return draft / MARKED_FILE if (draft / MARKED_FILE).is_file() else None


async def _published(request: Request) -> Response:
    return await run_in_threadpool(_publish, request)


def _publish(request: Request) -> Response:
    library = _library()
    draft = library.found_draft(request.path_params["draft"])
    if draft is None or not (draft / BUILD).exists():
        return _to(request, f"?{SAID}=draft")
    changed = differences.differences(identity.TABLES_DIR, draft / BUILD)["change"]
    try:
        version = library.publish(
            draft, changes={str(kind): int(n) for kind, n in changed.value_counts().items()}
        )
    except Outdated:
        return _to(request, f"?{SAID}=outdated")
    return _to(request, f"?{DONE}={version.number}")


async def _taken_up(request: Request) -> Response:
    return await run_in_threadpool(_take_up, request)


def _take_up(request: Request) -> Response:
    try:
        version = _library().take_up(request.path_params["number"])
    except NotBuilt:
        return _to(request, f"?{SAID}=tables")
    return _to(request, f"?{DONE}={version.number}" if version else f"?{SAID}=version")


def _library() -> Library:
    return Library(Path(identity.VOLUME).absolute())


def _place(request: Request) -> str:
    return f"{_base_path(request)}/{PLACE}"


def _base_path(request: Request) -> str:
    """The path that the server runs under."""
    return request.url.path.partition(f"/{PLACE}")[0]


def _to(request: Request, rest: str) -> Response:
    return RedirectResponse(_place(request) + rest, status_code=303, headers=NOT_KEPT)


def _page(request: Request, body: str) -> Response:
    title = vocabulary().updates.TITLE
    return HTMLResponse(paint.plain(title, body, _base_path(request)), headers=NOT_KEPT)


def _attached(path: Path, name: str) -> Response:
    headers = NOT_KEPT | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(path.read_bytes(), media_type=XLSX, headers=headers)
