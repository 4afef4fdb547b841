"""Who may change the data: whoever knows the password, or whom the proxy names; nobody from another site."""

import base64

import pytest
from starlette.requests import Request

from dashboard.server.routes import routes
from dashboard.server.updates import access

PASSWORD = "une longue phrase à retenir"


@pytest.fixture(autouse=True)
def told(monkeypatch):
    monkeypatch.setattr(access, "TOLD", access.hashed(PASSWORD))
    access._wrong.clear()


def asked(method: str = "GET", *, password: str | None = PASSWORD, **headers: str) -> Request:
    """A request; names of headers with `_` for `-`."""
    if password is not None:
        headers["authorization"] = "Basic " + base64.b64encode(f"moi:{password}".encode()).decode()
    pairs = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    return Request({"type": "http", "method": method, "headers": pairs, "path": "/mise-a-jour"})


def status(request: Request) -> int:
    refusal = access.refusal(request)
    return refusal.status_code if refusal else 200


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (asked(), 200),
        (asked(password=None), 401),
        (asked(password="autre"), 401),
        (asked(password=None, authorization="Basic %%%"), 401),
        (asked(password=None, authorization="Bearer x"), 401),
        (asked("POST", host="a.example", origin="https://a.example", sec_fetch_site="same-origin"), 200),
        (asked("POST", host="a.example", origin="https://b.example"), 403),
        (asked("POST", host="a.example", sec_fetch_site="cross-site"), 403),
    ],
)
def test_a_password_opens_the_page_and_only_its_own_forms_are_taken(request_, expected):
    assert status(request_) == expected


def test_the_browser_is_asked_for_a_password():
    answer = access.refusal(asked(password=None))
    assert answer.headers["www-authenticate"] == 'Basic realm="Observatoire", charset="UTF-8"'
    assert answer.body.decode() == "Cette page demande un mot de passe."


def test_after_ten_wrong_passwords_everybody_waits_a_minute():
    assert [status(asked(password=f"essai {n}")) for n in range(10)] == [401] * 10
    answer = access.refusal(asked())
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "60")
    access._wrong.extend([access.monotonic() - access.SECONDS] * 10)
    assert status(asked()) == 200


def test_a_proxy_names_those_whom_it_knows(monkeypatch):
    monkeypatch.setattr(access, "TOLD", "header:X-Remote-User")
    assert status(asked(password=None, x_remote_user="quelqu'un")) == 200
    assert status(asked()) == status(asked(x_remote_user="")) == 403


def test_two_hashes_of_a_password_differ_and_neither_holds_it():
    one, other = access.hashed(PASSWORD), access.hashed(PASSWORD)
    assert one != other and PASSWORD not in one + other


def test_nothing_answers_where_the_server_was_told_nothing(monkeypatch):
    monkeypatch.setattr(access, "TOLD", "")
    assert not [one for one in routes() if "mise-a-jour" in one.path]
