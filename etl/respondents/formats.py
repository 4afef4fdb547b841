"""Formats: a respondents' file in, its variables out, or the columns asked for as one private Parquet file.

Messages of the libraries that read are never passed on: they may quote an answer.
"""

import csv
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pyreadstat

from etl.problems import did_you_mean
from etl.respondents.variables import BLANK, AnswerSet, RespondentFile, Variable, code_text

CHUNK = 50_000
SPSS, PORTABLE, STATA, CSV, EXCEL, PARQUET = "SPSS", "SPSS portable", "Stata", "CSV", "Excel", "Parquet"
FORMATS = {
    ".sav": SPSS,
    ".zsav": SPSS,
    ".por": PORTABLE,
    ".dta": STATA,
    ".csv": CSV,
    ".tsv": CSV,
    ".txt": CSV,
    ".xlsx": EXCEL,
    ".parquet": PARQUET,
}
_READERS = {SPSS: pyreadstat.read_sav, PORTABLE: pyreadstat.read_por, STATA: pyreadstat.read_dta}
UTF_8 = "utf-8"


class FileFault(Exception):
    """The file cannot be read; the text says why and what to do, and quotes nothing of it."""


def respondent_file(path: Path, *, encoding: str = "") -> RespondentFile:
    """The variables of a file, its answer sets and its number of rows.

    Args:
        encoding: that of the texts, where the file is wrong about it or, as a CSV, does not say.

    Raises:
        FileFault: there is no such file, or it is damaged, or of a format that is not read.
    """
    _require_file(path)
    found = FORMATS[path.suffix.lower()]
    described = {CSV: _of_csv, EXCEL: _of_excel, PARQUET: _of_parquet}.get(found, _of_statistics)
    return _read(path, lambda: described(path, found, encoding))


def staged(file: RespondentFile, columns: Sequence[str], to: Path) -> Path:
    """Write those columns alone into a Parquet file that a scan reads; a Parquet file is read where it lies.

    Raises:
        FileFault: the rows are damaged.
    """
    if file.format == PARQUET:
        return file.path
    chunks = {CSV: _csv_chunks, EXCEL: _excel_chunks}.get(file.format, _statistics_chunks)
    _read(file.path, lambda: _write(chunks(file, columns), file, columns, to))
    return to


def _require_file(path: Path) -> None:
    if path.suffix.lower() not in FORMATS:
        raise FileFault(f"'{path.suffix}' is not a format that is read. {did_you_mean(path.suffix, FORMATS)}")
    if not path.is_file():
        raise FileFault("there is no such file. Put it there, or set OBSERVATOIRE_MICRODATA to its folder.")
    if not path.stat().st_size:
        raise FileFault("the file is empty. Ask for it again.")


def _read(path: Path, read: Any) -> Any:
    """What `read` gives; every fault of the file as one sentence without a word of its content."""
    try:
        return read()
    except FileFault:
        raise
    except UnicodeError:
        raise FileFault(_encoding_fault(path)) from None
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError) as error:
        raise FileFault(_readstat_fault(path, str(error))) from None
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException, zipfile.BadZipFile, MemoryError):
        raise FileFault(_damaged(path)) from None


def _readstat_fault(path: Path, message: str) -> str:
    if "byte sequence" in message or "convert" in message or "encod" in message:
        return _encoding_fault(path)
    return _damaged(path)


def _encoding_fault(path: Path) -> str:
    return (
        f"'{path.name}' is not in the encoding it claims. "
        'Say the one it is in, most often encoding = "cp1252", under [file].'
    )


def _damaged(path: Path) -> str:
    return f"'{path.name}' is truncated or damaged. Ask for it again, and compare its size."


def _of_statistics(path: Path, found: str, encoding: str) -> RespondentFile:
    asked: dict[str, Any] = _encoded(found, encoding)
    if found != PORTABLE:
        asked["user_missing"] = True  # without it, the file does not say what it declares missing
    _, meta = _READERS[found](path, metadataonly=True, **asked)
    names = [name for name in meta.column_names]
    variables = {name: _variable(name, meta) for name in names}
    sets = {name: _answer_set(one) for name, one in (getattr(meta, "mr_sets", None) or {}).items()}
    rows = meta.number_rows
    if rows is None or rows < 0:
        rows = len(_READERS[found](path, usecols=names[:1], **_encoded(found, encoding))[0])
    return RespondentFile(
        path, found, rows, variables, sets, meta.file_encoding or "", loses_missing=found == PORTABLE
    )


def _encoded(found: str, encoding: str) -> dict[str, str]:
    if not encoding:
        return {}
    if found == PORTABLE:
        raise FileFault("the encoding of a .por file cannot be set. Save it as .sav.")
    return {"encoding": "WINDOWS-1252" if encoding.lower() == "cp1252" else encoding}


def _variable(name: str, meta: Any) -> Variable:
    labels = meta.variable_value_labels.get(name, {})
    ranges = (getattr(meta, "missing_ranges", None) or {}).get(name, [])
    stata = (getattr(meta, "missing_user_values", None) or {}).get(name, [])
    return Variable(
        name,
        meta.column_names_to_labels.get(name) or "",
        is_text=meta.readstat_variable_types.get(name) == "string" or bool(stata),
        labels={code_text(code): str(label) for code, label in labels.items()},
        missing=(*((one["lo"], one["hi"]) for one in ranges), *((one, one) for one in stata)),
    )


def _answer_set(one: Mapping[str, Any]) -> AnswerSet:
    counted = one.get("counted_value")
    return AnswerSet(
        one.get("label") or "",
        tuple(one["variable_list"]),
        "" if counted is None or not one.get("is_dichotomy") else code_text(counted),
    )


