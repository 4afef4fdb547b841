"""Respondents: invented files of three sizes in, how long every figure of thirty questions takes out.

Beside it R's `survey`, where R is installed: three questions of the middle file, scaled to thirty.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.report import spaced
from etl.files import document
from etl.respondents.folder import MICRODATA
from etl.respondents.mapping import mapping
from etl.respondents.tabulation import tabulation

SIZES = (1_000, 100_000, 10_000_000)
PEER_SIZE, PEER_QUESTIONS = 100_000, 3
REGIONS = ("11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94")
PROFILES = ("citoyens", "elus_locaux", "entreprises", "associations", "fondations", "jeunes", "academiques")
ANSWERS = [2] * 10 + [4] * 10 + [5] * 10
"""Answers of each of the thirty questions."""
CHUNK = 2_000_000

_R = """
suppressMessages(library(survey)); d <- read.csv("{path}")
started <- proc.time()[["elapsed"]]
s <- svydesign(id = ~1, strata = ~stratum, weights = ~w, data = d)
for (q in c({questions})) {{
  f <- as.formula(paste0("~factor(", q, ")")); o <- subset(s, !is.na(s$variables[[q]]))
  svymean(f, o); svyby(f, ~region, o, svymean); svyby(f, ~profile, o, svymean)
  svyby(f, ~region + profile, o, svymean)
}}
cat(proc.time()[["elapsed"]] - started)
"""


def respondent_times() -> pd.DataFrame:
    """Seconds, processor seconds and peak memory of each size, and of the peer."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [_measured(Path(folder), n) for n in SIZES]
        rows += _peer(Path(folder))
    return pd.DataFrame(rows, columns=["respondents", "figures", "seconds", "CPU seconds", "peak, MB"])


def _measured(folder: Path, n: int) -> tuple[str, str, str, str, str]:
    """One size in a process of its own, so that its memory is its own."""
    _write(folder / f"{n}.parquet", n)
    with get_context("spawn").Pool(1) as pool:
        figures_n, seconds, cpu, peak = pool.apply(_run, (folder, n))
    return spaced(n), spaced(figures_n), f"{seconds:.2f}", f"{cpu:.2f}", spaced(peak)


def _run(folder: Path, n: int) -> tuple[int, float, float, float]:
    os.environ[MICRODATA] = str(folder)
    (folder / "microdata.toml").write_text(_mapped(folder / f"{n}.parquet", n), encoding="utf-8")
    one, problems = mapping(document(folder / "microdata.toml", name="microdata.toml"), "bench")
    assert not problems, problems
    wall, cpu = time.perf_counter(), time.process_time()
    cells = tabulation(one, data_dir=folder / "data").cells
    return len(cells), time.perf_counter() - wall, time.process_time() - cpu, _peak()


def _peak() -> float:
    """The most memory that this process held, in MB; `getrusage` would count that of its parent too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _write(path: Path, n: int) -> None:
    draw = np.random.default_rng(1)
    writer = None
    for start in range(0, n, CHUNK):
        table = _drawn(draw, min(CHUNK, n - start))
        writer = writer or pq.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table, row_group_size=122_880)
    writer.close()


def _drawn(draw: np.random.Generator, n: int) -> pa.Table:
    region, size = draw.integers(0, 13, n), draw.integers(0, 5, n)
    columns = {
        "region": pa.DictionaryArray.from_arrays(region.astype(np.int8), list(REGIONS)).cast(pa.string()),
        "profile": pa.DictionaryArray.from_arrays(
            draw.integers(0, 7, n).astype(np.int8), list(PROFILES)
        ).cast(pa.string()),
        "stratum": (region * 5 + size).astype(np.int16),
        "w": np.exp(draw.normal(0, 0.35, n)) * (1 + size * 0.3),
    }
    for place, answers in enumerate(ANSWERS, start=1):
        mask = draw.random(n, dtype=np.float32) < 0.02
        columns[f"q{place}"] = pa.array(draw.integers(1, answers + 1, n).astype(np.int8), mask=mask)
    return pa.table(columns)


def _mapped(path: Path, n: int) -> str:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    regions = ", ".join(f'"{code}" = "{code}"' for code in REGIONS)
    profiles = ", ".join(f'{code} = "{code}"' for code in PROFILES)
    questions = "".join(
        f'[[question]]\nquestion_id = "q{place}"\nkind = "single"\nvariable = "q{place}"\n'
        f"responses = {{ {_answers(answers)} }}\n"
        'not_asked = ["."]\n'
        for place, answers in enumerate(ANSWERS, start=1)
    )
    return (
        f'[file]\nname = "{path.name}"\nsha256 = "{sha256}"\nrows = {n}\npublication_id = "bench"\n'
        '[design]\nweight = "w"\nstratum = "stratum"\nsampling = "random"\n[dimensions]\n'
        f'actor_profile_id = {{ variable = "profile", codes = {{ {profiles} }} }}\n'
        f'region_id = {{ variable = "region", codes = {{ {regions} }} }}\n'
        'cuts = [[], ["region_id"], ["actor_profile_id"], ["actor_profile_id", "region_id"]]\n' + questions
    )


def _answers(n: int) -> str:
    return ", ".join(f'{code} = "r{code}"' for code in range(1, n + 1))


def _peer(folder: Path) -> list[tuple[str, str, str, str, str]]:
    if not shutil.which("Rscript"):
        return []
    path = folder / "peer.csv"
    pd.read_parquet(folder / f"{PEER_SIZE}.parquet").to_csv(path, index=False)
    asked = ", ".join(f'"q{place}"' for place in (5, 15, 25))
    script = _R.format(path=path, questions=asked)
    ran = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, timeout=900)
    if ran.returncode:
        print(ran.stderr.splitlines()[-1:], file=sys.stderr)
        return []
    seconds = float(ran.stdout) * len(ANSWERS) / PEER_QUESTIONS
    return [(f"{spaced(PEER_SIZE)}, R survey (3 questions, scaled)", "", f"{seconds:.1f}", "", "")]
