"""What no address may ask, how many readers there may be, and what a log never holds."""

import logging
import warnings

import pytest
from starlette.websockets import WebSocketDisconnect

from dashboard.server import logs, readers
from dashboard.words import vocabulary
from tests.dashboard.test_server import served

SITE = vocabulary().site


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/static/%00", 400, SITE.BAD_ADDRESS),
        ("/profils%0a", 400, SITE.BAD_ADDRESS),
        ("/static/%ff", 400, SITE.BAD_ADDRESS),
        ("/static/" + "a" * 300, 404, SITE.NO_SUCH_ADDRESS),
        ("/app/static/" + "%C3%A9" * 200, 404, SITE.NO_SUCH_ADDRESS),
        ("/_stcore/metrics", 404, SITE.NO_SUCH_ADDRESS),
        ("/_stcore/upload_file/a/b", 404, SITE.NO_SUCH_ADDRESS),
    ],
)
@pytest.mark.parametrize("base_path", ["", "/observatoire"])
def test_addresses_that_nobody_may_ask_are_answered_in_a_sentence(base_path, address, status, told):
    answer = served(base_path).get(base_path + address)
    assert (answer.status_code, answer.text) == (status, told)
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("taken", "encoding"),
    [("br;q=0, gzip", "gzip"), ("BR; Q=0.0", None), ("br;q=0.001", "br"), ("gzip;q=0,br;q=0", None)],
)
def test_an_encoding_that_a_browser_refuses_is_not_sent(taken, encoding):
    from dashboard.server import compression

    found = compression.encoding({"headers": [(b"accept-encoding", taken.encode())]})
    assert found == (encoding or "").encode()


@pytest.mark.parametrize(
    ("host", "more", "stream"),
    [
        ("a.example:8501", {}, " ws://a.example:8501 wss://a.example:8501"),
        ("a.example", {"X-Forwarded-Proto": "https"}, " wss://a.example"),
        ("a.example; script-src *", {}, ""),
    ],
)
def test_a_page_may_open_a_websocket_to_its_own_site_alone(host, more, stream):
    policy = served().get("/", headers={"Host": host} | more).headers["content-security-policy"]
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert parts["connect-src"] == f"'self' data: blob:{stream}"
    assert parts["script-src"].startswith("'self' blob: 'sha256-")


class TestReaders:
    def test_who_comes_when_the_server_is_full_is_told_so_in_french(self, monkeypatch):
        monkeypatch.setattr(readers, "MOST", 0)
        answer = served().get("/profils")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
        assert SITE.FULL in answer.text and '<html lang="fr">' in answer.text
        with pytest.raises(WebSocketDisconnect), served().websocket_connect("/_stcore/stream"):
            pass

    def test_health_says_it_and_files_are_still_had(self, monkeypatch):
        monkeypatch.setattr(readers, "MOST", 0)
        told = served().get("/healthz")
        assert (told.status_code, told.json()["reason"]) == (503, "full")
        assert served().get("/fichiers/csv?vue=profils", headers={"Accept": "*/*"}).status_code == 200

    def test_a_process_without_descriptors_left_is_full(self, monkeypatch):
        assert not readers.CROWD.is_full
        monkeypatch.setattr(readers, "SPARED", 10**9)
        assert readers.CROWD.is_full


class TestLogs:
    @pytest.fixture(autouse=True)
    def plain(self, caplog):
        caplog.set_level(logging.WARNING)
        before = logging.getLogRecordFactory()
        logging.setLogRecordFactory(logs.Plain(before))
        yield
        logging.setLogRecordFactory(before)

    @pytest.mark.parametrize("how", ["argument", "inside", "raised", "warned"])
    def test_nothing_typed_is_written_and_every_record_is_one_line(self, caplog, how):
        logger, typed = logging.getLogger("somewhere"), "phrase-secrète"
        if how == "argument":
            logger.warning("Refused origin %s", typed)
        elif how == "inside":
            logger.error(f"No such file: {typed}")
        elif how == "warned":
            logging.captureWarnings(True)
            warnings.warn(f"Title {typed}", stacklevel=1)
            logging.captureWarnings(False)
        else:
            try:
                raise KeyError(typed)
            except KeyError:
                logger.exception("Failed for %s", typed)
        (record,) = caplog.records
        written = logging.Formatter().format(record)
        assert typed not in written and "\n" not in written and record.name in written

    def test_a_failure_says_which_error_and_where(self, caplog):
        try:
            raise KeyError("typed")
        except KeyError:
            logging.getLogger(logs._FAILURES).exception("x")
        assert caplog.records[0].getMessage().startswith("A page failed: KeyError, tests/dashboard/")

    def test_a_line_that_repeats_is_written_a_few_times(self, caplog):
        for _ in range(10_000):
            logging.getLogger("asyncio").error("socket.accept() out of system resource")
        assert len([one for one in caplog.records if one.levelno > 0]) == logs.MOST_ALIKE
