"""The scan gives the same file on DuckDB, on Sail with two workers and on Spark, to the last written digit.

The engines lie in a folder of their own, which `make test-deploy` fills: beside our packages, their client
would change how pandera starts.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import demo

ROOT = Path(__file__).resolve().parents[2]
ENGINES = ROOT / ".venv" / "engines"
SECONDS = 120
SAIL = """
import time
from pysail.spark import SparkConnectServer
server = SparkConnectServer(port={port})  # kept: it stops when nothing names it
server.start(background=True)
time.sleep({seconds})
"""
SPARK_CLASS = "org.apache.spark.sql.connect.service.SparkConnectServer"
TWO_WORKERS = {"SAIL_MODE": "local-cluster", "SAIL_CLUSTER__WORKER_INITIAL_COUNT": "2"}

pytestmark = pytest.mark.skipif(
    not ENGINES.is_dir(), reason="the engines are not installed: make test-deploy"
)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def command(engine: str, port: int) -> list[str]:
    if engine == "sail":
        return [sys.executable, "-c", SAIL.format(port=port, seconds=SECONDS)]
    if not shutil.which("java"):
        pytest.skip("Spark needs Java: apt-get install openjdk-17-jre-headless")
    settings = {"port": port, "address": "127.0.0.1"}
    given = [
        part
        for key, one in settings.items()
        for part in ("--conf", f"spark.connect.grpc.binding.{key}={one}")
    ]
    submit = str(ENGINES / "pyspark" / "bin" / "spark-submit")
    return [submit, "--class", SPARK_CLASS, "--master", "local[2]", *given, "spark-internal"]


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a server of Spark Connect."""
    port = free_port()
    places = {
        "PYTHONPATH": str(ENGINES),
        "SPARK_HOME": str(ENGINES / "pyspark"),
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    running = subprocess.Popen(
        command(request.param, port),
        env=os.environ | places | TWO_WORKERS,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield f"sc://localhost:{port}"
    finally:
        running.terminate()
        running.wait(30)


def _wait(port: int) -> None:
    for _ in range(SECONDS):
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(1)
    raise TimeoutError


def tabulate(data: Path, *given: str) -> bytes:
    environment = os.environ | {
        "PYTHONPATH": str(ENGINES),
        "OBSERVATOIRE_MICRODATA": str(data.parent / "microdata"),
        "PYTHONWARNINGS": "ignore",
    }
    asked = [sys.executable, "-m", "etl", "tabulate", demo.STUDY, "--data", str(data), *given]
    subprocess.run(asked, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=SECONDS)
    return (data / "studies" / demo.STUDY / "computed.csv").read_bytes()


@pytest.mark.parametrize("server", ["sail", "spark"], indirect=True)
def test_an_engine_counts_as_duckdb_does(server: str, tmp_path: Path):
    data = demo.write_folder(tmp_path / "demo")
    assert tabulate(data, "--engine", server) == tabulate(data)