def _statistics_chunks(file: RespondentFile, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
    asked: dict[str, Any] = {"usecols": list(columns), "disable_datetime_conversion": True}
    if file.format != PORTABLE:
        asked["user_missing"] = True
        asked |= _encoded(file.format, file.encoding)
    if file.format == PORTABLE:
        yield _READERS[PORTABLE](file.path, **asked)[0]
        return
    reader = _READERS[file.format]
    for chunk, _ in pyreadstat.read_file_in_chunks(reader, file.path, chunksize=CHUNK, **asked):
        yield chunk


def _csv_options(path: Path, encoding: str) -> dict[str, Any]:
    """How the file is read: every cell a text, blank cells none."""
    with path.open("rb") as file:
        head = file.read(1 << 16)
    first = head.decode(encoding or UTF_8, errors="ignore").split("\n")[0].lstrip("\ufeff")
    delimiter = max(",;\t|", key=first.count)
    return {
        "read_options": pa.csv.ReadOptions(encoding=encoding or UTF_8, block_size=1 << 22),
        "parse_options": pa.csv.ParseOptions(delimiter=delimiter, newlines_in_values=True),
    }


def _of_csv(path: Path, found: str, encoding: str) -> RespondentFile:
    options = _csv_options(path, encoding)
    names, rows = [], 0
    convert = pa.csv.ConvertOptions(column_types=_all_text(path, options))
    for batch in _csv_batches(path, options, convert):
        names, rows = batch.schema.names, rows + batch.num_rows
    _require_names(names, path)
    return RespondentFile(path, found, rows, _texts(names), encoding=encoding or UTF_8)


def _csv_batches(path: Path, options: Mapping[str, Any], convert: Any) -> Iterator[pa.RecordBatch]:
    try:
        yield from pa.csv.open_csv(path, convert_options=convert, **options)
    except (pa.ArrowInvalid, UnicodeError) as error:
        if isinstance(error, UnicodeError) or "UTF" in str(error).upper():
            raise FileFault(_encoding_fault(path)) from None
        raise


def _all_text(path: Path, options: Mapping[str, Any]) -> dict[str, pa.DataType]:
    delimiter = options["parse_options"].delimiter
    encoding = options["read_options"].encoding
    with path.open(encoding="utf-8-sig" if encoding == UTF_8 else encoding, newline="") as file:
        header = next(csv.reader(file, delimiter=delimiter), [])
    return {name: pa.string() for name in header}


def _csv_chunks(file: RespondentFile, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    encoding = "" if file.encoding == UTF_8 else file.encoding
    options = _csv_options(file.path, encoding)
    convert = pa.csv.ConvertOptions(
        column_types={name: pa.string() for name in columns},
        include_columns=list(columns),
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=True,
    )
    yield from _csv_batches(file.path, options, convert)


def _of_excel(path: Path, found: str, encoding: str) -> RespondentFile:
    frame = _sheet(path)
    names = [str(name) for name in frame.columns]
    _require_names(names, path)
    return RespondentFile(path, found, len(frame), _texts(names))


def _sheet(path: Path) -> pd.DataFrame:
    """The first sheet, a code a cell; whole rows of blanks at the end are none."""
    frame = pd.read_excel(path, dtype=object, keep_default_na=False, na_values=[""], engine="openpyxl")
    return frame.dropna(how="all")


def _excel_chunks(file: RespondentFile, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
    frame = _sheet(file.path).rename(columns=str)[list(columns)]
    yield frame.map(_cell)


def _cell(value: object) -> str | None:
    return None if pd.isna(value) else code_text(value)


def _of_parquet(path: Path, found: str, encoding: str) -> RespondentFile:
    parquet = pq.ParquetFile(path)
    variables = {
        column.name: Variable(column.name, is_text=not _is_number(column.type))
        for column in parquet.schema_arrow
    }
    return RespondentFile(path, found, parquet.metadata.num_rows, variables)


def _is_number(kind: pa.DataType) -> bool:
    return pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)


def _texts(names: Iterable[str]) -> dict[str, Variable]:
    return {name: Variable(name, is_text=True) for name in names}


def _require_names(names: Sequence[str], path: Path) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if not names or "" in names:
        raise FileFault(f"a column of '{path.name}' has no name. Give each one in the first line.")
    if twice:
        raise FileFault(f"two columns of '{path.name}' are called '{twice[0]}'. Rename one.")


def _write(chunks: Iterable[Any], file: RespondentFile, columns: Sequence[str], to: Path) -> None:
    """Texts stay texts and numbers numbers, whatever a chunk looks like by itself."""
    kinds = [(name, pa.string() if file.variables[name].is_text else pa.float64()) for name in columns]
    schema = pa.schema(kinds)
    with pq.ParquetWriter(to, schema, compression="zstd") as writer:
        for chunk in chunks:
            if isinstance(chunk, pa.RecordBatch):
                writer.write_batch(chunk)
            else:
                writer.write_table(_table(chunk, schema))


def _table(chunk: pd.DataFrame, schema: pa.Schema) -> pa.Table:
    columns = [pa.array(_cells(chunk[one.name], one.type), one.type, from_pandas=True) for one in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def _cells(cells: pd.Series, kind: pa.DataType) -> Any:
    return _texts_of(cells) if kind == pa.string() else cells


def _texts_of(cells: pd.Series) -> list[str | None]:
    return [None if pd.isna(cell) or code_text(cell) == BLANK else code_text(cell) for cell in cells]
