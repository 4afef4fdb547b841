"""Figures: times in seconds in, the numbers and tables that the report prints out."""

import pandas as pd


def p50(times: list[float]) -> float:
    """The median."""
    return float(pd.Series(times).median())


def p95(times: list[float]) -> float:
    """The value that 95 % of the times do not exceed."""
    return float(pd.Series(times).quantile(0.95))


def milliseconds(seconds: float) -> str:
    """`7.4` below ten, `38` above, `12 340` from ten thousand."""
    value = seconds * 1000
    return f"{value:.1f}" if value < 10 else spaced(round(value))


def spaced(number: int) -> str:
    """`12 340`."""
    return f"{number:,}".replace(",", " ")


def markdown(table: pd.DataFrame) -> str:
    """A table that reads well in a terminal and in a Markdown page: text left, numbers right."""
    cells = [list(table.columns), *table.astype(str).to_numpy().tolist()]
    widths = [max(len(row[place]) for row in cells) for place in range(len(table.columns))]
    rule = [("-" * width if place == 0 else "-" * (width - 1) + ":") for place, width in enumerate(widths)]
    return "\n".join(_line(row, widths) for row in [cells[0], rule, *cells[1:]])


def _line(row: list[str], widths: list[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return f"| {first[0]:<{first[1]}} | " + " | ".join(f"{cell:>{width}}" for cell, width in others) + " |"
