"""Edits: a file of the data and what changes in it, in; its new text out, every other line as it was."""

import csv
import io
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.files import Document
from etl.tables import ASKED, STUDY_TYPES, WORDING_KEYS
from etl.workbook.reading import Line

_WORDING = (*WORDING_KEYS, *(column.name for column in ASKED))


@dataclass
class _Entry:
    raw: str
    origin: Line | None = None


class CsvFile:
    """One CSV file, row by row; rows are written anew only where they change."""

    def __init__(self, path: Path, *, columns: Sequence[str]) -> None:
        text = path.read_bytes().decode("utf-8") if path.is_file() else ",".join(columns) + "\n"
        self._end = "\r\n" if "\r\n" in text else "\n"
        self._entries = [_Entry(raw) for raw in text.removesuffix(self._end).split(self._end)]
        self._by_line = dict(enumerate(self._entries, 1))
        self.header = next(csv.reader([self._entries[0].raw.removeprefix("\ufeff")]))

    def touch(self, line: int, origin: Line) -> None:
        """Say which row of the workbook a line comes from."""
        self._by_line[line].origin = origin

    def replace(self, line: int, row: Mapping[str, str], origin: Line) -> None:
        self._by_line[line].raw = self._written(row)
        self.touch(line, origin)

    def remove(self, line: int) -> None:
        self._entries.remove(self._by_line[line])

    def add(self, row: Mapping[str, str], origin: Line | None = None, *, after: int = 0) -> None:
        """Below a line of the file, or at its end."""
        entry = _Entry(self._written(row), origin)
        place = self._entries.index(self._by_line[after]) + 1 if after else len(self._entries)
        while place < len(self._entries) and after and self._entries[place] not in self._by_line.values():
            place += 1  # below those added there before
        self._entries.insert(place, entry)

    @property
    def text(self) -> str:
        return self._end.join(entry.raw for entry in self._entries) + self._end

    @property
    def origins(self) -> dict[int, Line]:
        """The row of the workbook by line of the new text."""
        return {line: entry.origin for line, entry in enumerate(self._entries, 1) if entry.origin}

    def row(self, line: int) -> dict[str, str]:
        """The cells of a line of the new text, by column."""
        return dict(zip(self.header, next(csv.reader([self._entries[line - 1].raw])), strict=False))

    def _written(self, row: Mapping[str, str]) -> str:
        content = io.StringIO()
        csv.writer(content, lineterminator="").writerow([row.get(name, "") for name in self.header])
        return content.getvalue()


def study_text(content: Mapping[str, Any], before: Document | None) -> str:
    """`study.toml` with this content; an older one keeps the lines that say the same."""
    if before is None:
        return _whole(content)
    text = before.text
    for key in STUDY_TYPES:
        if content[key] != before.content.get(key):
            text = with_key(text, key, content[key])
    old, new = before.content.get("wordings", {}), content["wordings"]
    for question_id in old.keys() - new.keys():
        text = _without_block(text, f"wordings.{question_id}")
    for question_id, block in new.items():
        text = _with_block(text, question_id, block, old.get(question_id))
    return text if _says(text, content) else _whole(content)


def with_key(text: str, key: str, value: object, *, section: str = "") -> str:
    """The text with another value of one key; below the others of its section where it was not there."""
    lines, written = text.split("\n"), f"{key} = {_toml(value)}"
    at = Document("", text, {}).line_of(key, section=section)
    if at and lines[at - 1].lstrip().startswith(key):
        lines[at - 1] = written
    else:
        lines.insert(_end_of(lines, at), written)
    return "\n".join(lines)


def _end_of(lines: Sequence[str], start: int) -> int:
    """Where the section that opens at a line ends."""
    return next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))


def _with_block(text: str, question_id: str, block: Mapping[str, str], old: Mapping[str, str] | None) -> str:
    section = f"wordings.{question_id}"
    if old is None:
        return text.rstrip("\n") + "\n\n" + _block(section, block)
    for key, value in block.items():
        if value != old.get(key, ""):
            text = with_key(text, key, value, section=section)
    return text


def _without_block(text: str, section: str) -> str:
    lines = text.split("\n")
    start = Document("", text, {}).line_of("", section=section) - 1
    end = next((n for n in range(start + 1, len(lines)) if lines[n].startswith("[")), len(lines))
    kept = [*lines[:start], *lines[end:]]
    return "\n".join(kept).rstrip("\n") + "\n"


def _says(text: str, content: Mapping[str, Any]) -> bool:
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return _bare(said) == _bare(content)


def _bare(content: Mapping[str, Any]) -> dict[str, Any]:
    """Without the keys that are blank or not there alike."""
    blocks = content.get("wordings", {})
    wordings = {name: {key: text for key, text in block.items() if text} for name, block in blocks.items()}
    return {**content, "wordings": wordings}


def _whole(content: Mapping[str, Any]) -> str:
    lines = [f"{key} = {_toml(content[key])}" for key in STUDY_TYPES]
    blocks = [_block(f"wordings.{name}", block) for name, block in content["wordings"].items()]
    return "\n\n".join(["\n".join(lines), *(block.rstrip("\n") for block in blocks)]) + "\n"


def _block(section: str, block: Mapping[str, str]) -> str:
    kept = [key for key in _WORDING if key in WORDING_KEYS or block.get(key)]
    lines = [f"{key} = {_toml(block.get(key, ''))}" for key in kept]
    return "\n".join([f"[{section}]", *lines]) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
