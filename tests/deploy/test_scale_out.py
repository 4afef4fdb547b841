"""Three processes behind nginx, for real: readers spread and stay, a kill loses no view, data roll on.

`make test-deploy` runs them: they need nginx and about three minutes.
"""

import http.client
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from pptx import Presentation

from dashboard import downloads, views
from scripts.browser import ARGUMENTS, find_browser
from scripts.rendering import wait_until_drawn
from tests.dashboard.houses import house_style

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATION = ROOT / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
VIEW = "/profils?profil=citoyens"
TITLE = "Profils"
SECONDS = 60
DIRECTIVES = "daemon off;" + " user root;" * (os.geteuid() == 0)
"""Root's nginx would otherwise leave bodies to a user who may not enter the folder of the test."""
LEFT_OUT_S = 3


@dataclass
class Site:
    """nginx on one port, the processes behind it, each with its port."""

    folder: Path  # the project that the processes run
    port: int
    log: Path
    errors: Path
    processes: dict[int, subprocess.Popen] = field(default_factory=dict)

    def start(self, port: int) -> None:
        """Start a process and wait until it answers."""
        options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
        self.processes[port] = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "app.py", *options],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_for(lambda: ask(port, "/healthz").status == 200)

    def stop(self, port: int, *, how: signal.Signals = signal.SIGTERM) -> None:
        self.processes[port].send_signal(how)
        self.processes.pop(port).wait(timeout=30)

    def ask(self, address: str, *, reader: str = "") -> http.client.HTTPResponse:
        return ask(self.port, address, reader=reader)

    def process_of(self, reader: str) -> int:
        """The port of the process that answers a reader."""
        before = len(self.lines())
        assert self.ask("/healthz", reader=reader).status == 200
        wait_for(lambda: len(self.lines()) > before)
        return int(self.lines()[-1].rsplit(":", 1)[1])

    def lines(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()


def ask(port: int, address: str, *, reader: str = "") -> http.client.HTTPResponse:
    """The answer to a visitor: a new one without the name that nginx gave."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", address, headers={"Cookie": f"lecteur={reader}"} if reader else {})
    answer = connection.getresponse()
    answer.content = answer.read()
    connection.close()
    return answer


def post(port: int, address: str, body: bytes) -> http.client.HTTPResponse:
    """The answer to a visitor without any cookie who sends a file."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("POST", address, body=body, headers={"Content-Type": "application/octet-stream"})
    answer = connection.getresponse()
    answer.content = answer.read()
    connection.close()
    return answer


def wait_for(condition) -> None:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        try:
            if condition():
                return
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.1)
    raise AssertionError(f"nothing after {SECONDS} seconds")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configured(folder: Path, *, port: int, processes: list[int], log: Path) -> Path:
    """The configuration of the project on this machine: other ports, other files, the rest as it is."""
    text = CONFIGURATION.read_text(encoding="utf-8").replace("/tmp/", f"{folder}/")
    for number, process in enumerate(processes, start=1):
        text = text.replace(f"process{number}:8501", f"127.0.0.1:{process}")
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("/dev/stdout", str(log))
    path = folder / "nginx.conf"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[Site]:
    assert NGINX, "nginx is missing: apt-get install nginx"
    folder = tmp_path_factory.mktemp("deploy")
    project = folder / "project"
    left_out = shutil.ignore_patterns(".git", ".venv", "__pycache__", "benchmarks", "tests", ".*_cache")
    shutil.copytree(ROOT, project, ignore=left_out)
    log = folder / "access.log"
    log.touch()
    errors = folder / "errors.log"
    site = Site(project, free_port(), log, errors)
    ports = [free_port() for _ in range(3)]
    configuration = configured(folder, port=site.port, processes=ports, log=log)
    for port in ports:
        site.start(port)
    with errors.open("wb") as output:
        server = subprocess.Popen([NGINX, "-c", configuration, "-g", DIRECTIVES], stderr=output)
    try:
        wait_for(lambda: site.ask("/healthz").status == 200)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=20)
        for port in list(site.processes):
            site.stop(port)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", *ARGUMENTS]
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        yield browser
        browser.close()


def name_of(answer: http.client.HTTPResponse) -> str:
    """The name that nginx gave to a new reader; blank where it gave none."""
    found = re.match(r"lecteur=(\w+); Path=/; HttpOnly; SameSite=Lax$", answer.headers["Set-Cookie"] or "")
    return found[1] if found else ""


def test_new_readers_are_spread_over_all_processes(site):
    readers = [name_of(site.ask("/")) for _ in range(60)]
    assert all(readers)
    counts = Counter(site.process_of(reader) for reader in readers)
    assert set(counts) == set(site.processes)
    assert min(counts.values()) >= 8


def test_a_reader_stays_with_one_process(site):
    reader = name_of(site.ask("/"))
    assert len({site.process_of(reader) for _ in range(10)}) == 1
    assert name_of(site.ask("/", reader=reader)) == ""


