"""Apart: `python -m etl.workbook.apart FILE DATA` imports in a process of its own, whose memory goes with it.

It prints a JSON list of sentences: what is wrong, line by line, or nothing once the files are written. The
marked copy lies beside the file.
"""

import json
import sys
from datetime import date
from pathlib import Path

from openpyxl.utils import get_column_letter

from etl.problems import Refused
from etl.workbook import importing, words
from etl.workbook.draft import Mark
from etl.workbook.marked import marked

MARKED_FILE = "marked.xlsx"


def problems(file: Path, data_dir: Path) -> list[str]:
    """Import a workbook into a data folder; what is wrong with it, in the order of its sheets."""
    content = file.read_bytes()
    try:
        report = importing.report(data_dir, content, on=date.today())
    except Refused as refused:
        return str(refused).splitlines()
    if report.marks:
        file.with_name(MARKED_FILE).write_bytes(marked(content, report.marks))
        return list(map(told, report.marks))
    if not report.files:
        return [words.NOTHING]
    importing.write(data_dir, report.files)
    return []


def told(mark: Mark) -> str:
    """« Chiffres!D12 (Nombre) : … »."""
    cell = f"{get_column_letter(mark.column)}{mark.row}"
    return words.placed(mark.sheet, cell, mark.header, mark.message)


if __name__ == "__main__":
    print(json.dumps(problems(Path(sys.argv[1]), Path(sys.argv[2]))))
