"""Files: a path in, its text or parsed content out, or one plain sentence that says why not."""

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.problems import Problem, nearest


class Unreadable(Exception):
    """A file that cannot be used at all; `problem` is the one line that says why."""

    def __init__(self, file: str, message: str, *, line: int = 0) -> None:
        super().__init__(message)
        self.problem = Problem(file, message, line)


@dataclass(frozen=True)
class Document:
    """A TOML or JSON file: its content, its text (to find lines in) and the name that problems give it."""

    name: str
    text: str
    content: Any

    def line_of(self, key: str, *, section: str = "") -> int:
        """The line that sets `key` under `[section]`, or the section's own line; 0 when there is none."""
        current, opened = "", 0
        for number, line in enumerate(self.text.split("\n"), start=1):
            if header := re.match(r"\s*\[([^\]]+)\]", line):
                current = re.sub(r"[\s\"']", "", header[1])
                opened = number if current == section else opened
            elif current == section and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return opened


def document(path: Path, *, name: str) -> Document:
    """A TOML or JSON file, parsed.

    Raises:
        Unreadable: the file cannot be read or parsed.
    """
    text = file_text(path, name=name)
    parse = _toml if name.endswith(".toml") else _json
    try:
        return Document(name, text, parse(text, name=name))
    except RecursionError:
        raise Unreadable(name, "nested too deeply to be read. Restore the file.") from None


def file_text(path: Path, *, name: str) -> str:
    r"""The text of a file, without its BOM, lines ending in `\n`.

    Raises:
        Unreadable: missing, a folder, not UTF-8, empty, or holding NUL bytes.
    """
    content = _file_bytes(path, name=name)
    if not content.strip():
        raise Unreadable(name, "the file is empty. Fill it, or restore it.")
    text = _decoded(content, name=name).replace("\r\n", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(name, "holds a NUL byte: the file is damaged. Restore it.", line=line)
    return text


def _file_bytes(path: Path, *, name: str) -> bytes:
    if path.is_dir():
        raise Unreadable(name, "is a folder, but a file is expected here. Move or rename it.")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(name, f"the file is missing. {_missing_file_hint(path)}") from None
    except OSError as error:
        raise _refused_by_system(name, error) from None


def folder_content(path: Path, *, name: str) -> list[Path]:
    """What a folder holds, by name, hidden entries apart.

    Raises:
        Unreadable: its content cannot be listed.
    """
    try:
        return sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        raise _refused_by_system(name, error) from None


def _refused_by_system(name: str, error: OSError) -> Unreadable:
    return Unreadable(name, f"cannot be read ({error.strerror}). Check its permissions, or restore it.")


def _missing_file_hint(path: Path) -> str:
    """A sibling with nearly the same name is most likely a typing mistake."""
    siblings = (
        [sibling.name for sibling in path.parent.glob(f"*{path.suffix}")] if path.parent.is_dir() else []
    )
    near = nearest(path.name, siblings, cutoff=0.85)
    return f"Rename '{near}' if it is the one, or restore it." if near else "Add it, or restore it."


def _decoded(content: bytes, *, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"0x{content[error.start]:02X}"
        raise Unreadable(name, f"not UTF-8 (byte {byte}). Save the file as UTF-8.", line=line) from None


def _json(text: str, *, name: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"not valid JSON: {_lower_first(error.msg)}. Restore the file."
        raise Unreadable(name, message, line=error.lineno) from None


def _toml(text: str, *, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason, line = _toml_reason(str(error), text=text)
        raise Unreadable(name, f"not valid TOML: {reason}. Correct it.", line=line) from None


def _toml_reason(message: str, *, text: str) -> tuple[str, int]:
    """The parser's reason and line, taken out of `Invalid value (at line 3, column 9)`."""
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    if not place:
        return _lower_first(message), 0
    last_line = text.rstrip("\n").count("\n") + 1
    return _lower_first(message[: place.start()]), int(place[1] or last_line)


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