def test_nothing_typed_is_written_in_a_log_even_while_a_process_is_down(site):
    stopped = next(iter(site.processes))
    site.stop(stopped)
    for _ in range(8):
        assert site.ask("/?recherche=phrase-secrete").status == 200
    wait_for(lambda: site.lines()[-1].split()[3] == "/")
    written = site.log.read_text(encoding="utf-8") + site.errors.read_text(encoding="utf-8")
    assert "phrase-secrete" not in written
    site.start(stopped)


def test_a_killed_process_loses_no_view_and_new_readers_go_to_the_others(site, browser):
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{site.port}{VIEW}")
    wait_until_drawn(page)
    reader = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == "lecteur")
    killed = site.process_of(reader)

    with page.expect_websocket(timeout=SECONDS * 1_000):  # the open page finds its way by itself
        site.stop(killed, how=signal.SIGKILL)

    assert {site.ask(VIEW).status for _ in range(20)} == {200}
    assert site.process_of(reader) != killed
    page.get_by_role("radio", name="Entreprises").first.click()  # the first that the other process hears
    page.wait_for_url(re.compile("profil=entreprises"))
    wait_until_drawn(page)
    expect(page.get_by_role("radio", name="Entreprises").first).to_be_checked()
    page.reload()
    wait_until_drawn(page)
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(page.get_by_role("radio", name="Entreprises").first).to_be_checked()
    site.start(killed)
    context.close()


def test_files_and_templates_need_no_cookie_whichever_process_answers(site):
    view = views.parsed("profils?profil=associations")
    for _ in range(9):  # each time as a new reader, on any of the three
        assert site.ask(downloads.address("csv", [view])).status == 200
        made = post(site.port, downloads.address("pptx", [view]), house_style())
        assert made.status == 200, made.content.decode()
        assert Presentation(io.BytesIO(made.content)).slide_width.inches == 10
        assert post(site.port, f"/{downloads.TEMPLATE}", b"Des notes").content.decode() != ""
    assert len({line.rsplit(":", 1)[1] for line in site.lines() if "/fichiers/pptx" in line}) == 3


def test_a_long_presentation_of_version_1_passes_and_is_not_logged(site):
    view = "impacts?carte=impacts-percus_profils&titre=" + quote("Été à la région " * 5)
    answer = site.ask(f"/presentation?panier={quote('~'.join(['?titre=x', *[view] * 60]), safe='')}")
    assert answer.status in (200, 301)
    assert "panier" not in site.log.read_text(encoding="utf-8")


def test_an_address_of_version_1_leads_through_nginx_to_the_page_of_today(site):
    moved = site.ask("/impacts?profil=citoyens")
    assert (moved.status, moved.headers["Location"]) == (301, VIEW)


def test_pictures_are_drawn_by_every_process(site):
    pictures = [site.ask("/partage/profils.png").status for _ in range(8)]
    assert set(pictures) == {200}
    assert [site.ask("/").status for _ in range(8)] == [200] * 8


def test_new_data_are_shown_without_a_restart(site):
    before = builds(site)
    version = site.folder / "data" / "version.toml"
    version.write_text(version.read_text(encoding="utf-8") + "# the same, told again\n", encoding="utf-8")
    subprocess.run([sys.executable, "-m", "etl", "build"], cwd=site.folder, check=True, capture_output=True)
    assert len(before) == len(builds(site)) == 1
    assert builds(site) != before


def test_a_rolling_restart_drops_no_link_and_an_open_page_opens_again(site, browser):
    page = browser.new_page(locale="fr-FR")
    page.goto(f"http://127.0.0.1:{site.port}{VIEW}")
    wait_until_drawn(page)
    answers = []
    for port in list(site.processes):
        site.stop(port)
        answers += [site.ask(VIEW).status for _ in range(10)]
        site.start(port)
        time.sleep(LEFT_OUT_S)  # as a careful operator does: the next one only when this one is back
        answers += [site.ask(VIEW).status for _ in range(10)]

    assert set(answers) == {200}
    page.reload()
    wait_until_drawn(page)
    expect(page.get_by_role("radio", name="Citoyens").first).to_be_checked()


def builds(site: Site) -> set[str]:
    """The builds that the processes show."""
    return {json.loads(ask(port, "/healthz").content)["build"] for port in site.processes}


def test_the_unit_is_one_that_systemd_understands(tmp_path):
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not on this machine")
    unit = tmp_path / "observatoire@8501.service"
    text = (ROOT / "deploy" / "observatoire@.service").read_text(encoding="utf-8")
    start = re.search(r"ExecStart=(\S+)", text)[1]
    unit.write_text(text.replace(start, "/bin/true").replace("User=observatoire\n", ""), encoding="utf-8")
    done = subprocess.run([analyze, "verify", unit], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
